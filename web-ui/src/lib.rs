//! Cableseal: web-ui.
