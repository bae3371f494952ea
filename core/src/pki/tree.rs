//! Certificates and revocation lists field by field, for `inspect` and the page.
//!
//! Offsets count from the start of the file. Fields of a certificate that was PEM have no octets of their own
//! there: each stands at its whole block.

mod value;

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::certificate::{Position, time};
use super::crl::CertificateList;
use super::{Certificate, Name, extension, key, oid};
use crate::bytes::der::{DerReader, Element, tag};
use crate::bytes::{FormatError, hex};
use crate::limits;
use crate::report::tree::Node;

/// Every field of a certificate with its decoded value.
pub fn certificate_tree(certificate: &Certificate) -> Node {
    let tree = Tree(certificate.position());
    tree.root("Certificate", certificate.der(), |whole| {
        Ok(tree
            .signed(whole, |tbs| tree.certificate_fields(tbs))?
            .with_value(certificate.subject().to_string()))
    })
}

/// Every field of a revocation list with its decoded value, with at most [`limits::DER_ELEMENTS`] entries.
pub fn crl_tree(list: &CertificateList) -> Node {
    let tree = Tree(list.position());
    tree.root("CertificateList", list.der(), |whole| {
        Ok(tree.signed(whole, |tbs| tree.list_fields(tbs))?.with_value(list.issuer().to_string()))
    })
}

/// Makes nodes whose offsets count from the start of the file.
struct Tree<'p>(&'p Position);

type Fields = Result<Vec<Node>, FormatError>;

