//! A configuration file as text that keeps everything: `docs/config-text.md` has the grammar.
//!
//! A value is written in its type's form only if that form gives back the same octets, else as hex. What a `#`
//! begins is for people: offsets, meanings, problems.

mod literal;

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::Write;

use self::literal::Literal;
use super::{ContainerKind, Form, Problem, Tlv, Value, View};
use crate::bytes::hex;

/// The column at which comments begin, where the line leaves room.
const COMMENTS: usize = 56;

/// The file as text.
pub fn to_text(view: &View<'_>) -> String {
    let kind = match view.kind() {
        ContainerKind::CableModem => "cable-modem",
        ContainerKind::Mta => "mta",
    };
    let mut text = Text(format!("cableseal-config 1 {kind}\n"));
    for tlv in view.tlvs() {
        text.tlv(tlv, 0);
    }
    text.problems(&view.problems, 0);
    text.0
}

struct Text(String);

impl Text {
    fn tlv(&mut self, tlv: &Tlv<'_>, depth: usize) {
        match tlv.form {
            Form::Pad => self.line(depth, &format!("pad {}", tlv.raw.len()), &comment(tlv)),
            Form::End => self.line(depth, "end", &comment(tlv)),
            Form::Rest => self.line(depth, &format!("rest hex {}", hex(tlv.raw)), &comment(tlv)),
            Form::Tlv => self.setting(tlv, depth),
        }
        self.problems(&tlv.problems, depth);
        for child in &tlv.children {
            self.tlv(child, depth + 1);
        }
        if !tlv.children.is_empty() {
            self.line(depth, "}", "");
        }
    }

    fn setting(&mut self, tlv: &Tlv<'_>, depth: usize) {
        let mut line = format!("{} {}{}", tlv.path, tlv.name(), length(tlv));
        if tlv.children.is_empty() {
            let _ = write!(line, " = {}", Literal(tlv));
        } else {
            line.push_str(" {");
        }
        self.line(depth, &line, &comment(tlv));
    }

    fn problems(&mut self, problems: &[Problem], depth: usize) {
        for problem in problems {
            self.line(depth, "", &format!("# ! {problem}"));
        }
    }

    fn line(&mut self, depth: usize, line: &str, comment: &str) {
        let line = format!("{:indent$}{line}", "", indent = depth * 4);
        let line = match (line.trim().is_empty(), comment.is_empty()) {
            (_, true) => line,
            (true, false) => format!("{line}{comment}"),
            (false, false) => format!("{line:COMMENTS$}  {comment}"),
        };
        self.0.push_str(&line);
        self.0.push('\n');
    }
}

/// What the length field says where the value and the catalogue do not.
fn length(tlv: &Tlv<'_>) -> String {
    let settled = tlv.definition.map_or(Some(1), super::Definition::length_octets).map(usize::from);
    let octets = tlv.header - 1;
    let width = if settled == Some(octets) { String::new() } else { format!(" length-octets {octets}") };
    if tlv.declared == tlv.value.len() && octets > 0 {
        return width;
    }
    format!("{width} length {}", tlv.declared)
}

/// The offset, and the meaning of the value where it has one.
fn comment(tlv: &Tlv<'_>) -> String {
    let meaning = match tlv.value() {
        Value::Number(_, meaning) => meaning.map(ToString::to_string),
        Value::Varbind(varbind) => literal::varbind_comment(&varbind),
        _ => None,
    };
    let offset = tlv.offset;
    meaning.map_or_else(|| format!("# {offset:#06x}"), |meaning| format!("# {offset:#06x} {meaning}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(file: &[u8]) -> alloc::vec::Vec<String> {
        let text = to_text(&View::read(file));
        text.lines().map(|line| line.split_whitespace().collect::<alloc::vec::Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn a_file_is_one_line_per_tlv() {
        let file = [3, 1, 1, 24, 10, 6, 1, 7, 8, 4, 0, 0x4c, 0x4b, 0x40, 200, 1, 9, 255, 0, 0];
        let file = [&file[..3], &[24, 9], &file[5..]].concat();
        assert_eq!(
            lines(&file),
            [
                "cableseal-config 1 cable-modem",
                "3 NetworkAccess = 1 # 0x0000 enabled",
                "24 UsServiceFlow { # 0x0003",
                "24.6 QosParamSetType = 7 # 0x0005 provisioned, admitted, and active set",
                "24.8 MaxRateSustained = 5000000 # 0x0008",
                "}",
                "200 Unknown = hex 09 # 0x000e",
                "# ! offset 0x000e: the catalogue does not know this type: expected a type of the catalogue, found 200",
                "end # 0x0011",
                "pad 2 # 0x0012",
            ]
        );
    }

    #[test]
    fn lengths_that_lie_are_written_down() {
        assert_eq!(
            lines(&[24, 9, 6, 1, 7])[1..3],
            [
                "24 UsServiceFlow length 9 { # 0x0000",
                "# ! offset 0x0001: the file ends inside this TLV: expected a length of at most 3, found 9 octets",
            ]
        );
        assert_eq!(lines(&[3])[1], "3 NetworkAccess length-octets 0 length 0 = hex # 0x0000");
        assert_eq!(
            lines(&[103, 1])[1],
            "103 CmSshServerConfigurationSettings length-octets 1 length 1 = hex # 0x0000"
        );
    }

    #[test]
    fn a_value_that_its_form_would_change_is_hex() {
        // A number of two octets where one belongs; an INTEGER with a needless zero in front.
        assert_eq!(lines(&[3, 2, 0, 1, 255])[1], "3 NetworkAccess = hex 0001 # 0x0000");
        let long = [11, 12, 0x30, 10, 6, 3, 0x2b, 6, 1, 2, 3, 0, 0, 5, 255];
        assert!(lines(&long)[1].starts_with("11 SnmpMibObject = hex 300a"), "{:?}", lines(&long));
        let short = [11, 10, 0x30, 8, 6, 3, 0x2b, 6, 1, 2, 1, 5, 255];
        assert_eq!(lines(&short)[1], "11 SnmpMibObject = 1.3.6.1 Integer 5 # 0x0000");
    }
}
