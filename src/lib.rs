//! Rashomon lays several news articles about one event side by side and shows what they share, where they differ, and
//! who is speaking.

pub mod analysis;
pub mod reader;
pub mod report;
pub mod source;
pub mod story;
pub mod text;
