//! A secret that is wiped when it goes out of use.

use std::fmt;

use zeroize::Zeroizing;

/// The operator's shared secret. It is never stored, exported or shown, and its octets are overwritten when it is
/// dropped. (What the browser keeps of the input field is beyond the page's reach.)
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Option<Zeroizing<Vec<u8>>>);

impl Secret {
    /// No secret given.
    pub const NONE: Self = Self(None);

    /// The octets of `text`, byte for byte; an empty field gives no secret.
    pub fn from_input(text: &str) -> Self {
        if text.is_empty() { Self::NONE } else { Self(Some(Zeroizing::new(text.as_bytes().to_vec()))) }
    }

    /// The octets, if a secret was given.
    pub fn octets(&self) -> Option<&[u8]> {
        self.0.as_ref().map(|octets| octets.as_slice())
    }

    /// True when a secret was given.
    pub fn is_given(&self) -> bool {
        self.0.is_some()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_given() { "Secret(given)" } else { "Secret(none)" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_does_not_show_itself() {
        let secret = Secret::from_input("DOCSIS");
        assert_eq!(secret.octets(), Some(&b"DOCSIS"[..]));
        assert_eq!(format!("{secret:?}"), "Secret(given)");
    }

    #[test]
    fn an_empty_field_is_no_secret() {
        assert_eq!(Secret::from_input(""), Secret::NONE);
    }
}
