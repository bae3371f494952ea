//! The configuration file: is it whole, what does it demand, and do its CVCs verify?

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::Case;
use super::cvc::{Cvc, IN_CONFIG, Locator, Relation};
use crate::bytes::FormatError;
use crate::config::check::{mic_findings, structure_finding};
use crate::config::cvc::{Joined, cvc_tlvs};
use crate::config::{ContainerKind, View};
use crate::download::policy::{CvcRow, Demand, because, cvc_tlv};
use crate::download::question::{ConfigSource, Need};
use crate::pki::bundle::{Form, read_certificates};
use crate::pki::{Certificate, VerifiedChain};
use crate::report::{Finding, Outcome, Place, catalogue};
use crate::words::{Docsis, Pki, Role};

impl Case<'_> {
    /// Checks the configuration file and takes its CVCs into the controls.
    pub(super) fn check_config(&mut self) {
        match self.question.config {
            ConfigSource::File(file) => self.check_config_file(&View::read(file.bytes)),
            ConfigSource::Need(need) => self.demand = Some(self.demand_of(need)),
            ConfigSource::Unknown => {
                let why = "No configuration file was given, so what it demands of the image is not known.";
                self.add(Finding::not_checked(&catalogue::SSD_ENABLED, None, why));
            }
        }
    }

    fn demand_of(&self, need: Need) -> Demand {
        Demand {
            enabled: true,
            pki: (self.question.modem.docsis == Docsis::V30).then_some(Pki::Legacy),
            co_signature: need == Need::ManufacturerAndCoSigner,
            heeded: Vec::new(),
            ignored: Vec::new(),
        }
    }

    fn check_config_file(&mut self, view: &View<'_>) {
        let index = Self::config_index();
        self.add(structure_finding(view, index));
        for finding in mic_findings(view, index, self.question.secret, self.provider) {
            self.add(finding);
        }
        if view.kind() == ContainerKind::Mta {
            // No MIC is looked for in it, and a cable modem takes no file without one.
            self.add(
                Finding::new(&catalogue::CONFIG_CM_MIC, None, Outcome::Fail)
                    .with_expected("the configuration file of a cable modem, with a MIC in TLV 6")
                    .with_found("the configuration file of an MTA, which begins with TLV 254")
                    .with_place(Place { file: index, offset: 0, length: 1 }),
            );
        }
        let cvcs = cvc_tlvs(view);
        let tlvs = CvcRow::from_present(cvcs.iter().map(|joined| joined.tlv));
        let demand = tlvs.demand(self.question.modem.docsis);
        self.row = Some(tlvs.row());
        self.add_enabled(tlvs, &demand);
        let heeded: Vec<_> = demand.pki.map_or_else(Vec::new, |pki| {
            Role::BOTH
                .into_iter()
                .filter_map(|role| Some((pki, role, cvcs.tlv(cvc_tlv(pki, role))?)))
                .collect()
        });
        self.demand = Some(demand);
        for (pki, role, joined) in heeded {
            self.check_config_cvc(pki, role, joined);
        }
    }

    fn add_enabled(&mut self, tlvs: CvcRow, demand: &Demand) {
        let list = |tlvs: &[u8]| match tlvs {
            [] => "none".to_string(),
            some => some.iter().map(u8::to_string).collect::<Vec<_>>().join(", "),
        };
        let found = format!(
            "row {}: CVC TLVs present {}, heeded {}",
            tlvs.row(),
            list(&tlvs.present()),
            list(&demand.heeded)
        );
        self.add(Finding::test(&catalogue::SSD_ENABLED, None, demand.enabled).with_found(found));
        if !demand.ignored.is_empty() {
            let because = because(demand, self.question.modem.docsis);
            self.add(Finding::new(&catalogue::CONFIG_CVC_IGNORED, None, Outcome::Fail).with_found(because));
        }
    }

    fn check_config_cvc(&mut self, pki: Pki, role: Role, joined: &Joined) {
        let at = Locator { file: Self::config_index(), joined: Some(joined) };
        let pool = match read_cvc(pki, joined) {
            Ok(pool) => pool,
            Err(error) => {
                let place = at.place(&(error.offset..error.offset));
                self.add(
                    Finding::format(&catalogue::CONFIG_CVC_FORMAT, Some(role), at.file, &error)
                        .with_place(place),
                );
                return;
            }
        };
        let Some(certificate) = end_entity(&pool.certificates) else { return };
        let form = match pool.form {
            Form::ConcatenatedDer => "concatenated DER certificates, where modems are known to take PKCS#7",
            Form::Pkcs7 => "PKCS#7 certificates",
            Form::Der | Form::Pem => "one DER certificate",
        };
        self.add(
            Finding::new(&catalogue::CONFIG_CVC_FORMAT, Some(role), Outcome::Pass)
                .with_found(format!("TLV {}: {form}", joined.tlv))
                .with_place(at.place(&(0..joined.bytes.len()))),
        );
        if pool.form == Form::ConcatenatedDer {
            self.notes.push(format!("TLV {}: {form}; try the file on one modem first.", joined.tlv));
        }
        let cvc = Cvc { certificate, pool: &pool.certificates, at, pki, role };
        if role == Role::Manufacturer {
            self.settle_factory_controls(pki, certificate);
        }
        self.list_certificate(&cvc, certificate, at, "CVC");
        if self.check_config_cvc_content(&cvc).is_some() {
            let name = certificate.subject().organization().unwrap_or_default();
            self.controls.of_mut(pki, role).take_cvc(name, cvc.not_before());
        }
        if let Some(slot) = self.config_names.get_mut(role as usize) {
            *slot = certificate.subject().organization().map(ToString::to_string);
        }
        self.config_cas.extend(pool.certificates.iter().filter(|c| *c != certificate).cloned());
    }

    /// The chain, if no check failed.
    fn check_config_cvc_content(&mut self, cvc: &Cvc<'_>) -> Option<VerifiedChain> {
        let controls = self.controls.of(cvc.pki, cvc.role);
        let mut holds = self.check_eku(cvc, &IN_CONFIG);
        let same_signer = controls.organization.as_deref() == cvc.certificate.subject().organization();
        if cvc.role == Role::Manufacturer {
            holds &= self.check_organization(cvc, &IN_CONFIG, controls.organization.as_deref());
        }
        // A co-signer of another name is a new co-signer: no time is stored for it.
        if cvc.role == Role::Manufacturer || same_signer || controls.organization.is_none() {
            holds &= self.check_access_start(cvc, &IN_CONFIG, controls.cvc_access_start, Relation::NotBefore);
        }
        let chain = self.check_chain(cvc, &IN_CONFIG);
        chain.filter(|_| holds || controls.organization.is_none())
    }
}

