//! A report goes into a file, and never over another one unasked.

use crate::text::reason;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a report was not saved.
#[derive(Debug, Error)]
#[allow(missing_docs)]
pub enum SaveError {
    #[error("{0} exists already. Name another file, or add --force to write over it.")]
    Exists(PathBuf),
    #[error("{0} is a folder. Name a file in it.")]
    Folder(PathBuf),
    #[error("{0} could not be written: {1}.")]
    Unwritable(PathBuf, String),
}

/// Whether [`save`] would refuse `path` as things stand: asked before the work that would be lost.
///
/// # Errors
/// If there is a folder of that name, or a file and not `force`.
pub fn check(path: &Path, force: bool) -> Result<(), SaveError> {
    match path.metadata() {
        Ok(found) if found.is_dir() => Err(SaveError::Folder(path.to_owned())),
        Ok(_) if !force => Err(SaveError::Exists(path.to_owned())),
        _ => Ok(()),
    }
}

/// Writes `text` to `path`; over what is there only with `force`.
///
/// # Errors
/// If the file exists and not `force`, or if it cannot be written.
pub fn save(path: &Path, text: &str, force: bool) -> Result<(), SaveError> {
    check(path, force)?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).create_new(!force);
    let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => SaveError::Exists(path.to_owned()),
        _ => SaveError::Unwritable(path.to_owned(), reason(&error)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_over_on_demand_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.md");
        save(&path, "one", false).unwrap();
        assert!(save(&path, "two", false).unwrap_err().to_string().contains("exists already"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        save(&path, "3", true).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "3");
        assert!(save(folder.path(), "x", true).unwrap_err().to_string().contains("is a folder"));
        let nowhere = save(&folder.path().join("no/such/report.md"), "x", false).unwrap_err();
        assert!(nowhere.to_string().contains("could not be written"));
    }
}
