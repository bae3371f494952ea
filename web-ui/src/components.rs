//! Small components that know no room.

pub mod bytes;
pub mod check_list;
pub mod dialog;
pub mod drop_area;
pub mod json;
pub mod matrix;
pub mod panel;
pub mod progress;
pub mod rove;
pub mod table;
pub mod tabs;
pub mod time_line;
pub mod tree;
pub mod verdict_banner;
pub mod windowed_list;
