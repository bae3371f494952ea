//! Cableseal: edge-worker.
