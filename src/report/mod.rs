//! A comparison on paper: formats that leave the terminal.
//!
//! Every statement stands beside its sentence; the same comparison gives the same bytes.

mod annotations;
mod by_hand;
mod claimreview;
mod csv;
#[cfg(test)]
mod fixture;
mod html;
mod json;
mod link;
mod markdown;
mod names;
mod offsets;
mod save;
pub mod score;
mod telling;
mod text;

pub use annotations::comparison as comparison_annotations;
pub use claimreview::drafts as claim_reviews;
pub use csv::comparison as comparison_csv;
pub use html::page as comparison_html;
pub use json::{article as article_json, comparison as comparison_json};
pub use markdown::{memo as comparison_markdown, sheet as verification_sheet};
pub use save::{SaveError, check as check_output, save};
pub use text::{article as article_text, comparison as comparison_text};
