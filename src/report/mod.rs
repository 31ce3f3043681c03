//! A comparison on paper: formats that leave the terminal.

mod json;
mod text;

pub use json::{article as article_json, comparison as comparison_json};
pub use text::comparison as comparison_text;
