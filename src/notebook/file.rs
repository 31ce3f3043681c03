//! The file that keeps a notebook.
//!
//! TOML that people can read and edit. Whoever saves reads the file anew first and carries only the changes into it, so
//! that two readers of one story, or a reader and an editor, lose nothing of each other's; the new file takes the place
//! of the old one in one step.

use crate::notebook::{Notebook, NotesError, merge};
use crate::text::{CleanText, clean_line, reason, shown};
use crate::whole::{self, Worth};
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use toml_edit::DocumentMut;

/// More bytes are no notebook but another file.
const LARGEST: u64 = 16 << 20;

/// What a new file begins with.
const HEAD: &str = "\
# Notes, bookmarks and rulings on a story, as rashomon keeps them. Edit them as you like: each hangs on the words
# quoted with it, and is shown as an orphan, never moved, where these are gone from the article.

";

/// A notebook's file and what was last seen in it.
#[derive(Debug, Clone)]
pub struct NotesFile {
    path: PathBuf,
    base: Notebook,
}

impl NotesFile {
    /// Opens the notebook at `path`; an empty one where no file is.
    ///
    /// # Errors
    /// If the file cannot be read or is no notebook.
    pub fn open(path: PathBuf) -> Result<Self, NotesError> {
        let raw = read(&path)?.unwrap_or_default();
        let base = parsed(&raw, &path)?;
        Ok(Self { path, base })
    }

    /// Opens the notebook at `path`.
    ///
    /// # Errors
    /// If there is no such file, it cannot be read or is no notebook.
    pub fn open_existing(path: PathBuf) -> Result<Self, NotesError> {
        if path.try_exists().is_ok_and(|there| !there) {
            return Err(NotesError::Missing(shown(&path)));
        }
        Self::open(path)
    }

    /// What was last seen in the file, or written to it.
    pub fn notebook(&self) -> &Notebook {
        &self.base
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Makes the file hold `mine`, together with what others wrote there since it was last seen; gives what it holds then.
    ///
    /// # Errors
    /// If the file can no longer be read as a notebook, or cannot be written. It is left as it was.
    pub fn save(&mut self, mine: &Notebook) -> Result<&Notebook, NotesError> {
        // A link is followed, so that what it leads to is replaced and not the link.
        let path = self.path.canonicalize().unwrap_or_else(|_| self.path.clone());
        let unwritable =
            |error: &dyn std::fmt::Display| NotesError::Unwritable(shown(&self.path), error.to_string());
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|error| unwritable(&reason(&error)))?;
        // Two programs that save at once wait for each other; where folders cannot be locked, they take the risk.
        let folder = File::open(folder);
        let _held = folder.as_ref().ok().filter(|folder| folder.lock().is_ok());
        let old = read(&path)?;
        let raw = old.as_deref().unwrap_or_default();
        let theirs = parsed(raw, &self.path)?;
        let mut document: DocumentMut =
            raw.parse().map_err(|error: toml_edit::TomlError| unwritable(&clean_line(error.message())))?;
        merge::carry(&mut document, &self.base, mine, &theirs).map_err(|error| unwritable(&error))?;
        let head = if old.is_none() { HEAD } else { "" };
        let new = format!("{head}{document}");
        let merged = parsed(&new, &self.path)?;
        if merged != theirs {
            whole::replace(&path, new.as_bytes(), Worth::Kept)
                .map_err(|error| unwritable(&reason(&error)))?;
        }
        self.base = merged;
        Ok(&self.base)
    }
}

/// `notebook` as a file holds it.
pub fn written(notebook: &Notebook) -> String {
    let mut document = DocumentMut::new();
    let empty = Notebook::default();
    // Entries are words and numbers, which TOML can always hold.
    let _ = merge::carry(&mut document, &empty, notebook, &empty);
    format!("{HEAD}{document}")
}

/// The text of the file at `path`, if there is one.
fn read(path: &Path) -> Result<Option<String>, NotesError> {
    let unreadable = |why: &str| NotesError::Unreadable(shown(path), why.to_owned());
    match path.metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(&reason(&error))),
        Ok(found) if !found.is_file() => return Err(unreadable("it is no file")),
        Ok(found) if found.len() > LARGEST => return Err(unreadable("it is too large for notes")),
        Ok(_) => {}
    }
    let bytes = fs::read(path).map_err(|error| unreadable(&reason(&error)))?;
    String::from_utf8(bytes).map(Some).map_err(|_| unreadable("it is not UTF-8"))
}

/// The notebook that `raw` holds, cleaned.
fn parsed(raw: &str, path: &Path) -> Result<Notebook, NotesError> {
    let wrong = |at: usize, problem: String| NotesError::Wrong {
        name: shown(path),
        line: 1 + raw.as_bytes()[..at.min(raw.len())].iter().filter(|&&b| b == b'\n').count(),
        problem,
    };
    let notebook: Notebook = toml::from_str(raw).map_err(|error: toml::de::Error| {
        wrong(error.span().map_or(0, |span| span.start), sentence(error.message()))
    })?;
    Ok(cleaned(notebook))
}

/// The parser's message as a sentence.
fn sentence(message: &str) -> String {
    let line = clean_line(message);
    let mut chars = line.chars();
    let first = chars.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(chars).chain((!line.ends_with('.')).then_some('.')).collect()
}

/// Whatever comes from a file is cleaned before it is shown; what was written by the program is clean already.
fn cleaned(mut notebook: Notebook) -> Notebook {
    for note in &mut notebook.notes {
        note.name = clean_line(&note.name);
        note.text = CleanText::new(note.text.trim()).as_str().to_owned();
    }
    for ruling in &mut notebook.rulings {
        for field in [&mut ruling.of, &mut ruling.rule, &mut ruling.name] {
            *field = clean_line(field);
        }
    }
    let notes = notebook.notes.iter_mut().flat_map(|note| &mut note.quote);
    let marks = notebook.marks.iter_mut().map(|mark| &mut mark.quote);
    let rulings =
        notebook.rulings.iter_mut().flat_map(|r| r.quote.iter_mut().chain(&mut r.with).chain(&mut r.off));
    for quote in notes.chain(marks).chain(rulings) {
        *quote = std::mem::take(quote).cleaned();
    }
    notebook
}

#[cfg(test)]
mod tests;
