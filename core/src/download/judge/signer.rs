//! One signature of the code file, in the order of a modem: times, names, CVC, chain, then the signature itself.

use alloc::format;
use alloc::string::ToString;

use super::Case;
use super::cvc::{Cvc, IN_CODE_FILE, Locator, Relation};
use super::roles::Signature;
use crate::codefile::{
    Envelope, ImageDigest, SignatureFault, SignedAttributes, VerifiedSigner, verify_message_digest,
    verify_signature,
};
use crate::crypto::HashAlgorithm;
use crate::download::question::Equality;
use crate::pki::{Certificate, Part, VerifiedChain};
use crate::report::{Check, Finding, Mark, Outcome, Place, catalogue};
use crate::time::Timestamp;
use crate::words::{Pki, Role};

impl Case<'_> {
    /// Checks one signature; proven when chain, digest and signature all hold.
    pub(super) fn check_signer(
        &mut self,
        signature: &Signature<'_>,
        envelope: &Envelope,
        image: &ImageDigest,
    ) -> Option<VerifiedSigner> {
        let at = Locator { file: self.image_index(), joined: None };
        let Signature { certificate, pki, role, .. } = *signature;
        let cvc = Cvc { certificate, pool: &envelope.certificates, at, pki, role };
        if role == Role::Manufacturer {
            self.settle_factory_controls(pki, certificate);
        }
        let bar = self.list_certificate(&cvc, certificate, at, "CVC");
        let attributes = self.check_attributes(signature);
        if let Some(attributes) = &attributes {
            self.check_signing_time(&cvc, attributes, bar);
        }
        self.check_controls(&cvc, bar);
        self.check_eku(&cvc, &IN_CODE_FILE);
        let chain = self.check_chain(&cvc, &IN_CODE_FILE);
        if let Some(chain) = &chain {
            self.check_ca_name(&cvc, chain);
        }
        self.check_digest_algorithm(signature);
        let valid = verify_signature(signature.signer, certificate, self.provider);
        let valid =
            self.add_proof(&catalogue::SIGNATURE_VALUE, role, valid, &signature.signer.signature_place);
        let place = signature.signer.message_digest().map_or(0..0, |(_, place)| place);
        let matches = verify_message_digest(signature.signer, image);
        let matches = self.add_proof(&catalogue::MESSAGE_DIGEST, role, matches, &place);
        Some(VerifiedSigner::new(role, pki, attributes?.signing_time, chain?, &matches?, &valid?))
    }

    fn check_attributes(&mut self, signature: &Signature<'_>) -> Option<SignedAttributes> {
        let role = Some(signature.role);
        let file = self.image_index();
        let place = |range: &core::ops::Range<usize>| Place {
            file,
            offset: range.start as u64,
            length: range.len() as u64,
        };
        match signature.signer.signed_attributes() {
            Err(error) => {
                self.add(Finding::format(&catalogue::SIGNER_ATTRIBUTES, role, file, &error));
                None
            }
            Ok(attributes) => {
                self.add(
                    Finding::new(&catalogue::SIGNER_ATTRIBUTES, role, Outcome::Pass)
                        .with_place(place(&signature.signer.attributes_place)),
                );
                if let Some(extra) = &attributes.extra {
                    self.add(
                        Finding::new(&catalogue::SIGNER_EXTRA_ATTRIBUTES, role, Outcome::Fail)
                            .with_found(format!("attribute {}", extra.oid))
                            .with_place(place(&extra.place)),
                    );
                }
                Some(attributes)
            }
        }
    }

    fn check_signing_time(&mut self, cvc: &Cvc<'_>, attributes: &SignedAttributes, bar: usize) {
        let role = Some(cvc.role);
        let time = attributes.signing_time;
        let place = cvc.at.place(&attributes.signing_time_place);
        let relation = match self.question.modem.equality {
            Equality::Default => Relation::NotBefore,
            Equality::Strict => Relation::After,
        };
        let controls = self.controls.of(cvc.pki, cvc.role);
        // The times of a signer that the modem does not have mean nothing.
        let start = controls.code_access_start.filter(|_| !controls.is_none());
        let check = &catalogue::SIGNING_TIME_ACCESS_START;
        let fresh = self.check_start(check, cvc.role, time, start, ("codeAccessStart", relation), place);
        let validity = cvc.certificate.validity();
        for (check, holds, expected) in [
            (
                &catalogue::SIGNING_TIME_CVC_START,
                time >= validity.not_before,
                format!("at or after notBefore {}", validity.not_before),
            ),
            (
                &catalogue::SIGNING_TIME_CVC_END,
                time <= validity.not_after,
                format!("at or before notAfter {}", validity.not_after),
            ),
        ] {
            let finding = Finding::test(check, role, holds).with_expected(expected);
            self.add(finding.with_found(time.to_string()).with_place(place));
        }
        self.mark("signingTime", cvc.role, time, bar, validity.contains(time));
        if let Some(start) = start {
            self.mark("codeAccessStart", cvc.role, start, bar, fresh);
        }
    }

    fn check_controls(&mut self, cvc: &Cvc<'_>, bar: usize) {
        let controls = self.controls.of(cvc.pki, cvc.role);
        if cvc.role == Role::CoSigner && controls.is_none() {
            let why = "The modem holds no co-signer controls: no co-signer CVC was accepted from a configuration file.";
            self.add(Finding::not_checked(&catalogue::CVC_ORGANIZATION, Some(cvc.role), why));
            return;
        }
        self.check_organization(cvc, &IN_CODE_FILE, controls.organization.as_deref());
        let start = controls.cvc_access_start;
        let holds = self.check_access_start(cvc, &IN_CODE_FILE, start, Relation::NotBefore);
        if let Some(start) = start {
            self.mark("cvcAccessStart", cvc.role, start, bar, holds);
        }
    }

    /// The CVC CA is told from the device CA by its name alone.
    fn check_ca_name(&mut self, cvc: &Cvc<'_>, chain: &VerifiedChain) {
        let (Pki::Docsis31, Some(ca)) = (cvc.pki, chain.certificates().get(1)) else { return };
        let name = ca.subject().common_name().unwrap_or_default();
        self.add(
            Finding::test(&catalogue::CVC_CA_NAME, Some(cvc.role), names_cvc_ca(ca))
                .with_expected("a commonName that ends in \u{201c}CVC Certification Authority\u{201d}")
                .with_found(name)
                .with_place(cvc.at.place(&ca.span(Part::Subject))),
        );
    }

    fn check_digest_algorithm(&mut self, signature: &Signature<'_>) {
        let (check, want) = match signature.pki {
            Pki::Docsis31 => (&catalogue::SIGNER_DIGEST_ALGORITHM, HashAlgorithm::Sha256),
            Pki::Legacy => (&catalogue::SIGNER_DIGEST_ALGORITHM_LEGACY, HashAlgorithm::Sha1),
        };
        let algorithm = &signature.signer.digest_algorithm;
        let place = Locator { file: self.image_index(), joined: None }.place(&algorithm.place);
        self.add(
            Finding::test(check, Some(signature.role), algorithm.hash == Some(want))
                .with_expected(want.to_string())
                .with_found(algorithm.name())
                .with_place(place),
        );
    }

    fn add_proof<T>(
        &mut self,
        check: &'static Check,
        role: Role,
        proof: Result<T, SignatureFault>,
        place: &core::ops::Range<usize>,
    ) -> Option<T> {
        let at = Locator { file: self.image_index(), joined: None };
        match proof {
            Ok(proof) => {
                self.add(Finding::new(check, Some(role), Outcome::Pass).with_place(at.place(place)));
                Some(proof)
            }
            Err(fault) => {
                self.add(
                    Finding::new(check, Some(role), Outcome::Fail)
                        .with_expected(fault.expected)
                        .with_found(fault.found)
                        .with_place(at.place(&fault.place)),
                );
                None
            }
        }
    }

    fn mark(&mut self, label: &'static str, role: Role, at: Timestamp, bar: usize, inside: bool) {
        self.marks.push(Mark { label, role: Some(role), at, certificate: Some(bar), inside });
    }
}

fn names_cvc_ca(ca: &Certificate) -> bool {
    ca.subject().common_name().is_some_and(|name| name.ends_with("CVC Certification Authority"))
}
