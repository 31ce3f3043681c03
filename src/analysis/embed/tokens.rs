//! How a text becomes the tokens of a model.

use super::wordpiece::{self, Piece};
use crate::text::Span;
use tokenizers::Tokenizer;

/// A way to cut texts into tokens.
#[derive(Debug)]
pub enum Tokens {
    /// That of the models which the program carries.
    Shipped,
    /// That of a model which a user brought.
    Brought(Box<Tokenizer>),
}

impl Tokens {
    /// The tokens of `text`, without the markers of beginning and end.
    pub fn of(&self, text: &str) -> Vec<Piece> {
        match self {
            Self::Shipped => wordpiece::pieces_at(text),
            Self::Brought(tokenizer) => {
                // A text that a tokenizer cannot cut has no tokens, and so no meaning.
                let Ok(cut) = tokenizer.encode(text, false) else { return Vec::new() };
                let spans = cut.get_offsets().iter().map(|&(start, end)| Span::new(start, end.max(start)));
                cut.get_ids().iter().zip(spans).map(|(&id, span)| Piece { id, span }).collect()
            }
        }
    }
}
