//! Validate: drop any mix of files; what they mean together is the verdict.

pub mod detail;
pub mod facts_view;
pub mod files_view;
pub mod links;
pub mod profiles_view;
pub mod samples;
mod text;
pub mod view;

pub mod facts;
pub mod file;
pub mod messages;
pub mod pairs;
pub mod pairs_view;
pub mod profiles;
pub mod state;

pub use links::Link;
pub use view::Validate;
