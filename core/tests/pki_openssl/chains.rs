//! Path validation: our answer, its exact reason, and OpenSSL's answer to the same question.

use cableseal_core::crypto::RustCrypto;
use cableseal_core::pki::ChainErrorKind::{
    AkiMismatch, BadKey, BadSignature, BudgetExhausted, Expired, KeyUsageForbidsSigning, NoIssuer, NotACa,
    NotYetValid, PathLengthExceeded, SelfSignedLeafNotAnchor, UnknownCriticalExtension, UnsupportedAlgorithm,
};
use cableseal_core::pki::Origin::{Anchor, Intermediate, Leaf};
use cableseal_core::pki::{
    Certificate, ChainError, ChainErrorKind, Origin, Part, PathRequest, VerifiedChain, chain,
};
use cableseal_core::time::Timestamp;

use crate::lab::{Issued, Key, Kind, Spec, openssl_verifies, rsa};
use crate::pkis::{
    CVC, CVC_CA, CVC_CA_EXT, CVC_CA_KEY, CVC_EXT, CVC_KEY, LEGACY, LEGACY_CVC_EXT, NEW, NO_IDS, OTHER_KEY,
    ROOT, ROOT_EXT, ROOT_KEY,
};

/// A question to both verifiers.
struct Question<'a> {
    leaf: &'a Issued,
    between: Vec<&'a Issued>,
    roots: Vec<&'a Issued>,
    at: Option<&'a str>,
    /// More arguments for `openssl verify`.
    openssl: &'a [&'a str],
}

const NOW: &str = "2025-06-01T00:00:00Z";

fn ask<'a>(leaf: &'a Issued, between: &[&'a Issued], roots: &[&'a Issued]) -> Question<'a> {
    Question { leaf, between: between.to_vec(), roots: roots.to_vec(), at: Some(NOW), openssl: &[] }
}

impl<'a> Question<'a> {
    fn at(self, at: &'a str) -> Self {
        Self { at: Some(at), ..self }
    }

    fn at_any_time(self) -> Self {
        Self { at: None, ..self }
    }

    /// Lets OpenSSL trust certificates that are not self-signed, as we always do for what the caller gives.
    fn partial(self) -> Self {
        Self { openssl: &["-partial_chain"], ..self }
    }

    fn ours(&self) -> Result<VerifiedChain, ChainError> {
        // Each as if it stood in a file of its own, at another offset.
        let leaf = self.leaf.read_at(0x100);
        let between: Vec<Certificate> = self.between.iter().map(|c| c.read_at(0x1000)).collect();
        let roots: Vec<Certificate> = self.roots.iter().map(|c| c.read_at(0x2000)).collect();
        let request = PathRequest { leaf: &leaf, intermediates: &between, anchors: &roots, at: self.time() };
        chain::validate(&request, &RustCrypto)
    }

    fn time(&self) -> Option<Timestamp> {
        self.at.map(|at| Timestamp::from_rfc3339(at).unwrap())
    }

    fn openssls(&self) -> bool {
        openssl_verifies(
            self.leaf,
            &self.between,
            &self.roots,
            self.time().map(Timestamp::unix),
            self.openssl,
        )
    }

    /// Both accept, and the path is `path`, leaf first.
    #[track_caller]
    fn holds(self, path: &[&Issued]) {
        let chain = self.ours().unwrap_or_else(|error| panic!("{error}"));
        let found: Vec<&[u8]> = chain.certificates().iter().map(Certificate::der).collect();
        let expected: Vec<&[u8]> = path.iter().map(|c| c.der.as_slice()).collect();
        assert!(found == expected, "another path of {} certificates", found.len());
        assert_eq!(chain.leaf().offset(), 0x100);
        assert_eq!(chain.anchor().offset(), 0x2000);
        assert_eq!(chain.issuer_of_leaf().der(), path[1].der);
        assert!(self.openssls(), "OpenSSL refuses");
    }

    /// Both refuse; we for this reason at this place.
    #[track_caller]
    fn fails(self, kind: ChainErrorKind, origin: Origin, part: Part) {
        self.fails_here(kind, origin, part);
        assert!(!self.openssls(), "OpenSSL accepts");
    }

