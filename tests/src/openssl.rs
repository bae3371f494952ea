//! What the `openssl` program says about a vector: the outside opinion on chains and signatures.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::large;
use crate::manifest::{Answer, Case, CertificateCase, read};

/// True when `openssl` can be run; says so loudly when it cannot.
pub fn available() -> bool {
    let found = Command::new("openssl").arg("version").output().is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("SKIPPED: `openssl` is not installed, so its opinion on the vectors is missing");
    }
    found
}

/// `openssl smime -verify` on the code file of `case`: chain to its roots at its time and every signature, purpose apart.
///
/// `None` when the case has no time. The text is what it said; `folder` takes temporary files.
///
/// # Panics
/// When files cannot be read or written, or `openssl` cannot be started.
pub fn verify_case(case: &Case, folder: &Path) -> Option<(Answer, String)> {
    let at = case.facts.at.as_deref()?;
    let file = if case.generated {
        fs::read(large::code_file(large::OCTETS)).expect("the large file was just made")
    } else {
        read(&case.image)
    };
    Some(verify_code_file(&file, &case.roots, at, folder))
}

/// `openssl smime -verify` on a code file: chain to `roots` at `at` and every signature, purpose apart.
///
/// The text is what it said; `folder` takes temporary files.
///
/// # Panics
/// When files cannot be read or written, or `openssl` cannot be started.
pub fn verify_code_file(file: &[u8], roots: &[PathBuf], at: &str, folder: &Path) -> (Answer, String) {
    let roots = write(folder, "roots.pem", &roots.iter().map(read).collect::<Vec<_>>().concat());
    let (prefix, content) = file.split_at(prefix_len(file));
    let (prefix, content) = (write(folder, "prefix.der", prefix), write(folder, "content", content));
    let mut command = Command::new("openssl");
    command.args(["smime", "-verify", "-binary", "-inform", "DER", "-purpose", "any"]);
    command.args(["-attime", &unix_time(at), "-no-CApath", "-no-CAstore"]);
    command.arg("-in").arg(prefix).arg("-content").arg(content).arg("-CAfile").arg(roots);
    command.arg("-out").arg(folder.join("verified"));
    answer(&command.output().expect("openssl starts"))
}

/// `openssl verify` on a certificate path. The text is what it said.
///
/// # Panics
/// When files cannot be read or written, or `openssl` cannot be started.
pub fn verify_certificate(case: &CertificateCase, folder: &Path) -> (Answer, String) {
    let root = write(folder, "root.pem", &read(&case.root));
    let untrusted =
        write(folder, "untrusted.pem", &case.untrusted.iter().map(read).collect::<Vec<_>>().concat());
    let certificate = write(folder, "certificate.pem", &read(&case.certificate));
    let mut command = Command::new("openssl");
    command.args(["verify", "-attime", &unix_time(&case.at), "-no-CApath", "-no-CAstore"]);
    command.arg("-CAfile").arg(root);
    if !case.untrusted.is_empty() {
        command.arg("-untrusted").arg(untrusted);
    }
    answer(&command.arg(certificate).output().expect("openssl starts"))
}

fn answer(output: &Output) -> (Answer, String) {
    let said = [output.stdout.as_slice(), &output.stderr].concat();
    let answer = if output.status.success() { Answer::Ok } else { Answer::Fail };
    (answer, String::from_utf8_lossy(&said).into_owned())
}

fn write(folder: &Path, name: &str, content: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).expect("the test's folder can be written");
    path
}

fn unix_time(rfc3339: &str) -> String {
    OffsetDateTime::parse(rfc3339, &Rfc3339).expect("an RFC 3339 time").unix_timestamp().to_string()
}

/// Octets of the outermost element of DER, or of BER with the download parameters behind it; the whole file when there
/// is none.
fn prefix_len(file: &[u8]) -> usize {
    let length = match file {
        [0x30, 0x80, ..] => file.windows(5).position(|at| at == [0, 0, 0x1c, 0, 0]).map(|end| end + 2),
        [0x30, short @ 0..0x80, ..] => Some(2 + usize::from(*short)),
        [0x30, long, rest @ ..] => rest.get(..usize::from(long & 0x7f)).map(|octets| {
            let length = octets.iter().fold(0_usize, |sum, &octet| sum << 8 | usize::from(octet));
            2 + octets.len() + length
        }),
        _ => None,
    };
    length.unwrap_or(file.len()).min(file.len())
}
