//! `vectors/matrix.csv`, read: the 288 combinations of version, row and kind of signatures.

use std::fs;

use crate::vectors;

/// Names of the kinds in the columns of the table, and their code files below `images`.
pub const KINDS: [(&str, &str); 9] = [
    ("none", "kind-none.bin"),
    ("M", "kind-mfg-legacy.bin"),
    ("Co", "kind-co-legacy.bin"),
    ("M+Co", "kind-mfg-legacy-co-legacy.bin"),
    ("m", "kind-mfg-31.bin"),
    ("c", "kind-co-31.bin"),
    ("m+c", "kind-mfg-31-co-31.bin"),
    ("M+c", "kind-mfg-legacy-co-31.bin"),
    ("m+Co", "kind-mfg-31-co-legacy.bin"),
];

/// One combination and what must come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// `3.0` or `3.1`.
    pub docsis: String,
    /// 0 to 15.
    pub row: u8,
    /// Column of the table: `M+Co`.
    pub kind: &'static str,
    /// The code file, from the folder of the vectors.
    pub image: String,
    /// The configuration file, from the folder of the vectors.
    pub config: String,
    /// The answer.
    pub expect: Answer,
}

/// What must come of a combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// True when the modem takes the image.
    pub accept: bool,
    /// Id of the deciding check.
    pub check: Option<&'static str>,
    /// `manufacturer` or `co_signer`.
    pub role: Option<&'static str>,
    /// Code of the event.
    pub event: Option<&'static str>,
}

/// All 288 combinations, in the order of the table.
///
/// # Panics
/// When the table is missing or not of its own form.
pub fn load() -> Vec<Cell> {
    let text = fs::read_to_string(vectors().join("matrix.csv")).expect("matrix.csv is checked in");
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let header: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let kinds = KINDS.map(|(kind, _)| kind);
    assert!(header.ends_with(&kinds), "the columns of the table");
    lines.flat_map(row).collect()
}

fn row(line: &str) -> Vec<Cell> {
    let fields: Vec<&str> = line.split(',').map(str::trim).collect();
    let [docsis, row, tlv32, tlv33, tlv81, tlv82, answers @ ..] = fields.as_slice() else {
        panic!("too few columns: {line}")
    };
    let row: u8 = row.parse().expect("a row number");
    let present = [tlv32, tlv33, tlv81, tlv82].map(|tlv| u8::from(*tlv == "Y"));
    assert_eq!(present.into_iter().fold(0, |row, bit| row << 1 | bit), row, "{line}");
    assert_eq!(answers.len(), KINDS.len(), "{line}");
    let cells = KINDS.into_iter().zip(answers).map(|((kind, image), word)| Cell {
        docsis: (*docsis).to_owned(),
        row,
        kind,
        image: format!("images/{image}"),
        config: format!("configs/config-row-{row:02}.cm"),
        expect: answer(word),
    });
    cells.collect()
}

fn answer(word: &str) -> Answer {
    let (manufacturer, co_signer) = (Some("manufacturer"), Some("co_signer"));
    let (check, role, event) = match word {
        "A" => return Answer { accept: true, check: None, role: None, event: None },
        "off" => ("ssd-enabled", None, None),
        "plain" => ("code-file-structure", None, None),
        "M-missing" => ("signature-present", manufacturer, Some("E203.0")),
        "C-missing" => ("signature-present", co_signer, Some("E204.0")),
        "C-surplus" => ("signature-unexpected", co_signer, Some("E204.0")),
        "M-pki" => ("signature-pki", manufacturer, Some("E202.0")),
        "C-pki" => ("signature-pki", co_signer, Some("E204.0")),
        other => panic!("no such answer: {other}"),
    };
    Answer { accept: false, check: Some(check), role, event }
}
