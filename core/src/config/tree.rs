//! A configuration file as the tree that `inspect` and the page show.

use alloc::format;
use alloc::string::{String, ToString};

use super::{ContainerKind, Form, Tlv, View};
use crate::report::tree::Node;

/// The file as a node, every TLV in it as one too.
pub fn tree(view: &View<'_>) -> Node {
    let label = match view.kind() {
        ContainerKind::CableModem => "Configuration file",
        ContainerKind::Mta => "MTA configuration file",
    };
    let file =
        Node::new(label, 0, view.bytes().len(), 0).with_children(view.tlvs().iter().map(node).collect());
    view.problems.iter().fold(file, |file, problem| file.with_problem(problem.to_string()))
}

fn node(tlv: &Tlv<'_>) -> Node {
    let node = Node::new(label(tlv), tlv.offset, tlv.raw.len(), tlv.header);
    let node = if tlv.children.is_empty() { node.with_value(shown(tlv)) } else { node };
    let node = tlv.problems.iter().fold(node, |node, problem| node.with_problem(problem.to_string()));
    node.with_children(tlv.children.iter().map(self::node).collect())
}

fn label(tlv: &Tlv<'_>) -> String {
    match tlv.form {
        Form::Rest => "Octets that are not TLVs".into(),
        Form::Tlv | Form::Pad | Form::End => format!("{} {}", tlv.path, tlv.name()),
    }
}

fn shown(tlv: &Tlv<'_>) -> String {
    match tlv.form {
        Form::Pad => format!("{} octets", tlv.raw.len()),
        _ => tlv.value().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_has_the_place_and_the_words_of_its_tlv() {
        let tree = tree(&View::read(&[3, 1, 1, 24, 3, 6, 1, 7, 200, 1, 9, 255]));
        let flow = &tree.children[1];
        assert_eq!(
            (flow.label.as_str(), flow.offset, flow.length, flow.header),
            ("24 UsServiceFlow", 3, 5, 2)
        );
        assert_eq!(flow.children[0].label, "24.6 QosParamSetType");
        assert_eq!(tree.children[0].value.as_deref(), Some("1 (enabled)"));
        assert_eq!(tree.children[2].problems.len(), 1);
        assert_eq!(tree.children[3].label, "255 EndOfDataMkr");
        assert_eq!(tree.problems, [] as [&str; 0]);
    }
}
