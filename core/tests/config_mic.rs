//! The MICs against values made with Python's hashlib and hmac, and every explanation of a wrong one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use cableseal_core::config::View;
use cableseal_core::config::mic::{
    Hint, Input, Key, MicCheck, MicOutcome, cm_mic, cmts_mic, cmts_mic_found, explain_cm_mic,
    extended_cmts_mic,
};
use cableseal_core::crypto::{HashAlgorithm, Provider, RustCrypto};

const SECRET: &[u8] = b"DOCSIS";

fn tlv(code: u8, value: &[u8]) -> Vec<u8> {
    [&[code, u8::try_from(value.len()).unwrap()], value].concat()
}

fn octets(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

/// Network access, the number of CPEs, an upstream and a downstream service flow, a file name: 31 octets.
fn settings() -> Vec<u8> {
    octets("030101120104180701020001060107190701020002060107").into_iter().chain(tlv(9, b"a.bin")).collect()
}

fn file(settings: &[u8], cm: &[u8], cmts: &[u8]) -> Vec<u8> {
    let mut file = [settings, &tlv(6, cm), &tlv(7, cmts), &[255]].concat();
    file.resize(file.len().next_multiple_of(4), 0);
    file
}

fn md5(parts: &[&[u8]]) -> Vec<u8> {
    RustCrypto.hash(HashAlgorithm::Md5, &parts.concat())
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    RustCrypto.hmac_md5(key, &mut parts.iter().copied()).to_vec()
}

fn cm(file: &[u8]) -> MicCheck {
    cm_mic(&View::read(file), &RustCrypto)
}

fn cmts(file: &[u8], secret: &[u8]) -> MicCheck {
    cmts_mic(&View::read(file), secret, &RustCrypto)
}

mod vectors {
    use super::*;

    // cm = hashlib.md5(settings); cmts = hmac(b"DOCSIS", 3 + 6 + 18 + 24 + 25), each with type and length.
    const CM: &str = "b49b1cb36f1da907ab1b27cc1e67f0cb";
    const CMTS: &str = "b0a5da5202394ae709e62e6a15422b70";

    #[test]
    fn both_mics_match_and_know_their_place() {
        let file = file(&settings(), &octets(CM), &octets(CMTS));
        let (cm, cmts) = (cm(&file), cmts(&file, SECRET));
        assert_eq!((cm.outcome, cm.place), (MicOutcome::Match, Some(33..49)));
        assert_eq!((cmts.outcome, cmts.place), (MicOutcome::Match, Some(51..67)));
        assert_eq!(cmts.found, Some(octets(CMTS)));
        assert_eq!(extended_cmts_mic(&View::read(&file), SECRET, &RustCrypto), None);
    }

    #[test]
    fn a_changed_setting_breaks_both_and_no_hint_is_made_up() {
        let mut file = file(&settings(), &octets(CM), &octets(CMTS));
        file[5] = 9;
        let (cm, cmts) = (cm(&file), cmts(&file, SECRET));
        assert_eq!((cm.outcome, cm.hint), (MicOutcome::Mismatch, None));
        assert_eq!((cmts.outcome, cmts.hint), (MicOutcome::Mismatch, None));
        assert_eq!(cm.found, Some(octets(CM)));
    }

    #[test]
    fn a_setting_outside_the_list_is_protected_by_the_cm_mic_alone() {
        let mut file = file(&settings(), &octets(CM), &octets(CMTS));
        file[26] = b'b';
        assert_eq!(cm(&file).outcome, MicOutcome::Mismatch);
        assert_eq!(cmts(&file, SECRET).outcome, MicOutcome::Match);
    }

    #[test]
    fn missing_empty_and_doubled_mics_are_not_compared() {
        let without = [settings(), vec![255]].concat();
        assert_eq!(cm(&without).outcome, MicOutcome::Absent);
        assert_eq!(cmts(&without, SECRET).outcome, MicOutcome::Absent);
        let empty = file(&settings(), &[], &[]);
        assert_eq!(cm(&empty).outcome, MicOutcome::WrongLength(0));
        assert_eq!(cmts(&empty, SECRET).outcome, MicOutcome::WrongLength(0));
        let twice = file(&[settings(), tlv(6, &octets(CM))].concat(), &octets(CM), &octets(CMTS));
        assert!(matches!(cm(&twice).outcome, MicOutcome::Unsupported(_)));
        assert!(matches!(cm(&[254, 1, 1, 254, 1, 255]).outcome, MicOutcome::Unsupported(_)));
    }

    #[test]
    fn without_the_secret_only_the_form_of_the_cmts_mic_is_judged() {
        let file = file(&settings(), &octets(CM), &[0; 16]);
        let found = cmts_mic_found(&View::read(&file));
        assert_eq!((found.outcome, found.computed), (MicOutcome::Mismatch, None));
    }

    #[test]
    fn pads_between_settings_count_for_the_cm_mic() {
        let padded = [&settings()[..6], &[0, 0], &settings()[6..]].concat();
        let file = file(&padded, &md5(&[&padded]), &octets(CMTS));
        assert_eq!(cm(&file).outcome, MicOutcome::Match);
    }
}

mod extended {
    use super::*;

    /// TLV 43 with the vendor id, type HMAC-MD5, a bitmap of `width` octets that selects `types`, and a digest.
    fn configuration(types: &[u8], width: usize, digest: Option<&str>) -> Vec<u8> {
        let mut bitmap = vec![0; width];
        for code in types {
            bitmap[usize::from(code / 8)] |= 0x80 >> (code % 8);
        }
        let digest = digest.map(|digest| tlv(3, &octets(digest))).unwrap_or_default();
        let inside = [tlv(1, &[1]), tlv(2, &bitmap), digest].concat();
        tlv(43, &[tlv(8, &[255; 3]), tlv(6, &inside)].concat())
    }

    fn check(types: &[u8], width: usize, digest: Option<&str>, cm: &str, cmts: &str) -> [MicOutcome; 3] {
        let settings = [settings(), configuration(types, width, digest)].concat();
        let file = file(&settings, &octets(cm), &octets(cmts));
        let view = View::read(&file);
        let extended = extended_cmts_mic(&view, SECRET, &RustCrypto).unwrap();
        [super::cm(&file).outcome, super::cmts(&file, SECRET).outcome, extended.outcome]
    }

    const ELSEWHERE: MicOutcome =
        MicOutcome::Unsupported("TLV 43.6 has no digest of its own, so TLV 7 holds the extended CMTS MIC");

    // Every value below: hmac.new(b"DOCSIS", selected TLVs in file order, "md5"); TLV 43.6.3 as 16 zeros.

    #[test]
    fn implicit_it_stands_in_tlv_7_and_may_cover_tlv_6() {
        let (cm, mic) = ("ccc5a5455721952525b772c495fa2d37", "f1cc7c4d1fffe10a02ce2d638f83e4a0");
        assert_eq!(check(&[3, 6, 9], 2, None, cm, mic), [MicOutcome::Match, ELSEWHERE, MicOutcome::Match]);
    }

    #[test]
    fn implicit_it_covers_tlv_43_as_it_is() {
        let (cm, mic) = ("9e7d39a6aba41a9b0217ce1f41690b59", "6650a13833ca575ace2c36281bc6b7ff");
        assert_eq!(check(&[3, 9, 43], 32, None, cm, mic), [MicOutcome::Match, ELSEWHERE, MicOutcome::Match]);
    }

    #[test]
    fn explicit_it_stands_in_43_6_3_and_tlv_7_stays_what_it_was() {
        let digest = "3a3d9dc0da4df9f9321d2ff8dc50e977";
        let (cm, cmts) = ("c7e98e500172ff6db407a1596cdff36d", "47bac0913df965e7e85be7f280ac1b58");
        assert_eq!(check(&[9, 18], 32, Some(digest), cm, cmts), [MicOutcome::Match; 3]);
    }

    #[test]
    fn explicit_its_own_octets_count_as_zeros_and_tlv_6_never_counts() {
        let digest = "7efb5c044e9921887f77cfd554fed366";
        let (cm, cmts) = ("03dafed6bb9f06212b0954b4919f4751", "8351070ac8add6167f1c0af95551b088");
        assert_eq!(check(&[6, 9, 43], 32, Some(digest), cm, cmts), [MicOutcome::Match; 3]);
    }

    fn outcome(digest_type: u8) -> MicOutcome {
        let inside = [tlv(1, &[digest_type]), tlv(2, &[0xff; 4])].concat();
        let around = tlv(43, &[tlv(8, &[255; 3]), tlv(6, &inside)].concat());
        let file = file(&around, &[0; 16], &[0; 16]);
        extended_cmts_mic(&View::read(&file), SECRET, &RustCrypto).unwrap().outcome
    }

    #[test]
    fn types_that_cannot_be_computed_are_refused_with_the_reason() {
        let why = |digest_type| match outcome(digest_type) {
            MicOutcome::Unsupported(why) => why,
            other => panic!("{other:?}"),
        };
        assert!(why(2).contains("MMH16-sigma-n"));
        assert!(why(43).contains("vendor"));
        assert!(why(9).contains("not one of the specification"));
        assert_eq!(outcome(1), MicOutcome::Mismatch);
    }

    #[test]
    fn another_vendors_43_6_is_not_one() {
        let around = tlv(43, &[tlv(8, &[0, 0, 12]), tlv(6, &[1, 1, 1])].concat());
        let file = file(&around, &[0; 16], &[0; 16]);
        assert_eq!(extended_cmts_mic(&View::read(&file), SECRET, &RustCrypto), None);
    }

    #[test]
    fn a_plain_cmts_mic_where_the_extended_one_belongs_is_told() {
        let around = configuration(&[3, 9], 2, None);
        let settings = [settings(), around.clone()].concat();
        let cm = md5(&[&settings]);
        let list: [&[u8]; 4] = [&settings[..3], &around, &tlv(6, &cm), &settings[3..24]];
        let file = file(&settings, &cm, &hmac(SECRET, &list));
        let hint = extended_cmts_mic(&View::read(&file), SECRET, &RustCrypto).unwrap().hint.unwrap();
        assert_eq!(hint, Hint { input: Input::PlainCmtsMic, key: Key::Standard });
    }

    #[test]
    fn the_order_of_the_plain_list_is_told() {
        let around = configuration(&[9, 43], 32, None);
        let settings = [settings(), around.clone()].concat();
        let file = file(&settings, &[0; 16], &hmac(b"", &[&around, &settings[24..31]]));
        let hint = extended_cmts_mic(&View::read(&file), SECRET, &RustCrypto).unwrap().hint.unwrap();
        assert_eq!(hint, Hint { input: Input::ListOrder, key: Key::Empty });
    }
}

mod cm_hints {
    use super::*;

    /// The hint for a file of `settings` whose TLV 6 is `mic` and whose TLV 7 is zeros.
    fn hint(settings: &[u8], mic: &[u8]) -> Input {
        let check = cm(&file(settings, mic, &[0; 16]));
        assert_eq!(check.outcome, MicOutcome::Mismatch);
        let hint = check.hint.expect("a hint");
        assert_eq!(hint.key, Key::Standard);
        hint.input
    }

    #[test]
    fn pads_left_out() {
        let padded = [&settings()[..3], &[0], &settings()[3..]].concat();
        assert_eq!(hint(&padded, &md5(&[&settings()])), Input::PadsLeftOut);
    }

    #[test]
    fn end_marker_and_padding_counted() {
        let settings = settings();
        assert_eq!(hint(&settings, &md5(&[&settings, &[255]])), Input::WithEndMarker);
        let shorter = &settings[..24];
        assert_eq!(hint(shorter, &md5(&[shorter, &[255, 0, 0, 0]])), Input::WithPadding);
    }

    #[test]
    fn mics_counted() {
        let settings = settings();
        assert_eq!(hint(&settings, &md5(&[&settings, &tlv(6, &[0; 16])])), Input::WithZeroCmMic);
        assert_eq!(hint(&settings, &md5(&[&settings, &tlv(7, &[0; 16])])), Input::WithCmtsMic);
    }

    #[test]
    fn settings_moved() {
        let settings = settings();
        let sorted = md5(&[&settings[..3], &settings[24..], &settings[3..24]]);
        assert_eq!(hint(&settings, &sorted), Input::SortedByType);
    }

    #[test]
    fn settings_added_later() {
        let settings = settings();
        assert_eq!(hint(&settings, &md5(&[&settings[..3], &settings[6..]])), Input::Without(3));
        assert_eq!(hint(&settings, &md5(&[&settings[..15]])), Input::EndsAt(15));
        assert_eq!(hint(&settings, &md5(&[&settings[..24]])), Input::Without(24));
    }

    #[test]
    fn a_keyed_cm_mic_needs_the_secret_to_be_told() {
        let settings = settings();
        let file = file(&settings, &hmac(SECRET, &[&settings, &tlv(6, &[0; 16])]), &[0; 16]);
        let view = View::read(&file);
        let check = cm_mic(&view, &RustCrypto);
        assert_eq!(check.hint, None);
        let hint = explain_cm_mic(&view, &check, SECRET, &RustCrypto);
        assert_eq!(hint, Some(Hint { input: Input::WithZeroCmMic, key: Key::SecretForCmMic }));
    }
}

mod cmts_hints {
    use super::*;

    fn hint(settings: &[u8], secret: &[u8], mic: &[u8]) -> Hint {
        let check = cmts(&file(settings, &[0; 16], mic), secret);
        assert_eq!(check.outcome, MicOutcome::Mismatch);
        check.hint.expect("a hint")
    }

    /// The hint for another input under the right secret.
    fn input(settings: &[u8], parts: &[&[u8]]) -> Input {
        let hint = hint(settings, SECRET, &hmac(SECRET, parts));
        assert_eq!(hint.key, Key::Standard);
        hint.input
    }

    /// The hint for another secret over the right input.
    fn key(secret: &[u8], right: &[u8]) -> Key {
        let settings = settings();
        let parts: [&[u8]; 3] = [&settings[..3], &zero_cm_mic(), &settings[3..24]];
        let hint = hint(&settings, secret, &hmac(right, &parts));
        assert_eq!(hint.input, Input::Standard);
        hint.key
    }

    fn zero_cm_mic() -> Vec<u8> {
        tlv(6, &[0; 16])
    }

    #[test]
    fn another_order() {
        let settings = settings();
        assert_eq!(input(&settings, &[&settings[..24], &zero_cm_mic()]), Input::FileOrder);
    }

    #[test]
    fn only_the_last_of_each_type() {
        let (first, second) = (tlv(24, &[1, 2, 0, 1]), tlv(24, &[1, 2, 0, 2]));
        let settings = [tlv(3, &[1]), first, second.clone()].concat();
        assert_eq!(input(&settings, &[&[3, 1, 1], &zero_cm_mic(), &second]), Input::LastInstances);
    }

    #[test]
    fn the_docsis_tools_way_with_tlv_64() {
        let multicast = tlv(64, &tlv(1, &[224, 0, 0, 1]));
        let settings = [tlv(3, &[1]), tlv(18, &[4]), multicast, tlv(24, &[1, 2, 0, 1])].concat();
        assert_eq!(input(&settings, &[&settings[..6]]), Input::LongTlv64);
    }

    #[test]
    fn other_lists_of_types() {
        let filters = tlv(37, &[0; 8]);
        let settings = [tlv(3, &[1]), tlv(4, &[1, 1, 1]), filters.clone()].concat();
        let (access, class) = (&settings[..3], &settings[3..8]);
        assert_eq!(input(&settings, &[access, class, &zero_cm_mic()]), Input::Docsis11Types);
        assert_eq!(input(&settings, &[access, &zero_cm_mic(), &filters]), Input::WithoutRemovedTypes);

        let address = tlv(59, &[1; 16]);
        let settings = [tlv(3, &[1]), tlv(18, &[4]), address.clone(), tlv(24, &[1, 2, 0, 1])].concat();
        let parts: [&[u8]; 5] =
            [&settings[..3], &zero_cm_mic(), &settings[3..6], &address, &tlv(24, &[1, 2, 0, 1])];
        assert_eq!(input(&settings, &parts), Input::WithTlv59);
    }

    #[test]
    fn all_settings() {
        let settings = settings();
        assert_eq!(input(&settings, &[&settings, &zero_cm_mic()]), Input::AllSettings);
    }

    #[test]
    fn a_setting_added_later() {
        let settings = settings();
        let parts: [&[u8]; 3] = [&settings[..3], &zero_cm_mic(), &settings[6..24]];
        assert_eq!(input(&settings, &parts), Input::Without(3));
    }

    #[test]
    fn slips_with_the_secret() {
        assert_eq!(key(b"DOCSIS", b""), Key::Empty);
        assert_eq!(key(b"DOCSIS\n", b"DOCSIS"), Key::WithoutLineEnd);
        assert_eq!(key(b"DOCSIS\r\n", b"DOCSIS"), Key::WithoutLineEnd);
        assert_eq!(key(b"DOCSIS", b"DOCSIS\n"), Key::WithLineFeed);
        assert_eq!(key(b"DOCSIS", b"DOCSIS\r\n"), Key::WithCarriageReturnLineFeed);
        assert_eq!(key(&[b's'; 80], &[b's'; 64]), Key::First64);
    }

    #[test]
    fn no_key_at_all() {
        let settings = settings();
        let mic = md5(&[&settings[..3], &zero_cm_mic(), &settings[3..24]]);
        assert_eq!(hint(&settings, SECRET, &mic), Hint { input: Input::Standard, key: Key::None });
    }

    #[test]
    fn another_input_and_another_secret_together() {
        let settings = settings();
        let mic = hmac(b"", &[&settings[..24], &zero_cm_mic()]);
        let hint = hint(&settings, SECRET, &mic);
        assert_eq!(hint, Hint { input: Input::FileOrder, key: Key::Empty });
        assert_eq!(
            hint.to_string(),
            "The MIC is right with the settings in file order instead of the order of MULPI D.2 and with an \
             empty shared secret."
        );
    }
}

#[test]
fn a_hint_is_one_sentence() {
    let sentence = |input, key| Hint { input, key }.to_string();
    assert_eq!(
        sentence(Input::Standard, Key::WithLineFeed),
        "The MIC is right with a line feed behind the shared secret."
    );
    assert_eq!(
        sentence(Input::EndsAt(0x20), Key::Standard),
        "The MIC is right if the settings end before offset 0x20; what follows was added later."
    );
}

#[test]
fn the_search_for_a_hint_ends_on_large_files() {
    let settings = [200, 254].into_iter().chain([0; 254]).collect::<Vec<u8>>().repeat(4000);
    let check = cm(&file(&settings, &[1; 16], &[1; 16]));
    assert_eq!((check.outcome, check.hint), (MicOutcome::Mismatch, None));
}
