//! A comparison on paper: formats that leave the terminal.

mod json;
mod text;

pub use json::{article as article_json, comparison as comparison_json};
pub use text::{article as article_text, comparison as comparison_text};