    /// We refuse and OpenSSL does not, because of `_why`.
    #[track_caller]
    fn fails_for_us_alone(self, kind: ChainErrorKind, origin: Origin, part: Part, _why: &str) {
        self.fails_here(kind, origin, part);
        assert!(self.openssls(), "OpenSSL refuses, too");
    }

    #[track_caller]
    fn fails_here(&self, kind: ChainErrorKind, origin: Origin, part: Part) {
        let error = self.ours().expect_err("the chain holds");
        assert_eq!((error.kind, error.origin), (kind, origin), "{error}");
        let at_fault = match origin {
            Leaf => self.leaf.read_at(0x100),
            Intermediate(index) => self.between[index].read_at(0x1000),
            Anchor(index) => self.roots[index].read_at(0x2000),
        };
        assert_eq!(*error.certificate, at_fault);
        assert_eq!(error.place, at_fault.span(part), "{error}");
    }
}

fn cvc_by(issuer: &Issued, extensions: &str) -> Issued {
    Spec::new(CVC, CVC_KEY, extensions).by(issuer).serial("3001").issue()
}

fn ca_by(issuer: &Issued, extensions: &str) -> Issued {
    Spec::new(CVC_CA, CVC_CA_KEY, extensions).by(issuer).serial("2001").issue()
}

// Chains that hold.

#[test]
fn a_docsis_31_chain_holds() {
    ask(&NEW.cvc, &[&NEW.cvc_ca], &[&NEW.root]).holds(&[&NEW.cvc, &NEW.cvc_ca, &NEW.root]);
}

#[test]
fn a_legacy_chain_with_sha1_and_1024_bits_holds() {
    ask(&LEGACY.cvc, &[], &[&LEGACY.root]).holds(&[&LEGACY.cvc, &LEGACY.root]);
}

#[test]
fn the_first_and_the_last_second_of_the_validity_count() {
    ask(&LEGACY.cvc, &[], &[&LEGACY.root]).at("2020-01-01T00:00:00Z").holds(&[&LEGACY.cvc, &LEGACY.root]);
    let last = ask(&LEGACY.cvc, &[], &[&LEGACY.root]).at("2030-01-01T00:00:00Z");
    assert!(last.ours().is_ok());
    // OpenSSL leaves out the last second; RFC 5280 4.1.2.5 counts it in.
    assert!(!last.openssls());
}

#[test]
fn without_a_time_validity_is_left_to_the_caller() {
    let expired =
        Spec::new(CVC, CVC_KEY, CVC_EXT).by(&NEW.cvc_ca).valid("20160101000000Z", "20170101000000Z").issue();
    let question = ask(&expired, &[&NEW.cvc_ca], &[&NEW.root]).at_any_time();
    let chain = question.ours().unwrap();
    let outside =
        |at| chain.first_outside_validity(Timestamp::from_rfc3339(at).unwrap()).map(Certificate::offset);
    assert_eq!(outside("2016-06-01"), None);
    assert_eq!(outside(NOW), Some(0x100));
    assert_eq!(outside("2014-06-01"), Some(0x100));
    question.holds(&[&expired, &NEW.cvc_ca, &NEW.root]);
}

#[test]
fn validity_past_2049_in_generalized_time_counts() {
    let late =
        Spec::new(CVC, CVC_KEY, CVC_EXT).by(&NEW.root).valid("20200101000000Z", "20550101000000Z").issue();
    ask(&late, &[], &[&NEW.root]).at("2054-12-31T00:00:00Z").holds(&[&late, &NEW.root]);
    ask(&late, &[], &[&NEW.root]).at("2055-01-01T00:00:01Z").fails(Expired, Leaf, Part::NotAfter);
}

#[test]
fn unrelated_certificates_and_a_copy_of_the_root_do_not_disturb() {
    let between = [&LEGACY.cvc, &NEW.root, &NEW.cvc, &NEW.cvc_ca, &LEGACY.root];
    ask(&NEW.cvc, &between, &[&LEGACY.root, &NEW.root]).holds(&[&NEW.cvc, &NEW.cvc_ca, &NEW.root]);
}

