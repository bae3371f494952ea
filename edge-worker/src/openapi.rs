//! The description of this interface for other programs (OpenAPI 3.1).

use cableseal_core::report::Tool;

/// The document, with this version's number.
pub fn document() -> String {
    include_str!("../openapi.json").replace("{version}", Tool::THIS.version)
}
