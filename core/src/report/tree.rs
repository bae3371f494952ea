//! What a file holds, field by field, with offsets: the one shape behind `inspect`, the page's tree and its bytes.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

/// A field of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Node {
    /// The field's name in the specification's words, with its number where it has one: `24.6 MaxRateSustained`.
    pub label: String,
    /// Octets from the start of the file to the field's first octet (tag or type included).
    pub offset: usize,
    /// Octets of the field, its header included.
    pub length: usize,
    /// Octets of the header (type and length) before the value.
    pub header: usize,
    /// The value for people; `None` when the children say it all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// What is wrong here, each a sentence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<String>,
    /// Fields inside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Node>,
}

impl Node {
    /// A field at `offset` with `header` octets before its value.
    pub fn new(label: impl Into<String>, offset: usize, length: usize, header: usize) -> Self {
        Self { label: label.into(), offset, length, header, ..Self::default() }
    }

    /// Says the value.
    #[must_use]
    pub fn with_value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Adds a problem.
    #[must_use]
    pub fn with_problem(mut self, problem: impl Into<String>) -> Self {
        self.problems.push(problem.into());
        self
    }

    /// Adds fields inside.
    #[must_use]
    pub fn with_children(mut self, children: Vec<Self>) -> Self {
        self.children = children;
        self
    }
}
