//! The code file as a whole: structure, and which signatures there are.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::ops::Range;

use super::Case;
use super::roles::{Signature, assign_roles};
use crate::codefile::{DownloadParameters, Envelope, ImageDigest, VerifiedCodeFile};
use crate::download::policy::signature_letters;
use crate::report::{Finding, Outcome, Place, catalogue};
use crate::words::{Pki, Role};

impl Case<'_> {
    /// Checks the image; what is verified becomes the accepted file if the verdict says so.
    pub(super) fn check_image(&mut self) -> Option<VerifiedCodeFile> {
        let Some(image) = self.question.image else {
            self.add(Finding::not_checked(&catalogue::CODE_FILE_STRUCTURE, None, "No image was given."));
            return None;
        };
        let index = self.image_index();
        let envelope = match image.digest.envelope() {
            Ok(envelope) => envelope,
            Err(error) => {
                self.add(Finding::format(&catalogue::CODE_FILE_STRUCTURE, None, index, &error));
                return None;
            }
        };
        self.add_structure(&envelope);
        let image_offset = self.check_content(&envelope, image.digest);
        let signatures = self.pair_signatures(&envelope);
        Some(VerifiedCodeFile::new(
            self.check_signatures(&envelope, &signatures, image.digest),
            image_offset,
            image.digest.clone(),
        ))
    }

    fn add_structure(&mut self, envelope: &Envelope) {
        let file = self.image_index();
        let counts =
            format!("{} certificates, {} signatures", envelope.certificates.len(), envelope.signers.len());
        self.add(
            Finding::new(&catalogue::CODE_FILE_STRUCTURE, None, Outcome::Pass)
                .with_found(counts)
                .with_place(Place { file, offset: 0, length: envelope.len as u64 }),
        );
        let detached =
            Finding::test(&catalogue::CODE_FILE_DETACHED, None, envelope.embedded_content.is_none());
        let place = |p: &Range<usize>| Place { file, offset: p.start as u64, length: p.len() as u64 };
        self.add(detached.with_place_if(envelope.embedded_content.as_ref().map(place)));
        let odd = envelope.odd_field();
        let fields = Finding::test(&catalogue::CODE_FILE_FIELDS, None, odd.is_none());
        self.add(match odd {
            Some((range, found)) => fields.with_found(found).with_place(place(&range)),
            None => fields,
        });
    }

    /// Download parameters and image; the file offset of the image.
    fn check_content(&mut self, envelope: &Envelope, image: &ImageDigest) -> u64 {
        let file = self.image_index();
        let parameters = match DownloadParameters::read(&image.parameters, envelope.len) {
            Ok(parameters) => parameters,
            Err(error) => {
                self.add(Finding::format(&catalogue::DOWNLOAD_PARAMETERS, None, file, &error));
                return envelope.len as u64;
            }
        };
        let offset = parameters.place.start as u64;
        let place = Place { file, offset, length: parameters.place.len() as u64 };
        self.add(Finding::new(&catalogue::DOWNLOAD_PARAMETERS, None, Outcome::Pass).with_place(place));
        self.add(parameters_content(&parameters, file));
        let image_offset = parameters.place.end as u64;
        let length = image.length.saturating_sub(image_offset);
        self.add(
            Finding::test(&catalogue::CODE_IMAGE, None, length > 0)
                .with_found(format!("{length} octets"))
                .with_place(Place { file, offset: image_offset, length }),
        );
        image_offset
    }

    /// Pairs every signature with its certificate and gives it a PKI and a role.
    fn pair_signatures<'e>(&mut self, envelope: &'e Envelope) -> Vec<Signature<'e>> {
        let mut paired = Vec::new();
        for (position, signer) in envelope.signers.iter().enumerate() {
            let place = &signer.issuer_and_serial_place;
            let place =
                Place { file: self.image_index(), offset: place.start as u64, length: place.len() as u64 };
            let Some(certificate) = envelope.certificate_of(signer) else {
                let found = format!("serial {} without a certificate", crate::bytes::hex(&signer.serial));
                self.add(
                    Finding::new(
                        &catalogue::SIGNER_CERTIFICATE,
                        Some(positional_role(position)),
                        Outcome::Fail,
                    )
                    .with_expected("a certificate with this issuer and serial number")
                    .with_found(found)
                    .with_place(place),
                );
                continue;
            };
            self.add(Finding::new(&catalogue::SIGNER_CERTIFICATE, None, Outcome::Pass).with_place(place));
            let (pki, proven) = self.pki_of(certificate, &envelope.certificates);
            paired.push(Signature { signer, certificate, pki, proven, role: Role::Manufacturer, position });
        }
        let names = Role::BOTH.map(|role| self.expected_name(role));
        assign_roles(&mut paired, &names);
        let kinds: Vec<_> = paired.iter().map(|s| (s.pki, s.role)).collect();
        self.image_signatures = Some(signature_letters(&kinds));
        self.add_orders(envelope, &paired);
        paired
    }

    /// The organizationName that a signer of this role should have: from the modem, else from the configuration file.
    fn expected_name(&self, role: Role) -> Option<alloc::string::String> {
        let in_config = self.config_names.get(role as usize).cloned().flatten();
        let pki = self.pki_in_force().unwrap_or(Pki::Docsis31);
        let stored = [pki, Pki::Legacy].map(|pki| self.controls.of(pki, role).organization);
        let stored = stored.into_iter().flatten().find(|name| !name.is_empty());
        match role {
            Role::Manufacturer => stored.or(in_config),
            Role::CoSigner => in_config.or(stored),
        }
    }

    fn add_orders(&mut self, envelope: &Envelope, paired: &[Signature<'_>]) {
        let Some(manufacturer) = paired.iter().find(|s| s.role == Role::Manufacturer) else { return };
        let first = manufacturer.position == 0;
        let offset = envelope.signers_place.start as u64;
        let place = Place { file: self.image_index(), offset, length: envelope.signers_place.len() as u64 };
        self.add(Finding::test(&catalogue::SIGNER_ORDER, None, first).with_place(place));
        let place =
            Place { file: self.image_index(), offset: manufacturer.certificate.offset() as u64, length: 0 };
        let ordered = positional_order(envelope, manufacturer);
        self.add(Finding::test(&catalogue::CERTIFICATE_ORDER, None, ordered).with_place(place));
    }

    pub(super) fn signer_place(&self, signature: &Signature<'_>) -> Place {
        let place = &signature.signer.place;
        Place { file: self.image_index(), offset: place.start as u64, length: place.len() as u64 }
    }
}

