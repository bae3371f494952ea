//! `cableseal pki new`: a complete test PKI of both generations.

use std::path::PathBuf;

use cableseal_core::time::Timestamp;
use clap::{Args, ValueHint};

use super::folder;
use super::issue::{Identity, issue};
use super::spec::{Names, SPECS};
use crate::error::Error;
use crate::exit::Exit;
use crate::progress::{Progress, Unit};
use crate::{args, output};

/// Make a complete TEST PKI of both generations
///
/// Legacy PKI: root, manufacturer CVC, co-signer CVC (SHA-1). DOCSIS 3.1 PKI: root, CVC CA, device CA, manufacturer
/// CVC, co-signer CVC (SHA-256). Each certificate is written as DER and PEM, each key as PKCS#8 PEM that only its
/// owner can read. The names say TEST; no modem in the field trusts them.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// New folder for certificates, keys and a README
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: PathBuf,
    /// Organization in the manufacturer CVCs
    #[arg(long, value_name = "NAME", default_value = "TEST Manufacturer", value_parser = organization)]
    manufacturer: String,
    /// Organization in the co-signer CVCs
    #[arg(long, value_name = "NAME", default_value = "TEST Operator", value_parser = organization)]
    operator: String,
    /// Start of every certificate's validity [default: now]
    #[arg(long, value_name = "TIME", value_parser = args::time)]
    at: Option<Timestamp>,
}

impl New {
    pub(crate) fn run(self) -> Result<Exit, Error> {
        folder::refuse_unless_new(&self.folder)?;
        let from = self.at.unwrap_or_else(args::now);
        let names = Names { manufacturer: &self.manufacturer, operator: &self.operator };
        let mut progress = Progress::begin("making keys", Some(SPECS.len() as u64), Unit::Steps);
        let mut made: Vec<Identity> = Vec::with_capacity(SPECS.len());
        for spec in &SPECS {
            let issuer = spec.issuer.and_then(|file| made.iter().find(|identity| identity.spec.file == file));
            made.push(issue(spec, &names, issuer, from)?);
            progress.advance(1);
        }
        drop(progress);
        folder::write(&self.folder, &made, from)?;
        let folder = self.folder.display();
        output::print(&format!(
            "{folder}: {} TEST certificates with their keys; see {folder}/README.md\n",
            made.len()
        ))?;
        Ok(Exit::Yes)
    }
}

/// X.520 allows an organizationName of 1 to 64 characters.
fn organization(text: &str) -> Result<String, String> {
    match text.chars().count() {
        1..=64 if !text.chars().any(char::is_control) => Ok(text.to_string()),
        _ => Err("expected 1 to 64 characters, none of them a control character".to_string()),
    }
}
