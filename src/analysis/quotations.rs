//! Who says what.

use crate::analysis::people::Cast;
use crate::analysis::{Quotation, Reading};
use crate::story::Story;

/// Finds attributed words and their speakers; marks the speakers of `cast` as voices.
pub fn find(_story: &Story, _readings: &[Reading], _cast: &mut Cast) -> Vec<Quotation> {
    Vec::new()
}
