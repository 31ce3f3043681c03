//! Waiting for keys, signals and other threads, whichever comes first, without a clock.
//!
//! Signals and threads write into a pipe that is waited for beside the terminal (Bernstein's self-pipe trick). To wait in
//! crossterm would need a clock for them, and spends the last millisecond of every wait without resting.

use crossterm::event::{self, Event};
use std::io::{self, ErrorKind};
use std::time::Duration;

#[cfg(not(unix))]
pub use elsewhere::{Bell, Ringer};
#[cfg(unix)]
pub use unix::{Bell, Ringer};

/// Long enough to look whether there is an event. Given no time at all, crossterm would not even look, and where the processor
/// is taken away for so long it does not either.
const GLANCE: Duration = Duration::from_micros(200);

/// An event that is there already.
///
/// # Errors
/// If the terminal cannot be read.
pub fn typed() -> io::Result<Option<Event>> {
    match event::poll(GLANCE) {
        Ok(true) => event::read().map(Some),
        Ok(false) => Ok(None),
        Err(error) if error.kind() == ErrorKind::Interrupted => Ok(None),
        Err(error) => Err(error),
    }
}

/// Looks for events that are still to be taken. Some may have been read from the terminal that nobody took yet, and waiting for
/// the terminal would not bring them. So whoever took one looks again, and more than once: a single look may miss it, see
/// [`typed`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looks(u8);

impl Looks {
    /// So many looks that find nothing, and nothing is left.
    const MOST: u8 = 3;
    /// How long to wait between two.
    const BETWEEN: Duration = Duration::from_millis(20);

