//! Turns the message catalogue `data/i18n/<language>/*.ftl` into one typed method per message.
//!
//! A message that a language lacks, a variable that differs between languages, a duplicate id or a
//! syntax error stops the build and is named with its file and key; all of them at once.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/methods.rs"]
mod methods;
#[path = "build/phrase.rs"]
mod phrase;

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catalogue::Catalogue;

/// In the order of `Lang::ALL`; the doc comments of the methods show the last.
const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data/i18n");
    println!("cargo::rustc-env=CAMPAIGN_READER={:016x}", campaign_reader());
    let mut faults = Vec::new();
    let folders = LANGUAGES.map(|language| Path::new("data/i18n").join(language));
    let catalogues = folders.map(|folder| catalogue::read(&folder, &mut faults));
    compare(&catalogues, &mut faults);
    if faults.is_empty() {
        let out = std::env::var_os("OUT_DIR").unwrap_or_default();
        let written = methods::write(&catalogues);
        for (name, text) in [("tr.rs", written.source), ("phrases.txt", written.phrases)] {
            let written = std::fs::write(Path::new(&out).join(name), text);
            faults.extend(written.err().map(|error| format!("cannot write {name}: {error}")));
        }
    }
    for fault in &faults {
        println!("cargo::error={fault}");
    }
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The sources that say what a campaign file means.
const CAMPAIGN_READER: [&str; 3] = ["src/domain", "src/template", "src/text/safe.rs"];

/// A number that changes with those sources: what an older program made of a campaign file is then
/// made anew.
fn campaign_reader() -> u64 {
    let mut files: Vec<PathBuf> = Vec::new();
    for place in CAMPAIGN_READER {
        println!("cargo::rerun-if-changed={place}");
        match std::fs::read_dir(place) {
            Ok(folder) => files.extend(folder.flatten().map(|file| file.path())),
            Err(_) => files.push(place.into()),
        }
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        std::fs::read(file).unwrap_or_default().hash(&mut hasher);
    }
    hasher.finish()
}

/// Holds every language against every other, and method names against each other.
fn compare(catalogues: &[Catalogue; 3], faults: &mut Vec<String>) {
    let ids: BTreeSet<&String> = catalogues.iter().flat_map(|c| c.messages.keys()).collect();
    let mut names = BTreeMap::new();
    for id in ids {
        let Some(model) = catalogues.iter().find_map(|c| c.messages.get(id)) else { continue };
        let name = methods::name(id);
        if methods::is_reserved(&name) {
            faults.push(format!("{}: {id} is a reserved name", model.file));
        }
        if let Some(other) = names.insert(name, id) {
            faults.push(format!("{}: {id} and {other} give one method name", model.file));
        }
        for (language, catalogue) in LANGUAGES.iter().zip(catalogues) {
            match catalogue.messages.get(id) {
                None => {
                    faults.push(format!("{language}: {id} is missing (it is in {})", model.file));
                }
                Some(message) if message.variables != model.variables => faults.push(format!(
                    "{}: {id} uses variables {:?}, {} uses {:?}",
                    message.file, message.variables, model.file, model.variables
                )),
                Some(_) => {}
            }
        }
    }
}
