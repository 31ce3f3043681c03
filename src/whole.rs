//! Files that are there whole or not at all: a program that is killed while it writes leaves the old one or the new.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How much the loss of a file would cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// Nothing else holds what stands in it: it is on the disk before the old file goes, with the old file's permissions.
    Kept,
    /// It can be made anew; only a half one would do harm.
    Made,
}

/// Puts `bytes` in the place of the file at `path` in one step. Several threads and programs may do so at once; the last
/// one stays.
///
/// # Errors
/// If the file cannot be written; the old one is as it was then.
pub fn replace(path: &Path, bytes: &[u8], worth: Worth) -> io::Result<()> {
    static DRAFTS: AtomicUsize = AtomicUsize::new(0);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}-{}.new", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let draft = path.with_file_name(name);
    let written = File::create(&draft).and_then(|mut file| {
        if worth == Worth::Made {
            return file.write_all(bytes);
        }
        if let Ok(old) = path.metadata() {
            file.set_permissions(old.permissions())?;
        }
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&draft, path)).inspect_err(|_| drop(fs::remove_file(&draft)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.toml");
        for (text, worth) in [("one", Worth::Made), ("two", Worth::Kept)] {
            replace(&path, text.as_bytes(), worth).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert!(replace(&folder.path().join("none/notes.toml"), b"three", Worth::Kept).is_err());
        fs::create_dir(folder.path().join("taken")).unwrap();
        assert!(replace(&folder.path().join("taken"), b"four", Worth::Made).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
