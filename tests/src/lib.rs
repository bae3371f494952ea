//! Cableseal: tests.
