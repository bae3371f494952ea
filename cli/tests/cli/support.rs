//! Runs the binary and reads what it says.

use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

/// What a run left.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error} in\n{}{}", self.stdout, self.stderr))
    }

    /// Asserts the status and that standard error holds `message`.
    #[track_caller]
    pub(crate) fn fails(&self, status: i32, message: &str) {
        assert_eq!(self.status, status, "{self:?}");
        assert!(self.stderr.contains(message), "no {message:?} in {:?}", self.stderr);
    }
}

/// Runs `cableseal` in the folder of the test vectors.
pub(crate) fn cableseal<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(arguments: I) -> Run {
    cableseal_with(arguments, &[], &[])
}

/// Runs `cableseal`, with octets on standard input.
pub(crate) fn cableseal_with_stdin<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(
    arguments: I,
    stdin: &[u8],
) -> Run {
    cableseal_with(arguments, stdin, &[])
}

/// Runs `cableseal`, with octets on standard input and with environment variables.
pub(crate) fn cableseal_with<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(
    arguments: I,
    stdin: &[u8],
    environment: &[(&str, &str)],
) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cableseal"))
        .args(arguments)
        .current_dir(vectors())
        .env("COLUMNS", "80")
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    // A run that fails early does not read it.
    let _ = child.stdin.take().expect("piped").write_all(stdin);
    let output = child.wait_with_output().expect("the binary ends");
    Run {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// The folder of the test vectors.
pub(crate) fn vectors() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors")
}

/// The roots, controls and time with which the matrix of the vectors is asked.
pub(crate) const MATRIX: [&str; 8] = [
    "--root",
    "certs/legacy/root.pem",
    "--root",
    "certs/docsis31/root.pem",
    "--controls",
    "controls/default.json",
    "--at",
    "2027-01-01",
];

/// `cableseal verify IMAGE --config CONFIG` with [`MATRIX`] and more.
pub(crate) fn verify(image: &str, config: &str, more: &[&str]) -> Run {
    cableseal([&["verify", image, "--config", config][..], &MATRIX, more].concat())
}
