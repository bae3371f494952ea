//! The table of SNMP objects: sorted by the octets of the BER-encoded OID, so that a prefix is found by bisection.

use std::fmt::Write;

use crate::words::{Pool, Vocabulary};

#[derive(serde::Deserialize)]
struct Row {
    oid: String,
    name: String,
    syntax: String,
    values: String,
}

/// The code of the table.
pub(crate) fn generate(file: &str) -> String {
    let mut reader = csv::Reader::from_path(file).expect("the data file is there");
    let rows: Vec<Row> =
        reader.deserialize().collect::<Result<_, _>>().expect("every row of the data file can be read");
    let mut rows: Vec<(Vec<u8>, Row)> = rows.into_iter().map(|row| (ber(&row.oid), row)).collect();
    rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    let nested = rows.windows(2).find(|pair| matches!(pair, [(a, _), (b, _)] if b.starts_with(a)));
    assert!(nested.is_none(), "one OID is the start of another: the search would miss it");

    let names = Pool::of(rows.iter().map(|(_, row)| row.name.as_str()));
    let mut values = Vocabulary::new("");
    let mut oids: Vec<u8> = Vec::new();
    let mut parents: Vec<String> = Vec::new();
    let mut parent: &[u8] = &[];
    let mut table = String::new();
    for (oid, row) in &rows {
        let (last, above) = oid.split_last().expect("an OID is not empty");
        if parents.is_empty() || above != parent {
            parent = above;
            parents.push(format!("({}, {})", oids.len(), parent.len()));
            oids.extend(parent);
        }
        let name = names.place(&row.name);
        let (syntax, values, at) = (syntax(&row.syntax), values.index(&row.values), parents.len() - 1);
        let _ = writeln!(
            table,
            "Object {{ name: {name}, parent: {at}, last: {last}, syntax: Syntax::{syntax}, values: {values} }},"
        );
    }
    [
        names.code(),
        values.code_of_strings("VALUES"),
        format!("pub(super) static PARENTS: [(u16, u8); {}] = [{}];\n", parents.len(), parents.join(", ")),
        format!("pub(super) static OIDS: [u8; {}] = {oids:?};\n", oids.len()),
        format!("pub(super) static TABLE: [Object; {}] = [{table}];\n", rows.len()),
    ]
    .concat()
}

/// An OID's content octets (X.690 8.19).
fn ber(oid: &str) -> Vec<u8> {
    let arcs: Vec<u32> = oid.split('.').map(|arc| arc.parse().expect("an arc is a number")).collect();
    let (&[first, second], rest) = arcs.split_first_chunk().expect("an OID has two arcs or more");
    let mut octets = Vec::new();
    for arc in std::iter::once(first * 40 + second).chain(rest.iter().copied()) {
        let groups = (1..5).take_while(|group| arc >> (7 * group) != 0).count();
        for group in (1..=groups).rev() {
            octets.push(0x80 | u8::try_from(arc >> (7 * group) & 0x7f).expect("seven bits"));
        }
        octets.push(u8::try_from(arc & 0x7f).expect("seven bits"));
    }
    octets
}

fn syntax(word: &str) -> &'static str {
    match word {
        "INTEGER" | "Integer32" | "EnumVal" => "Integer",
        "Unsigned" => "Unsigned",
        "TimeTicks" => "TimeTicks",
        "String" => "Octets",
        "BitString" => "Bits",
        "ObjID" => "Oid",
        "IpAddr" => "IpAddress",
        other => panic!("unknown syntax {other}"),
    }
}
