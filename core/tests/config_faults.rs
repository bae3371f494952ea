//! Every fault of a configuration file is told with its offset, and what follows it is still read.

use cableseal_core::config::{ContainerKind, Form, View};
use cableseal_core::limits;

/// Ids and offsets of all problems, and that the file survives reading.
fn problems(file: &[u8]) -> Vec<(&'static str, usize)> {
    let view = View::read(file);
    assert_eq!(view.emit(), file);
    view.problems().map(|problem| (problem.id(), problem.offset)).collect()
}

fn is_whole(file: &[u8]) -> bool {
    View::read(file).is_whole()
}

#[test]
fn a_good_file_has_no_problem() {
    let file = [3, 1, 1, 24, 7, 1, 2, 0, 1, 6, 1, 7, 0, 18, 1, 4, 255, 0, 0, 0];
    assert_eq!(problems(&file), []);
    assert!(is_whole(&file));
}

#[test]
fn an_empty_file_is_told() {
    assert_eq!(problems(&[]), [("empty-file", 0)]);
    assert!(!is_whole(&[]));
}

#[test]
fn a_file_that_ends_inside_a_tlv_is_told_at_the_length() {
    assert_eq!(problems(&[3, 1, 1, 24, 9, 6, 1, 7]), [("truncated-tlv", 4)]);
    assert_eq!(problems(&[3, 1, 1, 24]), [("truncated-tlv", 4)]);
    assert_eq!(problems(&[24, 9, 6, 4, 7]), [("truncated-tlv", 1)], "the cut is told once");
    assert_eq!(problems(&[103, 1]), [("truncated-tlv", 1)], "half a length of two octets");
    assert!(!is_whole(&[24, 9, 6, 4, 7]));
}

#[test]
fn an_inner_tlv_that_reaches_out_is_told_and_the_next_setting_is_read() {
    let file = [24, 6, 6, 1, 7, 1, 9, 7, 3, 1, 1, 255];
    assert_eq!(problems(&file), [("length-past-parent", 6)]);
    assert!(!is_whole(&file));
    let view = View::read(&file);
    assert_eq!(view.tlvs()[1].name(), "NetworkAccess");
    assert_eq!(view.tlvs()[0].children[0].value().number(), Some(7));
}

#[test]
fn a_wrong_width_is_told_and_hides_nothing() {
    let file = [24, 8, 6, 2, 0, 7, 8, 2, 1, 2, 3, 1, 1, 255, 0, 0];
    assert_eq!(problems(&file), [("wrong-width", 3), ("wrong-width", 7)]);
    assert!(is_whole(&file), "the TLVs fit together");
    assert_eq!(View::read(&file).tlvs()[0].children.len(), 2);
    // A u32 of two octets: one tool takes it for a number.
    assert_eq!(problems(&[1, 2, 0, 1, 255, 0, 0, 0]), [("wrong-width", 1)]);
}

#[test]
fn empty_mics_are_told_and_the_file_is_read() {
    assert_eq!(problems(&[6, 0, 7, 0, 3, 1, 1, 255]), [("wrong-width", 1), ("wrong-width", 3)]);
}

#[test]
fn a_number_out_of_range_is_told_at_its_value() {
    assert_eq!(problems(&[3, 1, 2, 255]), [("out-of-range", 2)]);
    // 1218 MHz: right since DOCSIS 3.1, but out of the range that tools know.
    assert_eq!(problems(&[1, 4, 0x48, 0x99, 0x2a, 0x80, 255, 0]), [("disputed-range", 2)]);
}

#[test]
fn a_disputed_width_is_only_a_warning() {
    let file = [24, 6, 3, 4, 0, 0, 0, 1, 255, 0, 0, 0];
    assert_eq!(problems(&file), [("disputed-width", 3)]);
    // TLV 69: nested, or one octet.
    assert_eq!(problems(&[69, 1, 1, 255]), [("disputed-width", 1)]);
}

#[test]
fn bad_ber_is_told_where_it_is_bad() {
    // The OID says 9 octets and 3 are left; the same in a binding; a binding with more behind it; a wrong tag.
    assert_eq!(problems(&[11, 5, 0x30, 3, 6, 9, 1, 255]), [("bad-ber", 6)]);
    let trailing = [11, 11, 0x30, 8, 6, 3, 0x2b, 6, 1, 2, 1, 5, 0, 255, 0, 0];
    assert_eq!(problems(&trailing), [("bad-ber", 12)]);
    assert_eq!(problems(&[11, 3, 0x31, 1, 0, 255, 0, 0]), [("bad-ber", 2)]);
    assert_eq!(problems(&[11, 0, 255, 0]), [("bad-ber", 2)]);
    // An OID that ends in the middle of an arc.
    assert_eq!(problems(&[54, 5, 2, 3, 6, 1, 0x81, 255]), [("bad-ber", 7)]);
}

#[test]
fn a_type_that_nobody_knows_is_kept_and_passed_over() {
    let file = [200, 3, 1, 2, 3, 3, 1, 1, 255, 0, 0, 0];
    assert_eq!(problems(&file), [("unknown-type", 0)]);
    assert_eq!(View::read(&file).tlvs()[1].name(), "NetworkAccess");
    assert_eq!(problems(&[24, 3, 250, 1, 0, 255, 0, 0]), [("unknown-type", 2)]);
}