#[test]
fn of_two_roots_with_one_name_the_one_whose_key_signed_is_found() {
    let twin = Spec::new(ROOT, OTHER_KEY, ROOT_EXT).issue();
    ask(&NEW.cvc, &[&NEW.cvc_ca], &[&twin, &NEW.root]).holds(&[&NEW.cvc, &NEW.cvc_ca, &NEW.root]);
}

#[test]
fn two_roots_without_key_identifiers_are_told_apart_by_their_signatures() {
    let plain = format!("basicConstraints=critical,CA:TRUE\n{NO_IDS}");
    let twin = Spec::new(ROOT, OTHER_KEY, &plain).issue();
    let root = Spec::new(ROOT, ROOT_KEY, &plain).issue();
    let cvc = cvc_by(&root, LEGACY_CVC_EXT);
    let question = ask(&cvc, &[], &[&twin, &root]);
    let chain = question.ours().unwrap();
    assert_eq!(chain.anchor().der(), root.der);
    // OpenSSL takes the first by name, does not look further, and refuses: only the right root alone satisfies it.
    assert!(!question.openssls());
    ask(&cvc, &[], &[&root]).holds(&[&cvc, &root]);
}

#[test]
fn a_version_1_root_is_an_anchor() {
    let root = Spec::new(ROOT, ROOT_KEY, "").issue();
    assert_eq!(root.read().version(), 1);
    let cvc = cvc_by(&root, LEGACY_CVC_EXT);
    ask(&cvc, &[], &[&root]).holds(&[&cvc, &root]);
}

#[test]
fn a_self_issued_certificate_does_not_count_against_the_path_length() {
    let root = Spec::new(ROOT, ROOT_KEY, "basicConstraints=critical,CA:TRUE,pathlen:0").issue();
    let rolled = Spec::new(ROOT, OTHER_KEY, "basicConstraints=critical,CA:TRUE,pathlen:0")
        .by(&root)
        .serial("02")
        .issue();
    let cvc = cvc_by(&rolled, CVC_EXT);
    ask(&cvc, &[&rolled], &[&root]).holds(&[&cvc, &rolled, &root]);
}

#[test]
fn names_that_differ_in_case_spaces_and_string_kind_are_one_name() {
    let printable = Spec::new("/C=US/O=Cable  LABS/CN=root", ROOT_KEY, ROOT_EXT).strings("default").issue();
    let utf8 = Spec::new("/C=US/O=cable labs/CN=Root", ROOT_KEY, ROOT_EXT).issue();
    assert_ne!(printable.read().subject(), utf8.read().subject());
    let cvc = cvc_by(&utf8, CVC_EXT);
    ask(&cvc, &[], &[&printable]).holds(&[&cvc, &printable]);
}

#[test]
fn issuer_and_serial_number_in_the_authority_key_identifier_are_compared() {
    let cvc = cvc_by(&NEW.cvc_ca, "authorityKeyIdentifier=keyid:always,issuer:always");
    ask(&cvc, &[&NEW.cvc_ca], &[&NEW.root]).holds(&[&cvc, &NEW.cvc_ca, &NEW.root]);

    let other = Spec::new(CVC_CA, CVC_CA_KEY, CVC_CA_EXT).by(&NEW.root).serial("2FFF").issue();
    ask(&cvc, &[&other], &[&NEW.root]).fails(AkiMismatch, Leaf, Part::AuthorityKeyId);
}

#[test]
fn an_anchor_need_not_be_self_signed() {
    ask(&NEW.cvc, &[], &[&NEW.cvc_ca]).partial().holds(&[&NEW.cvc, &NEW.cvc_ca]);
}

#[test]
fn a_self_signed_certificate_among_the_anchors_is_its_own_chain() {
    ask(&NEW.root, &[], &[&NEW.root]).holds(&[&NEW.root, &NEW.root]);
}

