//! `--log`: a file in the state folder.

use anyhow::{Context, anyhow};
use rashomon::folders;
use rashomon::reader::Log;
use std::fs::{self, OpenOptions};

/// The log of this run, appended to `log.txt` in the state folder; one that keeps nothing where none is wanted.
///
/// # Errors
/// If there is no such folder or the file cannot be written to.
pub fn open(wanted: bool) -> anyhow::Result<Log> {
    if !wanted {
        return Ok(Log::default());
    }
    let folder = folders::state().ok_or_else(|| {
        anyhow!("There is no folder for the log, since neither XDG_STATE_HOME nor HOME is set.")
    })?;
    let path = folder.join("log.txt");
    let file =
        fs::create_dir_all(&folder).and_then(|()| OpenOptions::new().create(true).append(true).open(&path));
    let log = Log::new(Some(file.with_context(|| format!("The log {} cannot be written", path.display()))?));
    log.line(&format!("rashomon {} begins", env!("CARGO_PKG_VERSION")));
    Ok(log)
}
