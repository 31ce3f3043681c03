//! Running the program as a user does.
// Each test file uses its own part of this module.
#![allow(dead_code)]

pub mod schema;
pub mod server;
#[cfg(unix)]
pub mod terminal;

pub mod gold;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A data folder that does not exist: no test reads what the user of this machine keeps.
pub const NO_DATA: &str = "/nonexistent/data";

/// The built program.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashomon"));
    command.stdin(Stdio::null()).env_remove("NO_COLOR").env("XDG_DATA_HOME", NO_DATA);
    command
}

/// Runs the program with `args`.
pub fn run<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Output {
    program().args(args).output().expect("the program starts")
}

/// What a run printed.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

/// What a run complained about.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are UTF-8")
}

/// Writes `bytes` to `name` in `folder`.
pub fn file(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("the file is written");
    path
}
