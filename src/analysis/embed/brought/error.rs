//! Why a model that a user brought cannot be used.

use crate::text::{reason as why, shown};
use std::io;
use std::path::{Path, PathBuf};

/// A model that cannot be used, in a sentence that names the file and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// A file that cannot be read.
    #[error(
        "{} cannot be read: {}. A model is a folder with config.json, tokenizer.json and model.safetensors, as Model2Vec and Sentence Transformers save them",
        shown(file),
        why(reason)
    )]
    File {
        /// Which.
        file: PathBuf,
        /// Why.
        reason: io::Error,
    },
    /// A file that does not hold what it should.
    #[error("{} {what}", shown(file))]
    Content {
        /// Which.
        file: PathBuf,
        /// What is wrong, as a predicate.
        what: String,
    },
    /// A kind of model that cannot be read here.
    #[error("{} is a model of the kind {kind:?}; the kinds that can be read are {}", shown(file), KINDS.join(", "))]
    Kind {
        /// Where it says so.
        file: PathBuf,
        /// Its name for itself.
        kind: String,
    },
}

/// The kinds of models that can be read, by the names which they give themselves.
pub const KINDS: [&str; 6] = ["model2vec", "bert", "distilbert", "roberta", "xlm-roberta", "camembert"];

impl Unusable {
    /// The file does not hold what it should.
    pub fn content(file: &Path, what: impl Into<String>) -> Self {
        Self::Content { file: file.to_owned(), what: what.into() }
    }
}
