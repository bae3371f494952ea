//! A CVC that a manager sends by SNMP: strict comparison, and no new co-signer.

use alloc::format;
use alloc::string::ToString;

use super::Case;
use super::config::end_entity;
use super::cvc::{BY_SNMP, Cvc, GIVE_CONTROLS, Locator, Relation};
use crate::limits;
use crate::pki::Certificate;
use crate::pki::bundle::{Bundle, Form, read_certificates};
use crate::report::{Finding, Outcome, catalogue};
use crate::words::{Docsis, Pki, Role};

impl Case<'_> {
    /// Checks the CVC and takes it into the controls.
    pub(super) fn check_snmp_cvc(&mut self) {
        let Some(file) = self.question.snmp_cvc else { return };
        let index = self.snmp_index();
        self.add(match &self.demand {
            Some(demand) => Finding::test(&catalogue::SNMP_CVC_ENABLED, None, demand.enabled),
            None => Finding::not_checked(
                &catalogue::SNMP_CVC_ENABLED,
                None,
                "No configuration file was given, so whether it enables software download is not known.",
            ),
        });
        let bundle = match read_certificates(file.bytes, 0) {
            Ok(bundle) => bundle,
            Err(error) => {
                self.add(Finding::format(&catalogue::SNMP_CVC_FORMAT, None, index, &error));
                return;
            }
        };
        let Some(certificate) = end_entity(&bundle.certificates) else { return };
        let format = Finding::new(&catalogue::SNMP_CVC_FORMAT, None, form_outcome(&bundle, file.bytes.len()));
        self.add(format.with_found(format!("{}, {} octets", form_word(bundle.form), file.bytes.len())));
        let pki = snmp_pki(&bundle);
        if pki == Pki::Docsis31 && self.question.modem.docsis == Docsis::V30 {
            let why = "A CVC chain was given, and no object of a DOCSIS 3.0 modem is known to take one.";
            self.add(Finding::not_checked(&catalogue::SNMP_CVC_CHAIN, None, why));
            return;
        }
        let Some(role) = self.snmp_role(pki, certificate, index) else { return };
        let at = Locator { file: index, joined: None };
        let cvc = Cvc { certificate, pool: &bundle.certificates, at, pki, role };
        self.list_certificate(&cvc, certificate, at, "CVC");
        let mut holds = self.check_eku(&cvc, &BY_SNMP);
        let start = self.controls.of(pki, role).cvc_access_start;
        holds &= self.check_access_start(&cvc, &BY_SNMP, start, Relation::After);
        if self.check_chain(&cvc, &BY_SNMP).is_some() && holds {
            let name = certificate.subject().organization().unwrap_or_default();
            self.controls.of_mut(pki, role).take_cvc(name, cvc.not_before());
        }
    }

    /// Whose CVC it is by its name; reports the organization check.
    fn snmp_role(&mut self, pki: Pki, certificate: &Certificate, file: usize) -> Option<Role> {
        let name = certificate.subject().organization().unwrap_or_default();
        let stored = Role::BOTH.map(|role| (role, self.controls.of(pki, role).organization));
        // An empty name is no signer: a CVC without organizationName is nobody's.
        let role = stored.iter().find(|(_, s)| s.as_deref() == Some(name) && !name.is_empty());
        let role = role.map(|&(role, _)| role);
        let names = stored.iter().filter_map(|(_, s)| s.clone()).filter(|s| !s.is_empty());
        let names = names.collect::<alloc::vec::Vec<_>>().join(" or ");
        let check = &catalogue::SNMP_CVC_ORGANIZATION;
        let place =
            Locator { file, joined: None }.place(&certificate.span(crate::pki::Part::SubjectOrganization));
        let unknown = stored.iter().any(|(_, s)| s.is_none());
        let finding = match role {
            Some(role) => Finding::new(check, Some(role), Outcome::Pass),
            None if unknown => Finding::not_checked(
                check,
                None,
                format!("The names stored in the modem are not known; {GIVE_CONTROLS}."),
            ),
            None => Finding::new(check, None, Outcome::Fail),
        };
        let expected = if names.is_empty() { "a name stored in the modem".to_string() } else { names };
        self.add(finding.with_expected(expected).with_found(name).with_place(place));
        role
    }
}

/// Whether the octets are what one of the objects takes. PEM is for people: what is sent is the DER in it.
fn form_outcome(bundle: &Bundle, octets: usize) -> Outcome {
    match bundle.form {
        Form::Pkcs7 if octets > limits::SNMP_CVC_CHAIN => Outcome::Fail,
        Form::ConcatenatedDer => Outcome::NotChecked(
            "These are certificates one behind the other, and the object takes a PKCS#7 chain; whether a modem takes \
             this form is not known."
                .into(),
        ),
        Form::Pkcs7 | Form::Der | Form::Pem => Outcome::Pass,
    }
}

/// docsBpi2CodeCvcUpdate takes one certificate (legacy), docsBpi2Ext31CodeUpdateCvcChain a PKCS#7 with a chain.
fn snmp_pki(bundle: &Bundle) -> Pki {
    let chain = bundle.form == Form::Pkcs7 || bundle.certificates.len() > 1;
    if chain { Pki::Docsis31 } else { Pki::Legacy }
}

fn form_word(form: Form) -> alloc::string::String {
    format!("{form:?}")
}
