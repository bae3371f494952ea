//! The TLV table: rows of definitions in which the sub-TLVs of one TLV stand side by side, sorted by type.
//!
//! Equal lists of sub-TLVs are stored once: TLV 43 alone has seven copies.

use std::collections::{BTreeMap, HashMap};

use crate::words::{Pool, Vocabulary};

#[derive(serde::Deserialize)]
struct Row {
    path: String,
    name: String,
    #[serde(rename = "type")]
    value_type: String,
    min_len: Option<u16>,
    max_len: Option<u16>,
    min: Option<u32>,
    max: Option<u32>,
    length_octets: String,
    version: String,
    in_file: String,
    clause: String,
    values: String,
    dispute: String,
}

#[derive(Default)]
struct Node {
    row: Option<Row>,
    children: BTreeMap<u8, Node>,
}

struct Tables {
    text: Pool,
    ranges: Vocabulary,
    widths: Vocabulary,
    values: Vocabulary,
    versions: Vocabulary,
    documents: Vocabulary,
    disputes: Vocabulary,
    rows: Vec<String>,
    lists: HashMap<Vec<String>, usize>,
}

/// The code of the tables for cable modem and MTA files.
pub(crate) fn generate(modem: &str, mta: &str) -> String {
    let (modem, mta) = (read(modem), read(mta));
    let mut tables = Tables::for_texts_of(modem.iter().chain(&mta));
    let roots = [("MODEM", tree(modem)), ("MTA", tree(mta))].map(|(name, root)| {
        let list = tables.list(&root.children);
        format!("pub(super) static {name}: Children = {list};\n")
    });
    tables.code() + &roots.concat()
}

fn read(file: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(file).expect("the data file is there");
    reader.deserialize().collect::<Result<_, _>>().expect("every row of the data file can be read")
}

fn tree(rows: Vec<Row>) -> Node {
    let mut root = Node::default();
    for row in rows {
        let mut node = &mut root;
        for code in row.path.split('.') {
            node = node.children.entry(code.parse().expect("a path is made of octets")).or_default();
        }
        assert!(node.row.is_none(), "{} stands twice", row.path);
        node.row = Some(row);
    }
    root
}

impl Tables {
    fn for_texts_of<'a>(rows: impl Iterator<Item = &'a Row>) -> Self {
        let texts = rows.flat_map(|row| [row.name.as_str(), clause(row).1]);
        Self {
            text: Pool::of(texts),
            ranges: Vocabulary::new("(0, u32::MAX)"),
            widths: Vocabulary::new("(0, u16::MAX)"),
            values: Vocabulary::new(""),
            versions: Vocabulary::new(""),
            documents: Vocabulary::new(""),
            disputes: Vocabulary::new(""),
            rows: Vec::new(),
            lists: HashMap::new(),
        }
    }

    /// Stores `nodes` side by side, or finds them where they are, and gives the code of the place.
    fn list(&mut self, nodes: &BTreeMap<u8, Node>) -> String {
        let rows: Vec<String> = nodes.iter().map(|(&code, node)| self.row(code, node)).collect();
        let len = rows.len();
        let known = if len == 0 { Some(0) } else { self.lists.get(&rows).copied() };
        let at = known.unwrap_or_else(|| {
            let at = self.rows.len();
            self.rows.extend(rows.iter().cloned());
            self.lists.insert(rows, at);
            at
        });
        format!("Children {{ at: {at}, len: {len} }}")
    }

    fn row(&mut self, code: u8, node: &Node) -> String {
        let row =
            node.row.as_ref().unwrap_or_else(|| panic!("a sub-TLV {code} has no parent in the data file"));
        let children = self.list(&node.children);
        let (document, section) = clause(row);
        let range = match (row.min, row.max) {
            (Some(min), Some(max)) => self.ranges.index(&format!("({min}, {max})")),
            (None, None) => 0,
            _ => panic!("{} has half a range", row.path),
        };
        let widths = match (row.min_len, row.max_len) {
            (Some(min), Some(max)) => self.widths.index(&format!("({min}, {max})")),
            (None, None) => 0,
            _ => panic!("{} has half a width", row.path),
        };
        format!(
            "Definition {{ code: {code}, value_type: ValueType::{}, length_octets: {}, in_file: {}, \
             widths: {}, name: {}, section: {}, children: {children}, \
             document: {}, range: {range}, values: {}, version: {}, dispute: {} }}",
            value_type(&row.value_type),
            if row.length_octets == "?" { "0" } else { &row.length_octets },
            match row.in_file.as_str() {
                "" => 0,
                "yes" => 1,
                "no" => 2,
                other => panic!("in_file is yes, no or empty, not {other}"),
            },
            widths,
            self.text.place(&row.name),
            self.text.place(section),
            self.documents.index(document),
            self.values.index(&row.values),
            self.versions.index(&row.version),
            self.disputes.index(&row.dispute),
        )
    }

    fn code(&self) -> String {
        [
            self.text.code(),
            self.ranges.code("RANGES", "(u32, u32)", str::to_owned),
            self.widths.code("WIDTHS", "(u16, u16)", str::to_owned),
            self.values.code_of_strings("VALUES"),
            self.versions.code_of_strings("VERSIONS"),
            self.documents.code_of_strings("DOCUMENTS"),
            self.disputes.code_of_strings("DISPUTES"),
            format!(
                "pub(super) static TABLE: [Definition; {}] = [{}];\n",
                self.rows.len(),
                self.rows.join(",\n")
            ),
        ]
        .concat()
    }
}

/// `MULPIv4.0 C.1.1.1` as document and section.
fn clause(row: &Row) -> (&str, &str) {
    row.clause.split_once(' ').unwrap_or((&row.clause, ""))
}

fn value_type(word: &str) -> &'static str {
    match word {
        "u8" => "U8",
        "u16" => "U16",
        "u24" => "U24",
        "u32" => "U32",
        "uint" => "Unsigned",
        "hex" | "none" => "Octets",
        "string" => "Text",
        "strzero" => "TextZero",
        "mac" => "Mac",
        "mac_mask" => "MacMask",
        "ipv4" => "Ipv4",
        "ipv6" => "Ipv6",
        "ipv4_or_ipv6" => "Ip",
        "typed_ip" => "TypedIp",
        "ip_port" => "IpPort",
        "u8_list" => "U8List",
        "u16_list" => "U16List",
        "u16_pair" => "U16Pair",
        "ipv4_list" => "Ipv4List",
        "ipv6_list" => "Ipv6List",
        "ipv6_prefix_list" => "Ipv6PrefixList",
        "oid" => "Oid",
        "oid_u8" => "OidFlag",
        "varbind" => "Varbind",
        "nested" => "Nested",
        "empty" => "Empty",
        "pad" => "Pad",
        "end" => "End",
        other => panic!("unknown value type {other}"),
    }
}
