//! What helps a comparison along.

use super::embed::{Memory, Model};
use std::fmt;
use std::sync::Arc;

/// What a comparison may use besides its story and options. Only the model changes what is found.
#[derive(Clone, Copy)]
pub struct Equipment<'e> {
    /// What turns words into meanings.
    pub model: &'e Model,
    /// Keeps what was read, for the next time.
    pub memory: Option<&'e dyn Memory>,
    /// Is told how many sentences of how many the transformer has read; on any thread.
    pub progress: Option<&'e (dyn Fn(usize, usize) + Sync)>,
}

/// What is kept at hand for several comparisons.
#[derive(Debug, Clone, Default)]
pub struct Tools {
    /// The model that a user brought; the shipped one where there is none.
    pub model: Option<Arc<Model>>,
    /// Where vectors are kept between one time and the next.
    pub memory: Option<Arc<dyn Memory>>,
}

impl Tools {
    /// The same for one comparison.
    pub fn equipment(&self) -> Equipment<'_> {
        Equipment {
            model: self.model.as_deref().unwrap_or(Model::shipped()),
            memory: self.memory.as_deref(),
            progress: None,
        }
    }
}

impl Default for Equipment<'_> {
    fn default() -> Self {
        Self { model: Model::shipped(), memory: None, progress: None }
    }
}

impl fmt::Debug for Equipment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Equipment")
            .field("model", self.model)
            .field("memory", &self.memory.is_some())
            .field("progress", &self.progress.is_some())
            .finish()
    }
}
