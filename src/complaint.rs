//! What is said beside the work: on standard error, a line each.

use std::fmt::Display;
use std::io::{self, Write};

/// Says `line`. Whoever closed the pipe does not want to hear it, which is no reason to stop.
pub fn say(line: impl Display) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Says what is wrong, with the program's name before it.
pub fn complain(line: impl Display) {
    say(format_args!("rashomon: {line}"));
}