#[test]
fn critical_extensions_that_decide_nothing_here_are_no_obstacle() {
    let cvc =
        cvc_by(&NEW.root, "subjectAltName=critical,DNS:a.example\ncertificatePolicies=critical,1.2.3.4");
    ask(&cvc, &[], &[&NEW.root]).holds(&[&cvc, &NEW.root]);
}

#[test]
fn four_intermediates_hold_and_five_are_past_the_limit() {
    let names = ["/CN=1", "/CN=2", "/CN=3", "/CN=4", "/CN=5"];
    let mut path = vec![NEW.root.clone()];
    for name in names {
        let below = Spec::new(name, CVC_CA_KEY, ROOT_EXT).by(path.last().unwrap()).issue();
        path.push(below);
    }
    let four = cvc_by(&path[4], CVC_EXT);
    let five = cvc_by(&path[5], CVC_EXT);
    let between: Vec<&Issued> = path[1..].iter().collect();
    let expected = [&four, &path[4], &path[3], &path[2], &path[1], &path[0]];
    ask(&four, &between, &[&NEW.root]).holds(&expected);
    ask(&five, &between, &[&NEW.root]).fails_for_us_alone(
        BudgetExhausted,
        Intermediate(0),
        Part::Issuer,
        "OpenSSL allows 100 certificates",
    );
}

// Chains that do not.

#[test]
fn an_expired_leaf_fails_at_its_not_after() {
    ask(&NEW.cvc, &[&NEW.cvc_ca], &[&NEW.root]).at("2030-01-01T00:00:01Z").fails(
        Expired,
        Leaf,
        Part::NotAfter,
    );
}

#[test]
fn a_leaf_from_the_future_fails_at_its_not_before() {
    ask(&NEW.cvc, &[&NEW.cvc_ca], &[&NEW.root]).at("2019-12-31T23:59:59Z").fails(
        NotYetValid,
        Leaf,
        Part::NotBefore,
    );
}

#[test]
fn an_expired_intermediate_fails() {
    let ca = Spec::new(CVC_CA, CVC_CA_KEY, CVC_CA_EXT)
        .by(&NEW.root)
        .valid("20150101000000Z", "20210101000000Z")
        .issue();
    ask(&NEW.cvc, &[&ca], &[&NEW.root]).fails(Expired, Intermediate(0), Part::NotAfter);
}

#[test]
fn an_expired_root_fails() {
    let root = Spec::new(ROOT, ROOT_KEY, ROOT_EXT).valid("20140101000000Z", "20210101000000Z").issue();
    ask(&NEW.cvc, &[&NEW.cvc_ca], &[&root]).fails(Expired, Anchor(0), Part::NotAfter);
}

#[test]
fn another_root_is_no_issuer() {
    ask(&NEW.cvc, &[&NEW.cvc_ca], &[&LEGACY.root]).fails(NoIssuer, Intermediate(0), Part::Issuer);
    ask(&LEGACY.cvc, &[], &[&NEW.root]).fails(NoIssuer, Leaf, Part::Issuer);
}

#[test]
fn a_missing_intermediate_is_a_missing_issuer_of_the_leaf() {
    ask(&NEW.cvc, &[], &[&NEW.root]).fails(NoIssuer, Leaf, Part::Issuer);
}

#[test]
fn no_anchors_at_all_is_no_issuer() {
    let error = ask(&NEW.cvc, &[&NEW.cvc_ca, &NEW.root], &[]).ours().unwrap_err();
    assert_eq!((error.kind, error.origin), (NoIssuer, Intermediate(1)));
}

#[test]
fn a_root_of_the_right_name_with_another_key_is_told_by_the_key_identifier() {
    let twin = Spec::new(ROOT, OTHER_KEY, ROOT_EXT).issue();
    ask(&NEW.cvc, &[&NEW.cvc_ca], &[&twin]).fails(AkiMismatch, Intermediate(0), Part::AuthorityKeyId);
}

#[test]
fn a_root_of_the_right_name_with_another_key_is_told_by_the_signature() {
    let twin = Spec::new(crate::pkis::LEGACY_ROOT, OTHER_KEY, ROOT_EXT).issue();
    ask(&LEGACY.cvc, &[], &[&twin]).fails(BadSignature, Leaf, Part::Signature);
}

