//! `manifest.json`: every case with what is given and what must come of it.

use serde::Serialize;

use super::cases::{self, Case, CertificateCase, Demand, Expect, Source, Spot};
use super::der;
use super::{Error, Files};

/// The schema that the manifest names.
const SCHEMA: &str = "cableseal.vectors/1";

/// The manifest as JSON text; every file that a case names is one of `files`.
pub(super) fn make(files: &Files) -> Result<String, Error> {
    let manifest = Manifest {
        schema: SCHEMA,
        cases: cases::all().into_iter().map(|case| Entry::of(case, files)).collect::<Result<_, _>>()?,
        certificates: cases::certificates()
            .iter()
            .map(|case| CertificateEntry::of(case, files))
            .collect::<Result<_, _>>()?,
    };
    // Strings, numbers and lists always serialise.
    Ok(serde_json::to_string_pretty(&manifest).unwrap_or_default() + "\n")
}

#[derive(Serialize)]
struct Manifest {
    schema: &'static str,
    cases: Vec<Entry>,
    certificates: Vec<CertificateEntry>,
}

#[derive(Serialize)]
struct Entry {
    name: String,
    why: &'static str,
    image: String,
    generated: bool,
    config: Option<String>,
    need: Option<&'static str>,
    roots: Vec<String>,
    crls: Vec<String>,
    snmp_cvc: Option<String>,
    facts: Facts,
    expect: Expected,
    openssl: OpenSsl,
}

#[derive(Serialize)]
struct Facts {
    at: Option<&'static str>,
    docsis: &'static str,
    equality: &'static str,
    factory_fresh: bool,
    controls: Option<String>,
    manufacturer: Option<&'static str>,
    operator: Option<&'static str>,
    secret: Option<&'static str>,
}

#[derive(Serialize)]
struct Expected {
    outcome: &'static str,
    check: Option<&'static str>,
    role: Option<&'static str>,
    event: Option<&'static str>,
    place: Option<Place>,
    warnings: &'static [&'static str],
}

#[derive(Serialize)]
struct Place {
    file: &'static str,
    offset: usize,
}

#[derive(Serialize)]
struct OpenSsl {
    smime: Option<&'static str>,
    differs: Option<&'static str>,
}

#[derive(Serialize)]
struct CertificateEntry {
    certificate: String,
    untrusted: Vec<String>,
    root: String,
    at: &'static str,
    verify: &'static str,
    why: &'static str,
}

impl Entry {
    fn of(case: &Case, files: &Files) -> Result<Self, Error> {
        let one =
            |folder: &str, name: &str, extension: &str| files.path(&format!("{folder}/{name}{extension}"));
        let many = |folder: &str, names: &[&str], extension: &str| {
            names.iter().map(|name| one(folder, name, extension)).collect::<Result<Vec<_>, _>>()
        };
        let (config, need) = match case.demand {
            Demand::Config(name) => (Some(one("configs", &format!("config-{name}"), ".cm")?), None),
            Demand::Need(need) => (None, Some(need)),
        };
        let image = match case.source {
            Source::Made => one("images", case.image, ".bin")?,
            Source::Frozen => format!("openssl-made/{}.bin", case.image),
            Source::OnDemand => format!("{}.bin", case.image),
        };
        Ok(Self {
            name: format!("{}-{}", case.expect.outcome, case.name),
            why: case.why,
            generated: case.source == Source::OnDemand,
            config,
            need,
            roots: many("certs", case.roots, ".pem")?,
            crls: many("crls", case.crls, ".crl")?,
            snmp_cvc: case.snmp_cvc.map(|name| one("snmp", name, "")).transpose()?,
            facts: Facts {
                at: case.at,
                docsis: case.docsis,
                equality: case.equality,
                factory_fresh: case.factory_fresh,
                controls: case.controls.map(|name| one("controls", name, ".json")).transpose()?,
                manufacturer: case.manufacturer,
                operator: case.operator,
                secret: case.secret,
            },
            expect: Expected::of(
                &case.expect,
                case.place.map(|spot| place(spot, &image, files)).transpose()?,
            ),
            openssl: OpenSsl { smime: case.openssl, differs: case.differs },
            image,
        })
    }
}

impl Expected {
    fn of(expect: &Expect, place: Option<Place>) -> Self {
        Self {
            outcome: expect.outcome,
            check: expect.check,
            role: expect.role,
            event: expect.event,
            place,
            warnings: expect.warnings,
        }
    }
}

impl CertificateEntry {
    fn of(case: &CertificateCase, files: &Files) -> Result<Self, Error> {
        let path = |name: &str| files.path(&format!("certs/{name}.pem"));
        Ok(Self {
            certificate: path(case.certificate)?,
            untrusted: case.untrusted.iter().map(|name| path(name)).collect::<Result<_, _>>()?,
            root: path(case.root)?,
            at: case.at,
            verify: case.verify,
            why: case.why,
        })
    }
}

fn place(spot: Spot, image: &str, files: &Files) -> Result<Place, Error> {
    let file = files.content(image)?;
    let element = |path: &[usize]| der::walk(file, path).ok_or_else(|| Error::unknown("element of", image));
    let offset = match spot {
        Spot::Element(path) => element(path)?.start,
        Spot::Value(path) => element(path)?.value,
        Spot::Content(octets) => element(&[])?.end + octets,
        Spot::Octet(offset) => offset,
    };
    Ok(Place { file: "image", offset })
}
