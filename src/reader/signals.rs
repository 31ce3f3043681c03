//! What comes from outside: signals that the system sends, and what is typed.

use crate::reader::waiting::{Bell, Looks, Ringer, typed};
use crossterm::event::Event;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Which signals came since they were last asked for, and whether something may have been typed.
pub struct Signals {
    quit: Arc<AtomicBool>,
    sleep: Arc<AtomicBool>,
    woken: Arc<AtomicBool>,
    bell: Bell,
    looks: Looks,
    #[cfg(unix)]
    heard: Vec<signal_hook::SigId>,
}

impl Signals {
    /// Begins to listen.
    pub fn listen() -> io::Result<Self> {
        let mut signals = Self {
            quit: Arc::default(),
            sleep: Arc::default(),
            woken: Arc::default(),
            bell: Bell::new()?,
            looks: Looks::default(),
            #[cfg(unix)]
            heard: Vec::new(),
        };
        signals.hear()?;
        Ok(signals)
    }

    #[cfg(unix)]
    fn hear(&mut self) -> io::Result<()> {
        use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
        let (quit, sleep, woken) = (&self.quit, &self.sleep, &self.woken);
        let flags = [(SIGTERM, quit), (SIGHUP, quit), (SIGINT, quit), (SIGTSTP, sleep), (SIGCONT, woken)];
        for (signal, flag) in flags {
            // Whoever is woken by the bell finds the flag up.
            self.heard.push(signal_hook::flag::register(signal, flag.clone())?);
            self.heard.push(self.bell.on(signal)?);
        }
        self.heard.push(self.bell.on(SIGWINCH)?);
        Ok(())
    }

    #[cfg(not(unix))]
    fn hear(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Waits until a key is pressed, a signal comes or somebody rings, for `most` at most, or not as long where something that
    /// was typed may be there already.
    ///
    /// # Errors
    /// If the terminal cannot be waited for.
    pub fn wait(&mut self, most: Option<Duration>) -> io::Result<()> {
        if let Some(most) = self.looks.before_wait(most)
            && self.bell.wait(most)?
        {
            self.looks = Looks::default();
        }
        Ok(())
    }

    /// The next event that is there already; nobody waits for one here.
    ///
    /// # Errors
    /// If the terminal cannot be read.
    pub fn typed(&mut self) -> io::Result<Option<Event>> {
        if self.looks.are_over() {
            return Ok(None);
        }
        let event = typed()?;
        self.looks = if event.is_some() { Looks::default() } else { self.looks.after_one() };
        Ok(event)
    }

    /// What was `done`, or `left` in place of an error where the window was closed: then nothing is wrong with the terminal that
    /// would be worth telling.
    ///
    /// # Errors
    /// That of `done`, where the window is still there.
    pub fn excused<T, E>(&self, done: Result<T, E>, left: T) -> Result<T, E> {
        done.or_else(|error| if self.quit() { Ok(left) } else { Err(error) })
    }

    /// What ends a wait.
    pub fn ringer(&self) -> Ringer {
        self.bell.ringer()
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

#[cfg(unix)]
impl Drop for Signals {
    fn drop(&mut self) {
        for id in self.heard.drain(..) {
            signal_hook::low_level::unregister(id);
        }
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
