//! Meaning as vectors: WordPiece tokens, a table that gives each token a vector, a transformer that reads sentences.
//!
//! The shipped files are read in place from the program's own bytes.

mod encoder;
mod layers;
mod linear;
mod memory;
mod shipped;
mod table;
mod transformer;
mod wordpiece;

pub use memory::{Key, Memory};
pub use table::{DIMENSIONS, Vector, cosine, sentence_vector, word_vector};
pub use transformer::{Transformer, Wanted};
pub use wordpiece::whole_piece;
