//! Makes a key and its certificate.

use std::fmt::Display;
use std::time::Duration;

use cableseal_core::time::Timestamp;
use getrandom::SysRng;
use rand_core::{Rng, UnwrapErr};
use rsa::pkcs1v15::{Signature, SigningKey};
use rsa::{RsaPrivateKey, RsaPublicKey};
use sha1::Sha1;
use sha2::Sha256;
use x509_cert::Certificate;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::builder::{self, Builder, CertificateBuilder};
use x509_cert::certificate::TbsCertificate;
use x509_cert::der::asn1::{
    Any, GeneralizedTime, ObjectIdentifier, OctetString, PrintableStringRef, SetOfVec, Utf8StringRef,
};
use x509_cert::der::oid::AssociatedOid;
use x509_cert::der::oid::db::{rfc4519, rfc5280};
use x509_cert::der::{self, Decode, Encode};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages, SubjectKeyIdentifier,
};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{SubjectPublicKeyInfo, SubjectPublicKeyInfoRef};
use x509_cert::time::{Time, Validity};

use super::spec::{Hash, Layout, Names, Spec};
use crate::error::Error;

/// A mean Gregorian year, in seconds: never longer than the profiles count one.
const YEAR: i64 = 31_556_952;

/// A certificate of the test PKI with its key.
pub(super) struct Identity {
    pub(super) spec: &'static Spec,
    pub(super) certificate: Certificate,
    pub(super) key: RsaPrivateKey,
}

/// Makes the key and the certificate that `spec` describes; without an issuer it signs itself.
pub(super) fn issue(
    spec: &'static Spec,
    names: &Names<'_>,
    issuer: Option<&Identity>,
    from: Timestamp,
) -> Result<Identity, Error> {
    let key = RsaPrivateKey::new(&mut system_rng(), spec.key_bits).map_err(fault)?;
    let subject = name(spec, names).map_err(fault)?;
    let profile = Profile {
        issuer: issuer
            .map_or_else(|| subject.clone(), |issuer| issuer.certificate.tbs_certificate().subject().clone()),
        subject,
        layout: spec.layout,
    };
    let public = SubjectPublicKeyInfo::from_key(&RsaPublicKey::from(&key)).map_err(fault)?;
    let builder =
        CertificateBuilder::new(profile, serial()?, validity(from, spec.years)?, public).map_err(fault)?;
    let signer = issuer.map_or(&key, |issuer| &issuer.key).clone();
    let rng = &mut system_rng();
    let certificate = match spec.hash {
        Hash::Sha1 => builder.build_with_rng::<_, Signature, _>(&SigningKey::<Sha1>::new(signer), rng),
        Hash::Sha256 => builder.build_with_rng::<_, Signature, _>(&SigningKey::<Sha256>::new(signer), rng),
    };
    Ok(Identity { spec, certificate: certificate.map_err(fault)?, key })
}

/// The operating system's random numbers; without them there is nothing that this program could do.
fn system_rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

fn fault(error: impl Display) -> Error {
    Error::Issue(error.to_string())
}

/// 16 random octets; the first bit is 0, so that the number is positive, the second 1, so that none is wasted.
fn serial() -> Result<SerialNumber, Error> {
    let mut octets = [0; 16];
    system_rng().fill_bytes(&mut octets);
    octets[0] = octets[0] & 0x7f | 0x40;
    SerialNumber::new(&octets).map_err(fault)
}

fn validity(from: Timestamp, years: i64) -> Result<Validity, Error> {
    let time = |seconds: i64| {
        let since_1970 = Duration::from_secs(u64::try_from(seconds).ok()?);
        GeneralizedTime::from_unix_duration(since_1970).ok().map(Time::GeneralTime)
    };
    let (start, end) = (from.unix(), from.unix() + years * YEAR - 1);
    match (time(start), time(end)) {
        (Some(not_before), Some(not_after)) => Ok(Validity::new(not_before, not_after)),
        _ => Err(Error::TimeOutOfRange),
    }
}

fn name(spec: &Spec, names: &Names<'_>) -> der::Result<Name> {
    let mut sequence = RdnSequence::default();
    for (oid, text) in [
        (rfc4519::C, Some("US")),
        (rfc4519::O, Some(names.of(spec.organization))),
        (rfc4519::OU, spec.unit),
        (rfc4519::CN, Some(spec.common_name)),
    ] {
        if let Some(text) = text {
            sequence.push(rdn(oid, text)?);
        }
    }
    Name::from_der(&sequence.to_der()?)
}

/// One attribute, as `PrintableString` if its characters allow it.
fn rdn(oid: ObjectIdentifier, text: &str) -> der::Result<RelativeDistinguishedName> {
    let value = match PrintableStringRef::new(text) {
        Ok(printable) => Any::from(printable),
        Err(_) => Any::from(Utf8StringRef::new(text)?),
    };
    let set = SetOfVec::try_from(vec![AttributeTypeAndValue { oid, value }])?;
    Ok(RelativeDistinguishedName::from(set))
}

/// Names and extensions of one certificate, for the builder.
struct Profile {
    issuer: Name,
    subject: Name,
    layout: Layout,
}

impl BuilderProfile for Profile {
    fn get_issuer(&self, _subject: &Name) -> Name {
        self.issuer.clone()
    }

    fn get_subject(&self) -> Name {
        self.subject.clone()
    }

    fn build_extensions(
        &self,
        key: SubjectPublicKeyInfoRef<'_>,
        issuer_key: SubjectPublicKeyInfoRef<'_>,
        _tbs: &TbsCertificate,
    ) -> builder::Result<Vec<Extension>> {
        let constraints = |path_len_constraint| BasicConstraints { ca: true, path_len_constraint };
        let usage = KeyUsage(KeyUsages::KeyCertSign | KeyUsages::CRLSign);
        let code_signing = ExtendedKeyUsage(vec![rfc5280::ID_KP_CODE_SIGNING]);
        let authority = AuthorityKeyIdentifier::try_from(issuer_key)?;
        let mut extensions = match self.layout {
            Layout::Ca { path_length } => vec![
                extension(true, &constraints(path_length))?,
                extension(true, &usage)?,
                extension(false, &SubjectKeyIdentifier::try_from(key)?)?,
            ],
            Layout::LegacyCvc | Layout::Cvc => vec![extension(true, &code_signing)?],
        };
        if self.issuer != self.subject && self.layout != Layout::LegacyCvc {
            extensions.push(extension(false, &authority)?);
        }
        Ok(extensions)
    }
}

/// An extension of a certificate; what is critical is the profile's choice, not the type's.
fn extension<T: AssociatedOid + Encode>(critical: bool, value: &T) -> der::Result<Extension> {
    Ok(Extension { extn_id: T::OID, critical, extn_value: OctetString::new(value.to_der()?)? })
}
