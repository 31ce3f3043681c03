//! Markdown (CommonMark): the comparison as a memo, and as a sheet of questions to check.
//!
//! Words from articles are escaped, so that they are shown and never obeyed.

mod escape;
mod memo;
mod sheet;

pub use memo::memo;
pub use sheet::sheet;

#[cfg(test)]
mod tests;
