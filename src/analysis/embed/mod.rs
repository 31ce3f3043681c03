//! Meaning as vectors: WordPiece tokens, a table that gives each token a vector, a transformer that reads sentences.
//!
//! The shipped files are read in place from the program's own bytes; users may bring models of their own.

mod brought;
mod encoder;
mod layers;
mod linear;
mod memory;
mod model;
mod scale;
mod shipped;
mod table;
mod tokens;
mod transformer;
mod vectors;
mod wide;
mod wordpiece;

pub use brought::Unusable;
pub use memory::{Key, Memory};
pub use model::Model;
pub use scale::{Scale, Scales};
pub use table::{DIMENSIONS, Vector, sentence_vector};
pub use transformer::{Transformer, Wanted};
pub use vectors::{cosine, cosines};
pub use wordpiece::whole_piece;
