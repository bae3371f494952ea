use super::*;
use cableseal_core::codefile::ImageDigest;

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

/// `NetworkAccess`, then End: whole, but without MICs and CVCs.
const CONFIG: &[u8] = &[3, 1, 1, 255];

/// The front of a code file: SEQUENCE, then the OID signedData, then nothing that could be read.
const CODE_FILE: &[u8] =
    &[0x30, 0x82, 0x01, 0x00, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02, 0xa0, 0x00];

fn arrival(id: FileId, name: &str, head: &[u8]) -> Arrival {
    Arrival { id, name: name.into(), length: head.len() as u64, head: head.into() }
}

fn with_config() -> (State, Vec<Effect>) {
    let mut state = State::default();
    let effects = state.take(Message::Arrived(vec![arrival(1, "cm.cfg", CONFIG)], 0.0), NOW);
    (state, effects)
}

fn hashed(state: &mut State, id: FileId) -> Vec<Effect> {
    let image = ImageDigest { length: 17, prefix: CODE_FILE.to_vec(), ..ImageDigest::default() };
    let mut effects = state.take(Message::Hashing(id, News::CodeFile(image), 5.0), NOW);
    effects.extend(state.take(Message::Hashing(id, News::WholeFile(vec![0xaa; 32]), 6.0), NOW));
    effects
}

#[test]
fn a_config_alone_already_leads_to_a_report_and_to_the_verdict() {
    let (state, effects) = with_config();
    assert_eq!(effects, [Effect::ShowVerdict]);
    assert_eq!(state.report.unwrap().files[0].kind, FileKind::Config);
}

#[test]
fn the_reader_is_led_to_the_verdict_once_per_drop() {
    let (mut state, _) = with_config();
    let facts = Facts { equality: cableseal_core::download::Equality::Strict, ..Facts::default() };
    assert_eq!(state.take(Message::Facts(facts), NOW), []);
    assert_eq!(state.report.unwrap().facts.equality, "strict");
}

#[test]
fn only_code_files_are_hashed_and_the_verdict_waits_for_both_digests() {
    let mut state = State::default();
    let files = vec![arrival(1, "cm.cfg", CONFIG), arrival(2, "fw.bin", CODE_FILE)];
    assert_eq!(state.take(Message::Arrived(files, 0.0), NOW), [Effect::Hash(2)]);
    assert!(state.is_busy());
    assert_eq!(hashed(&mut state, 2), [Effect::ShowVerdict]);
    let report = state.report.unwrap();
    assert_eq!(report.files[1].sha256, "aa".repeat(32));
    assert_eq!(report.verdict.outcome, cableseal_core::report::VerdictOutcome::Reject);
}