#[test]
fn a_changed_bit_in_the_signed_part_fails_at_the_signature() {
    let subject = NEW.cvc.read().span(Part::SubjectOrganization);
    let changed = NEW.cvc.tampered(subject.end - 1, 0x01);
    ask(&changed, &[&NEW.cvc_ca], &[&NEW.root]).fails(BadSignature, Leaf, Part::Signature);
}

#[test]
fn a_changed_bit_in_the_signature_fails() {
    let changed = NEW.cvc.tampered(NEW.cvc.der.len() - 1, 0x80);
    ask(&changed, &[&NEW.cvc_ca], &[&NEW.root]).fails(BadSignature, Leaf, Part::Signature);
}

#[test]
fn a_changed_intermediate_fails_where_it_was_changed() {
    let changed = NEW.cvc_ca.tampered(NEW.cvc_ca.der.len() - 1, 0x80);
    ask(&NEW.cvc, &[&changed], &[&NEW.root]).fails(BadSignature, Intermediate(0), Part::Signature);
}

#[test]
fn a_changed_signature_of_the_anchor_itself_is_not_looked_at() {
    let changed = NEW.root.tampered(NEW.root.der.len() - 1, 0x80);
    ask(&NEW.cvc, &[&NEW.cvc_ca], &[&changed]).holds(&[&NEW.cvc, &NEW.cvc_ca, &changed]);
}

#[test]
fn more_cas_than_the_path_length_allows_fail_at_the_constraint() {
    let below = Spec::new("/CN=Surplus CA", OTHER_KEY, ROOT_EXT).by(&NEW.cvc_ca).issue();
    let cvc = cvc_by(&below, CVC_EXT);
    ask(&cvc, &[&below, &NEW.cvc_ca], &[&NEW.root]).fails(
        PathLengthExceeded,
        Intermediate(1),
        Part::BasicConstraints,
    );
}

#[test]
fn the_path_length_of_the_root_counts() {
    let root =
        Spec::new(ROOT, ROOT_KEY, "basicConstraints=critical,CA:TRUE,pathlen:0\nsubjectKeyIdentifier=hash")
            .issue();
    ask(&NEW.cvc, &[&NEW.cvc_ca], &[&root]).fails(PathLengthExceeded, Anchor(0), Part::BasicConstraints);
}

#[test]
fn an_issuer_that_denies_being_a_ca_fails() {
    let ca = ca_by(&NEW.root, "basicConstraints=CA:FALSE");
    let cvc = cvc_by(&ca, LEGACY_CVC_EXT);
    ask(&cvc, &[&ca], &[&NEW.root]).fails(NotACa, Intermediate(0), Part::BasicConstraints);
}

#[test]
fn a_cvc_cannot_issue_another() {
    let forged =
        Spec::new("/C=US/O=Somebody Else/CN=Code Verification Certificate", OTHER_KEY, LEGACY_CVC_EXT)
            .by(&NEW.cvc)
            .issue();
    ask(&forged, &[&NEW.cvc, &NEW.cvc_ca], &[&NEW.root]).fails(
        NotACa,
        Intermediate(0),
        Part::BasicConstraints,
    );
}

#[test]
fn a_root_that_denies_being_a_ca_fails() {
    let root = Spec::new(ROOT, ROOT_KEY, "basicConstraints=CA:FALSE").issue();
    let cvc = cvc_by(&root, LEGACY_CVC_EXT);
    ask(&cvc, &[], &[&root]).fails(NotACa, Anchor(0), Part::BasicConstraints);
}

#[test]
fn a_version_1_intermediate_is_no_ca() {
    let ca = ca_by(&NEW.root, "");
    let cvc = cvc_by(&ca, LEGACY_CVC_EXT);
    ask(&cvc, &[&ca], &[&NEW.root]).fails(NotACa, Intermediate(0), Part::Whole);
}

#[test]
fn an_intermediate_without_basic_constraints_is_no_ca() {
    let ca = ca_by(&NEW.root, "keyUsage=keyCertSign");
    let cvc = cvc_by(&ca, LEGACY_CVC_EXT);
    ask(&cvc, &[&ca], &[&NEW.root]).fails(NotACa, Intermediate(0), Part::Whole);
}

