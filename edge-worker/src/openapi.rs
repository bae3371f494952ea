//! The description of this interface for other programs (OpenAPI 3.1).

use cableseal_core::report::Tool;

/// The document, with this version's number and the published schemas in their places.
pub fn document() -> String {
    include_str!("../openapi.json")
        .replace("{version}", Tool::THIS.version)
        .replace("\"{report-1.json}\"", include_str!("../../docs/schema/report-1.json"))
        .replace("\"{controls-1.json}\"", include_str!("../../docs/schema/controls-1.json"))
}
