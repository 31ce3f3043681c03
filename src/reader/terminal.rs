//! The terminal: taken over, given back.
//!
//! Whatever was switched on is switched off again exactly once, however the reader ends: by a key, an error, a panic or
//! a signal. Leaving twice does nothing the second time.

use crate::complaint::complain;
use crate::reader::backdrop::QUESTION;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::terminal::{
    BeginSynchronizedUpdate, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once};
use std::thread;

/// Whether the terminal is taken over. The panic hook has no other way to know.
static TAKEN: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();
/// What a panic beside the screen said. It is told when the screen is gone, if it took the screen along.
static UNTOLD: Mutex<Option<String>> = Mutex::new(None);

type Screen = ratatui::Terminal<CrosstermBackend<Output>>;

/// What the screen writes to. Once the terminal is given back nothing more goes there: the screen shows the cursor again when
/// it goes, and where the window was closed it would say that it could not, to the same closed window, and end the
/// program before the reading place is kept.
struct Output(BufWriter<Stdout>);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if TAKEN.load(Ordering::SeqCst) { self.0.write(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        if TAKEN.load(Ordering::SeqCst) { self.0.flush() } else { Ok(()) }
    }
}

/// The terminal while the reader has it. Dropping it gives the terminal back.
pub struct Session {
    screen: Screen,
    mouse: bool,
}

impl Session {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// If the terminal does not answer or refuses.
    pub fn enter() -> io::Result<Self> {
        HOOK.call_once(restore_on_panic);
        // Mono holds no colours, and the other themes are chosen on purpose; see the theme module.
        crossterm::style::force_color_output(true);
        take()?;
        match screen() {
            Ok(screen) => Ok(Self { screen, mouse: false }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Shows one frame; the terminal puts it up in one go if it knows how to.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        queue!(self.screen.backend_mut(), BeginSynchronizedUpdate)?;
        self.screen.draw(|frame| paint(frame.buffer_mut()))?;
        execute!(self.screen.backend_mut(), EndSynchronizedUpdate)
    }

    /// Has the terminal report the mouse, or not.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        if on { execute!(stdout(), EnableMouseCapture) } else { execute!(stdout(), DisableMouseCapture) }
    }

    /// Puts `text` on the clipboard through the terminal (OSC 52), which also works over SSH.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let mut out = stdout();
        out.write_all(clipboard(text, set("TMUX"), set("STY")).as_bytes())?;
        out.flush()
    }

    /// Asks the terminal for its background; the answer comes among the keys.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn ask_background(&self) -> io::Result<()> {
        let mut out = stdout();
        out.write_all(QUESTION)?;
        out.flush()
    }

    /// Draws everything anew at the next frame. A new screen is made for it: clearing the old one would wait for the
    /// terminal to say where its cursor is.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn repaint(&mut self) -> io::Result<()> {
        execute!(stdout(), crossterm::terminal::Clear(crossterm::terminal::ClearType::All))?;
        self.screen = screen()?;
        Ok(())
    }

    /// Gives the terminal back and sleeps until the shell wakes the program.
    ///
    /// # Errors
    /// If the terminal refuses to be taken over again.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.retake()
    }

    /// Takes the terminal over once more after a sleep, during which the shell had it.
    ///
    /// # Errors
    /// If the terminal refuses.
    pub fn retake(&mut self) -> io::Result<()> {
        // Raw mode that is on already would not be switched on again.
        let _ = disable_raw_mode();
        take()?;
        self.repaint()?;
        self.set_mouse(self.mouse)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        give_back();
        let untold = UNTOLD.lock().ok().and_then(|mut untold| untold.take());
        if let (true, Some(words)) = (thread::panicking(), untold) {
            complain(words);
        }
    }
}

fn screen() -> io::Result<Screen> {
    Screen::new(CrosstermBackend::new(Output(BufWriter::with_capacity(1 << 16, stdout()))))
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, DisableLineWrap, Hide).inspect_err(|_| give_back())
}

/// Undoes [`take`] and everything that came after it. Errors have nowhere to go: the terminal may be gone.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            stdout(),
            EndSynchronizedUpdate,
            DisableMouseCapture,
            EnableLineWrap,
            LeaveAlternateScreen,
            Show
        );
        let _ = disable_raw_mode();
    }
}

/// A panic of the screen's thread first gives the terminal back, so that its message can be read. One of any other thread
/// says nothing yet: where it compared, the screen goes on and tells that the comparison failed; where it worked for the
/// screen, that one follows and tells.
fn restore_on_panic() {
    let before = panic::take_hook();
    let screen = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == screen {
            give_back();
            before(info);
        } else if let Ok(mut untold) = UNTOLD.lock() {
            *untold = Some(info.to_string());
        }
    }));
}

/// What puts `text` on the clipboard (OSC 52). A multiplexer swallows it unless it is passed through; tmux takes it for
/// itself, too, so there it is sent both ways, for either may be forbidden in its configuration.
fn clipboard(text: &str, tmux: bool, screen: bool) -> String {
    /// Screen takes no longer strings.
    const LONGEST: usize = 240;
    let plain = format!("\u{1b}]52;c;{}\u{7}", base64(text.as_bytes()));
    if tmux {
        let passed = plain.replace('\u{1b}', "\u{1b}\u{1b}");
        return format!("{plain}\u{1b}Ptmux;{passed}\u{1b}\\");
    }
    if screen {
        let parts = plain.as_bytes().chunks(LONGEST).map(|part| String::from_utf8_lossy(part));
        return parts.map(|part| format!("\u{1b}P{part}\u{1b}\\")).collect();
    }
    plain
}

/// RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, &b| bits << 8 | u32::from(b)) << (8 * (3 - chunk.len()));
        for sign in 0..4 {
            let index = (bits >> (18 - 6 * sign) & 63) as usize;
            out.push(if sign <= chunk.len() { char::from(SIGNS[index]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clipboard_is_reached_through_tmux_and_screen() {
        assert_eq!(clipboard("f", false, false), "\u{1b}]52;c;Zg==\u{7}");
        let both = "\u{1b}]52;c;Zg==\u{7}\u{1b}Ptmux;\u{1b}\u{1b}]52;c;Zg==\u{7}\u{1b}\\";
        assert_eq!(clipboard("f", true, false), both);
        let long = clipboard(&"x".repeat(300), false, true);
        assert_eq!(long.matches("\u{1b}P").count(), 2);
        let passed: String = long.replace("\u{1b}P", "").replace("\u{1b}\\", "");
        assert_eq!(passed, clipboard(&"x".repeat(300), false, false));
    }

    #[test]
    fn base64_follows_the_standard() {
        // The examples of RFC 4648, section 10.
        let pairs = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, coded) in pairs {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
