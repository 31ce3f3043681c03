//! Several addresses at once, on a few threads, while somebody looks on who may stop it.

use super::{Client, Fetched, Request, WebError, error};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;

/// Addresses that are fetched at the same time.
const AT_ONCE: usize = 8;
/// How long the onlooker waits at most to be asked whether to go on.
const TICK: Duration = Duration::from_millis(50);

/// What an address answered.
pub type Answered = Result<Fetched, WebError>;

/// How far a request is.
#[derive(Debug)]
pub enum Step<'a> {
    /// It stands in line.
    Waiting,
    /// The host is being asked.
    Asking,
    /// The answer is here.
    Answered(&'a Answered),
}

/// Somebody who looks on while addresses are fetched, and may stop it.
pub trait Onlooker {
    /// The request for `url` is now so far.
    fn sees(&mut self, url: &str, step: Step<'_>);

    /// Asked many times a second while an answer is awaited: whether to go on.
    fn goes_on(&mut self) -> bool {
        true
    }
}

/// Nobody: sees nothing and stops nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nobody;

impl Onlooker for Nobody {
    fn sees(&mut self, _: &str, _: Step<'_>) {}
}

/// What the threads share.
struct Work {
    client: Arc<Client>,
    requests: Vec<Request>,
    next: AtomicUsize,
    stopped: AtomicBool,
}

enum News {
    Asking(usize),
    Answered(usize, Answered),
}

/// Fetches `requests` and gives the answers in their order. Once `onlooker` wants no more, whatever is not there yet is
/// [`WebError::Stopped`]; a host that is being asked then is not waited for.
pub fn fetch_all(client: &Arc<Client>, requests: Vec<Request>, onlooker: &mut dyn Onlooker) -> Vec<Answered> {
    let count = requests.len();
    let stopped = |request: &Request| Err(WebError::Stopped(error::shown(&request.url)));
    let mut answers: Vec<Answered> = requests.iter().map(stopped).collect();
    for request in &requests {
        onlooker.sees(&request.url, Step::Waiting);
    }
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let work = Arc::new(Work { client: Arc::clone(client), requests, next, stopped });
    let (sender, news) = mpsc::channel();
    for _ in 0..AT_ONCE.min(count) {
        let (work, sender) = (Arc::clone(&work), sender.clone());
        std::thread::spawn(move || work.go(&sender));
    }
    drop(sender);
    let mut awaited = count;
    while awaited > 0 && onlooker.goes_on() {
        match news.recv_timeout(TICK) {
            Ok(News::Asking(index)) => onlooker.sees(&work.requests[index].url, Step::Asking),
            Ok(News::Answered(index, answer)) => {
                onlooker.sees(&work.requests[index].url, Step::Answered(&answer));
                answers[index] = answer;
                awaited -= 1;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    work.stopped.store(true, Ordering::Relaxed);
    answers
}

impl Work {
    /// Fetches one request after the other until none is left or nobody wants them.
    fn go(&self, sender: &Sender<News>) {
        while !self.stopped.load(Ordering::Relaxed) {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(request) = self.requests.get(index) else { return };
            if sender.send(News::Asking(index)).is_err() {
                return;
            }
            let answer = self.client.fetch(request);
            if sender.send(News::Answered(index, answer)).is_err() {
                return;
            }
        }
    }
}
