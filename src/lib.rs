//! Rashomon lays several news articles about one event side by side and shows what they share, where they differ, and
//! who is speaking. It never scores outlets and never rules who is right; each finding opens the exact words it rests on.
//!
//! # The house
//!
//! Imports run downhill only; `tests/layers.rs` holds them to it.
//!
//! ```text
//!                   main, cli
//!        reader                  report        the screen | text, JSON
//!              \                /
//!                   library                    every article kept, with its versions, in stories (SQLite)
//!                   notebook                   notes, bookmarks, rulings, in a file of the user's own
//!           analysis -> Comparison             people, quotations, claims, differences, only-in
//!                   source                     files, folders, story files; furniture taken out
//!                   story                      Article, Story, Place
//!                   text                       CleanText, Span, sentences, tokens, wrapping, layers
//! ```
//!
//! - [`text`] lets text in. [`text::CleanText`] is the only door: whatever did not pass through it is never drawn,
//!   printed or exported. A [`text::Span`] (bytes, end exclusive) is the only kind of position; rows and columns are
//!   derived from it and never stored.
//! - [`story`] holds the articles, [`source`] makes them of what a user names. What is not part of an article (credits,
//!   related links) is kept beside it with the reason.
//! - [`analysis`] is a pure function from a story to a [`analysis::Comparison`]: same bytes in, same bytes out.
//! - [`library`] keeps articles and puts them together as stories; it alone knows SQLite.
//! - [`notebook`] keeps what a reader writes and rules, tied to quoted words, and replays it on a comparison.
//! - [`report`] writes a comparison on paper; the JSON is the contract that other programs rely on.
//! - [`reader`] is the screen, and the only layer that knows of terminals.
//!
//! # The screen
//!
//! ```text
//! ┌ header: title, counts, state ────────────────────────────────────────┐
//! │ sidebar    │ pane 1           │ pane 2           │ pane 3            │
//! │  people    │ gutter: claim letter, `!` difference, voice letter      │
//! │  claims    │ text: one wrap, rows are byte ranges                    │
//! │            │ right edge: scrollbar with ticks                        │
//! └ status: what was chosen, counters, hints from the action table ──────┘
//! ```
//!
//! # The life of a key
//!
//! A key becomes an action by the one action table; `decide` looks at the state, changes nothing, and answers with
//! updates and effects; `apply` carries out the updates; the loop carries out the effects (copy, open, suspend, quit)
//! and draws if anything changed. The articles are drawn before the analysis is done: a worker thread sends the
//! comparison when it is ready.

pub mod analysis;
pub mod complaint;
pub mod folders;
pub mod library;
pub mod notebook;
pub mod reader;
pub mod report;
pub mod source;
pub mod story;
pub mod text;
pub mod whole;
