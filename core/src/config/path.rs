//! Where a TLV stands among the types: `24.6`.

use core::fmt;

use serde::{Serialize, Serializer};

use crate::limits;

/// The types from the top level down to one TLV; `24.6` is type 6 inside type 24.
///
/// Holds at most [`limits::TLV_DEPTH`] types. The empty path stands for octets that are no TLV.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// The types, zeros, and in the last octet how many types there are: 16 octets move in one register.
    octets: [u8; 16],
}

const _: () = assert!(limits::TLV_DEPTH < 16);

impl Path {
    /// The path of a top-level type.
    pub fn top(code: u8) -> Self {
        Self::default().child(code).unwrap_or_default()
    }

    /// The path of a type inside this one; `None` when it would be deeper than [`limits::TLV_DEPTH`].
    pub fn child(self, code: u8) -> Option<Self> {
        if self.is_deepest() {
            return None;
        }
        // By arithmetic: a store into the array in front of a load of all of it would stall the reader.
        let types = u128::from_le_bytes(self.octets) | u128::from(code) << (self.depth() * 8);
        Some(Self { octets: (types + (1 << 120)).to_le_bytes() })
    }

    /// Its types, outermost first.
    pub fn as_slice(&self) -> &[u8] {
        self.octets.get(..self.depth()).unwrap_or_default()
    }

    /// How many types it has.
    fn depth(self) -> usize {
        let [.., depth] = self.octets;
        usize::from(depth)
    }

    /// Whether no type fits inside any more.
    pub fn is_deepest(&self) -> bool {
        self.depth() == limits::TLV_DEPTH
    }

    /// The innermost type; `None` for the empty path.
    pub fn code(&self) -> Option<u8> {
        self.as_slice().last().copied()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, code) in self.as_slice().iter().enumerate() {
            let dot = if index == 0 { "" } else { "." };
            write!(f, "{dot}{code}")?;
        }
        Ok(())
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_path_prints_its_types_with_dots_and_stops_at_the_limit() {
        let path = Path::top(24).child(6).unwrap();
        assert_eq!((path.to_string().as_str(), path.code()), ("24.6", Some(6)));
        let deepest = (0..limits::TLV_DEPTH).try_fold(Path::default(), |path, _| path.child(1)).unwrap();
        assert_eq!(deepest.child(1), None);
    }
}
