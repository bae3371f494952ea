//! Code files, laid out by position; OpenSSL computes digests and signatures.
//!
//! `openssl smime` and `openssl cms` cannot make them: they sort certificates and `SignerInfo`s, take the time from
//! the clock, and drop signingTime or NULL parameters when they co-sign.

use super::Error;
use super::der::{self, oid};
use super::openssl::{Bench, Digest};
use super::pki::{Pki, key_of};

/// Empty download parameters.
pub(super) const NO_PARAMETERS: &[u8] = &[0x1c, 0x00, 0x00];

/// A code file to make.
#[derive(Clone)]
pub(super) struct CodeFile {
    /// `version` of `SignedData`.
    pub(super) version: u8,
    /// Names of the certificates, in the order in which they stand.
    pub(super) certificates: Vec<&'static str>,
    /// The signatures, in the order in which they stand.
    pub(super) signers: Vec<Signer>,
    /// The download parameters TLV.
    pub(super) parameters: Vec<u8>,
    /// The image.
    pub(super) image: Vec<u8>,
    /// Where `SignedContent` stands.
    pub(super) content: Content,
    /// A CRL in the field `crls`.
    pub(super) crl: Option<Vec<u8>>,
    /// What is done to the finished file.
    pub(super) damage: Option<fn(&mut Vec<u8>)>,
}

/// Where `SignedContent` stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Behind the PKCS#7 prefix, as DOCSIS has it.
    Detached,
    /// Inside the prefix, as S/MIME has it.
    Embedded,
    /// Both.
    EmbeddedAndAppended,
    /// Behind the prefix, without any prefix.
    Bare,
}

/// A signature to make.
#[derive(Clone)]
pub(super) struct Signer {
    /// Name of the certificate whose issuer and serial number it gives.
    pub(super) cvc: &'static str,
    /// The key that signs, where it is not the key of the CVC.
    pub(super) key: Option<&'static str>,
    /// Its digest algorithm.
    pub(super) digest: Digest,
    /// Whether the digest algorithm has NULL parameters.
    pub(super) null: bool,
    /// The signed attributes, in the order in which they stand.
    pub(super) attributes: Vec<Attribute>,
}

