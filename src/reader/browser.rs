//! Links, opened in the user's browser.

use std::env;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a browser has to say that it cannot start: `xdg-open` finds out at once.
const STARTING: Duration = Duration::from_millis(400);

/// Opens `link` in the browser; the sentence says what happened. Where no browser can be started, it shows the link.
pub fn open(link: &str) -> String {
    if !link.starts_with("http://") && !link.starts_with("https://") {
        return format!("The link is no web address: {link}");
    }
    let usual = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let asked = env::var("BROWSER").unwrap_or_default();
    // BROWSER may name several, with arguments and a place for the address.
    let mut browsers: Vec<&str> = asked.split(':').filter(|browser| !browser.trim().is_empty()).collect();
    browsers.push(usual);
    match browsers.iter().find(|browser| started(browser, link)) {
        Some(browser) => {
            format!("Opened in {}: {link}", browser.split_whitespace().next().unwrap_or(browser))
        }
        None => format!("No browser could be started; the link is {link}"),
    }
}

/// Whether `browser` took `link`.
fn started(browser: &str, link: &str) -> bool {
    let mut words = browser.split_whitespace();
    let Some(program) = words.next() else { return false };
    let mut arguments: Vec<String> = words.map(|word| word.replace("%s", link)).collect();
    if !browser.contains("%s") {
        arguments.push(link.to_owned());
    }
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else { return false };
    let begun = Instant::now();
    while begun.elapsed() < STARTING {
        match child.try_wait() {
            Ok(Some(ended)) => return ended.success(),
            Ok(None) => thread::sleep(Duration::from_millis(10)),
            Err(_) => break,
        }
    }
    // Somebody has to ask how it ended, or the system keeps it on its books.
    thread::spawn(move || child.wait());
    true
}
