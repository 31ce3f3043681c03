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

    /// Whether to leave.
    pub fn quit(&self) -> bool {
        self.quit.load(Ordering::Relaxed)
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
