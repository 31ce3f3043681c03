//! Finding the file, opening it, and setting a damaged one aside.

use super::{Library, LibraryError, Result, schema};
use crate::folders;
use crate::text::clean_line;
use rusqlite::{Connection, ErrorCode};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// The library's file in its folder.
const NAME: &str = "library.db";
/// How long to wait for another program's change: longer than the largest import of a feed takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open library, and what the user should know about its opening.
#[derive(Debug)]
pub struct Opened {
    /// The library.
    pub library: Library,
    /// A full sentence, if the file was damaged and a new one was begun.
    pub notice: Option<String>,
}

/// The library's folder: the one that was named, else `rashomon` in the user's data folder (XDG base directories).
///
/// # Errors
/// If none was named and the system tells no data folder.
pub fn folder(named: Option<&Path>) -> Result<PathBuf> {
    named.map(Path::to_path_buf).or_else(folders::data).ok_or(LibraryError::NoFolder)
}

impl Library {
    /// Opens the library in `folder`, which is made if it is not there. A file that is damaged is set aside and a new
    /// one begun.
    ///
    /// # Errors
    /// If the folder cannot be used, or the file is of a newer program.
    pub fn open(folder: &Path) -> Result<Opened> {
        let shown = |path: &Path| clean_line(&path.to_string_lossy());
        fs::create_dir_all(folder)
            .map_err(|error| LibraryError::Folder(shown(folder), clean_line(&error.to_string())))?;
        let file = folder.join(NAME);
        match connect(&file) {
            Ok(connection) => opened(connection, file, None),
            Err(error) if is_damage(&error) => {
                let aside = aside(&file);
                let cannot = |error: std::io::Error| {
                    LibraryError::Folder(shown(folder), clean_line(&error.to_string()))
                };
                fs::rename(&file, &aside).map_err(cannot)?;
                for tail in ["-wal", "-shm"] {
                    // What was not yet written back belongs to the damaged file; there may be none.
                    let _ = fs::rename(with_tail(&file, tail), with_tail(&aside, tail));
                }
                let notice = format!(
                    "The library {} was damaged and could not be opened. It was set aside as {}, and a new library \
                     was begun; `rashomon import` takes an export in.",
                    shown(&file),
                    shown(&aside)
                );
                let connection = connect(&file).map_err(|error| LibraryError::of(&file, error))?;
                opened(connection, file, Some(notice))
            }
            Err(error) => Err(LibraryError::of(&file, error)),
        }
    }

    /// Opens the library in `folder` if there is one.
    ///
    /// # Errors
    /// Like [`Library::open`].
    pub fn open_existing(folder: &Path) -> Result<Option<Opened>> {
        if folder.join(NAME).is_file() { Self::open(folder).map(Some) } else { Ok(None) }
    }

    /// Reads the whole file and looks for damage; the sentences say what was found. An unharmed file gives none.
    ///
    /// # Errors
    /// If the file cannot be read at all.
    pub fn damage(&self) -> Result<Vec<String>> {
        let answers: rusqlite::Result<Vec<String>> = self
            .connection
            .prepare("PRAGMA integrity_check")
            .and_then(|mut ask| ask.query_map([], |row| row.get(0))?.collect());
        Ok(self.explained(answers)?.into_iter().filter(|answer| answer != "ok").collect())
    }
}

fn opened(connection: Connection, file: PathBuf, notice: Option<String>) -> Result<Opened> {
    if schema::is_newer(&connection).map_err(|error| LibraryError::of(&file, error))? {
        return Err(LibraryError::Newer(clean_line(&file.to_string_lossy())));
    }
    Ok(Opened { library: Library { connection, file }, notice })
}

fn connect(file: &Path) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open(file)?;
    connection.busy_timeout(PATIENCE)?;
    write_ahead(&connection)?;
    // With a write-ahead log nothing that was committed is lost when the program is killed.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    schema::migrate(&mut connection)?;
    probe(&connection)?;
    Ok(connection)
}

/// Switches the file to a write-ahead log. Where two programs open a new file at once, SQLite refuses one of them at once
/// instead of letting it wait, so the waiting is done here.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    const PAUSE: Duration = Duration::from_millis(5);
    let start = Instant::now();
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error) if is_busy(&error) && start.elapsed() < PATIENCE => thread::sleep(PAUSE),
            done => return done,
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// Touches each table, which finds a torn file without reading the whole of it.
fn probe(connection: &Connection) -> rusqlite::Result<()> {
    for table in ["feed", "story", "article", "version"] {
        connection.query_row(&format!("SELECT max(id) FROM {table}"), [], |_| Ok(()))?;
    }
    connection.query_row("SELECT count(*) FROM (SELECT 1 FROM term LIMIT 1)", [], |_| Ok(()))
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

/// Copies a damaged file; the name of the copy, or why there is none.
pub(super) fn copied(file: &Path) -> String {
    let aside = aside(file);
    match fs::copy(file, &aside) {
        Ok(_) => clean_line(&aside.to_string_lossy()),
        Err(error) => format!("nowhere ({})", clean_line(&error.to_string())),
    }
}

/// The first free name for a damaged file: `library.damaged-1.db` and so on.
fn aside(file: &Path) -> PathBuf {
    let names = (1..).map(|number| file.with_file_name(format!("library.damaged-{number}.db")));
    names.into_iter().find(|path| !path.exists()).unwrap_or_else(|| file.with_extension("damaged"))
}

fn with_tail(file: &Path, tail: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(tail);
    name.into()
}
