//! A server on the loopback address that answers as it is told, well or badly.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// What was asked.
pub struct Asked {
    pub path: String,
    pub head: String,
    /// How many requests came before, whatever their path.
    pub number: usize,
}

/// The server; it lives as long as the test program.
pub struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts a server that answers each request by `answer`.
    pub fn start(answer: impl Fn(&Asked, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (answer, log, count) = (Arc::new(answer), Arc::clone(&asked), Arc::new(AtomicUsize::new(0)));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, log, count) = (Arc::clone(&answer), Arc::clone(&log), Arc::clone(&count));
                std::thread::spawn(move || serve(stream, &*answer, &log, &count));
            }
        });
        Self { port, asked }
    }

    /// The address of `path`.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The paths asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(
    mut stream: TcpStream,
    answer: &(dyn Fn(&Asked, &mut TcpStream) + Send + Sync),
    log: &Mutex<Vec<String>>,
    count: &AtomicUsize,
) {
    let mut reader = BufReader::new(stream.try_clone().expect("the stream is cloned"));
    let mut head = String::new();
    while reader.read_line(&mut head).is_ok_and(|read| read > 2) {}
    let Some(path) = head.split_whitespace().nth(1).map(str::to_owned) else { return };
    log.lock().unwrap().push(path.clone());
    let number = count.fetch_add(1, Ordering::SeqCst);
    answer(&Asked { path, head: head.to_lowercase(), number }, &mut stream);
}

/// Writes an answer whole; `head` are further lines of its head.
pub fn reply(stream: &mut TcpStream, status: &str, head: &str, body: &[u8]) {
    let gap = if head.is_empty() { "" } else { "\r\n" };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{head}{gap}\r\n",
        body.len()
    );
    // A client that has seen enough may be gone.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}