#[test]
fn text_without_its_zero_is_told() {
    assert_eq!(problems(&[24, 5, 4, 3, b'a', b'b', b'c', 255]), [("not-zero-terminated", 7)]);
    assert_eq!(problems(&[24, 5, 4, 3, b'a', b'b', 0, 255]), []);
}

#[test]
fn the_end_and_what_follows_it_are_checked() {
    assert_eq!(problems(&[3, 1, 1]), [("missing-end", 3)]);
    assert_eq!(problems(&[3, 1, 1, 255, 0]), [("bad-padding", 4)], "OpenDCI writes ff 00");
    assert_eq!(problems(&[3, 1, 1, 255, 0, 0, 0, 0]), [("bad-padding", 4)], "four pads too many");
    assert_eq!(problems(&[255]), [("bad-padding", 1)]);
    assert_eq!(problems(&[3, 1, 1, 255, 0, 3, 1, 0]), [("data-after-end", 5)]);
    assert!(is_whole(&[3, 1, 1, 255, 9]), "a modem stops at the end marker");
    assert!(!is_whole(&[3, 1, 1]));
}

#[test]
fn pads_between_settings_are_kept() {
    let file = [3, 1, 1, 0, 0, 18, 1, 4, 255, 0, 0, 0];
    assert_eq!(problems(&file), []);
    let forms: Vec<Form> = View::read(&file).tlvs().iter().map(|tlv| tlv.form).collect();
    assert_eq!(forms, [Form::Tlv, Form::Pad, Form::Tlv, Form::End, Form::Pad]);
}

#[test]
fn tlv_64_has_one_length_octet_in_a_modem_file_and_two_in_an_mta_file() {
    assert_eq!(problems(&[64, 6, 1, 4, 224, 0, 0, 1, 255, 0, 0, 0]), []);
    let binding = [0x30, 10, 6, 5, 0x2b, 6, 1, 2, 1, 2, 1, 1];
    let file = [&[254, 1, 1, 64, 0, 12][..], &binding, &[254, 1, 255]].concat();
    assert_eq!(problems(&file), []);
    let view = View::read(&file);
    assert_eq!((view.kind(), view.tlvs()[1].header), (ContainerKind::Mta, 3));
}

#[test]
fn lengths_of_two_octets_are_read() {
    let long = [&[103, 1, 8, 103][..], &[0; 0x107]].concat();
    assert_eq!(View::read(&long).tlvs()[0].raw.len(), 3 + 0x108);
    // 103.3.1 is settled at two octets; 103.3 around it is not, and is told.
    let file = [103, 0, 8, 3, 6, 1, 0, 3, 1, 2, 3, 255];
    assert_eq!(problems(&file), [("disputed-length-field", 4)]);
    // 103.1 with a length of two octets: the other reading does not fit.
    let file = [103, 0, 9, 1, 0, 6, 1, 4, 0, 0, 0, 9, 255, 0, 0, 0];
    assert_eq!(problems(&file), [("disputed-length-field", 4)]);
    assert_eq!(View::read(&file).tlvs()[0].children[0].children[0].value().number(), Some(9));
}

#[test]
fn vendor_settings_go_by_the_vendor_id() {
    let general = [43, 9, 8, 3, 255, 255, 255, 4, 2, 0, 5, 255];
    assert_eq!(View::read(&general).tlvs()[0].children[1].name(), "CMRangingClassIDExtension");
    // Another vendor's type 4 is its own, whatever its width.
    let own = [43, 8, 8, 3, 0, 0, 12, 4, 1, 5, 255, 0];
    assert_eq!(problems(&own), []);
    assert_eq!(View::read(&own).tlvs()[0].children[1].name(), "Unknown");
    let opaque = [43, 8, 8, 3, 0, 0, 12, 4, 9, 5, 255, 0];
    assert_eq!(problems(&opaque), []);
    assert_eq!(View::read(&opaque).tlvs()[0].children[1].form, Form::Rest);
    assert_eq!(problems(&[43, 4, 4, 2, 0, 5, 255, 0]), [("vendor-id-missing", 2)]);
}

#[test]
fn an_mta_file_stands_between_its_delimiters() {
    assert_eq!(problems(&[254, 1, 1, 254, 1, 255]), []);
    assert_eq!(problems(&[254, 1, 1]), [("missing-end", 3)]);
    assert_eq!(problems(&[254, 1, 2, 254, 1, 255]), [("bad-delimiter", 2)]);
    assert_eq!(problems(&[254, 1, 1, 254, 1, 9, 254, 1, 255]), [("bad-delimiter", 5)]);
    assert_eq!(problems(&[254, 1, 1, 254, 1, 255, 0]), [("bad-padding", 6)]);
    assert_eq!(problems(&[254, 1, 1, 255]), [("missing-end", 4)]);
}

#[test]
fn limits_end_the_reading_and_are_named() {
    let many = [&[200, 0].repeat(limits::TLVS + 1)[..], &[255]].concat();
    let view = View::read(&many);
    let last = view.problems().last().unwrap();
    assert_eq!((last.id(), last.offset), ("too-many-tlvs", 2 * limits::TLVS));
    assert!(last.expected.contains("20000") && !view.is_whole());
    assert_eq!(view.emit(), many);

    let large = [&[200, 254][..], &[7; 254]].concat().repeat(limits::CONFIG_FILE / 256 + 1);
    let told: Vec<_> = problems(&large).into_iter().filter(|(id, _)| *id != "unknown-type").collect();
    assert_eq!(told, [("file-too-large", limits::CONFIG_FILE)]);
}
