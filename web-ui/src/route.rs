//! Addresses of rooms: `#/validate` and its neighbours.

/// A room of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// Will a modem take this?
    #[default]
    Validate,
    /// Edit and compare configuration files.
    Config,
    /// Sign an image in the page.
    Sign,
    /// What the edge has issued and served.
    Fleet,
}

impl Room {
    /// All, in the order of the bar.
    pub const ALL: [Self; 4] = [Self::Validate, Self::Config, Self::Sign, Self::Fleet];

    /// The name in the bar.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Validate => "Validate",
            Self::Config => "Config",
            Self::Sign => "Sign",
            Self::Fleet => "Fleet",
        }
    }

    /// The address: what a link holds.
    pub const fn hash(self) -> &'static str {
        match self {
            Self::Validate => "#/validate",
            Self::Config => "#/config",
            Self::Sign => "#/sign",
            Self::Fleet => "#/fleet",
        }
    }

    /// The room of an address; an unknown one leads to the first room.
    pub fn from_hash(hash: &str) -> Self {
        Self::ALL.into_iter().find(|room| room.hash() == hash).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_room_is_found_by_its_address() {
        for room in Room::ALL {
            assert_eq!(Room::from_hash(room.hash()), room);
        }
    }

    #[test]
    fn an_unknown_address_leads_to_validate() {
        assert_eq!(Room::from_hash(""), Room::Validate);
        assert_eq!(Room::from_hash("#/nowhere"), Room::Validate);
    }
}
