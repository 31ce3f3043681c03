//! Pieces of the sentences in which a user is told something.

use super::clean_line;
use std::io;
use std::path::Path;

/// `count` with `one` or `many` of something.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The system's own words for what went wrong, without the number that it puts behind them.
pub fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    let end = words.find(" (os error").unwrap_or(words.len());
    words[..end].to_lowercase()
}

/// A path as the user reads it, cleaned: file names come from outside, too.
pub fn shown(path: &Path) -> String {
    clean_line(&path.to_string_lossy())
}