/// TLV 32 and 33 hold one DER certificate; 81 and 82 a degenerate PKCS#7, or concatenated DER as R-PHY has it.
///
/// Offsets in errors and certificates count from the start of the joined value.
fn read_cvc(pki: Pki, joined: &Joined) -> Result<crate::pki::bundle::Bundle, FormatError> {
    let bundle = read_certificates(&joined.bytes, 0)?;
    let fits = match pki {
        Pki::Legacy => bundle.form == Form::Der,
        Pki::Docsis31 => matches!(bundle.form, Form::Pkcs7 | Form::ConcatenatedDer | Form::Der),
    };
    if fits && !bundle.certificates.is_empty() {
        return Ok(bundle);
    }
    let expected = match pki {
        Pki::Legacy => "one DER certificate",
        Pki::Docsis31 => "a degenerate PKCS#7 with the CVC and its CA",
    };
    let found = format!("{} certificates in another form", bundle.certificates.len());
    Err(FormatError::new(0, format!("TLV {}", joined.tlv), expected, found))
}

/// The CVC of a bundle: the first certificate that is not a CA, else the first.
pub(super) fn end_entity(certificates: &[Certificate]) -> Option<&Certificate> {
    let is_ca = |c: &&Certificate| c.basic_constraints().is_some_and(|constraints| constraints.ca);
    certificates.iter().find(|c| !is_ca(c)).or_else(|| certificates.first())
}
