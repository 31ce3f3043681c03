//! One file.

use crate::source::assemble;
use crate::story::Article;
use std::io;
use std::path::Path;

/// Reads a file of plain text.
pub fn read(path: &Path) -> io::Result<Article> {
    let bytes = std::fs::read(path)?;
    Ok(assemble::article(&String::from_utf8_lossy(&bytes), path))
}
