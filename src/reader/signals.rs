//! Signals that the system sends.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Which of them came since they were last asked for.
pub struct Signals {
    quit: Arc<AtomicBool>,
    sleep: Arc<AtomicBool>,
    woken: Arc<AtomicBool>,
}

impl Signals {
    /// Begins to listen.
    pub fn listen() -> io::Result<Self> {
        let signals = Self { quit: Arc::default(), sleep: Arc::default(), woken: Arc::default() };
        #[cfg(unix)]
        {
            use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
            for signal in [SIGTERM, SIGHUP, SIGINT] {
                signal_hook::flag::register(signal, signals.quit.clone())?;
            }
            signal_hook::flag::register(SIGTSTP, signals.sleep.clone())?;
            signal_hook::flag::register(SIGCONT, signals.woken.clone())?;
        }
        Ok(signals)
    }

    /// Whether to leave: the system said so, or the terminal is gone and nobody said so.
    pub fn quit(&self) -> bool {
        self.quit.load(Ordering::Relaxed) || is_terminal_gone()
    }

    /// Whether to sleep.
    pub fn put_to_sleep(&self) -> bool {
        self.sleep.swap(false, Ordering::Relaxed)
    }

    /// Whether the program was woken.
    pub fn woken(&self) -> bool {
        self.woken.swap(false, Ordering::Relaxed)
    }
}

/// Whether nobody holds the other end of the terminal any more. The signal that tells so does not reach a program that was
/// started with it blocked, and reading from such a terminal would never wait again.
#[cfg(unix)]
fn is_terminal_gone() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let out = io::stdout();
    let mut asked = [PollFd::new(&out, PollFlags::empty())];
    let told = poll(&mut asked, Some(&Timespec { tv_sec: 0, tv_nsec: 0 }));
    told.is_ok() && asked[0].revents().contains(PollFlags::HUP)
}

#[cfg(not(unix))]
fn is_terminal_gone() -> bool {
    false
}
