//! The screen on which one waits for addresses: what is asked, what came, and Esc to stop.
//!
//! It comes up only where the answers are slow; before that nothing is drawn.

pub mod harness;
mod run;
mod state;
mod view;

pub use run::{End, Fetching};
