//! `cableseal inspect`.

use std::io::{self, Read};

use cableseal_core::inspect::{Inspection, inspect, inspect_image, recognize};
use cableseal_core::limits;
use cableseal_core::report::FileKind;
use clap::{Args, ValueHint};

use crate::error::Error;
use crate::exit::Exit;
use crate::input::{self, Source};
use crate::tree::{self, Layout};
use crate::{image, output};

/// Octets of an unknown file that are shown.
const DUMP: usize = 256;

/// Show what files are, with every field and its offset
///
/// What a file is is told from its content, never from its name: configuration file, code file, certificates (DER,
/// PEM, PKCS#7), CRL, access controls, modem profile. Nothing is judged here: see verify and config check.
/// Exit status 1 says that a file is none of these.
#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// Files; - is standard input
    #[arg(value_name = "FILE", required = true, value_parser = Source::parser(), value_hint = ValueHint::FilePath)]
    files: Vec<Source>,
    /// Print JSON: an array with an element for each file (docs/schema/inspection-1.json)
    #[arg(long)]
    json: bool,
}

impl Inspect {
    pub(crate) fn run(self) -> Result<Exit, Error> {
        input::stdin_at_most_once(&self.files)?;
        let seen = self.files.iter().map(Seen::read).collect::<Result<Vec<_>, _>>()?;
        if self.json {
            let inspections: Vec<_> = seen.iter().map(|seen| &seen.inspection).collect();
            // Strings, numbers and lists always serialise.
            let json = serde_json::to_string_pretty(&inspections).unwrap_or_default();
            output::print(&format!("{json}\n"))?;
        } else {
            let pages: Vec<_> = seen.iter().map(Seen::text).collect();
            output::print(&pages.join("\n"))?;
        }
        let unknown = seen.iter().any(|seen| seen.inspection.kind == FileKind::Unknown);
        Ok(if unknown { Exit::No } else { Exit::Yes })
    }
}

/// A file that was looked at.
struct Seen {
    inspection: Inspection,
    /// Its first octets.
    head: Vec<u8>,
}

impl Seen {
    fn read(source: &Source) -> Result<Self, Error> {
        let mut file = source.open()?;
        let mut bytes = Vec::new();
        read_up_to(&mut file, limits::RECOGNIZE_HEAD, &mut bytes).map_err(Error::read(source.path()))?;
        let head = bytes.get(..bytes.len().min(DUMP)).unwrap_or_default().to_vec();
        let name = source.name();
        if recognize(&bytes).kind == FileKind::CodeFile {
            let image = image::digest_after(bytes, file, source)?;
            return Ok(Self { inspection: inspect_image(&name, &image), head });
        }
        // Nothing but a code file may be larger than a CRL.
        read_up_to(&mut file, limits::CRL, &mut bytes).map_err(Error::read(source.path()))?;
        let mut inspection = inspect(&name, &bytes);
        let rest = io::copy(&mut file, &mut io::sink()).map_err(Error::read(source.path()))?;
        if rest > 0 {
            inspection.kind = FileKind::Unknown;
            inspection.tree.length += usize::try_from(rest).unwrap_or(usize::MAX);
            inspection.tree.problems.push(format!("only the first {} octets were looked at", bytes.len()));
        }
        Ok(Self { inspection, head })
    }

    fn text(&self) -> String {
        let Inspection { name, kind, guesses, tree, .. } = &self.inspection;
        let layout = Layout { style: output::style(), columns: output::columns() };
        let mut page = vec![format!("{name}: {}\n", kind.word())];
        page.extend(guesses.iter().map(|guess| format!("  no {}: {}\n", guess.kind.word(), guess.why_not)));
        page.push(tree::draw(tree, layout));
        if *kind == FileKind::Unknown {
            page.push(tree::hex_dump(&self.head));
        }
        page.concat()
    }
}

/// Reads until `bytes` holds `limit` octets or the file ends.
fn read_up_to(file: &mut dyn Read, limit: usize, bytes: &mut Vec<u8>) -> io::Result<()> {
    let room = limit.saturating_sub(bytes.len()) as u64;
    file.take(room).read_to_end(bytes).map(|_| ())
}
