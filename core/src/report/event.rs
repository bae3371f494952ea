//! Events that a modem logs for secure software download (OSSI Annex D).

use serde::{Serialize, Serializer, ser::SerializeStruct};

/// An event by its error code; the id and the text follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// `E203.0`.
    pub code: &'static str,
    /// `69020300`.
    pub id: u32,
    /// What the modem writes in its log.
    pub text: &'static str,
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut event = serializer.serialize_struct("Event", 3)?;
        event.serialize_field("code", self.code)?;
        event.serialize_field("id", &self.id)?;
        event.serialize_field("text", self.text)?;
        event.end()
    }
}

const fn event(code: &'static str, id: u32, text: &'static str) -> Event {
    Event { code, id, text }
}

/// Code file: organization, times or extended key usage do not fit the code access controls.
pub const E201: Event = event("E201.0", 69_020_100, "Improper Code File Controls");
/// Code file: the manufacturer CVC does not verify.
pub const E202: Event = event("E202.0", 69_020_200, "Code File Manufacturer CVC Validation Failure");
/// Code file: the manufacturer signature does not verify.
pub const E203: Event = event("E203.0", 69_020_300, "Code File Manufacturer CVS Validation Failure");
/// Code file: the co-signer CVC does not verify. Also our code for a missing or surplus co-signature.
pub const E204: Event = event("E204.0", 69_020_400, "Code File Co-Signer CVC Validation Failure");
/// Code file: the co-signer signature does not verify.
pub const E205: Event = event("E205.0", 69_020_500, "Code File Co-Signer CVS Validation Failure");
/// Configuration file: a CVC without the right key usage.
pub const E206: Event = event("E206.0", 69_020_600, "Improper Configuration File CVC Format");
/// Configuration file: a CVC that does not validate.
pub const E207: Event = event("E207.0", 69_020_700, "Configuration File CVC Validation Failure");
/// SNMP: a CVC of the wrong form.
pub const E208: Event = event("E208.0", 69_020_800, "Improper SNMP CVC Format");
/// SNMP: a CVC that does not validate.
pub const E209: Event = event("E209.0", 69_020_900, "SNMP CVC Validation Failure");