#[test]
fn an_issuer_without_key_cert_sign_fails_at_its_key_usage() {
    let ca =
        ca_by(&NEW.root, "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,cRLSign,digitalSignature");
    let cvc = cvc_by(&ca, LEGACY_CVC_EXT);
    ask(&cvc, &[&ca], &[&NEW.root]).fails(KeyUsageForbidsSigning, Intermediate(0), Part::KeyUsage);
}

#[test]
fn a_root_without_key_cert_sign_fails_at_its_key_usage() {
    let root = Spec::new(ROOT, ROOT_KEY, "basicConstraints=CA:TRUE\nkeyUsage=cRLSign").issue();
    let cvc = cvc_by(&root, LEGACY_CVC_EXT);
    ask(&cvc, &[], &[&root]).fails(KeyUsageForbidsSigning, Anchor(0), Part::KeyUsage);
}

#[test]
fn an_unknown_critical_extension_fails_wherever_it_stands() {
    let unknown = "1.3.6.1.4.1.99999.1=critical,ASN1:NULL";
    let cvc = cvc_by(&NEW.cvc_ca, &format!("{CVC_EXT}\n{unknown}"));
    ask(&cvc, &[&NEW.cvc_ca], &[&NEW.root]).fails(UnknownCriticalExtension, Leaf, Part::UnknownCritical);

    let ca = ca_by(&NEW.root, &format!("{CVC_CA_EXT}\n{unknown}"));
    ask(&NEW.cvc, &[&ca], &[&NEW.root]).fails(
        UnknownCriticalExtension,
        Intermediate(0),
        Part::UnknownCritical,
    );

    let root = Spec::new(ROOT, ROOT_KEY, &format!("{ROOT_EXT}\n{unknown}")).issue();
    ask(&NEW.cvc, &[&NEW.cvc_ca], &[&root]).fails(UnknownCriticalExtension, Anchor(0), Part::UnknownCritical);
}

#[test]
fn an_unknown_extension_that_is_not_critical_is_no_obstacle() {
    let cvc = cvc_by(&NEW.cvc_ca, &format!("{CVC_EXT}\n1.3.6.1.4.1.99999.1=ASN1:NULL"));
    ask(&cvc, &[&NEW.cvc_ca], &[&NEW.root]).holds(&[&cvc, &NEW.cvc_ca, &NEW.root]);
}

#[test]
fn name_constraints_are_refused_even_when_the_name_fits_them() {
    let ca = ca_by(
        &NEW.root,
        &format!("{CVC_CA_EXT}\nnameConstraints=permitted;dirName:dn_name\n[dn_name]\nC=US"),
    );
    ask(&NEW.cvc, &[&ca], &[&NEW.root]).fails_for_us_alone(
        UnknownCriticalExtension,
        Intermediate(0),
        Part::UnknownCritical,
        "OpenSSL processes name constraints; neither DOCSIS PKI has them",
    );
}

#[test]
fn a_self_signed_leaf_is_not_its_own_anchor() {
    let own = Spec::new(CVC, CVC_KEY, "extendedKeyUsage=critical,codeSigning").issue();
    ask(&own, &[&NEW.cvc_ca], &[&NEW.root]).fails(SelfSignedLeafNotAnchor, Leaf, Part::Issuer);
    ask(&own, &[&own], &[&NEW.root]).fails(SelfSignedLeafNotAnchor, Leaf, Part::Issuer);
}

#[test]
fn a_self_signed_copy_of_the_root_with_another_key_is_not_the_root() {
    let fake = Spec::new(ROOT, OTHER_KEY, ROOT_EXT).issue();
    let ca = Spec::new(CVC_CA, CVC_CA_KEY, CVC_CA_EXT).by(&fake).issue();
    let cvc = cvc_by(&ca, CVC_EXT);
    ask(&cvc, &[&ca, &fake], &[&NEW.root]).fails(BadSignature, Intermediate(1), Part::Signature);
}

