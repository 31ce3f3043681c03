//! The screen.
//!
//! ```text
//! ┌ header ──────────────────────────────────────────────────┐
//! │ sidebar │ pane: frame, gutter, text, scrollbar │ pane │ … │
//! └ status: message or counters, hints ──────────────────────┘
//! ```
//!
//! The life of a key: [`run()`] reads it from the terminal, `decide` looks it up in the key map and the action table and answers with
//! updates and effects, `apply` carries out the updates, the state settles (rectangles, rows), `view` draws, and the
//! loop carries out the effects. Only this module knows the terminal.

pub mod action;
mod apply;
mod backdrop;
mod browser;
mod decide;
pub mod fetching;
mod glyphs;
pub mod harness;
pub mod keymap;
pub mod keys;
mod log;
pub mod memory;
mod options;
pub mod picture;
mod rows;
mod run;
pub mod settings;
pub mod shelf;
mod signals;
mod state;
mod terminal;
pub mod theme;
mod view;
mod waiting;
mod worker;

pub use backdrop::Backdrop;
pub use log::Log;
pub use options::{
    Export, ExportFormat, Exporter, KeepMarks, Marking, Notes, Options, Panic, Refusal, ThemeChoice,
};
pub use run::{Left, run};
pub use state::{Gold, masked};
