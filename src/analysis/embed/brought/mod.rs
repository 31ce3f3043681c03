//! Models that users bring: a folder with `config.json`, `tokenizer.json` and `model.safetensors`, as Model2Vec and
//! Sentence Transformers save them.

mod bert;
mod error;
mod folder;
mod pooling;
mod table;
mod tensors;

pub use error::Unusable;
pub use table::Table;

use super::model::Source;
use super::transformer::Transformer;
use folder::Folder;
use std::path::Path;

/// Opens the model in the folder `path`.
///
/// # Errors
/// If a file is missing or broken, or the model is of a kind that cannot be read here.
pub fn open(path: &Path) -> Result<Source, Unusable> {
    let folder = Folder::open(path)?;
    Ok(match folder.kind() {
        "model2vec" => Source::Table(table::read(&folder)?),
        _ => Source::Transformer(Box::new(transformer(&folder)?)),
    })
}

fn transformer(folder: &Folder) -> Result<Transformer, Unusable> {
    let (encoder, positions) = bert::read(folder)?;
    let markers = folder.markers()?;
    Ok(Transformer {
        identity: folder.identity(),
        width: encoder.hidden,
        longest: folder.longest().unwrap_or(positions).min(positions).saturating_sub(MARKERS),
        markers,
        pooling: pooling::read(folder)?,
        tokens: folder.tokens(),
        encoder: encoder.into(),
    })
}

/// Tokens of a text that are markers.
const MARKERS: usize = 2;
