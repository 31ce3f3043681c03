//! The analysis, beside the screen.
//!
//! A request carries a number, and so do its answers, so that an answer to a question that is no longer asked can be
//! told and dropped. A panic here ends the comparison and nothing else.

use crate::analysis::{self, Comparison, Depth, Equipment, Tools};
use crate::reader::waiting::Ringer;
use crate::story::Story;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread;
use std::time::Duration;

/// How long the full pass may take before the fast one is shown meanwhile.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Comparisons under way.
#[derive(Debug)]
pub struct Worker {
    generation: u64,
    /// Told when there is news.
    ringer: Ringer,
    /// Asked to panic instead of comparing.
    panics: bool,
    answers: Option<Receiver<(u64, News)>>,
    read: Arc<Read>,
}

/// How many sentences have been read of how many.
#[derive(Debug, Default)]
struct Read {
    done: AtomicUsize,
    of: AtomicUsize,
}

/// How a comparison stands.
#[derive(Debug)]
pub enum News {
    /// Nothing new.
    None,
    /// What the fast pass found; the full one is still at work.
    Meanwhile(Box<Comparison>),
    /// Done.
    Done(Box<Comparison>),
    /// The thread ended without an answer.
    Failed,
}

impl Worker {
    /// A worker without work, who rings when there is news.
    pub fn idle(ringer: Ringer, panics: bool) -> Self {
        Self { generation: 0, ringer, panics, answers: None, read: Arc::default() }
    }

    /// Begins to compare `story`; an earlier comparison that is still under way is forgotten.
    pub fn compare(&mut self, story: Arc<Story>, options: analysis::Options, tools: Tools) {
        self.generation += 1;
        let generation = self.generation;
        let (sender, answers) = mpsc::channel();
        self.answers = Some(answers);
        self.read = Arc::default();
        let read = self.read.clone();
        let (ringer, panics) = (self.ringer.clone(), self.panics);
        let work = move || {
            if panics {
                rayon::join(|| panic!("This panic was asked for."), || ());
            }
            let (working, still_working) = mpsc::channel();
            let slow = Arc::new(AtomicBool::new(false));
            if options.depth == Depth::Full {
                let (story, tools, sender, slow) =
                    (story.clone(), tools.clone(), sender.clone(), slow.clone());
                in_thread(ringer.clone(), move || {
                    meanwhile(&story, options, &tools, generation, &still_working, &slow, &sender);
                });
            }
            let progress = |done: usize, of: usize| {
                slow.store(true, Ordering::Relaxed);
                read.done.fetch_max(done, Ordering::Relaxed);
                read.of.store(of, Ordering::Relaxed);
            };
            let equipment = Equipment { progress: Some(&progress), ..tools.equipment() };
            let found = analysis::compare_with(&story, &options, &equipment);
            drop(working);
            // Nobody listens any more when the reader was left meanwhile.
            let _ = sender.send((generation, News::Done(Box::new(found))));
        };
        in_thread(self.ringer.clone(), work);
    }

    /// What is new since the last call.
    pub fn news(&mut self) -> News {
        let Some(answers) = &self.answers else { return News::None };
        match answers.try_recv() {
            Ok((generation, _)) if generation != self.generation => News::None,
            Ok((_, News::Meanwhile(found))) => News::Meanwhile(found),
            Ok((_, news)) => {
                self.answers = None;
                news
            }
            Err(TryRecvError::Empty) => News::None,
            Err(TryRecvError::Disconnected) => {
                self.answers = None;
                News::Failed
            }
        }
    }

    /// How many sentences the comparison under way has read, and of how many.
    pub fn sentences_read(&self) -> Option<(usize, usize)> {
        let of = self.read.of.load(Ordering::Relaxed);
        (self.is_busy() && of > 0).then(|| (self.read.done.load(Ordering::Relaxed).min(of), of))
    }

    /// Whether an answer is awaited.
    pub fn is_busy(&self) -> bool {
        self.answers.is_some()
    }
}

/// Without a thread the channel that it would answer on is closed, which reads as a failure. However the work ends, `ringer`
/// rings behind it.
fn in_thread(ringer: Ringer, work: impl FnOnce() + Send + 'static) {
    let bell = RungAtTheEnd(ringer);
    let rung = move || {
        let _bell = bell;
        work();
    };
    drop(thread::Builder::new().name("compare".into()).spawn(rung));
}

struct RungAtTheEnd(Ringer);

impl Drop for RungAtTheEnd {
    fn drop(&mut self) {
        self.0.ring();
    }
}

/// Compares fast if the full pass takes long. A story that is too large for the full pass is compared fast anyway, and its
/// sentences are never read one by one.
fn meanwhile(
    story: &Story,
    options: analysis::Options,
    tools: &Tools,
    generation: u64,
    still_working: &Receiver<()>,
    slow: &AtomicBool,
    sender: &Sender<(u64, News)>,
) {
    let waited = still_working.recv_timeout(PATIENCE);
    if waited == Err(RecvTimeoutError::Timeout) && slow.load(Ordering::Relaxed) {
        let options = analysis::Options { depth: Depth::Fast, ..options };
        let found = analysis::compare_with(story, &options, &tools.equipment());
        if still_working.try_recv() == Err(TryRecvError::Empty) {
            let _ = sender.send((generation, News::Meanwhile(Box::new(found))));
        }
    }
}
