//! Distinguished names (RFC 5280 4.1.2.4): kept as DER, shown as text, compared both ways.

mod text;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc4519;

use super::oid;
use crate::bytes::FormatError;
use crate::bytes::der::{Element, tag};

/// The name of a subject or an issuer.
///
/// `==` compares octets. [`matches`](Self::matches) is the comparison that path building uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    der: Vec<u8>,
    attributes: Vec<Attribute>,
}

/// One attribute of a name: a type and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Which attribute.
    pub oid: ObjectIdentifier,
    /// Tag octet of the value: which kind of string it is.
    pub tag: u8,
    /// Which relative distinguished name it stands in, counted from 0: equal for attributes joined by `+`.
    pub rdn: usize,
    /// Where the attribute stands in the DER of the name.
    pub place: Range<usize>,
    value: Vec<u8>,
    text: Option<String>,
}

impl Attribute {
    /// The value as text; `None` when it is no string or its octets are no characters of its kind.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The content octets of the value.
    pub fn value(&self) -> &[u8] {
        &self.value
    }

    /// `C`, `O`, `OU`, `CN`, or dotted numbers.
    pub fn label(&self) -> String {
        oid::attribute(&self.oid)
    }
}

impl Name {
    /// Reads `RDNSequence`. The order inside a multi-valued RDN is as the file has it.
    pub(super) fn read(element: &Element<'_>) -> Result<Self, FormatError> {
        let mut attributes = Vec::new();
        let mut rdns = element.inside();
        let mut rdn = 0;
        while !rdns.is_empty() {
            let set = rdns.element(tag::SET, "RelativeDistinguishedName")?;
            let mut members = set.inside();
            loop {
                let pair = members.element(tag::SEQUENCE, "AttributeTypeAndValue")?;
                attributes.push(read_attribute(&pair, rdn, element.offset)?);
                if members.is_empty() {
                    break;
                }
            }
            rdn += 1;
        }
        Ok(Self { der: element.raw.to_vec(), attributes })
    }

    /// The name's DER, as in the file.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Every attribute, in file order.
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// True for a name without attributes.
    pub fn is_empty(&self) -> bool {
        self.attributes.is_empty()
    }

    /// organizationName; `None` when there is none or more than one, because modems differ in which they take.
    pub fn organization(&self) -> Option<&str> {
        self.only(&rfc4519::O)?.text()
    }

    /// Every organizationalUnitName, in file order.
    pub fn organizational_units(&self) -> impl Iterator<Item = &str> {
        self.all(&rfc4519::OU).filter_map(Attribute::text)
    }

    /// commonName; `None` when there is none or more than one.
    pub fn common_name(&self) -> Option<&str> {
        self.only(&rfc4519::CN)?.text()
    }

    /// countryName; `None` when there is none or more than one.
    pub fn country(&self) -> Option<&str> {
        self.only(&rfc4519::C)?.text()
    }

    /// Whether two names are the same name.
    ///
    /// Equal octets are equal names. Otherwise RFC 5280 7.1 applies as OpenSSL has it: the same attributes in the
    /// same order, with strings of any kind compared as text, ASCII letters without case and runs of spaces as
    /// one. A looser match here can only offer a candidate: its signature decides.
    pub fn matches(&self, other: &Self) -> bool {
        self.der == other.der
            || self.attributes.len() == other.attributes.len()
                && self.attributes.iter().zip(&other.attributes).all(|(a, b)| {
                    (a.rdn, a.oid) == (b.rdn, b.oid)
                        && match (&a.text, &b.text) {
                            (Some(a), Some(b)) => text::folded(a).eq(text::folded(b)),
                            _ => (a.tag, &a.value) == (b.tag, &b.value),
                        }
                })
    }

    /// Every attribute of one type, in file order.
    pub(super) fn all(&self, oid: &ObjectIdentifier) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().filter(move |attribute| attribute.oid == *oid)
    }

    /// The attribute of one type, if there is exactly one.
    pub(super) fn only(&self, oid: &ObjectIdentifier) -> Option<&Attribute> {
        let mut all = self.all(oid);
        all.next().filter(|_| all.next().is_none())
    }
}

impl fmt::Display for Name {
    /// As RFC 4514 writes names, most specific part first, with a space behind each comma.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rdn = None;
        for attribute in self.attributes.iter().rev() {
            match rdn.replace(attribute.rdn) {
                None => {}
                Some(last) if last == attribute.rdn => f.write_str("+")?,
                Some(_) => f.write_str(", ")?,
            }
            write!(f, "{}=", attribute.label())?;
            match &attribute.text {
                Some(text) => text::write_escaped(f, text)?,
                None => write!(f, "#{}", crate::bytes::hex(&attribute.value))?,
            }
        }
        Ok(())
    }
}

