//! Whole archives: one story a line in, one comparison a line out, in order.
//!
//! One line is held at a time, so the memory needed is that of the largest story, whatever the archive's size.

use rashomon::analysis::{self, Equipment, Options};
use rashomon::complaint::say;
use rashomon::report;
use rashomon::source;
use serde_json::{Value, json};
use std::io::{self, BufRead, ErrorKind, IsTerminal, Read, Write};
use std::time::{Duration, Instant};

/// A line is one story; one with more bytes is no story but a mistake (a hundred articles of 4 MB still fit twice).
const LONGEST_LINE: u64 = 1 << 30;
/// How often the progress line is written.
const PROGRESS: Duration = Duration::from_millis(200);

/// Compares every story of `input`; returns whether all of them could be compared. A line that is no story gives
/// `{"error": …, "line": n}`, empty lines give nothing.
///
/// # Errors
/// If `input` cannot be read or `output` cannot be written; an output that is closed early is no error.
pub fn run(
    mut input: impl BufRead,
    mut output: impl Write,
    options: &Options,
    equipment: &Equipment,
) -> io::Result<bool> {
    let mut progress = Progress::new();
    let mut all_good = true;
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let whole = line.len() < LONGEST_LINE as usize || line.ends_with(b"\n");
        if !whole {
            input.skip_until(b'\n')?;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = if whole {
            compared(&line, options, equipment)
        } else {
            Err("the line has more than 1 GB".into())
        };
        all_good &= answer.as_ref().is_ok_and(|answer| answer.get("problems").is_none());
        let answer = answer.unwrap_or_else(|error| json!({"error": error, "line": number}));
        match writeln!(output, "{answer}") {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(all_good),
            done => done?,
        }
        progress.step();
    }
    output.flush()?;
    progress.end();
    Ok(all_good)
}

/// The comparison of one line's story, with the line's own `id`, if it has one, and what did not open.
fn compared(line: &[u8], options: &Options, equipment: &Equipment) -> Result<Value, String> {
    let raw = std::str::from_utf8(line).map_err(|_| "the line is not UTF-8".to_owned())?;
    let loaded = source::story_line(raw).map_err(|error| error.to_string())?;
    if loaded.story.articles.is_empty() {
        return Err(loaded.problems.join(" "));
    }
    let found = analysis::compare_with(&loaded.story, options, equipment);
    let mut answer = report::comparison_json(&loaded.story, &found, options.pairs);
    if let Some(id) =
        serde_json::from_str::<Value>(raw).ok().and_then(|mut line| line.get_mut("id").map(Value::take))
    {
        answer["id"] = id;
    }
    if !loaded.problems.is_empty() {
        answer["problems"] = json!(loaded.problems);
    }
    Ok(answer)
}

/// A line on standard error that counts, if somebody looks at it.
struct Progress {
    watched: bool,
    done: usize,
    start: Instant,
    last: Instant,
}

impl Progress {
    fn new() -> Self {
        let now = Instant::now();
        Self { watched: io::stderr().is_terminal(), done: 0, start: now, last: now }
    }

    fn step(&mut self) {
        self.done += 1;
        if self.watched && self.last.elapsed() >= PROGRESS {
            self.last = Instant::now();
            self.write();
        }
    }

    fn end(&self) {
        if self.watched && self.done > 0 {
            self.write();
            say("");
        }
    }

    fn write(&self) {
        let rate = self.done as f64 / self.start.elapsed().as_secs_f64().max(0.001);
        eprint!("\r{} stories, {rate:.0} a second", self.done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_answer_a_line_in_order() {
        let input = "{\"id\":7,\"articles\":[{\"text\":\"A ferry sank.\"},{\"text\":\"\"}]}\n\nnonsense\n\
                     {\"articles\":[{\"text\":\"The ferry sank.\"}]}";
        let mut output = Vec::new();
        assert!(!run(input.as_bytes(), &mut output, &Options::default(), &Equipment::default()).unwrap());
        let lines: Vec<Value> = output
            .split(|&b| b == b'\n')
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_slice(line).unwrap())
            .collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0]["id"], 7);
        assert_eq!(lines[0]["problems"].as_array().map(Vec::len), Some(1));
        assert_eq!(lines[1]["line"], 3);
        assert!(lines[1]["error"].as_str().unwrap().starts_with("not a story: "));
        assert_eq!(lines[2]["articles"][0]["text"], "The ferry sank.");
    }
}