#[test]
fn two_cas_that_sign_each_other_end_the_search() {
    let a1 = Spec::new("/CN=A", CVC_CA_KEY, ROOT_EXT).issue();
    let b = Spec::new("/CN=B", OTHER_KEY, ROOT_EXT).by(&a1).issue();
    let a2 = Spec::new("/CN=A", CVC_CA_KEY, ROOT_EXT).by(&b).issue();
    let cvc = cvc_by(&a2, CVC_EXT);
    ask(&cvc, &[&a2, &b], &[&NEW.root]).fails(NoIssuer, Intermediate(1), Part::Issuer);
}

#[test]
fn hashes_that_docsis_does_not_use_are_unsupported() {
    for md in ["sha512", "sha384", "md5"] {
        let cvc = Spec::new(CVC, CVC_KEY, CVC_EXT).by(&NEW.cvc_ca).md(md).issue();
        ask(&cvc, &[&NEW.cvc_ca], &[&NEW.root]).fails_for_us_alone(
            UnsupportedAlgorithm,
            Leaf,
            Part::SignatureAlgorithm,
            "OpenSSL knows every hash; both DOCSIS PKIs know one each",
        );
    }
}

#[test]
fn keys_that_docsis_does_not_use_are_bad_keys() {
    for key in [Key("p256", Kind::P256), rsa("small", 768)] {
        let root = Spec::new(ROOT, key, ROOT_EXT).issue();
        let cvc = cvc_by(&root, CVC_EXT);
        ask(&cvc, &[], &[&root]).fails_for_us_alone(
            BadKey,
            Anchor(0),
            Part::PublicKey,
            "OpenSSL takes elliptic curves and short keys at its default level",
        );
    }
}

#[test]
fn an_elliptic_curve_leaf_under_an_rsa_root_holds() {
    let leaf = Spec::new(CVC, Key("p256", Kind::P256), CVC_EXT).by(&NEW.root).issue();
    assert_eq!((leaf.read().key_bits(), leaf.read().key_algorithm().as_str()), (None, "ecPublicKey"));
    ask(&leaf, &[], &[&NEW.root]).holds(&[&leaf, &NEW.root]);
}

#[test]
fn forty_wrong_issuers_of_the_right_name_spend_the_budget() {
    let plain = format!("basicConstraints=CA:TRUE\n{NO_IDS}");
    let impostors: Vec<Issued> = (0..40)
        .map(|n| {
            Spec::new(CVC_CA, OTHER_KEY, "basicConstraints=CA:TRUE")
                .serial(&format!("{:04X}", 0x1000 + n))
                .issue()
        })
        .collect();
    let ca = ca_by(&NEW.root, &plain);
    let cvc = cvc_by(&ca, LEGACY_CVC_EXT);
    let mut between: Vec<&Issued> = impostors.iter().collect();
    between.push(&ca);
    let error = ask(&cvc, &between, &[&NEW.root]).ours().unwrap_err();
    assert_eq!((error.kind, error.origin), (BudgetExhausted, Leaf));
    assert!(error.to_string().contains("at most 32 signatures to try (limit CHAIN_SIGNATURES)"), "{error}");
}

#[test]
fn structure_outranks_time_when_a_path_has_both_faults() {
    let ca = ca_by(&NEW.root, "basicConstraints=CA:FALSE");
    let cvc = cvc_by(&ca, LEGACY_CVC_EXT);
    ask(&cvc, &[&ca], &[&NEW.root]).at("2045-01-01T00:00:00Z").fails(
        NotACa,
        Intermediate(0),
        Part::BasicConstraints,
    );
}

#[test]
fn an_error_is_a_plain_sentence() {
    let error = ask(&LEGACY.cvc, &[], &[&LEGACY.root]).at("2030-06-01T00:00:00Z").ours().unwrap_err();
    assert_eq!(
        error.to_string(),
        "The certificate of CN=Code Verification Certificate, OU=DOCSIS, O=Acme Modems, C=US has expired: \
         expected a certificate valid at 2030-06-01T00:00:00Z, found notAfter 2030-01-01T00:00:00Z."
    );
}
