//! Our chain and signature checks and OpenSSL's give the same answers, both ways.
//!
//! `vectors_openssl.rs` holds the manifest to what OpenSSL says; here the manifest's answers are held against ours.
//! Policy is apart here, on both sides: what DOCSIS asks for beyond RFC 5280 and PKCS#7 is not OpenSSL's business.

use std::collections::BTreeSet;
use std::path::Path;

use cableseal_core::codefile::{
    Envelope, ImageDigest, SignerInfo, Stream, verify_message_digest, verify_signature,
};
use cableseal_core::crypto::RustCrypto;
use cableseal_core::pki::Certificate;
use cableseal_core::pki::bundle::read_certificates;
use cableseal_core::pki::chain::{PathRequest, validate};
use cableseal_core::time::Timestamp;
use cableseal_tests::manifest::{Answer, CertificateCase, Manifest, read};

/// Chain at the time, signature over the attributes, digest over the content: what `openssl smime -verify` checks.
fn signer_holds(
    signer: &SignerInfo,
    envelope: &Envelope,
    image: &ImageDigest,
    roots: &[Certificate],
    at: Timestamp,
) -> bool {
    let Some(leaf) = envelope.certificate_of(signer) else { return false };
    let request = PathRequest { leaf, intermediates: &envelope.certificates, anchors: roots, at: Some(at) };
    let chain = validate(&request, &RustCrypto).is_ok();
    let signature = verify_signature(signer, leaf, &RustCrypto).is_ok();
    let digest = verify_message_digest(signer, image).is_ok();
    chain && signature && digest
}

fn ours(file: &[u8], roots: &[Certificate], at: Timestamp) -> Answer {
    let mut stream = Stream::new(&RustCrypto);
    stream.update(file);
    let image = stream.finish();
    let Ok(envelope) = image.envelope() else { return Answer::Fail };
    let all = envelope.signers.iter().all(|signer| signer_holds(signer, &envelope, &image, roots, at));
    if all && !envelope.signers.is_empty() { Answer::Ok } else { Answer::Fail }
}

fn certificates(path: &Path) -> Vec<Certificate> {
    read_certificates(&read(path), 0).unwrap().certificates
}

#[test]
fn openssl_smime_and_our_signature_checks_agree_on_every_code_file() {
    let mut wrong = Vec::new();
    let (mut good, mut bad) = (BTreeSet::new(), BTreeSet::new());
    for case in Manifest::load().cases.iter().filter(|case| !case.generated) {
        let (Some(expected), Some(at)) = (case.openssl.smime, &case.facts.at) else { continue };
        let roots: Vec<_> = case.roots.iter().flat_map(|path| certificates(path)).collect();
        let answer = ours(&read(&case.image), &roots, Timestamp::from_rfc3339(at).unwrap());
        match (&case.openssl.differs, answer == expected) {
            (None, true) => {
                let seen = if answer == Answer::Ok { &mut good } else { &mut bad };
                seen.insert(case.image.clone());
            }
            (Some(_), false) => {}
            (None, false) => wrong.push(format!("{}: OpenSSL {expected:?}, ours {answer:?}", case.name)),
            (Some(why), true) => wrong.push(format!("{}: no difference, though listed: {why}", case.name)),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(good.len() >= 20 && bad.len() >= 20, "{} good and {} bad code files", good.len(), bad.len());
}

fn our_path(case: &CertificateCase) -> Answer {
    let leaf = certificates(&case.certificate);
    let pool: Vec<_> = case.untrusted.iter().flat_map(|path| certificates(path)).collect();
    let roots = certificates(&case.root);
    let at = Timestamp::from_rfc3339(&case.at);
    let request = PathRequest { leaf: &leaf[0], intermediates: &pool, anchors: &roots, at };
    if validate(&request, &RustCrypto).is_ok() { Answer::Ok } else { Answer::Fail }
}

#[test]
fn openssl_verify_and_our_path_validation_agree_on_every_certificate() {
    let cases = Manifest::load().certificates;
    let wrong: Vec<_> = cases
        .iter()
        .filter(|case| our_path(case) != case.verify)
        .map(|case| format!("{} ({}): OpenSSL {:?}", case.certificate.display(), case.why, case.verify))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases.len() >= 40, "{} certificates", cases.len());
}
