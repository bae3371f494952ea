//! The verdict: will this modem take this image with this configuration file?
//!
//! The checks are made in the order in which a modem makes them. A modem stops at the first that fails; this does not,
//! so that one run shows everything that is wrong, but the first failure is the one that decides and names the event.

mod config;
mod cvc;
mod image;
mod roles;
mod signatures;
mod signer;
mod snmp;
mod trust;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use self::trust::Trust;
use super::controls::{AccessControls, Controls};
use super::policy::Demand;
use super::question::{ConfigSource, ControlsSource, Equality, NamedFile, Question};
use crate::bytes::hex;
use crate::codefile::VerifiedCodeFile;
use crate::config::View;
use crate::config::check::file_entry;
use crate::crypto::{HashAlgorithm, Provider};
use crate::pki::Certificate;
use crate::report::{
    CertificateEntry, Facts, FileEntry, FileKind, Findings, Kind, Mark, PolicyEntry, Report, SCHEMA, Tool,
    Verdict, VerdictOutcome,
};
use crate::words::{Docsis, Pki, Role};

/// The report, and the proof that an installer needs.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Every check and the verdict.
    pub report: Report,
    /// The code file as a verified value; present exactly when the verdict is accept.
    pub accepted: Option<VerifiedCodeFile>,
}

/// Answers a [`Question`].
pub fn judge(question: &Question<'_>, provider: &dyn Provider) -> Judgement {
    let mut case = Case::open(question, provider);
    case.check_config();
    case.check_snmp_cvc();
    let verified = case.check_image();
    case.close(verified)
}

/// A question being answered.
struct Case<'q> {
    question: &'q Question<'q>,
    provider: &'q dyn Provider,
    files: Vec<FileEntry>,
    findings: Findings,
    certificates: Vec<CertificateEntry>,
    marks: Vec<Mark>,
    notes: Vec<String>,
    trust: Trust,
    /// The controls as they stand at this point of the modem's work.
    controls: Controls,
    /// What the report names as given.
    controls_before: Controls,
    demand: Option<Demand>,
    row: Option<u8>,
    /// CVC CAs of the configuration file: a modem drops them, but they explain a chain that fails.
    config_cas: Vec<Certificate>,
    /// organizationName of the CVC in the configuration file, per role.
    config_names: [Option<String>; 2],
    image_signatures: Option<String>,
}

impl<'q> Case<'q> {
    fn open(question: &'q Question<'q>, provider: &'q dyn Provider) -> Self {
        let controls = initial_controls(question);
        let mut case = Self {
            question,
            provider,
            files: Vec::new(),
            findings: Findings::default(),
            certificates: Vec::new(),
            marks: Vec::new(),
            notes: Vec::new(),
            trust: Trust::default(),
            controls_before: controls.clone(),
            controls,
            demand: None,
            row: None,
            config_cas: Vec::new(),
            config_names: [None, None],
            image_signatures: None,
        };
        case.list_files();
        case
    }

    /// Lists the files in a fixed order (configuration file, image, SNMP CVC, roots, CRLs) and reads what is trusted.
    fn list_files(&mut self) {
        if let ConfigSource::File(file) = self.question.config {
            self.files.push(file_entry(file.name, &View::read(file.bytes), self.provider));
        }
        if let Some(image) = self.question.image {
            let sha256 = image.digest.sha256.as_deref().map(hex).unwrap_or_default();
            let (name, length) = (image.name.into(), image.digest.length);
            self.files.push(FileEntry { name, kind: FileKind::CodeFile, length, sha256 });
        }
        if let Some(file) = self.question.snmp_cvc {
            self.add_file(file, FileKind::Certificates);
        }
        for file in self.question.roots {
            let index = self.add_file(*file, FileKind::Certificate);
            self.notes.extend(self.trust.add_roots(file, index));
        }
        for file in self.question.crls {
            let index = self.add_file(*file, FileKind::Crl);
            self.trust.add_crl(file, index);
        }
        if self.question.modem.docsis == Docsis::V40 {
            self.notes.push(DOCSIS_40.into());
        }
    }

    fn add_file(&mut self, file: NamedFile<'_>, kind: FileKind) -> usize {
        self.files.push(FileEntry {
            name: file.name.into(),
            kind,
            length: file.bytes.len() as u64,
            sha256: hex(&self.provider.hash(HashAlgorithm::Sha256, file.bytes)),
        });
        self.files.len() - 1
    }

    /// Index of the configuration file in the report.
    const fn config_index() -> usize {
        0
    }

    fn image_index(&self) -> usize {
        usize::from(matches!(self.question.config, ConfigSource::File(_)))
    }

    fn snmp_index(&self) -> usize {
        self.image_index() + usize::from(self.question.image.is_some())
    }

    /// The PKI that the configuration puts in force, when that is settled.
    fn pki_in_force(&self) -> Option<Pki> {
        self.demand.as_ref().and_then(|demand| demand.pki)
    }

