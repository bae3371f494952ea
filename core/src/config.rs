//! Configuration files of cable modems and PacketCable MTAs.
//!
//! [`View`] reads any bytes, keeps every offset and says what is wrong where; nothing in it fails. What decisions
//! rest on is drawn from a view: the MICs ([`mic`]), the CVCs ([`cvc`]), the strict [`Settings`].

pub mod catalog;
pub mod objects;

pub mod check;
pub mod cvc;
pub mod json;
pub mod lint;
pub mod mic;
pub mod mta;
pub mod text;
pub mod tree;

pub mod varbind;

mod path;
mod problem;
mod read;
mod settings;
mod tlv;
mod value;
mod view;

pub use catalog::{ContainerKind, Definition, ValueType};
pub use path::Path;
pub use problem::{Problem, ProblemKind, Weight};
pub use settings::Settings;
pub use tlv::{Form, Tlv};
pub use value::{Numbers, Value};
pub use view::View;
