//! The files of a model.

use super::Unusable;
use super::error::KINDS;
use super::tensors::Tensors;
use crate::analysis::embed::tokens::Tokens;
use crate::text::clean_line;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use tokenizers::Tokenizer;

/// A folder with a model in it.
pub struct Folder {
    path: PathBuf,
    kind: String,
    /// What `config.json` says.
    config: Value,
    tokenizer: Tokenizer,
    weights: Vec<u8>,
}

impl Folder {
    /// Reads the files.
    pub fn open(path: &Path) -> Result<Self, Unusable> {
        let config = path.join("config.json");
        let text = read(&config)?;
        let found: Value = serde_json::from_slice(&text)
            .map_err(|wrong| Unusable::content(&config, format!("is no JSON: {wrong}")))?;
        let kind = found["model_type"].as_str().unwrap_or("unknown").to_owned();
        if !KINDS.contains(&kind.as_str()) {
            return Err(Unusable::Kind { file: config, kind });
        }
        let file = path.join("tokenizer.json");
        let mut tokenizer = Tokenizer::from_bytes(read(&file)?)
            .map_err(|wrong| Unusable::content(&file, format!("is no tokenizer: {wrong}")))?;
        tokenizer.with_padding(None);
        // No truncation is always allowed.
        let _ = tokenizer.with_truncation(None);
        let weights = read(&path.join("model.safetensors"))?;
        Ok(Self { path: path.to_owned(), kind, config: found, tokenizer, weights })
    }

    /// What the model calls its kind.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// What tells its vectors from those of other models.
    pub fn identity(&self) -> String {
        let mut digest = Sha256::new();
        digest.update(self.config.to_string());
        digest.update(&self.weights);
        let digest: String = digest.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{} {digest}", self.name())
    }

    /// The folder's name.
    pub fn name(&self) -> String {
        let whole = self.path.canonicalize();
        let path = whole.as_deref().unwrap_or(&self.path);
        path.file_name().map_or_else(|| "a model".to_owned(), |name| clean_line(&name.to_string_lossy()))
    }

    /// A number of the settings, by the first of `names` that is there.
    pub fn number(&self, names: &[&str]) -> Result<usize, Unusable> {
        let found = names.iter().find_map(|name| self.config[*name].as_u64());
        let file = self.path.join("config.json");
        found
            .and_then(|number| usize::try_from(number).ok())
            .ok_or_else(|| Unusable::content(&file, format!("does not say {:?}", names[0])))
    }

    /// A setting.
    pub fn setting(&self, name: &str) -> &Value {
        &self.config[name]
    }

    /// A complaint about the settings.
    pub fn objection(&self, what: impl Into<String>) -> Unusable {
        Unusable::content(&self.path.join("config.json"), what)
    }

    /// The weights.
    pub fn tensors(&self) -> Result<Tensors<'_>, Unusable> {
        Tensors::read(self.path.join("model.safetensors"), &self.weights)
    }

    /// How texts are cut.
    pub fn tokens(&self) -> Tokens {
        Tokens::Brought(Box::new(self.tokenizer.clone()))
    }

    /// Id of the token for what cannot be spelt, if there is one.
    pub fn unknown(&self) -> Option<u32> {
        ["[UNK]", "<unk>"].iter().find_map(|token| self.tokenizer.token_to_id(token))
    }

    /// Ids of the markers of beginning and end.
    pub fn markers(&self) -> Result<(u32, u32), Unusable> {
        let empty = self.tokenizer.encode("", true);
        match empty.as_ref().map(|cut| cut.get_ids()) {
            Ok(&[begin, end]) => Ok((begin, end)),
            _ => Err(Unusable::content(
                &self.path.join("tokenizer.json"),
                "does not put one marker before a text and one behind it, as the encoders that can be read here need",
            )),
        }
    }

    /// A file of settings beside the model; nothing if there is none.
    pub fn beside(&self, file: &str) -> Option<(PathBuf, Value)> {
        let path = self.path.join(file);
        let found = serde_json::from_slice(&fs::read(&path).ok()?).ok()?;
        Some((path, found))
    }

    /// Tokens of a text that the model was trained on, markers included, where it says so.
    pub fn longest(&self) -> Option<usize> {
        let (_, settings) = self.beside("sentence_bert_config.json")?;
        usize::try_from(settings["max_seq_length"].as_u64()?).ok()
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Unusable> {
    fs::read(file).map_err(|reason| Unusable::File { file: file.to_owned(), reason })
}
