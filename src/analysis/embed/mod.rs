//! Meaning as vectors: WordPiece tokens, and a table that gives each token a vector.
//!
//! Both files are read in place from the program's own bytes; nothing is copied or built at start-up.

mod layers;
mod table;
mod transformer;
mod wordpiece;

pub use table::{DIMENSIONS, Vector, cosine, sentence_vector, word_vector};
pub use transformer::{Embedded, LONGEST, embed, length};
