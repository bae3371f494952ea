//! Reading forms: any piece sizes, limits, and what a broken form gets.

use crate::client::{form, head, part_head, post, post_in_pieces, problem, send};
use bytes::Bytes;
use cableseal_edge::limits;
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

#[test]
fn a_form_reads_the_same_in_pieces_of_any_size() {
    // TLV 3 (network access) and a vendor TLV whose value looks like the start of a delimiter.
    let config = b"\x03\x01\x01\x2b\x13\x08\x03\xff\xff\xff\x01\x0c\r\n------a-bou\xff";
    let form = form(&[
        ("file", Some("modem.cm"), config),
        ("options", None, br#"{"docsis":"3.0"}"#),
        ("secret", None, b"DOCSIS"),
    ]);
    let whole = post_in_pieces(&form, form.len());
    let report: Value = serde_json::from_str(&whole.body).unwrap();
    assert_eq!((whole.status, &report["schema"]), (200, &json!("cableseal.report/1")));
    assert_eq!(report["files"][0]["name"], "modem.cm");
    assert_eq!(report["files"][0]["length"], config.len());
    assert_eq!((&report["facts"]["docsis"], &report["facts"]["secret_given"]), (&json!("3.0"), &json!(true)));
    for size in 1..64 {
        assert_eq!(post_in_pieces(&form, size), whole, "pieces of {size}");
    }
}

#[test]
fn every_prefix_of_a_form_is_refused() {
    let form = form(&[("file", Some("readme.txt"), b"text"), ("secret", None, b"DOCSIS")]);
    // A form is whole without the line end behind its last delimiter.
    for len in 0..form.len() - 2 {
        let (status, detail) = problem(&post_in_pieces(&form[..len], 16));
        assert_eq!(status, 400, "{len} octets: {detail}");
        assert!(detail.starts_with("The form cannot be read: "), "{len} octets: {detail}");
    }
}

#[test]
fn content_that_grows_beyond_the_limit_is_refused_while_it_arrives() {
    let start = Bytes::from(part_head("image", Some("huge.bin")));
    let zeros = Bytes::from(vec![0; 1 << 20]);
    let endless = stream::iter([start]).chain(stream::repeat(zeros)).map(Ok);
    assert_eq!(
        problem(&send(&head(), endless)),
        (413, "The content is larger than the limit of 100000000 octets.".into())
    );
}

#[test]
fn a_code_file_larger_than_what_is_kept_is_hashed_as_it_passes() {
    let image = vec![0; limits::KEPT + 1];
    let reply = post(&[("image", Some("big.bin"), &image)]);
    assert_eq!(reply.status, 200, "{}", reply.body);
}

#[test]
fn files_that_are_kept_are_limited_together() {
    let half = vec![0; limits::KEPT / 2 + 1];
    let reply = post(&[("config", Some("a.cm"), &half), ("file", Some("b.bin"), &half)]);
    assert_eq!(
        problem(&reply),
        (
            413,
            "The files that are not code files have more than 33554432 octets together (limit KEPT), \
             reached in b.bin."
                .into()
        )
    );
}

#[test]
fn a_preamble_without_end_is_not_searched_again_and_again() {
    let endless = stream::repeat(Bytes::from_static(&[b'-'; 1024])).map(Ok);
    assert_eq!(
        problem(&send(&head(), endless)),
        (400, "The form cannot be read: no part begins within 16384 octets.".into())
    );
}

#[test]
fn fields_of_a_part_without_end_are_not_searched_again_and_again() {
    let start = Bytes::from_static(b"------a-boundary\r\nX-Long: ");
    let endless = stream::iter([start]).chain(stream::repeat(Bytes::from_static(&[b'x'; 1024]))).map(Ok);
    assert_eq!(
        problem(&send(&head(), endless)),
        (400, "The form cannot be read: no part begins within 16384 octets.".into())
    );
}

#[test]
fn a_form_without_a_file_to_judge_is_no_question() {
    assert_eq!(
        problem(&post(&[("secret", None, b"DOCSIS")])),
        (422, "No image and no configuration file: give an image, a configuration file, or both.".into())
    );
}

#[test]
fn more_files_than_the_limit_are_refused() {
    let parts: Vec<_> = (0..=limits::FILES).map(|_| ("root", None, &b"x"[..])).collect();
    assert_eq!(problem(&post(&parts)), (413, "There are more than 64 files (limit FILES).".into()));
}

#[test]
fn a_secret_and_options_have_limits_of_their_own() {
    let long = vec![b'x'; limits::OPTIONS + 1];
    assert_eq!(
        problem(&post(&[("secret", None, &long[..=limits::SECRET])])),
        (413, "The field secret is larger than the limit of 1024 octets.".into())
    );
    assert_eq!(
        problem(&post(&[("options", None, &long)])),
        (413, "The field options is larger than the limit of 65536 octets.".into())
    );
}

#[test]
fn a_field_given_twice_is_refused() {
    assert_eq!(
        problem(&post(&[("secret", None, b"a"), ("secret", None, b"a")])),
        (400, "The field secret is given twice.".into())
    );
    assert_eq!(
        problem(&post(&[("config", Some("a.cm"), b"a"), ("config", Some("b.cm"), b"b")])),
        (422, "Two files for one role: both a.cm and b.cm are given as config; give one.".into())
    );
}

#[test]
fn an_unknown_field_is_named_with_the_fields_that_there_are() {
    assert_eq!(
        problem(&post(&[("imgae", Some("a.bin"), b"a")])),
        (
            400,
            "There is no field imgae; the fields are \
             file, image, config, root, crl, snmp_cvc, controls, profile, options, secret."
                .into()
        )
    );
}

#[test]
fn options_that_cannot_be_read_say_where() {
    let (status, detail) = problem(&post(&[("options", None, br#"{"docsis":"2.0"}"#)]));
    assert_eq!(status, 400);
    assert_eq!(
        detail,
        "The field options: unknown variant `2.0`, expected one of `3.0`, `3.1`, `4.0` at line 1 column 15."
    );
}

#[test]
fn a_file_keeps_its_name_but_not_its_folders() {
    let reply = post(&[("config", Some("C:\\tftp/a.cm"), b"a"), ("config", Some("/tmp/b.cm"), b"b")]);
    assert_eq!(
        problem(&reply),
        (422, "Two files for one role: both a.cm and b.cm are given as config; give one.".into())
    );
}
