//! The PKCS#7 prefix as a value.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use super::signer::{AlgorithmId, SignerInfo};
use crate::bytes::FormatError;
use crate::bytes::der::{DerReader, Element, tag};
use crate::limits;
use crate::pki::bundle::read_certificate_set;
use crate::pki::{Certificate, Part};

const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];

/// `ContentInfo { SignedData }` of RFC 2315 section 9.1, in file order.
///
/// ```asn1
/// SignedData ::= SEQUENCE {
///   version           INTEGER,
///   digestAlgorithms  SET OF AlgorithmIdentifier,
///   contentInfo       SEQUENCE { contentType OID },       -- detached
///   certificates  [0] IMPLICIT SET OF Certificate OPTIONAL,
///   crls          [1] IMPLICIT SET OF CertificateList OPTIONAL,
///   signerInfos       SET OF SignerInfo }
/// ```
///
/// Sets keep the order of the file: real code files are not sorted, and positional readers rely on that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Octets of the prefix; `SignedContent` begins here.
    pub len: usize,
    /// `version`; 1 in every file seen.
    pub version: u8,
    /// Where `version` stands.
    pub version_place: Range<usize>,
    /// `digestAlgorithms`.
    pub digest_algorithms: Vec<AlgorithmId>,
    /// Content inside the prefix, where DOCSIS has none: its place in the file.
    pub embedded_content: Option<Range<usize>>,
    /// Every certificate.
    pub certificates: Vec<Certificate>,
    /// Where `crls` stand, which DOCSIS does not use.
    pub crls: Option<Range<usize>>,
    /// Every `SignerInfo`.
    pub signers: Vec<SignerInfo>,
    /// Where `signerInfos` stand.
    pub signers_place: Range<usize>,
}

impl Envelope {
    /// Reads the prefix of a code file; octets behind it are not looked at.
    ///
    /// # Errors
    /// When the structure is not `SignedData`, a limit is exceeded, or a certificate cannot be read.
    pub fn read(file: &[u8]) -> Result<Self, FormatError> {
        let outer = DerReader::new(file).element(tag::SEQUENCE, "code file ContentInfo")?;
        let mut content_info = outer.inside();
        expect_oid(
            &mut content_info,
            "ContentInfo contentType",
            SIGNED_DATA,
            "OID signedData 1.2.840.113549.1.7.2",
        )?;
        let explicit = content_info.element(tag::context(0), "ContentInfo content")?;
        content_info.finish("ContentInfo")?;
        let mut explicit_inside = explicit.inside();
        let signed_data = explicit_inside.element(tag::SEQUENCE, "SignedData")?;
        explicit_inside.finish("ContentInfo content")?;
        read_signed_data(outer.raw.len(), &signed_data)
    }

    /// The first field that no signature protects and that is unlike every code file seen: where, and what is there.
    pub fn odd_field(&self) -> Option<(Range<usize>, String)> {
        if self.version != 1 {
            return Some((self.version_place.clone(), format!("SignedData version {}", self.version)));
        }
        if let Some(place) = &self.crls {
            return Some((place.clone(), "SignedData crls".to_string()));
        }
        self.odd_digest_algorithm()
            .or_else(|| self.signers.iter().find_map(SignerInfo::odd_field))
            .or_else(|| self.idle_certificate())
    }

    /// A certificate that is no CA's and signs nothing: readers that go by certificates take it for a co-signer's.
    fn idle_certificate(&self) -> Option<(Range<usize>, String)> {
        let is_ca = |c: &Certificate| c.basic_constraints().is_some_and(|constraints| constraints.ca);
        let signs = |c: &Certificate| self.signers.iter().any(|signer| signer.names(c));
        let idle = self.certificates.iter().find(|c| !is_ca(c) && !signs(c))?;
        let found = format!("a certificate of {} that signs nothing here", idle.subject());
        Some((idle.span(Part::Whole), found))
    }