fn read_attribute(pair: &Element<'_>, rdn: usize, name_offset: usize) -> Result<Attribute, FormatError> {
    let mut fields = pair.inside();
    let oid = oid::read(&fields.element(tag::OID, "AttributeType")?, "AttributeType")?;
    let value = fields.any("AttributeValue")?;
    fields.finish("AttributeTypeAndValue")?;
    let start = pair.offset - name_offset;
    Ok(Attribute {
        oid,
        tag: value.tag,
        rdn,
        place: start..start + pair.raw.len(),
        value: value.value.to_vec(),
        text: text::decode(value.tag, value.value),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::der::DerReader;
    use alloc::string::ToString;

    /// `SEQUENCE { SET { SEQUENCE { 2.5.4.<arc>, <tag> <value> } } ... }`.
    fn name(attributes: &[(u8, u8, &[u8])]) -> Name {
        let tlv = |tag: u8, value: &[u8]| [&[tag, u8::try_from(value.len()).unwrap()], value].concat();
        let rdns: Vec<u8> = attributes
            .iter()
            .flat_map(|&(arc, kind, value)| {
                let pair = [tlv(tag::OID, &[0x55, 0x04, arc]), tlv(kind, value)].concat();
                tlv(tag::SET, &tlv(tag::SEQUENCE, &pair))
            })
            .collect();
        let der = tlv(tag::SEQUENCE, &rdns);
        Name::read(&DerReader::new(&der).any("Name").unwrap()).unwrap()
    }

    #[test]
    fn a_name_is_shown_most_specific_part_first_with_escapes() {
        let shown = name(&[(6, 0x13, b"US"), (10, 0x0c, b"Cable, \"Inc\""), (3, 0x13, b"a\x07b")]);
        assert_eq!(shown.to_string(), r#"CN=a\07b, O=Cable\, \"Inc\", C=US"#);
        assert_eq!(shown.organization(), Some("Cable, \"Inc\""));
        assert_eq!(shown.country(), Some("US"));
    }

    #[test]
    fn strings_of_every_kind_are_read() {
        for (kind, value, text) in [
            (0x0c, "Zürich".as_bytes(), "Zürich"),
            (0x14, b"Z\xfcrich", "Zürich"),
            (0x1e, b"\x00Z\x00\xfc\x20\xac", "Zü€"),
            (0x1c, b"\x00\x00\x00Z\x00\x01\xf6\x00", "Z😀"),
            (0x16, b"a@b", "a@b"),
            (0x13, b"R&D", "R&D"),
        ] {
            assert_eq!(name(&[(10, kind, value)]).organization(), Some(text), "tag {kind:#x}");
        }
    }

    #[test]
    fn octets_that_are_no_characters_are_shown_as_hex_and_are_no_organization() {
        let broken = name(&[(10, 0x0c, &[0xff, 0xfe])]);
        assert_eq!(broken.organization(), None);
        assert_eq!(broken.to_string(), "O=#fffe");
    }

    #[test]
    fn two_organizations_are_no_organization() {
        let two = name(&[(10, 0x13, b"A"), (10, 0x13, b"B")]);
        assert_eq!(two.organization(), None);
        assert_eq!(two.to_string(), "O=B, O=A");
    }

    #[test]
    fn names_match_across_string_kinds_case_and_runs_of_spaces() {
        let a = name(&[(10, 0x13, b"Cable  Labs "), (3, 0x13, b"ROOT")]);
        let b = name(&[(10, 0x0c, b"cable labs"), (3, 0x0c, b"root")]);
        assert!(a.matches(&b) && a != b);
        assert!(!a.matches(&name(&[(10, 0x0c, b"cablelabs"), (3, 0x0c, b"root")])));
        assert!(!a.matches(&name(&[(3, 0x13, b"ROOT"), (10, 0x13, b"Cable  Labs ")])));
        assert!(!a.matches(&name(&[(10, 0x13, b"Cable  Labs ")])));
    }

    #[test]
    fn an_empty_rdn_is_refused_where_it_stands() {
        let element = [0x30, 0x02, 0x31, 0x00];
        let error = Name::read(&DerReader::at(&element, 100).any("Name").unwrap()).unwrap_err();
        assert_eq!((error.offset, error.structure.as_ref()), (104, "AttributeTypeAndValue"));
    }
}
