//! Which models a comparison reads with.

use super::brought::{self, Table, Unusable};
use super::scale::Scales;
use super::table;
use super::transformer::Transformer;
use std::fmt;
use std::path::Path;

/// What turns words into meanings.
pub struct Model {
    source: Source,
    scales: Scales,
}

/// Where the meanings come from.
pub enum Source {
    /// The table and the transformer that the program carries.
    Shipped,
    /// Nowhere: words are compared as they are written.
    None,
    /// A table that a user brought, in the place of the shipped one; there is no transformer beside it.
    Table(Table),
    /// A transformer that a user brought, in the place of the shipped one.
    Transformer(Box<Transformer>),
}

impl Model {
    /// The one that the program carries.
    pub fn shipped() -> &'static Self {
        static SHIPPED: Model = Model { source: Source::Shipped, scales: Scales::SAME };
        &SHIPPED
    }

    /// No model at all.
    pub fn none() -> Self {
        Self { source: Source::None, scales: Scales::SAME }
    }

    /// The model in the folder `path`: a Model2Vec table, or a sentence transformer of the BERT family.
    ///
    /// # Errors
    /// If a file is missing or broken, or the model is of a kind that cannot be read here.
    pub fn open(path: &Path) -> Result<Self, Unusable> {
        let source = brought::open(path)?;
        Ok(Self { scales: Scales::of(&source), source })
    }

    /// What a reader is told about it; nothing of the shipped one.
    pub fn name(&self) -> Option<&str> {
        match &self.source {
            Source::Shipped => None,
            Source::None => Some("none"),
            Source::Table(table) => Some(&table.name),
            // The identity is the name and a digest.
            Source::Transformer(transformer) => transformer.identity.rsplit_once(' ').map(|(name, _)| name),
        }
    }

    /// How its likenesses are brought to the scale of the shipped one.
    pub fn scales(&self) -> Scales {
        self.scales
    }

    /// What reads sentences, if anything does.
    pub fn transformer(&self) -> Option<&Transformer> {
        match &self.source {
            Source::Shipped => Some(Transformer::shipped()),
            Source::Transformer(brought) => Some(brought),
            Source::None | Source::Table(_) => None,
        }
    }

    /// Whether it knows any meaning at all.
    pub fn knows_meanings(&self) -> bool {
        !matches!(self.source, Source::None)
    }

    /// The meaning of a sentence or a word by the table: of length one, of noughts where nothing is known, empty without a
    /// table.
    pub fn vector(&self, text: &str) -> Vec<f32> {
        self.source.vector(text)
    }
}

impl Source {
    /// See [`Model::vector`].
    pub fn vector(&self, text: &str) -> Vec<f32> {
        match self {
            Self::Shipped | Self::Transformer(_) => table::sentence_vector(text).to_vec(),
            Self::Table(brought) => brought.vector(text),
            Self::None => Vec::new(),
        }
    }
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Model").field(&self.name().unwrap_or("shipped")).finish()
    }
}