/// A signed attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    /// contentType = data.
    ContentType,
    /// contentType = signedData.
    ContentTypeSignedData,
    /// messageDigest of `SignedContent`.
    MessageDigest,
    /// messageDigest of nothing.
    MessageDigestOfNothing,
    /// signingTime as `UTCTime`.
    SigningTime(&'static str),
    /// signingTime as `GeneralizedTime`.
    SigningTimeGeneralized(&'static str),
    /// signingTime with two values.
    SigningTimeTwice(&'static str),
    /// smimeCapabilities, as OpenSSL adds them by default.
    SmimeCapabilities,
}

impl Signer {
    /// The signature by `cvc` at `time`, with the three attributes in their order.
    pub(super) fn new(cvc: &'static str, time: &'static str) -> Self {
        let legacy = cvc.starts_with("legacy/");
        Self {
            cvc,
            key: None,
            digest: if legacy { Digest::Sha1 } else { Digest::Sha256 },
            null: true,
            attributes: vec![Attribute::ContentType, Attribute::SigningTime(time), Attribute::MessageDigest],
        }
    }

    fn encode(
        &self,
        bench: &Bench,
        pki: &Pki,
        content: &[u8],
        content_digest: &[u8],
    ) -> Result<Vec<u8>, Error> {
        let empty = bench.digest(self.digest, &[])?;
        let attributes: Vec<_> =
            self.attributes.iter().map(|attribute| attribute.encode(content_digest, &empty)).collect();
        let key = match self.key {
            Some(key) => key,
            None => key_of(self.cvc)?,
        };
        // Without attributes the signature covers the content itself (RFC 2315 9.3).
        let (covered, authenticated) = match attributes.as_slice() {
            [] => (content.to_vec(), Vec::new()),
            attributes => (der::set(attributes), der::context(0, attributes)),
        };
        let signature = bench.sign(self.digest, key, &covered)?;
        Ok(der::sequence(&[
            der::small_integer(1),
            pki.issuer_and_serial(self.cvc)?,
            algorithm(self.digest, self.null),
            authenticated,
            der::sequence(&[oid::RSA_ENCRYPTION.to_vec(), der::null()]),
            der::octet_string(&signature),
        ]))
    }
}

impl Attribute {
    fn encode(self, digest: &[u8], digest_of_nothing: &[u8]) -> Vec<u8> {
        let time = |text: &str| der::utc_time(text);
        let (oid, values) = match self {
            Self::ContentType => (oid::CONTENT_TYPE, vec![oid::DATA.to_vec()]),
            Self::ContentTypeSignedData => (oid::CONTENT_TYPE, vec![oid::SIGNED_DATA.to_vec()]),
            Self::MessageDigest => (oid::MESSAGE_DIGEST, vec![der::octet_string(digest)]),
            Self::MessageDigestOfNothing => (oid::MESSAGE_DIGEST, vec![der::octet_string(digest_of_nothing)]),
            Self::SigningTime(text) => (oid::SIGNING_TIME, vec![time(text)]),
            Self::SigningTimeGeneralized(text) => (oid::SIGNING_TIME, vec![der::tlv(0x18, text.as_bytes())]),
            Self::SigningTimeTwice(text) => (oid::SIGNING_TIME, vec![time(text), time(text)]),
            Self::SmimeCapabilities => {
                let aes = der::sequence(&[oid::AES_256_CBC.to_vec()]);
                (oid::SMIME_CAPABILITIES, vec![der::sequence(&[aes])])
            }
        };
        der::sequence(&[oid.to_vec(), der::set(&values)])
    }
}

impl CodeFile {
    /// The file's octets.
    pub(super) fn encode(&self, bench: &Bench, pki: &Pki) -> Result<Vec<u8>, Error> {
        let content = [self.parameters.as_slice(), &self.image].concat();
        let mut file = match self.content {
            Content::Bare => Vec::new(),
            _ => self.prefix(bench, pki, &content, |digest| bench.digest(digest, &content))?,
        };
        if self.content != Content::Embedded {
            file.extend(content);
        }
        if let Some(damage) = self.damage {
            damage(&mut file);
        }
        Ok(file)
    }

    /// The PKCS#7 prefix over a `SignedContent` whose digests `digest_of` knows; `content` itself matters only where
    /// it is embedded or signed without attributes.
    pub(super) fn prefix(
        &self,
        bench: &Bench,
        pki: &Pki,
        content: &[u8],
        digest_of: impl Fn(Digest) -> Result<Vec<u8>, Error>,
    ) -> Result<Vec<u8>, Error> {
        let mut algorithms = Vec::new();
        let mut signers = Vec::new();
        for signer in &self.signers {
            let algorithm = algorithm(signer.digest, signer.null);
            if !algorithms.contains(&algorithm) {
                algorithms.push(algorithm);
            }
            signers.push(signer.encode(bench, pki, content, &digest_of(signer.digest)?)?);
        }
        let mut content_info = vec![oid::DATA.to_vec()];
        if self.content != Content::Detached {
            content_info.push(der::context(0, &[der::octet_string(content)]));
        }
        let mut fields =
            vec![der::small_integer(self.version), der::set(&algorithms), der::sequence(&content_info)];
        if !self.certificates.is_empty() {
            fields.push(der::context(0, &certificates(pki, &self.certificates)?));
        }
        fields.extend(self.crl.iter().map(|crl| der::context(1, std::slice::from_ref(crl))));
        fields.push(der::set(&signers));
        Ok(signed_data(&fields))
    }
}

/// A degenerate PKCS#7: certificates in the order given, no signature. What TLV 81 and 82 hold.
pub(super) fn chain(pki: &Pki, names: &[&str]) -> Result<Vec<u8>, Error> {
    Ok(signed_data(&[
        der::small_integer(1),
        der::set(&[]),
        der::sequence(&[oid::DATA.to_vec()]),
        der::context(0, &certificates(pki, names)?),
        der::set(&[]),
    ]))
}

fn certificates(pki: &Pki, names: &[&str]) -> Result<Vec<Vec<u8>>, Error> {
    names.iter().map(|name| pki.der(name).map(<[u8]>::to_vec)).collect()
}

fn signed_data(fields: &[Vec<u8>]) -> Vec<u8> {
    der::sequence(&[oid::SIGNED_DATA.to_vec(), der::context(0, &[der::sequence(fields)])])
}

fn algorithm(digest: Digest, null: bool) -> Vec<u8> {
    let oid = match digest {
        Digest::Sha1 => oid::SHA1,
        Digest::Sha256 => oid::SHA256,
    };
    let parameters = if null { der::null() } else { Vec::new() };
    der::sequence(&[oid.to_vec(), parameters])
}
