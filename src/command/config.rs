//! `rashomon config`, and the settings and themes that the reader begins with.

use super::print;
use crate::cli::Config;
use anyhow::{Context, anyhow, bail};
use rashomon::folders;
use rashomon::reader::ThemeChoice;
use rashomon::reader::settings::{self, Complaint, Settings};
use rashomon::reader::theme::{self, Theme};
use rashomon::text::clean_line;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The file of settings has faults.
const FAULTY: u8 = 1;

/// Writes the documented file, or checks the one that is there.
///
/// # Errors
/// If the file cannot be written or read, or `--init` would write over one.
pub fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let path = path(config.config.as_deref())?;
    if config.init { init(&path) } else { check(&path) }
}

fn init(path: &Path) -> anyhow::Result<ExitCode> {
    let shown = path.display();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("The folder of {shown} cannot be made"))?;
    }
    let file = fs::OpenOptions::new().write(true).create_new(true).open(path);
    let written = file.and_then(|mut file| file.write_all(settings::document().as_bytes()));
    match written {
        Ok(()) => print(&format!("Wrote {shown}. Take the # away before a line to change it.\n"))?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{shown} is there already and was left as it is. Move it away to get a new one.")
        }
        Err(error) => return Err(error).with_context(|| format!("{shown} cannot be written")),
    }
    Ok(ExitCode::SUCCESS)
}

fn check(path: &Path) -> anyhow::Result<ExitCode> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("{} cannot be read; `rashomon config --init` writes it", path.display()))?;
    let (settings, mut complaints) = settings::read(&text);
    // What is wrong with a theme's own file is told with that file.
    let has_file = theme_files(path).iter().any(|file| name(file) == settings.theme);
    if let Err(wrong) = theme_named(&settings.theme, path)
        && !has_file
    {
        complaints.push(Complaint { line: settings.theme_line, words: format!("`theme`: {wrong:#}") });
        complaints.sort();
    }
    let mut told = shown(path, &complaints);
    for theme in theme_files(path) {
        let text = fs::read_to_string(&theme).unwrap_or_default();
        told.extend(shown(&theme, &theme::read(&name(&theme), &text).1));
    }
    if told.is_empty() {
        print(&format!("{} is in order.\n", path.display()))?;
        return Ok(ExitCode::SUCCESS);
    }
    print(&(told.join("\n") + "\n"))?;
    Ok(ExitCode::from(FAULTY))
}

/// The settings of the file `named`, else of the usual one if there is one; and a sentence for each fault, which costs
/// no more than itself.
///
/// # Errors
/// If `named` cannot be read.
pub fn settings(named: Option<&Path>) -> anyhow::Result<(Settings, Vec<String>)> {
    let Ok(path) = path(named) else { return Ok((Settings::default(), Vec::new())) };
    match fs::read_to_string(&path) {
        Ok(text) => {
            let (settings, complaints) = settings::read(&text);
            Ok((settings, shown(&path, &complaints)))
        }
        Err(error) if named.is_some() => {
            Err(error).with_context(|| format!("The settings in {} cannot be read", path.display()))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok((Settings::default(), Vec::new())),
        Err(error) => {
            let words = format!("{}: cannot be read ({error}); the usual settings hold.", path.display());
            Ok((Settings::default(), vec![words]))
        }
    }
}

/// The theme that the command line names, else that of `settings`; where that is none, the usual one and a sentence
/// among `complaints`.
///
/// # Errors
/// If the command line names no theme.
pub fn theme(
    settings: &Settings,
    named: Option<&str>,
    config: Option<&Path>,
    complaints: &mut Vec<String>,
) -> anyhow::Result<ThemeChoice> {
    let path = path(config).unwrap_or_default();
    match named {
        Some(name) => theme_named(name, &path),
        None => Ok(theme_named(&settings.theme, &path).unwrap_or_else(|wrong| {
            let words = format!("`theme`: {wrong:#}");
            complaints.extend(shown(&path, &[Complaint { line: settings.theme_line, words }]));
            ThemeChoice::Auto
        })),
    }
}

fn theme_named(name: &str, config: &Path) -> anyhow::Result<ThemeChoice> {
    if name == "auto" {
        return Ok(ThemeChoice::Auto);
    }
    if let Some(theme) = Theme::named(name) {
        return Ok(ThemeChoice::Other(theme));
    }
    let Some(file) = theme_files(config).into_iter().find(|file| self::name(file) == name) else {
        let known = Theme::built_in().iter().map(|theme| theme.name.clone());
        let known: Vec<String> =
            known.chain(theme_files(config).iter().map(|file| self::name(file))).collect();
        bail!("There is no theme `{}`. There are auto, {}.", clean_line(name), known.join(", "));
    };
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let (theme, complaints) = theme::read(name, &text);
    match complaints.is_empty() {
        // One theme is read in the life of the program, and it is needed until the end.
        true => Ok(ThemeChoice::Other(Box::leak(Box::new(theme)))),
        false => Err(anyhow!("{}", shown(&file, &complaints).join("\n"))),
    }
}

/// The theme files beside the file of settings, by name.
fn theme_files(config: &Path) -> Vec<PathBuf> {
    let folder = config.parent().map(|folder| folder.join("themes")).unwrap_or_default();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    files
}

fn name(file: &Path) -> String {
    clean_line(&file.file_stem().unwrap_or_default().to_string_lossy())
}

fn path(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    let usual = || folders::config().map(|folder| folder.join("config.toml"));
    named.map(Path::to_owned).or_else(usual).ok_or_else(|| {
        anyhow!("There is no folder for settings, since neither XDG_CONFIG_HOME nor HOME is set. Name a file with --config.")
    })
}

fn shown(path: &Path, complaints: &[Complaint]) -> Vec<String> {
    let line = |c: &Complaint| format!("{}, line {}: {}", path.display(), c.line, c.words);
    complaints.iter().map(line).collect()
}
