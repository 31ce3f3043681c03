//! Text: what was let in, and where things stand in it.
//!
//! This layer knows characters, bytes, words and sentences; it knows nothing of articles, people or screens.
//! [`CleanText`] is the only door for text from outside; a [`Span`] is the only kind of position.

mod clean;
mod fnv;
mod justify;
mod layer;
mod message;
pub mod numerals;
mod search;
mod sentence;
mod span;
mod table;
mod token;
mod width;
mod word_list;
mod wrap;

pub use clean::{CleanText, clean_line};
pub use fnv::{fnv_32, fnv_64};
pub use justify::spread;
pub use layer::{Layer, Piece, Run, sweep};
pub use message::{counted, reason, shown};
pub use search::{MOST_HITS, find};
pub use sentence::sentences;
pub use span::Span;
pub use table::Table;
pub use token::{Token, TokenKind, tokens};
pub use width::{cells, fitting, grapheme_cells};
pub use word_list::WordList;
pub use wrap::{Hyphens, Row, wrap, wrap_with};
