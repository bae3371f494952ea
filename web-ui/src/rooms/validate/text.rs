//! Every sentence of the room that is not the report's, in one place.

pub(super) const DROP_EMPTY: &str = "Drop files here, or choose them";
pub(super) const DROP_MORE: &str = "Drop or choose more files";
pub(super) const DROP_HINT: &str = "A config file, a code file, root certificates, CRLs, modem profiles: in any mix. Each is told by its content.";
pub(super) const TITLE: &str = "Will this modem take this image with this config?";
pub(super) const PRIVATE: &str = "Nothing leaves this page.";
pub(super) const PRIVATE_HOW: &str = "How to check that";
pub(super) const PRIVATE_TITLE: &str = "Nothing leaves this page";
pub(super) const PRIVATE_STEPS: &[&str] = &[
    "Open the developer tools of your browser (F12), choose Network, and drop your files: no request appears.",
    "Look at the Content-Security-Policy header of this page: connect-src 'self' forbids every other address, and form-action 'none' forbids forms.",
    "Wait until the bar says offline-ready, unplug the network or switch on airplane mode, and reload: everything here works as before.",
];
pub(super) const SAMPLES: &str = "Ready samples";
pub(super) const SAMPLES_NONE: &str = "No samples were built into this copy of the page.";
pub(super) const FILES: &str = "Files";
pub(super) const FACTS: &str = "Facts";
pub(super) const NO_QUESTION: &str =
    "These files ask no question yet. Add a config file to have it checked, and a code file for the verdict.";
pub(super) const HASHING: &str = "Reading";
pub(super) const CHECKS: &str = "Checks";
pub(super) const DETAIL: &str = "Detail";
pub(super) const TABS: &[&str] = &["Tree", "Bytes", "Chain", "Matrix", "JSON"];
pub(super) const NO_CERTIFICATES: &str = "No certificate was met.";
pub(super) const NO_REPORT: &str = "There is no report yet.";
pub(super) const NO_FILE: &str = "Choose a file to see its fields.";
pub(super) const NOT_A: &str = "Not a";
pub(super) const FACTORY_FRESH: &str = "Assume a factory-fresh modem of this manufacturer";
pub(super) const SECRET_NOTE: &str =
    "Used in this page only; never stored or exported, wiped when you leave this room.";
pub(super) const PROFILES: &str = "Modem profiles";
pub(super) const PROFILES_NOTE: &str =
    "Kept in this browser on this computer. A profile holds facts and root certificates, never a secret.";
pub(super) const PAIRS: &str = "Every config with every image";
pub(super) const PAIR_COLUMNS: &[&str] = &["Config", "Image", "Verdict", "Reason"];