#[test]
fn a_cancelled_file_is_not_judged_whatever_still_arrives() {
    let mut state = State::default();
    state.take(Message::Arrived(vec![arrival(1, "fw.bin", CODE_FILE)], 0.0), NOW);
    assert_eq!(state.take(Message::Cancel(1), NOW), [Effect::Stop(1)]);
    hashed(&mut state, 1);
    assert_eq!(state.files[0].reading, Reading::Cancelled);
    assert!(state.report.is_none());
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_is_not_judged() {
    let mut state = State::default();
    state.take(Message::Arrived(vec![arrival(1, "fw.bin", CODE_FILE)], 0.0), NOW);
    state.take(Message::Hashing(1, News::Failed("gone".into()), 5.0), NOW);
    assert_eq!(state.files[0].reading, Reading::Failed("gone".into()));
    assert!(state.report.is_none() && !state.is_busy());
}

#[test]
fn removing_a_file_takes_its_report_along() {
    let (mut state, _) = with_config();
    assert_eq!(state.take(Message::Remove(1), NOW), [Effect::Stop(1), Effect::Forget(1)]);
    assert!(state.report.is_none());
    assert_eq!(state.selection.file, None);
}

#[test]
fn starting_over_wipes_the_secret() {
    let (mut state, _) = with_config();
    state.take(Message::Secret(Secret::from_input("DOCSIS")), NOW);
    assert!(state.report.as_ref().unwrap().facts.secret_given);
    state.take(Message::Clear, NOW);
    assert_eq!(state.secret, Secret::NONE);
    assert!(state.files.is_empty());
}

#[test]
fn a_check_leads_to_its_bytes() {
    let (mut state, _) = with_config();
    state.tab = 4;
    let effects = state.take(Message::Place(Place { file: 0, offset: 2, length: 0 }), NOW);
    assert_eq!(effects, [Effect::ShowBytes]);
    assert_eq!(state.selection, Selection { file: Some(1), octets: 2..3 });
    assert_eq!(state.tab, BYTES);
}

#[test]
fn a_check_stays_in_the_tree_when_the_tree_is_open() {
    let (mut state, _) = with_config();
    state.take(Message::Place(Place { file: 0, offset: 2, length: 1 }), NOW);
    assert_eq!(state.tab, TREE);
}

#[test]
fn controls_and_profiles_fill_the_form() {
    let mut state = State::default();
    let controls = br#"{"schema":"cableseal.controls/1","controls":[
        {"pki":"legacy","role":"manufacturer","organization":"Example Modems"}]}"#;
    let profile = br#"{"schema":"cableseal.modem/1","name":"EM-1","options":{"docsis":"3.0"},
        "roots":[{"name":"root.der","der":"MAA="}]}"#;
    let effects = state.take(Message::Arrived(vec![arrival(1, "c.json", controls)], 0.0), NOW);
    assert_eq!(effects, [Effect::Roots(vec![]), Effect::Forget(1)]);
    assert_eq!(state.facts.controls, Source::Given);
    assert!(state.facts.given.iter().any(|row| row.organization == "Example Modems"));
    let effects = state.take(Message::Arrived(vec![arrival(2, "p.json", profile)], 0.0), NOW);
    assert!(matches!(effects.as_slice(), [Effect::Roots(roots), Effect::Forget(2)] if roots.len() == 1));
    assert_eq!(state.facts.docsis.word(), "3.0");
    assert!(state.files.is_empty());
}

#[test]
fn a_profile_that_cannot_be_read_stays_and_says_what_is_wrong() {
    let mut state = State::default();
    let profile = br#"{"schema":"cableseal.modem/1","name":"x","rooots":[]}"#;
    state.take(Message::Arrived(vec![arrival(1, "p.json", profile)], 0.0), NOW);
    assert!(state.refusal.unwrap().contains("unknown field `rooots`"));
    assert_eq!(state.files.len(), 1);
}

#[test]
fn several_configs_are_judged_one_by_one_with_the_newest_shown() {
    let mut state = State::default();
    let files =
        vec![arrival(1, "a.cfg", CONFIG), arrival(2, "b.cfg", CONFIG), arrival(3, "fw.bin", CODE_FILE)];
    state.take(Message::Arrived(files, 0.0), NOW);
    assert_eq!(hashed(&mut state, 3), [Effect::ShowVerdict, Effect::NextPair]);
    assert_eq!(state.report.as_ref().unwrap().files[0].name, "b.cfg");
    assert_eq!(state.take(Message::NextPair, NOW), [Effect::NextPair]);
    assert_eq!(state.take(Message::NextPair, NOW), []);
    assert!(state.pairs.all.iter().all(|pair| pair.answer.is_some()));
    state.take(Message::Pair(1, 3), NOW);
    assert_eq!(state.report.unwrap().files[0].name, "a.cfg");
}

#[test]
fn an_image_alone_asks_which_signatures_are_required() {
    let mut state = State::default();
    state.take(Message::Arrived(vec![arrival(1, "fw.bin", CODE_FILE)], 0.0), NOW);
    assert!(state.wants_need());
}