    /// `digestAlgorithms` names the digests in use and no other.
    fn odd_digest_algorithm(&self) -> Option<(Range<usize>, String)> {
        let used = |known: &AlgorithmId| self.signers.iter().any(|s| s.digest_algorithm.oid == known.oid);
        let listed = |signer: &SignerInfo| {
            self.digest_algorithms.iter().any(|known| known.oid == signer.digest_algorithm.oid)
        };
        let unused = self.digest_algorithms.iter().find(|known| !used(known));
        let unlisted =
            self.signers.iter().find(|signer| !listed(signer)).map(|signer| &signer.digest_algorithm);
        let unused = unused.map(|a| (a.place.clone(), format!("{} listed but not used", a.name())));
        unused.or_else(|| unlisted.map(|a| (a.place.clone(), format!("{} used but not listed", a.name()))))
    }

    /// The certificate that `signer` names by issuer and serial number.
    pub fn certificate_of(&self, signer: &SignerInfo) -> Option<&Certificate> {
        self.certificates.iter().find(|certificate| signer.names(certificate))
    }
}

fn read_signed_data(len: usize, signed_data: &Element<'_>) -> Result<Envelope, FormatError> {
    let mut fields = signed_data.inside();
    let version_start = fields.offset();
    let version = read_version(&mut fields, "SignedData version")?;
    let version_place = version_start..fields.offset();
    let digest_algorithms = read_all(
        &fields.element(tag::SET, "SignedData digestAlgorithms")?,
        limits::SIGNERS,
        "SIGNERS",
        |reader| AlgorithmId::read(reader, "SignedData digestAlgorithms"),
    )?;
    let embedded_content = read_content_info(&mut fields)?;
    let certificates = match fields.optional(tag::context(0), "SignedData certificates")? {
        Some(set) => read_certificate_set(set.value, set.value_offset())?,
        None => Vec::new(),
    };
    let crls = fields.optional(tag::context(1), "SignedData crls")?.map(|e| e.offset..e.end());
    let set = fields.element(tag::SET, "SignedData signerInfos")?;
    let signers = read_all(&set, limits::SIGNERS, "SIGNERS", SignerInfo::read)?;
    fields.finish("SignedData")?;
    Ok(Envelope {
        len,
        version,
        version_place,
        digest_algorithms,
        embedded_content,
        certificates,
        crls,
        signers,
        signers_place: set.offset..set.end(),
    })
}

fn read_content_info(fields: &mut DerReader<'_>) -> Result<Option<Range<usize>>, FormatError> {
    let mut inside = fields.element(tag::SEQUENCE, "SignedData contentInfo")?.inside();
    expect_oid(&mut inside, "contentInfo contentType", DATA, "OID data 1.2.840.113549.1.7.1")?;
    let content = inside.optional(tag::context(0), "contentInfo content")?;
    inside.finish("SignedData contentInfo")?;
    Ok(content.map(|e| e.offset..e.end()))
}

fn expect_oid(
    reader: &mut DerReader<'_>,
    structure: &'static str,
    want: &[u8],
    name: &'static str,
) -> Result<(), FormatError> {
    let oid = reader.element(tag::OID, structure)?;
    if oid.value == want {
        return Ok(());
    }
    Err(FormatError::new(oid.offset, structure, name, format!("OID {}", super::signer::oid_text(oid.value))))
}

/// Reads a small non-negative INTEGER.
pub(super) fn read_version(reader: &mut DerReader<'_>, structure: &'static str) -> Result<u8, FormatError> {
    let integer = reader.element(tag::INTEGER, structure)?;
    match integer.value {
        &[version] if version < 0x80 => Ok(version),
        other => Err(FormatError::new(
            integer.offset,
            structure,
            "a small number",
            format!("{} octets", other.len()),
        )),
    }
}

/// Reads every element of a set in file order, up to a limit.
pub(super) fn read_all<T>(
    set: &Element<'_>,
    limit: usize,
    limit_name: &'static str,
    mut read: impl FnMut(&mut DerReader<'_>) -> Result<T, FormatError>,
) -> Result<Vec<T>, FormatError> {
    let mut reader = set.inside();
    let mut all = Vec::new();
    while !reader.is_empty() {
        if all.len() == limit {
            return Err(FormatError::new(
                reader.offset(),
                "SET OF",
                format!("at most {limit} (limit {limit_name})"),
                "more",
            ));
        }
        all.push(read(&mut reader)?);
    }
    Ok(all)
}
