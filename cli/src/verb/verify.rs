//! `cableseal verify`.

mod fleet;
mod given;

use cableseal_core::api::{self, Content, File, FileRole};
use cableseal_core::codefile::ImageDigest;
use cableseal_core::crypto::RustCrypto;
use cableseal_core::limits;
use cableseal_core::report::{Report, VerdictOutcome};
use clap::{Args, ValueHint};

use self::given::{Facts, Given, hint_if_other};
use crate::error::Error;
use crate::exit::Exit;
use crate::input::{self, Source};
use crate::verb::{ReportOutput, Secret};
use crate::{args, image};

/// Say whether a modem takes an image with a configuration file
///
/// Checks what a modem checks, in its order, and shows every check. An answer is accept, reject, or incomplete when
/// something needed was not given or is not known; what was not checked never counts as passed.
///
/// IMAGE and CONFIG may be folders: then every image is judged with every configuration file for DOCSIS 3.0 and 3.1
/// modems, and the table ends with the one file that serves them all, or with what to do when none can. The exit
/// status is then 0 if one file serves every image, 3 if one may, 1 if none does.
#[derive(Debug, Args)]
#[command(override_usage = "\
    cableseal verify <IMAGE> --config <CONFIG> [OPTIONS]\n       \
    cableseal verify <IMAGE> --need <SIGNATURES> [OPTIONS]")]
#[command(group = clap::ArgGroup::new("demand").args(["config", "need", "profile"]).required(true).multiple(true))]
pub(crate) struct Verify {
    /// The code file, or a folder of them; - is standard input
    #[arg(value_parser = Source::parser(), value_hint = ValueHint::AnyPath)]
    image: Source,
    /// The configuration file, or a folder of them
    #[arg(long, value_parser = Source::parser(), value_hint = ValueHint::AnyPath)]
    config: Option<Source>,
    #[command(flatten)]
    secret: Secret,
    #[command(flatten)]
    output: ReportOutput,
    #[command(flatten)]
    facts: Facts,
}

impl Verify {
    pub(crate) fn run(self) -> Result<Exit, Error> {
        let named = [Some(&self.image), self.config.as_ref(), self.secret.source()];
        input::stdin_at_most_once(named.into_iter().flatten().chain(self.facts.sources()))?;
        let given = Given::read(&self.facts, &self.secret)?;
        match &self.config {
            Some(config) if self.image.is_folder() || config.is_folder() => {
                fleet::run(&self.image, config, &given, self.output)
            }
            config => self.verify_one(config.as_ref(), &given),
        }
    }

    fn verify_one(&self, config: Option<&Source>, given: &Given) -> Result<Exit, Error> {
        let config = config.map(ConfigFile::read).transpose()?;
        let image_name = self.image.name();
        let digest = image::digest(&self.image)?;
        let image = File { name: &image_name, role: Some(FileRole::Image), content: Content::Image(&digest) };
        let files = config.iter().map(ConfigFile::file).chain([image]).chain(given.files());
        let judgement = api::report(
            &files.collect::<Vec<_>>(),
            &given.options,
            given.secret(),
            args::now(),
            &RustCrypto,
        )?;
        let exit = self.output.print(&judgement.report)?;
        self.hint(&judgement.report, config.as_ref(), &digest);
        Ok(exit)
    }

    /// What the command line, not the report, can do about the answer.
    fn hint(&self, report: &Report, config: Option<&ConfigFile>, digest: &ImageDigest) {
        if digest.envelope().is_err() {
            hint_if_other(&self.image, &digest.prefix, FileRole::Image);
        }
        if let (Some(source), Some(config)) = (&self.config, config) {
            hint_if_other(source, &config.bytes, FileRole::Config);
        }
        if report.verdict.outcome == VerdictOutcome::Incomplete {
            self.facts.hint_at_missing_options();
        }
    }
}

/// A configuration file in memory.
struct ConfigFile {
    name: String,
    bytes: Vec<u8>,
}

impl ConfigFile {
    fn read(source: &Source) -> Result<Self, Error> {
        Ok(Self { name: source.name(), bytes: source.read("a configuration file", limits::CONFIG_FILE)? })
    }

    fn file(&self) -> File<'_> {
        File { name: &self.name, role: Some(FileRole::Config), content: Content::Bytes(&self.bytes) }
    }
}
