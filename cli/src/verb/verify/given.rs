//! What is known of the modem: options, and the files that hold its roots, controls and the like.

use cableseal_core::api::{Content, File, FileRole, Options, Profile};
use cableseal_core::download::{Equality, Need};
use cableseal_core::inspect::recognize;
use cableseal_core::limits;
use cableseal_core::report::FileKind;
use cableseal_core::time::Timestamp;
use cableseal_core::words::Docsis;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueHint};

use crate::error::Error;
use crate::input::Source;
use crate::verb::Secret;
use crate::{args, output};

/// What the command line says of the case and the modem.
#[derive(Debug, Args)]
pub(super) struct Facts {
    #[command(flatten)]
    case: Case,
    #[command(flatten)]
    modem: Modem,
}

#[derive(Debug, Args)]
struct Case {
    /// The signatures that the configuration demands, when there is no configuration file at hand
    #[arg(long, value_name = "SIGNATURES", value_parser = need_parser(), conflicts_with = "config")]
    need: Option<Need>,
    /// Time of the modem's clock [default: now]
    #[arg(long, value_name = "TIME", value_parser = args::time)]
    at: Option<Timestamp>,
    /// Revocation list, DER or PEM; may be given several times
    #[arg(long, value_name = "FILE", value_parser = Source::parser(), value_hint = ValueHint::FilePath)]
    crl: Vec<Source>,
    /// CVC or CVC chain that a manager sends to the modem by SNMP before the download
    #[arg(long, value_name = "FILE", value_parser = Source::parser(), value_hint = ValueHint::FilePath)]
    snmp_cvc: Option<Source>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "The modem")]
struct Modem {
    /// Roots that the modem holds, of either PKI: DER, PEM or PKCS#7; may be given several times
    #[arg(long, value_name = "FILE", value_parser = Source::parser(), value_hint = ValueHint::FilePath)]
    root: Vec<Source>,
    /// Code access controls stored in the modem (docs/schema/controls-1.json)
    #[arg(long, value_name = "FILE", value_parser = Source::parser(), value_hint = ValueHint::FilePath)]
    #[arg(conflicts_with = "factory_fresh")]
    controls: Option<Source>,
    /// Take a modem as it left the factory: controls from the manufacturer's CVC, no co-signer
    #[arg(long)]
    factory_fresh: bool,
    /// DOCSIS version of the modem [default: 3.1; in folders: 3.0 and 3.1]
    #[arg(long, value_name = "VERSION", value_parser = docsis_parser())]
    docsis: Option<Docsis>,
    /// Manufacturer name stored in the modem, where the controls do not say
    #[arg(long, value_name = "NAME")]
    manufacturer: Option<String>,
    /// Co-signer name stored in the modem, where the controls do not say
    #[arg(long, value_name = "NAME")]
    operator: Option<String>,
    /// A modem that wants signingTime later than codeAccessStart, not equal (older issues of the specification)
    #[arg(long)]
    strict_time: bool,
    /// Modem profile: roots and any of these options under a name (docs/schema/modem-1.json)
    #[arg(long, value_name = "FILE", value_parser = Source::parser(), value_hint = ValueHint::FilePath)]
    profile: Option<Source>,
}

fn docsis_parser() -> impl TypedValueParser<Value = Docsis> {
    PossibleValuesParser::new(Docsis::ALL.map(Docsis::word))
        .map(|word| Docsis::from_word(&word).unwrap_or_default())
}

fn need_parser() -> impl TypedValueParser<Value = Need> {
    PossibleValuesParser::new(["mfg", "mfg+co"]).map(|word| match word.as_str() {
        "mfg" => Need::Manufacturer,
        _ => Need::ManufacturerAndCoSigner,
    })
}

impl Facts {
    /// Every file that these options name.
    pub(super) fn sources(&self) -> impl Iterator<Item = &Source> {
        self.files().map(|(_, source, _)| source)
    }

    /// The files with their roles and the octets that each may have.
    fn files(&self) -> impl Iterator<Item = (FileRole, &Source, usize)> {
        let Self { case, modem } = self;
        let certificates = limits::CERTIFICATE_FILE;
        given_as(FileRole::Root, &modem.root, certificates)
            .chain(given_as(FileRole::Crl, &case.crl, limits::CRL))
            .chain(given_as(FileRole::SnmpCvc, &case.snmp_cvc, certificates))
            .chain(given_as(FileRole::Controls, &modem.controls, certificates))
            .chain(given_as(FileRole::Profile, &modem.profile, certificates))
    }

