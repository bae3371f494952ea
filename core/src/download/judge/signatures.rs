//! Which signatures the demand asks for: the manufacturer first, then the co-signer.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::Case;
use super::roles::Signature;
use crate::codefile::{Envelope, ImageDigest, VerifiedSigner};
use crate::report::{Finding, Outcome, Place, catalogue};
use crate::words::{Pki, Role};

impl Case<'_> {
    /// Checks every signature that is demanded; those that hold come back proven.
    pub(super) fn check_signatures(
        &mut self,
        envelope: &Envelope,
        signatures: &[Signature<'_>],
        image: &ImageDigest,
    ) -> Vec<VerifiedSigner> {
        let set = Place {
            file: self.image_index(),
            offset: envelope.signers_place.start as u64,
            length: envelope.signers_place.len() as u64,
        };
        let [manufacturer, co_signer] = Role::BOTH.map(|role| signatures.iter().find(|s| s.role == role));
        if signatures.len() > usize::from(manufacturer.is_some()) + usize::from(co_signer.is_some()) {
            let found = format!("{} signatures", signatures.len());
            let surplus = Finding::new(&catalogue::SIGNER_SURPLUS, None, Outcome::Fail);
            self.add(surplus.with_found(found).with_place(set));
        }
        let in_force = self.pki_in_force().or(manufacturer.map(|s| s.pki));
        let present =
            Finding::test(&catalogue::SIGNATURE_PRESENT, Some(Role::Manufacturer), manufacturer.is_some());
        self.add(present.with_place(set));
        let mut verified: Vec<_> = manufacturer
            .and_then(|s| self.check_demanded(s, in_force, envelope, image))
            .into_iter()
            .collect();
        // Readers that go by position take any second signature for a co-signer's, whatever its name.
        let second =
            signatures.iter().find(|s| manufacturer.is_some_and(|first| first.position != s.position));
        if self.check_co_signer_presence(co_signer, co_signer.or(second), set) {
            verified.extend(co_signer.and_then(|s| self.check_demanded(s, in_force, envelope, image)));
        }
        verified
    }

    fn check_demanded(
        &mut self,
        signature: &Signature<'_>,
        in_force: Option<Pki>,
        envelope: &Envelope,
        image: &ImageDigest,
    ) -> Option<VerifiedSigner> {
        if self.check_pki(signature, in_force) { self.check_signer(signature, envelope, image) } else { None }
    }

    /// A co-signature is required or forbidden; true when it is to be verified.
    fn check_co_signer_presence(
        &mut self,
        co_signer: Option<&Signature<'_>>,
        second: Option<&Signature<'_>>,
        set: Place,
    ) -> bool {
        let role = Some(Role::CoSigner);
        match self.demand.as_ref().map(|demand| demand.co_signature) {
            Some(true) => {
                let present = Finding::test(&catalogue::SIGNATURE_PRESENT, role, co_signer.is_some());
                self.add(present.with_place(set))
            }
            Some(false) => {
                let surplus = Finding::test(&catalogue::SIGNATURE_UNEXPECTED, role, second.is_none());
                self.add(surplus.with_place_if(second.map(|s| self.signer_place(s))));
                false
            }
            None => co_signer.is_some(),
        }
    }

    fn check_pki(&mut self, signature: &Signature<'_>, in_force: Option<Pki>) -> bool {
        let role = Some(signature.role);
        let Some(in_force) = in_force else { return true };
        // With a root of the PKI in force at hand, a CVC that does not chain to it is no matter of looks.
        let certain = signature.proven || self.trust.has_root(in_force);
        let finding = if signature.pki == in_force || certain {
            Finding::test(&catalogue::SIGNATURE_PKI, role, signature.pki == in_force)
        } else {
            let why = format!(
                "The signature looks like one of the {}, but no root of either PKI settles it; give the roots that the modem holds.",
                signature.pki
            );
            Finding::not_checked(&catalogue::SIGNATURE_PKI, role, why)
        };
        let place = self.signer_place(signature);
        self.add(
            finding
                .with_expected(in_force.to_string())
                .with_found(signature.pki.to_string())
                .with_place(place),
        )
    }
}