    /// What is left after one that found nothing.
    pub fn after_one(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// Whether nothing is left to be taken.
    pub fn are_over(self) -> bool {
        self.0 == 0
    }

    /// How long may be waited before the next one where the time is `most`, and no time is any time; `None` for not at all.
    pub fn before_wait(self, most: Option<Duration>) -> Option<Option<Duration>> {
        match self.0 {
            Self::MOST => None,
            0 => Some(most),
            _ => Some(Some(most.map_or(Self::BETWEEN, |most| most.min(Self::BETWEEN)))),
        }
    }
}

impl Default for Looks {
    /// All of them: something was just taken, or may have come.
    fn default() -> Self {
        Self(Self::MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_took_an_event_looks_again_before_waiting_for_good() {
        let mut looks = Looks::default();
        assert_eq!(looks.before_wait(None), None, "there may be more of it");
        for _ in 1..Looks::MOST {
            looks = looks.after_one();
            assert_eq!(looks.before_wait(None), Some(Some(Looks::BETWEEN)));
            let soon = Duration::from_millis(1);
            assert_eq!(looks.before_wait(Some(soon)), Some(Some(soon)));
        }
        looks = looks.after_one();
        assert!(looks.are_over());
        assert_eq!(looks.before_wait(None), Some(None));
        assert_eq!(looks.after_one(), looks);
    }
}

#[cfg(unix)]
mod unix {
    use filedescriptor::{POLLIN, poll, pollfd};
    use std::fs::File;
    use std::io::{self, ErrorKind, IsTerminal, Read, Write};
    use std::os::fd::{AsRawFd, RawFd};
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;
    use std::time::Duration;

    /// What is waited for: the terminal's keys, and whoever rings.
    pub struct Bell {
        ear: UnixStream,
        rope: Arc<UnixStream>,
        /// The terminal, where standard input is none.
        terminal: Option<File>,
    }

    /// Ends a wait, from any thread.
    #[derive(Debug, Clone)]
    pub struct Ringer(Arc<UnixStream>);

    impl Ringer {
        /// Ends the wait that is under way, or else the next one.
        pub fn ring(&self) {
            // Where the pipe is full, it has been rung often enough.
            let _ = (&*self.0).write(&[0]);
        }
    }

    impl Bell {
        /// A bell that nobody has rung yet.
        ///
        /// # Errors
        /// If there is no pipe to be had.
        pub fn new() -> io::Result<Self> {
            let (rope, ear) = UnixStream::pair()?;
            rope.set_nonblocking(true)?;
            ear.set_nonblocking(true)?;
            let elsewhere = !io::stdin().is_terminal();
            let terminal = elsewhere.then(|| File::open("/dev/tty").ok()).flatten();
            Ok(Self { ear, rope: Arc::new(rope), terminal })
        }

        /// What rings it.
        pub fn ringer(&self) -> Ringer {
            Ringer(self.rope.clone())
        }

        /// Has `signal` ring it.
        ///
        /// # Errors
        /// If the system does not tell of that signal.
        pub fn on(&self, signal: i32) -> io::Result<signal_hook::SigId> {
            signal_hook::low_level::pipe::register(signal, self.rope.try_clone()?)
        }

        /// Waits until a key is pressed or somebody rings, for `most` at most. Whether something happened.
        ///
        /// # Errors
        /// If the terminal cannot be waited for.
        pub fn wait(&self, most: Option<Duration>) -> io::Result<bool> {
            let asked = |fd: RawFd| pollfd { fd, events: POLLIN, revents: 0 };
            let keys = self.terminal.as_ref().map_or(io::stdin().as_raw_fd(), File::as_raw_fd);
            // Whole milliseconds are counted, and what is left of one would be no wait.
            let most = most.map(|most| most + Duration::from_millis(1));
            let happened = match poll(&mut [asked(keys), asked(self.ear.as_raw_fd())], most) {
                Ok(ready) => ready > 0,
                Err(filedescriptor::Error::Poll(error)) if error.kind() == ErrorKind::Interrupted => true,
                Err(error) => return Err(io::Error::other(error)),
            };
            let mut rung = [0; 64];
            while (&self.ear).read(&mut rung).is_ok_and(|bytes| bytes > 0) {}
            Ok(happened)
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn bell() -> Bell {
            let (rope, ear) = UnixStream::pair().unwrap();
            ear.set_nonblocking(true).unwrap();
            // Nothing is ever typed here.
            Bell { ear, rope: Arc::new(rope), terminal: Some(File::open("/dev/null").unwrap()) }
        }

        #[test]
        fn a_ring_is_heard_once() {
            let bell = bell();
            bell.ringer().ring();
            bell.ringer().ring();
            assert!(bell.wait(None).unwrap());
            assert!((&bell.ear).read(&mut [0; 8]).is_err(), "nothing is left of it");
        }

        #[test]
        fn a_signal_rings() {
            let bell = bell();
            let id = bell.on(signal_hook::consts::SIGUSR2).unwrap();
            signal_hook::low_level::raise(signal_hook::consts::SIGUSR2).unwrap();
            assert!((&bell.ear).read(&mut [0; 8]).is_ok_and(|bytes| bytes > 0));
            signal_hook::low_level::unregister(id);
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use crossterm::event;
    use std::io;
    use std::time::Duration;

    /// How often to look whether there is something new.
    const IDLE: Duration = Duration::from_millis(50);

    /// What is waited for: the terminal's keys, and now and then.
    pub struct Bell;

    /// Here there is nothing to ring: the wait is short.
    #[derive(Debug, Clone)]
    pub struct Ringer;

    impl Ringer {
        /// Nothing.
        pub fn ring(&self) {}
    }

    impl Bell {
        /// A bell.
        pub fn new() -> io::Result<Self> {
            Ok(Self)
        }

        /// What rings it.
        pub fn ringer(&self) -> Ringer {
            Ringer
        }

        /// Waits until a key is pressed, for `most` at most. Whether one was.
        pub fn wait(&self, most: Option<Duration>) -> io::Result<bool> {
            event::poll(most.unwrap_or(IDLE).min(IDLE))
        }
    }
}