    fn options(&self) -> Options {
        let Self { case, modem } = self;
        Options {
            at: case.at,
            docsis: modem.docsis,
            equality: modem.strict_time.then_some(Equality::Strict),
            manufacturer: modem.manufacturer.clone(),
            operator: modem.operator.clone(),
            factory_fresh: modem.factory_fresh.then_some(true),
            controls: None,
            need: case.need,
        }
    }

    /// For an answer that is incomplete: options that may complete it.
    pub(super) fn hint_at_missing_options(&self) {
        let Modem { profile, root, controls, factory_fresh, .. } = &self.modem;
        if profile.is_some() {
            return;
        }
        if root.is_empty() {
            output::hint("give the roots that the modem holds with --root");
        }
        if controls.is_none() && !factory_fresh {
            output::hint(
                "say what the modem has stored with --controls, or that nothing changed with --factory-fresh",
            );
        }
    }
}

fn given_as<'a>(
    role: FileRole,
    files: impl IntoIterator<Item = &'a Source>,
    limit: usize,
) -> impl Iterator<Item = (FileRole, &'a Source, usize)> {
    files.into_iter().map(move |file| (role, file, limit))
}

/// The options, and their files in memory.
pub(super) struct Given {
    pub(super) options: Options,
    files: Vec<(FileRole, String, Vec<u8>)>,
    secret: Option<Vec<u8>>,
}

impl Given {
    pub(super) fn read(facts: &Facts, secret: &Secret) -> Result<Self, Error> {
        let read = |(role, source, limit): (FileRole, &Source, usize)| {
            let bytes = source.read(option(role), limit)?;
            hint_if_other(source, &bytes, role);
            Ok((role, source.name(), bytes))
        };
        let files = facts.files().map(read).collect::<Result<_, Error>>()?;
        Ok(Self { options: facts.options(), files, secret: secret.read()? })
    }

    pub(super) fn files(&self) -> impl Iterator<Item = File<'_>> {
        self.files.iter().map(|(role, name, bytes)| File {
            name,
            role: Some(*role),
            content: Content::Bytes(bytes),
        })
    }

    pub(super) fn secret(&self) -> Option<&[u8]> {
        self.secret.as_deref()
    }

    /// The version that was asked for, in the options or in a profile.
    pub(super) fn docsis(&self) -> Option<Docsis> {
        let in_profile = || {
            let (_, _, bytes) = self.files.iter().find(|(role, ..)| *role == FileRole::Profile)?;
            Profile::from_json(core::str::from_utf8(bytes).ok()?).ok()?.options.docsis
        };
        self.options.docsis.or_else(in_profile)
    }
}

/// Says what a file looks like when that is not what it is given for.
pub(super) fn hint_if_other(source: &Source, bytes: &[u8], role: FileRole) {
    let kind = recognize(bytes).kind;
    if kind != FileKind::Unknown && !kinds(role).contains(&kind) {
        let (path, option) = (source.path().display(), option(role));
        output::hint(&format!("{path} is given as {option} but looks like a {}", kind.word()));
    }
}

/// What a file with this role may be.
const fn kinds(role: FileRole) -> &'static [FileKind] {
    match role {
        FileRole::Root | FileRole::SnmpCvc => &[FileKind::Certificate, FileKind::Certificates],
        FileRole::Crl => &[FileKind::Crl],
        FileRole::Controls => &[FileKind::Controls],
        FileRole::Profile => &[FileKind::Profile],
        FileRole::Config => &[FileKind::Config, FileKind::MtaConfig],
        FileRole::Image => &[FileKind::CodeFile],
    }
}

/// How the command line names a role.
const fn option(role: FileRole) -> &'static str {
    match role {
        FileRole::Root => "--root",
        FileRole::Crl => "--crl",
        FileRole::SnmpCvc => "--snmp-cvc",
        FileRole::Controls => "--controls",
        FileRole::Profile => "--profile",
        FileRole::Config => "--config",
        FileRole::Image => "IMAGE",
    }
}
