//! The nine kinds of signatures that the matrix tells apart.

use super::super::codefile::{CodeFile, Content, Signer};
use super::{CO_TIME, MFG_TIME, Recipe, mfg_co_legacy, mfg_co31, mfg_legacy, mfg31, signed};

/// `none`, `M`, `Co`, `M+Co`, `m`, `c`, `m+c`, `M+c`, `m+Co`: capitals for the legacy PKI.
pub(super) fn all() -> Vec<Recipe> {
    vec![
        ("kind-none", CodeFile { content: Content::Bare, ..mfg31() }),
        ("kind-mfg-legacy", mfg_legacy()),
        ("kind-co-legacy", signed(&["legacy/co-cvc"], vec![Signer::new("legacy/co-cvc", CO_TIME)])),
        ("kind-mfg-legacy-co-legacy", mfg_co_legacy()),
        ("kind-mfg-31", mfg31()),
        (
            "kind-co-31",
            signed(&["docsis31/co-cvc", "docsis31/cvc-ca"], vec![Signer::new("docsis31/co-cvc", CO_TIME)]),
        ),
        ("kind-mfg-31-co-31", mfg_co31()),
        (
            "kind-mfg-legacy-co-31",
            signed(
                &["legacy/mfg-cvc", "docsis31/co-cvc", "docsis31/cvc-ca"],
                vec![Signer::new("legacy/mfg-cvc", MFG_TIME), Signer::new("docsis31/co-cvc", CO_TIME)],
            ),
        ),
        (
            "kind-mfg-31-co-legacy",
            signed(
                &["docsis31/mfg-cvc", "docsis31/cvc-ca", "legacy/co-cvc"],
                vec![Signer::new("docsis31/mfg-cvc", MFG_TIME), Signer::new("legacy/co-cvc", CO_TIME)],
            ),
        ),
    ]
}
