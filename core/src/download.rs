//! Secure software download: what a configuration file demands, and whether a modem takes an image.

pub mod controls;
pub mod fleet;
pub mod policy;

mod judge;
mod question;

pub use controls::{AccessControls, Controls};
pub use judge::{Judgement, judge};
pub use policy::{CvcRow, Demand, MatrixRow, matrix};
pub use question::{ConfigSource, ControlsSource, Equality, Image, Modem, NamedFile, Need, Question};