/// A signature without a certificate has no name to go by: its position says whose it is meant to be.
const fn positional_role(position: usize) -> Role {
    if position == 0 { Role::Manufacturer } else { Role::CoSigner }
}

/// Positional readers take certificate 0 for the manufacturer CVC and, in the DOCSIS 3.1 PKI, 1 for its CA.
fn positional_order(envelope: &Envelope, manufacturer: &Signature<'_>) -> bool {
    let certificates = &envelope.certificates;
    let ca_next = manufacturer.pki == Pki::Legacy
        || certificates.get(1).is_none_or(|ca| ca.subject() == manufacturer.certificate.issuer());
    certificates.first() == Some(manufacturer.certificate) && ca_next
}

fn parameters_content(parameters: &DownloadParameters, file: usize) -> Finding {
    let check = &catalogue::DOWNLOAD_PARAMETERS_CONTENT;
    if let Some(error) = &parameters.sub_tlv_error {
        return Finding::format(check, None, file, error);
    }
    let names: Vec<_> = parameters.sub_tlvs.iter().map(|sub| format!("{} {}", sub.tlv, sub.name())).collect();
    let found = if names.is_empty() { "no sub-TLVs".to_string() } else { names.join(", ") };
    let finding = Finding::test(check, None, parameters.first_sub_tlv().is_none()).with_found(found);
    let place = parameters.first_sub_tlv().map(|sub| Place {
        file,
        offset: sub.place.start as u64,
        length: sub.place.len() as u64,
    });
    finding.with_place_if(place)
}
