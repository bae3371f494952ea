//! A code file field by field, for people.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use super::{AlgorithmId, DownloadParameters, Envelope, ImageDigest, SignerInfo};
use crate::bytes::hex;
use crate::pki::certificate_tree;
use crate::report::tree::Node;

/// Every field of the code file that `image` was read from.
pub fn code_file_tree(image: &ImageDigest) -> Node {
    let length = usize::try_from(image.length).unwrap_or(usize::MAX);
    let root = Node::new("Code file", 0, length, 0).with_value(format!("{length} octets"));
    match image.envelope() {
        Err(error) => root.with_problem(error.to_string()),
        Ok(envelope) => {
            let content = content_node(&envelope, image, length);
            root.with_children(Vec::from([prefix_node(&envelope), content]))
        }
    }
}

fn node(label: impl Into<String>, place: &Range<usize>) -> Node {
    Node::new(label, place.start, place.len(), 0)
}

fn prefix_node(envelope: &Envelope) -> Node {
    let mut children =
        Vec::from([node("version", &envelope.version_place).with_value(envelope.version.to_string())]);
    children.extend(envelope.digest_algorithms.iter().map(|a| algorithm_node("digestAlgorithm", a)));
    children.extend(embedded_node(envelope));
    children.extend(envelope.certificates.iter().map(certificate_tree));
    children.extend(envelope.signers.iter().map(signer_node));
    let prefix = Node::new("PKCS#7 SignedData", 0, envelope.len, 4);
    let counts =
        format!("{} certificates, {} signatures", envelope.certificates.len(), envelope.signers.len());
    prefix.with_value(counts).with_children(children)
}

fn embedded_node(envelope: &Envelope) -> Option<Node> {
    let place = envelope.embedded_content.as_ref()?;
    Some(
        node("content", place)
            .with_problem("content inside the prefix; DOCSIS appends SignedContent behind it"),
    )
}

fn algorithm_node(label: &str, algorithm: &AlgorithmId) -> Node {
    node(label, &algorithm.place).with_value(algorithm.name())
}

fn signer_node(signer: &SignerInfo) -> Node {
    let mut children = Vec::from([
        node("issuerAndSerialNumber", &signer.issuer_and_serial_place)
            .with_value(format!("serial {}", hex(&signer.serial))),
        algorithm_node("digestAlgorithm", &signer.digest_algorithm),
    ]);
    children.push(attributes_node(signer));
    children.push(algorithm_node("digestEncryptionAlgorithm", &signer.signature_algorithm));
    children.push(
        node("encryptedDigest", &signer.signature_place)
            .with_value(format!("{} bits", signer.signature.len() * 8)),
    );
    node("SignerInfo", &signer.place).with_children(children)
}

fn attributes_node(signer: &SignerInfo) -> Node {
    let attributes = node("authenticatedAttributes", &signer.attributes_place);
    let read = match signer.signed_attributes() {
        Err(error) => {
            return attributes.with_problem(error.to_string()).with_children(raw_attributes(signer));
        }
        Ok(read) => read,
    };
    let mut children = Vec::from([
        node("signingTime", &read.signing_time_place).with_value(read.signing_time.to_string()),
        node("messageDigest", &read.message_digest_place).with_value(hex(&read.message_digest)),
    ]);
    children.extend(read.extra.map(|a| node(format!("attribute {}", a.oid), &a.place)));
    attributes.with_children(children)
}

fn raw_attributes(signer: &SignerInfo) -> Vec<Node> {
    signer
        .attributes
        .iter()
        .map(|a| node(format!("attribute {}", a.oid), &a.place).with_value(hex(&a.values)))
        .collect()
}

fn content_node(envelope: &Envelope, image: &ImageDigest, length: usize) -> Node {
    let content = Node::new("SignedContent", envelope.len, length.saturating_sub(envelope.len), 0);
    let digests: Vec<_> =
        image.digests.iter().map(|(name, digest)| format!("{name} {}", hex(digest))).collect();
    let content = content.with_value(digests.join(", "));
    match DownloadParameters::read(&image.parameters, envelope.len) {
        Err(error) => content.with_problem(error.to_string()),
        Ok(parameters) => {
            let code = parameters.place.end..length;
            let code = node("CodeImage", &code).with_value(format!("{} octets", code.len()));
            content.with_children(Vec::from([parameters_node(&parameters), code]))
        }
    }
}

fn parameters_node(parameters: &DownloadParameters) -> Node {
    let subs = parameters.sub_tlvs.iter().map(|sub| {
        Node::new(format!("{} {}", sub.tlv, sub.name()), sub.place.start, sub.place.len(), 3)
            .with_value(hex(&sub.value))
    });
    let parameters_node =
        Node::new("28 Download-Parameters", parameters.place.start, parameters.place.len(), 3)
            .with_children(subs.collect());
    match &parameters.sub_tlv_error {
        Some(error) => parameters_node.with_problem(error.to_string()),
        None => parameters_node,
    }
}
