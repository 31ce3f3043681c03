//! Reading a page where it can do no harm: in a child process with a deadline and a limit on memory.
//!
//! The guard takes the worst out of a page, but three large libraries still read what is left, and a stack that
//! overflows or memory that runs out cannot be caught from inside. The child is this program itself, called with
//! [`CHILD`]; it reads the page from its standard input and writes what it found to its output.

use super::page::{self, Page};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{OnceLock, mpsc};
use std::time::Duration;

/// The hidden command of the program that reads a page.
pub const CHILD: &str = "read-page";
/// A page that takes longer is not read by the readers; p95 of news pages is a fortieth of this.
const DEADLINE: Duration = Duration::from_secs(5);
/// Address space of the child, in bytes; news pages need a tenth.
#[cfg(unix)]
const MEMORY: u64 = 2 << 30;
/// No page's lines are longer than the page.
const MOST_ANSWER: u64 = 64 << 20;

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// From now on pages are read by children of `program`, which must answer to [`CHILD`] with [`serve`]. Without this
/// call they are read in the process itself.
pub fn isolate(program: PathBuf) {
    let _ = PROGRAM.set(program);
}

/// Reads `html`; `None` if the reader came to no end.
pub fn read(html: &str, url: &str) -> Option<Page> {
    match PROGRAM.get() {
        Some(program) => ask(program, html, url),
        None => Some(page::read(html, url)),
    }
}

fn ask(program: &PathBuf, html: &str, url: &str) -> Option<Page> {
    let mut child = Command::new(program)
        .args([CHILD, url])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let (mut input, output) = (child.stdin.take()?, child.stdout.take()?);
    let (sender, receiver) = mpsc::channel();
    let answer = std::thread::scope(|scope| {
        scope.spawn(move || {
            // A child that died has closed its input; the answer tells.
            let _ = input.write_all(html.as_bytes());
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = output.take(MOST_ANSWER).read_to_end(&mut answer);
            let _ = sender.send(read.ok().map(|_| answer));
        });
        let answer = receiver.recv_timeout(DEADLINE).ok().flatten();
        if answer.is_none() {
            let _ = child.kill();
        }
        answer
    });
    let ended = child.wait().ok()?;
    answer.filter(|_| ended.success()).and_then(|answer| serde_json::from_slice(&answer).ok())
}

/// The child's side: reads a page from standard input, writes what was found to standard output.
///
/// # Errors
/// If there is no page on the input, or nobody reads the output.
pub fn serve(url: &str) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        // Should the limits not be had, the deadline still holds.
        let _ = rlimit::Resource::AS.set(MEMORY, MEMORY);
        let _ = rlimit::Resource::CORE.set(0, 0);
        let cpu = 2 * DEADLINE.as_secs();
        let _ = rlimit::Resource::CPU.set(cpu, cpu);
    }
    let mut html = String::new();
    std::io::stdin().read_to_string(&mut html)?;
    let answer = serde_json::to_vec(&page::read(&html, url))?;
    std::io::stdout().write_all(&answer)
}
