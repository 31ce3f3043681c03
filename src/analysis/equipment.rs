//! What helps a comparison along.

use super::embed::Memory;
use std::fmt;

/// What a comparison may use besides its story and options. None of it changes what is found.
#[derive(Clone, Copy, Default)]
pub struct Equipment<'e> {
    /// Keeps what was read, for the next time.
    pub memory: Option<&'e dyn Memory>,
    /// Is told how many sentences of how many the transformer has read; on any thread.
    pub progress: Option<&'e (dyn Fn(usize, usize) + Sync)>,
}

impl fmt::Debug for Equipment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Equipment")
            .field("memory", &self.memory.is_some())
            .field("progress", &self.progress.is_some())
            .finish()
    }
}