impl Tree<'_> {
    /// The root node. What was read once reads again: an error would be ours, and is shown as a problem.
    fn root(
        &self,
        label: &'static str,
        der: &[u8],
        fields: impl FnOnce(&Element<'_>) -> Result<Node, FormatError>,
    ) -> Node {
        let built = DerReader::new(der).element(tag::SEQUENCE, label).and_then(|whole| fields(&whole));
        let node = built.unwrap_or_else(|error| {
            let span = self.0.span(0..der.len());
            Node::new(label, span.start, span.len(), 0).with_problem(error.to_string())
        });
        Node { label: label.into(), ..node }
    }

    /// `SEQUENCE { tbs, signatureAlgorithm, signatureValue }`.
    fn signed(
        &self,
        whole: &Element<'_>,
        fields_of: impl FnOnce(&Element<'_>) -> Fields,
    ) -> Result<Node, FormatError> {
        let mut fields = whole.inside();
        let tbs = fields.any("signed part")?;
        let algorithm = fields.any("signatureAlgorithm")?;
        let signature = fields.any("signatureValue")?;
        let children = Vec::from([
            self.node("tbs (signed part)", &tbs).with_children(fields_of(&tbs)?),
            self.algorithm("signatureAlgorithm", &algorithm)?,
            self.node("signatureValue", &signature)
                .with_value(hex(signature.value.get(1..).unwrap_or_default())),
        ]);
        Ok(self.node("", whole).with_children(children))
    }

    fn certificate_fields(&self, tbs: &Element<'_>) -> Fields {
        let mut fields = tbs.inside();
        let mut nodes = Vec::new();
        if let Some(version) = fields.optional(tag::context(0), "version")? {
            let number = version.inside().any("version")?.value.last().map_or(1, |n| n + 1);
            nodes.push(self.node("version", &version).with_value(number.to_string()));
        }
        let serial = fields.any("serialNumber")?;
        nodes.push(self.node("serialNumber", &serial).with_value(hex(serial.value)));
        nodes.push(self.algorithm("signature", &fields.any("signature")?)?);
        nodes.push(self.name("issuer", &fields.any("issuer")?)?);
        let validity = fields.any("validity")?;
        let mut times = validity.inside();
        let ends = Vec::from([
            self.time("notBefore", &times.any("notBefore")?)?,
            self.time("notAfter", &times.any("notAfter")?)?,
        ]);
        nodes.push(self.node("validity", &validity).with_children(ends));
        nodes.push(self.name("subject", &fields.any("subject")?)?);
        nodes.push(self.public_key(&fields.any("subjectPublicKeyInfo")?)?);
        for (number, label) in [(1, "issuerUniqueID"), (2, "subjectUniqueID")] {
            if let Some(id) = fields.optional(tag::context_primitive(number), label)? {
                nodes.push(self.node(label, &id).with_value(hex(id.value)));
            }
        }
        if let Some(explicit) = fields.optional(tag::context(3), "extensions")? {
            nodes.push(self.extensions("extensions", &explicit)?);
        }
        Ok(nodes)
    }

    fn list_fields(&self, tbs: &Element<'_>) -> Fields {
        let mut fields = tbs.inside();
        let mut nodes = Vec::new();
        if let Some(version) = fields.optional(tag::INTEGER, "version")? {
            nodes.push(self.node("version", &version).with_value("2"));
        }
        nodes.push(self.algorithm("signature", &fields.any("signature")?)?);
        nodes.push(self.name("issuer", &fields.any("issuer")?)?);
        nodes.push(self.time("thisUpdate", &fields.any("thisUpdate")?)?);
        if matches!(fields.peek_tag(), Some(tag::UTC_TIME | tag::GENERALIZED_TIME)) {
            nodes.push(self.time("nextUpdate", &fields.any("nextUpdate")?)?);
        }
        if let Some(revoked) = fields.optional(tag::SEQUENCE, "revokedCertificates")? {
            nodes.push(self.entries(&revoked)?);
        }
        if let Some(explicit) = fields.optional(tag::context(0), "crlExtensions")? {
            nodes.push(self.extensions("crlExtensions", &explicit)?);
        }
        Ok(nodes)
    }

    fn entries(&self, revoked: &Element<'_>) -> Result<Node, FormatError> {
        let mut members = revoked.inside();
        let mut nodes = Vec::new();
        while !members.is_empty() && nodes.len() < limits::DER_ELEMENTS {
            let entry = members.any("entry")?;
            let mut fields = entry.inside();
            let serial = fields.any("userCertificate")?;
            let mut children = Vec::from([
                self.node("userCertificate", &serial).with_value(hex(serial.value)),
                self.time("revocationDate", &fields.any("revocationDate")?)?,
            ]);
            if let Some(list) = fields.optional(tag::SEQUENCE, "crlEntryExtensions")? {
                children.extend(self.extension_list(&list)?);
            }
            nodes.push(
                self.node("revoked certificate", &entry)
                    .with_value(hex(serial.value))
                    .with_children(children),
            );
        }
        let node = self.node("revokedCertificates", revoked).with_value(format!("{} shown", nodes.len()));
        let node = node.with_children(nodes);
        Ok(if members.is_empty() {
            node
        } else {
            node.with_problem("More entries follow (limit DER_ELEMENTS).")
        })
    }

    fn node(&self, label: &str, element: &Element<'_>) -> Node {
        let span = self.0.span(element.offset..element.end());
        let header = match self.0 {
            Position::Der(_) => element.value_offset() - element.offset,
            Position::Pem(_) => 0,
        };
        Node::new(label, span.start, span.len(), header)
    }

    fn algorithm(&self, label: &str, element: &Element<'_>) -> Result<Node, FormatError> {
        Ok(self.node(label, element).with_value(oid::name(&key::algorithm(element)?)))
    }

    fn time(&self, label: &'static str, element: &Element<'_>) -> Result<Node, FormatError> {
        Ok(self.node(label, element).with_value(time(element, label)?.to_string()))
    }

    fn name(&self, label: &str, element: &Element<'_>) -> Result<Node, FormatError> {
        let name = Name::read(element)?;
        let mut attributes = name.attributes().iter();
        let mut children = Vec::new();
        let mut rdns = element.inside();
        while !rdns.is_empty() {
            let mut pairs = rdns.any("RelativeDistinguishedName")?.inside();
            while !pairs.is_empty() {
                let pair = pairs.any("AttributeTypeAndValue")?;
                let Some(attribute) = attributes.next() else { break };
                let value = attribute.text().map_or_else(|| hex(attribute.value()), value::printable);
                children.push(self.node(&attribute.label(), &pair).with_value(value));
            }
        }
        Ok(self.node(label, element).with_value(name.to_string()).with_children(children))
    }

    fn public_key(&self, info: &Element<'_>) -> Result<Node, FormatError> {
        let mut fields = info.inside();
        let algorithm = fields.any("algorithm")?;
        let bits = fields.any("subjectPublicKey")?;
        let mut children = Vec::from([self.algorithm("algorithm", &algorithm)?]);
        let node = self.node("subjectPublicKeyInfo", info);
        let (name, rsa) = key::public_key(info)?;
        if rsa.is_none() {
            children.push(self.node("subjectPublicKey", &bits).with_value(hex(bits.value)));
            return Ok(node.with_value(oid::name(&name)).with_children(children));
        }
        let (octets, offset) = key::whole_octets(&bits, "subjectPublicKey")?;
        let mut numbers = DerReader::at(octets, offset).any("RSAPublicKey")?.inside();
        let modulus = numbers.any("modulus")?;
        let exponent = numbers.any("publicExponent")?;
        let size = key::bits(modulus.value);
        children.push(self.node("modulus", &modulus).with_value(hex(modulus.value)));
        children.push(self.node("publicExponent", &exponent).with_value(value::number(exponent.value)));
        Ok(node.with_value(format!("RSA, {size} bits")).with_children(children))
    }

    fn extensions(&self, label: &str, explicit: &Element<'_>) -> Result<Node, FormatError> {
        let list = explicit.inside().any("Extensions")?;
        Ok(self.node(label, explicit).with_children(self.extension_list(&list)?))
    }

    fn extension_list(&self, list: &Element<'_>) -> Fields {
        let mut members = list.inside();
        let mut nodes = Vec::new();
        while !members.is_empty() {
            nodes.push(self.extension(&members.any("Extension")?)?);
        }
        Ok(nodes)
    }

    fn extension(&self, element: &Element<'_>) -> Result<Node, FormatError> {
        let extension = extension::read(element)?;
        let mut fields = element.inside();
        let mut children =
            Vec::from([self.node("extnID", &fields.any("extnID")?).with_value(extension.oid.to_string())]);
        if let Some(flag) = fields.optional(tag::BOOLEAN, "critical")? {
            children.push(self.node("critical", &flag).with_value(extension.critical.to_string()));
        }
        children.push(self.node("extnValue", &fields.any("extnValue")?).with_value(hex(extension.value())));
        let criticality = if extension.critical { "critical: " } else { "" };
        let value = format!("{criticality}{}", value::of(&extension));
        Ok(self.node(&extension.label(), element).with_value(value).with_children(children))
    }
}
