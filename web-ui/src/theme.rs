//! Light and dark: the system's choice until the user makes one.

use crate::host;

const KEY: &str = "cableseal.theme";

/// What the switch stands at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light, whatever the system has.
    Light,
    /// Dark, whatever the system has.
    Dark,
}

impl Theme {
    /// All, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word for the switch and for storage.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads [`Theme::word`]; anything else follows the system.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.word() == word).unwrap_or_default()
    }

    /// The one remembered on this computer.
    pub fn remembered() -> Self {
        host::remembered(KEY).map_or(Self::System, |word| Self::from_word(&word))
    }

    /// Shows and remembers it.
    pub fn apply(self) {
        let Some(root) = host::document().document_element() else { return };
        if self == Self::System {
            host::forget(KEY);
            let _ = root.remove_attribute("data-theme");
        } else {
            host::remember(KEY, self.word());
            let _ = root.set_attribute("data-theme", self.word());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip_and_unknown_ones_follow_the_system() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_word(theme.word()), theme);
        }
        assert_eq!(Theme::from_word("sepia"), Theme::System);
    }
}
