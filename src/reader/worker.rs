//! The analysis, beside the screen.
//!
//! A request carries a number, and so does its answer, so that an answer to a question that is no longer asked can be
//! told and dropped. The thread has a name by which the panic hook knows it: a panic there must not touch the screen.

use crate::analysis::{self, Comparison};
use crate::story::Story;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

/// The worker thread's name.
pub const NAME: &str = "compare";

/// Comparisons under way.
#[derive(Debug)]
pub struct Worker {
    generation: u64,
    answers: Option<Receiver<(u64, Comparison)>>,
}

/// How a comparison stands.
#[derive(Debug)]
pub enum News {
    /// Nothing new.
    None,
    /// Done.
    Done(Box<Comparison>),
    /// The thread ended without an answer.
    Failed,
}

impl Worker {
    /// A worker without work.
    pub fn idle() -> Self {
        Self { generation: 0, answers: None }
    }

    /// Begins to compare `story`; an earlier comparison that is still under way is forgotten.
    pub fn compare(&mut self, story: Arc<Story>, options: analysis::Options) {
        self.generation += 1;
        let generation = self.generation;
        let (sender, answers) = mpsc::channel();
        let work = move || {
            // Nobody listens any more when the reader was left meanwhile.
            let _ = sender.send((generation, analysis::compare(&story, &options)));
        };
        let started = thread::Builder::new().name(NAME.into()).spawn(work);
        // Without a thread the channel is closed, which reads as a failure.
        drop(started);
        self.answers = Some(answers);
    }

    /// What is new since the last call.
    pub fn news(&mut self) -> News {
        let Some(answers) = &self.answers else { return News::None };
        let news = match answers.try_recv() {
            Ok((generation, comparison)) if generation == self.generation => News::Done(Box::new(comparison)),
            Ok(_) | Err(TryRecvError::Empty) => return News::None,
            Err(TryRecvError::Disconnected) => News::Failed,
        };
        self.answers = None;
        news
    }

    /// Whether an answer is awaited.
    pub fn is_busy(&self) -> bool {
        self.answers.is_some()
    }
}
