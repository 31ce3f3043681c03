//! Claims marked by hand in the reader: the file in which they are kept, and the one that they are scored against.

use crate::cli::Look;
use anyhow::{Context, anyhow};
use rashomon::reader::{Gold, Marking};
use rashomon::report::score::{self, Marked};
use rashomon::story::{Place, Story};
use rashomon::text;
use rashomon::whole::{self, Worth};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Marking as `look` asks for it.
///
/// # Errors
/// If the marks of earlier or the gold cannot be read.
pub fn marking(look: &Look, story: &Story) -> anyhow::Result<Option<Marking>> {
    let Some(path) = look.marks.clone() else { return Ok(None) };
    let claims = earlier(&path)?.map_or_else(Vec::new, |marked| {
        marked.places(story).into_iter().filter(|claim| claim.len() > 1).collect()
    });
    let gold = look.gold.as_deref().map(|path| gold(path, story)).transpose()?;
    Ok(Some(Marking { claims, gold, path, keep }))
}

/// The claims of the file at `path`.
///
/// # Errors
/// If it cannot be read or holds no claims.
pub fn read(path: &Path) -> anyhow::Result<Marked> {
    let shown = text::shown(path);
    let raw = fs::read_to_string(path).with_context(|| format!("{shown} cannot be read"))?;
    score::read(&raw)
        .map_err(|wrong| anyhow!("{shown} {wrong}. It needs claims with evidence, as in the README."))
}

fn earlier(path: &Path) -> anyhow::Result<Option<Marked>> {
    match path.metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        _ => read(path).map(Some),
    }
}

fn gold(path: &Path, story: &Story) -> anyhow::Result<Gold> {
    let marked = read(path)?;
    let claims: Vec<(String, Vec<Place>)> =
        marked.places(story).into_iter().enumerate().map(|(n, places)| (marked.label(n), places)).collect();
    let name = path.file_name().map_or_else(|| text::shown(path), |name| text::shown(Path::new(name)));
    Ok(Gold { name, claims })
}

/// Keeps `claims` at `path`: after a crash there stand the old ones or these.
fn keep(path: &Path, story: &Story, claims: &[Vec<Place>]) -> Result<(), String> {
    // A link is followed, so that what it leads to is replaced and not the link.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    whole::replace(&path, score::marks(story, claims).as_bytes(), Worth::Kept)
        .map_err(|error| format!("{} could not be written: {}.", text::shown(&path), text::reason(&error)))
}
