//! Keys typed into the reader, and what the screen shows then. Each snapshot is a grid of signs, a grid of styles and a
//! legend, so that a lost underline fails a test just as a lost letter does.

#[path = "../ellery/mod.rs"]
mod ellery;
#[path = "../support/frame.rs"]
mod frame;
#[path = "../support/picture.rs"]
mod picture;
mod played;

mod blind;
mod claims;
mod differences;
mod filter;
mod keys;
mod layout;
mod left_out;
mod looks;
mod marking;
mod memory;
mod mouse;
mod notes;
mod page;
mod palette;
mod panes;
mod passes;
mod people;
mod search;
mod sources;
mod table;
mod tour;
