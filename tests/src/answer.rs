//! Our answer to a case of the vectors.

use std::path::{Path, PathBuf};

use cableseal_core::api::{Content, File, FileRole, Options, report};
use cableseal_core::crypto::RustCrypto;
use cableseal_core::download::{Controls, Equality, Judgement, Need};
use cableseal_core::report::Report;
use cableseal_core::time::Timestamp;
use cableseal_core::words::Docsis;

use crate::manifest::{Case, Facts, read};

/// The time of cases that name none.
const AT: &str = "2027-01-01T00:00:00Z";

/// The files of a case, with what each is for, in the order in which a report lists them.
pub struct Files(Vec<(FileRole, String, Vec<u8>)>);

impl Files {
    /// Reads the checked-in files of `case`.
    pub fn of(case: &Case) -> Self {
        let file = |(role, path): (FileRole, &Path)| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (role, name, read(path))
        };
        Self(paths(case).into_iter().map(file).collect())
    }

    /// Puts other octets in the place of a file's.
    pub fn replace(&mut self, role: FileRole, octets: Vec<u8>) {
        if let Some((_, _, held)) = self.0.iter_mut().find(|(held, ..)| *held == role) {
            *held = octets;
        }
    }

    /// A file's octets.
    ///
    /// # Panics
    /// When there is none of this role.
    pub fn octets(&self, role: FileRole) -> &[u8] {
        &self.0.iter().find(|(held, ..)| *held == role).expect("a file of this role").2
    }

    /// Role, name and octets of each.
    pub fn iter(&self) -> impl Iterator<Item = (FileRole, &str, &[u8])> {
        self.0.iter().map(|(role, name, octets)| (*role, name.as_str(), octets.as_slice()))
    }

    /// As the API takes them.
    pub fn as_api(&self) -> Vec<File<'_>> {
        let file = |(role, name, octets)| File { name, role: Some(role), content: Content::Bytes(octets) };
        self.iter().map(file).collect()
    }
}

/// The checked-in files of a case, with what each is for, in the order in which a report lists them.
pub fn paths(case: &Case) -> Vec<(FileRole, &Path)> {
    fn each<'a>(
        role: FileRole,
        paths: impl IntoIterator<Item = &'a PathBuf>,
    ) -> impl Iterator<Item = (FileRole, &'a Path)> {
        paths.into_iter().map(move |path| (role, path.as_path()))
    }
    each(FileRole::Config, &case.config)
        .chain(each(FileRole::Image, (!case.generated).then_some(&case.image)))
        .chain(each(FileRole::SnmpCvc, &case.snmp_cvc))
        .chain(each(FileRole::Root, &case.roots))
        .chain(each(FileRole::Crl, &case.crls))
        .collect()
}

/// The options of a case.
///
/// # Panics
/// When the vectors are not of their own form.
pub fn options(case: &Case) -> Options {
    let facts: &Facts = &case.facts;
    Options {
        at: Some(Timestamp::from_rfc3339(facts.at.as_deref().unwrap_or(AT)).expect("a time")),
        docsis: Some(Docsis::from_word(&facts.docsis).expect("a version")),
        equality: Some(match facts.equality.as_str() {
            "default" => Equality::Default,
            "strict" => Equality::Strict,
            other => panic!("equality {other}"),
        }),
        manufacturer: facts.manufacturer.clone(),
        operator: facts.operator.clone(),
        factory_fresh: facts.factory_fresh.then_some(true),
        controls: facts.controls.as_ref().map(|path| {
            Controls::from_json(&String::from_utf8(read(path)).expect("UTF-8")).expect("a controls file")
        }),
        need: case.need.as_deref().map(|need| match need {
            "mfg" => Need::Manufacturer,
            "mfg+co" => Need::ManufacturerAndCoSigner,
            other => panic!("need {other}"),
        }),
    }
}

/// The judgement over these files with the facts of `case`.
///
/// # Panics
/// When the files make no question.
pub fn judge_files(case: &Case, files: &Files) -> Judgement {
    let secret = case.facts.secret.as_deref().map(str::as_bytes);
    let options = options(case);
    let now = options.at.expect("every case has a time");
    report(&files.as_api(), &options, secret, now, &RustCrypto)
        .unwrap_or_else(|e| panic!("{}: {e}", case.name))
}

/// The report on `case`.
pub fn answer(case: &Case) -> Report {
    judge_files(case, &Files::of(case)).report
}
