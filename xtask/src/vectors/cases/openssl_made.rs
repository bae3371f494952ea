//! Code files made wholly by `openssl smime` and `openssl cms`: `openssl-made/make.sh` says how.

use super::{C, Case, E203, E205, M, MFG_CO31, MFG_LEGACY, MFG31, Source, accept_with, incomplete, reject};

pub(super) static CASES: &[Case] = &[
    Case {
        name: "openssl-smime-mfg",
        why: "`openssl smime -sign -nosmimecap`: the shape of DOCSIS but for the CVC CA first.",
        image: "smime-mfg",
        source: Source::Frozen,
        expect: accept_with(&["certificate-order"]),
        ..MFG31
    },
    Case {
        name: "openssl-smime-mfg-legacy",
        why: "`openssl smime -sign -nosmimecap -md sha1` with a legacy CVC.",
        image: "smime-mfg-legacy",
        source: Source::Frozen,
        ..MFG_LEGACY
    },
    Case {
        name: "openssl-smime-mfg-and-co",
        why: "Two signers at once: OpenSSL sorts the SignerInfos, co-signer first.",
        image: "smime-mfg-and-co",
        source: Source::Frozen,
        expect: accept_with(&["certificate-order", "signer-order"]),
        ..MFG_CO31
    },
    Case {
        name: "openssl-smime-capabilities",
        why: "Without `-nosmimecap` OpenSSL signs a fourth attribute; whether a modem takes it is not known.",
        image: "smime-capabilities",
        source: Source::Frozen,
        expect: incomplete("signer-extra-attributes", M, E203),
        ..MFG31
    },
    Case {
        name: "openssl-smime-resigned",
        why: "`openssl smime -resign` leaves signingTime out of the co-signature.",
        image: "smime-resigned",
        source: Source::Frozen,
        expect: reject("signer-attributes", C, E205),
        ..MFG_CO31
    },
    Case {
        name: "openssl-smime-embedded",
        why: "`openssl smime -sign -nodetach` puts the content into the PKCS#7.",
        image: "smime-embedded",
        source: Source::Frozen,
        expect: reject("code-file-detached", None, None),
        openssl: None,
        ..MFG31
    },
    Case {
        name: "openssl-cms-mfg",
        why: "`openssl cms -sign -nosmimecap` leaves the NULL out of the digest algorithms.",
        image: "cms-mfg",
        source: Source::Frozen,
        ..MFG31
    },
    Case {
        name: "openssl-cms-resigned",
        why: "`openssl cms -resign` keeps signingTime and sorts certificates and SignerInfos.",
        image: "cms-resigned",
        source: Source::Frozen,
        expect: accept_with(&["certificate-order", "signer-order"]),
        ..MFG_CO31
    },
];
