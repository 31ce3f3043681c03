//! A file that tells what happened, for whoever has to find out. Never the screen.

use std::fs::File;
use std::io::Write;
use std::sync::Arc;
use std::time::Instant;

/// The log; without a file nothing is kept.
#[derive(Debug, Clone)]
pub struct Log {
    file: Option<Arc<File>>,
    start: Instant,
}

impl Log {
    /// A log that writes to `file`, if there is one.
    pub fn new(file: Option<File>) -> Self {
        Self { file: file.map(Arc::new), start: Instant::now() }
    }

    /// Adds a line, behind the seconds since the start. A full disk costs the line and nothing else.
    pub fn line(&self, words: &str) {
        if let Some(file) = &self.file {
            let _ = writeln!(&**file, "{:9.3}  {words}", self.start.elapsed().as_secs_f64());
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self::new(None)
    }
}
