//! The list of stories that a library holds: where reading begins and where it comes back to.
//!
//! It has a state, a pure `decide` and a view of its own, and the keys of the action table mean here what they mean in a
//! list anywhere else.

mod decide;
mod facts;
pub mod harness;
mod run;
mod state;
mod view;

pub use run::{Choice, Shelf};
