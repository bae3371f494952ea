//! Folders: every image with every configuration file.

use std::collections::BTreeSet;
use std::io::Read;

use cableseal_core::api::{self, Content, File, FileRole, Options};
use cableseal_core::codefile::ImageDigest;
use cableseal_core::crypto::RustCrypto;
use cableseal_core::download::fleet::{self, Fleet, Skipped, Survey};
use cableseal_core::inspect::recognize;
use cableseal_core::limits;
use cableseal_core::report::{FileKind, VerdictOutcome};
use cableseal_core::words::Docsis;

use super::ConfigFile;
use super::given::Given;
use crate::error::Error;
use crate::exit::Exit;
use crate::input::Source;
use crate::progress::{Progress, Unit};
use crate::verb::ReportOutput;
use crate::{args, image};

/// Judges every image with every configuration file; one of the two is a folder.
pub(super) fn run(
    images: &Source,
    configs: &Source,
    given: &Given,
    output: ReportOutput,
) -> Result<Exit, Error> {
    let mut folders = Folders::default();
    let configs = folders.configs(configs)?;
    let images = folders.images(images)?;
    let fleet = judge(&configs, &images, given, folders.skipped())?;
    output.print_page(|| fleet.to_json_pretty(), |style, detail| fleet::text(&fleet, style, detail))?;
    Ok(VerdictOutcome::from(fleet.advice.answer).into())
}

fn judge(
    configs: &[ConfigFile],
    images: &[ImageFile],
    given: &Given,
    skipped: Vec<Skipped>,
) -> Result<Fleet, Error> {
    let versions = given.docsis().map_or_else(|| vec![Docsis::V30, Docsis::V31], |docsis| vec![docsis]);
    let now = args::now();
    let mut survey = Survey::default();
    let verdicts = configs.len() * images.len() * versions.len();
    let mut progress = Progress::begin("judging", Some(verdicts as u64), Unit::Steps);
    for (config_index, config) in configs.iter().enumerate() {
        for (image_index, image) in images.iter().enumerate() {
            let files: Vec<_> = [config.file(), image.file()].into_iter().chain(given.files()).collect();
            for &docsis in &versions {
                let options = Options { docsis: Some(docsis), ..given.options.clone() };
                let judgement = api::report(&files, &options, given.secret(), now, &RustCrypto)?;
                survey.add(config_index, image_index, &judgement.report);
                progress.advance(1);
            }
        }
    }
    Ok(survey.finish(versions, given.options.at.unwrap_or(now), skipped))
}

/// An image, hashed once.
struct ImageFile {
    name: String,
    digest: ImageDigest,
}

impl ImageFile {
    fn file(&self) -> File<'_> {
        File { name: &self.name, role: Some(FileRole::Image), content: Content::Image(&self.digest) }
    }
}

/// The files of both folders, which may be the same one.
#[derive(Default)]
struct Folders {
    used: BTreeSet<Source>,
    others: Vec<(Source, FileKind)>,
}

impl Folders {
    fn configs(&mut self, source: &Source) -> Result<Vec<ConfigFile>, Error> {
        if !source.is_folder() {
            return Ok(vec![ConfigFile::read(source)?]);
        }
        let mut configs = Vec::new();
        for file in source.files_inside()? {
            match ConfigFile::read(&file) {
                Ok(config) => match recognize(&config.bytes).kind {
                    FileKind::Config | FileKind::MtaConfig => {
                        configs.push(config);
                        self.used.insert(file);
                    }
                    other => self.others.push((file, other)),
                },
                Err(Error::TooLarge { looks_like, .. }) => self.others.push((file, looks_like)),
                Err(error) => return Err(error),
            }
        }
        not_empty(configs, source, "configuration file")
    }

    fn images(&mut self, source: &Source) -> Result<Vec<ImageFile>, Error> {
        if !source.is_folder() {
            return Ok(vec![ImageFile { name: source.name(), digest: image::digest(source)? }]);
        }
        let mut images = Vec::new();
        for file in source.files_inside()? {
            let mut rest = file.open()?;
            let mut head = Vec::new();
            let limit = limits::RECOGNIZE_HEAD as u64;
            rest.by_ref().take(limit).read_to_end(&mut head).map_err(Error::read(file.path()))?;
            match recognize(&head).kind {
                FileKind::CodeFile => {
                    let digest = image::digest_after(head, rest, &file)?;
                    images.push(ImageFile { name: file.name(), digest });
                    self.used.insert(file);
                }
                other => self.others.push((file, other)),
            }
        }
        not_empty(images, source, "code file")
    }

    /// Files that are neither.
    fn skipped(self) -> Vec<Skipped> {
        let mut others: Vec<_> =
            self.others.into_iter().filter(|(file, _)| !self.used.contains(file)).collect();
        others.dedup_by(|(a, _), (b, _)| a == b);
        others.into_iter().map(|(file, kind)| Skipped { name: file.name(), kind }).collect()
    }
}

fn not_empty<T>(found: Vec<T>, folder: &Source, wanted: &'static str) -> Result<Vec<T>, Error> {
    if found.is_empty() {
        return Err(Error::NothingInFolder { path: folder.path().to_owned(), wanted });
    }
    Ok(found)
}