    /// A factory-fresh modem takes its controls from the first manufacturer CVC that the question shows.
    fn settle_factory_controls(&mut self, pki: Pki, cvc: &Certificate) {
        let fresh = self.question.modem.controls == ControlsSource::FactoryFresh;
        if !fresh || self.controls.of(pki, Role::Manufacturer).cvc_access_start.is_some() {
            return;
        }
        let name = self.question.modem.manufacturer.as_deref().or_else(|| cvc.subject().organization());
        let controls = AccessControls::fresh(name.unwrap_or_default(), cvc.validity().not_before);
        self.controls_before.set(pki, Role::Manufacturer, controls.clone());
        self.controls.set(pki, Role::Manufacturer, controls);
    }

    fn close(self, verified: Option<VerifiedCodeFile>) -> Judgement {
        let mut verdict = Verdict::from_findings(&self.findings, &accepted_headline(self.question));
        let accepted =
            verified.filter(|file| verdict.outcome == VerdictOutcome::Accept && !file.signers().is_empty());
        if verdict.outcome == VerdictOutcome::Accept && accepted.is_none() {
            // No finding failed, yet nothing was proven: a fault of ours must not look like an accept.
            verdict = Verdict { outcome: VerdictOutcome::Incomplete, headline: UNPROVEN.into(), ..verdict };
        }
        let controls_after = accepted.as_ref().map(|file| after_install(&self.controls, file));
        let question = self.question;
        let report = Report {
            schema: SCHEMA,
            tool: Tool::THIS,
            kind: Kind::Verdict,
            verdict,
            facts: Facts {
                at: Some(question.at),
                docsis: question.modem.docsis,
                equality: match question.modem.equality {
                    Equality::Default => "default",
                    Equality::Strict => "strict",
                },
                controls_source: match question.modem.controls {
                    ControlsSource::Unknown => "unknown",
                    ControlsSource::FactoryFresh => "factory_fresh",
                    ControlsSource::Given(_) => "given",
                },
                controls: self.controls_before.entries(),
                secret_given: question.secret.is_some(),
            },
            files: self.files,
            policy: self.demand.map(|demand| policy_entry(self.row, &demand, self.image_signatures)),
            checks: self.findings,
            certificates: self.certificates,
            marks: self.marks,
            controls_after: controls_after.map(|controls| controls.entries()).unwrap_or_default(),
            notes: self.notes,
        };
        Judgement { report, accepted }
    }
}

const UNPROVEN: &str = "Every check passed, but no signature was proven; this is a fault of cableseal.";

const DOCSIS_40: &str = "DOCSIS 4.0 modems are judged by the rules of DOCSIS 3.1. Not known: whether SECv4.0 still \
    allows the legacy PKI for code files, and whether it changes the CVC profile.";

fn initial_controls(question: &Question<'_>) -> Controls {
    let modem = question.modem;
    let mut controls = match &modem.controls {
        ControlsSource::Given(controls) => controls.clone(),
        ControlsSource::Unknown | ControlsSource::FactoryFresh => Controls::default(),
    };
    for pki in [Pki::Legacy, Pki::Docsis31] {
        if modem.controls == ControlsSource::FactoryFresh {
            controls.set(pki, Role::CoSigner, AccessControls::none());
        }
        for (role, name) in [(Role::Manufacturer, &modem.manufacturer), (Role::CoSigner, &modem.operator)] {
            if let (Some(name), None) = (name, controls.of(pki, role).organization) {
                controls.of_mut(pki, role).organization = Some(name.clone());
            }
        }
    }
    controls
}

fn accepted_headline(question: &Question<'_>) -> String {
    let with = match question.config {
        ConfigSource::File(_) => "with this configuration file",
        ConfigSource::Need(_) | ConfigSource::Unknown => "when its configuration demands these signatures",
    };
    format!("A DOCSIS {} modem with the given facts takes this image {with}.", question.modem.docsis)
}

fn policy_entry(row: Option<u8>, demand: &Demand, image_signatures: Option<String>) -> PolicyEntry {
    let mut present = [demand.heeded.as_slice(), demand.ignored.as_slice()].concat();
    present.sort_unstable();
    PolicyEntry {
        row,
        present,
        ignored: demand.ignored.clone(),
        enabled: demand.enabled,
        pki: demand.pki,
        co_signature_required: demand.co_signature,
        demand: demand.sentence(),
        image_signatures,
    }
}

/// The controls once the image is installed: for each signer, its signingTime and the start of its CVC.
fn after_install(controls: &Controls, file: &VerifiedCodeFile) -> Controls {
    let mut after = controls.clone();
    for signer in file.signers() {
        let not_before = signer.chain().leaf().validity().not_before;
        after.of_mut(signer.pki(), signer.role()).take_image(signer.signing_time(), not_before);
    }
    after
}
