//! A pseudo-terminal with a screen: types keys into the program, waits for words, and looks at what was left behind.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Long enough for a debug build on a busy machine; reached only by a failing test.
const PATIENCE: Duration = Duration::from_secs(30);

/// Questions that programs ask a terminal, and a dark terminal's answers.
const ANSWERS: [(&[u8], &[u8]); 4] = [
    (b"\x1b]11;?", b"\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\"),
    (b"\x1b]10;?", b"\x1b]10;rgb:d0d0/d0d0/d0d0\x1b\\"),
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[6n", b"\x1b[1;1R"),
];

pub struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Arc<Mutex<Box<dyn Write + Send>>>>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Seen>>,
    /// Reads what the program writes, until told to stop.
    reading: Option<JoinHandle<()>>,
    stop: Arc<AtomicBool>,
    /// A home of its own, so that no test finds what another one left.
    home: Option<tempfile::TempDir>,
}

struct Seen {
    bytes: Vec<u8>,
    screen: vt100::Parser,
}

/// `program` in an empty home of its own.
fn at_home(program: &str) -> (CommandBuilder, tempfile::TempDir) {
    let home = tempfile::tempdir().expect("a folder can be made");
    let mut command = CommandBuilder::new(program);
    command.env("TERM", "xterm-256color");
    command.env("HOME", home.path());
    for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
        command.env_remove(name);
    }
    (command, home)
}

impl Terminal {
    /// Starts the program in a terminal of `size` columns and rows.
    pub fn start(args: &[&str], size: (u16, u16)) -> Self {
        Self::start_with(args, size, &[])
    }

    /// Starts the program with further environment variables.
    pub fn start_with(args: &[&str], size: (u16, u16), variables: &[(&str, &str)]) -> Self {
        let (mut command, home) = at_home(env!("CARGO_BIN_EXE_rashomon"));
        command.args(args);
        for (name, value) in variables {
            command.env(name, value);
        }
        Self::spawn(command, home, size, true)
    }

    /// Starts the program in a terminal that answers no question.
    pub fn silent(args: &[&str], size: (u16, u16)) -> Self {
        let (mut command, home) = at_home(env!("CARGO_BIN_EXE_rashomon"));
        command.args(args);
        Self::spawn(command, home, size, false)
    }

    /// Starts a shell with job control.
    pub fn shell(size: (u16, u16)) -> Self {
        let (mut command, home) = at_home("bash");
        command.args(["--norc", "--noprofile", "-i"]);
        Self::spawn(command, home, size, true)
    }

    fn spawn(
        command: CommandBuilder,
        home: tempfile::TempDir,
        (columns, rows): (u16, u16),
        answers: bool,
    ) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal opens");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let seen = Arc::new(Mutex::new(Seen {
            bytes: Vec::new(),
            screen: vt100::Parser::new(cells(rows), cells(columns), 0),
        }));
        let writer =
            Arc::new(Mutex::new(pair.master.take_writer().expect("the terminal is written to once")));
        let mut input = pair.master.try_clone_reader().expect("the terminal can be read");
        let (reader_seen, reader_writer) = (Arc::clone(&seen), Arc::clone(&writer));
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        let reading = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = input.read(&mut buffer) {
                if told.load(Ordering::SeqCst) {
                    break;
                }
                let new = &buffer[..read];
                if answers {
                    for (question, answer) in ANSWERS {
                        if new.windows(question.len()).any(|window| window == question) {
                            let _ = reader_writer.lock().unwrap().write_all(answer);
                        }
                    }
                }
                let mut seen = reader_seen.lock().unwrap();
                seen.bytes.extend_from_slice(new);
                seen.screen.process(new);
            }
        });
        let (master, reading, home) = (Some(pair.master), Some(reading), Some(home));
        Self { master, writer: Some(writer), child, seen, reading, stop, home }
    }

    /// Types `keys`.
    pub fn keys(&mut self, keys: &str) {
        let writer = self.writer.as_ref().expect("the terminal is open");
        writer.lock().unwrap().write_all(keys.as_bytes()).expect("the program takes keys");
    }

    /// Waits until `words` stand on the screen.
    #[track_caller]
    pub fn wait_for(&self, words: &str) {
        self.wait_until(words, |screen| screen.contents().contains(words));
    }

    /// Waits until the screen is as wished; fails with the screen otherwise.
    #[track_caller]
    pub fn wait_until(&self, what: &str, wished: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if wished(self.seen.lock().unwrap().screen.screen()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!(
            "waited for {what} in vain; the screen:\n{}",
            self.seen.lock().unwrap().screen.screen().contents()
        );
    }

    /// Changes the window's size, as a window manager does.
    pub fn resize(&self, (columns, rows): (u16, u16)) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().expect("the terminal is open").resize(size).expect("the terminal is resized");
        self.seen.lock().unwrap().screen.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// Closes the window, as when a connection breaks; gives the program's exit code and its home. `key` has the program write
    /// something, so that whoever reads it notices.
    #[track_caller]
    pub fn close(mut self, key: &str) -> (u32, tempfile::TempDir) {
        self.stop.store(true, Ordering::SeqCst);
        self.keys(key);
        self.reading.take().expect("it is closed once").join().expect("reading does not fail");
        (self.master, self.writer) = (None, None);
        let code = self.exit_code();
        (code, self.home.take().expect("it is closed once"))
    }

    /// Sends the signal `name` ("TERM") to the program.
    pub fn signal(&self, name: &str) {
        let process = self.child.process_id().expect("the program runs").to_string();
        let sent = std::process::Command::new("kill").args(["-s", name, &process]).status();
        assert!(sent.is_ok_and(|status| status.success()));
    }

    /// Waits for the program's end; gives its exit code.
    #[track_caller]
    pub fn exit_code(&mut self) -> u32 {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                // The last bytes are still on their way through the terminal.
                std::thread::sleep(Duration::from_millis(100));
                return status.exit_code();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        panic!(
            "the program does not end; the screen:\n{}",
            self.seen.lock().unwrap().screen.screen().contents()
        );
    }

    /// Whether the program drew on the alternate screen last.
    pub fn alternate_screen(&self) -> bool {
        self.seen.lock().unwrap().screen.screen().alternate_screen()
    }

    /// Number of bytes that the program has written.
    pub fn bytes(&self) -> usize {
        self.seen.lock().unwrap().bytes.len()
    }

    /// Everything that the program has written.
    pub fn output(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().unwrap().bytes).into_owned()
    }

    /// The normal screen is back, the cursor visible, the mouse free.
    #[track_caller]
    pub fn assert_restored(&self) {
        let seen = self.seen.lock().unwrap();
        let screen = seen.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is still up");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    }
}

/// A length in cells; a terminal has at least one.
fn cells(length: u16) -> NonZeroU16 {
    NonZeroU16::new(length).unwrap_or(NonZeroU16::MIN)
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
