//! Pages as crawlers keep them: WARC, plain or compressed.
//!
//! Only what is needed to get at pages: record by record, the responses whose status is 200 and whose content is a
//! page. Read as a stream, so an archive may be larger than the memory.

use super::error::SourceError;
use super::html;
use crate::story::Article;
use crate::text::clean_line;
use flate2::read::MultiGzDecoder;
use std::io::{BufRead, BufReader, Read};

/// Pages that are read of one archive.
const MOST_PAGES: usize = 200;
/// Bytes of one archive after decompression: a small file may unpack to a large one.
const MOST_BYTES: u64 = 1 << 30;
/// Bytes of one record; the page in it may have fewer.
const MOST_RECORD: u64 = 16 << 20;
/// Bytes of a record's or response's head.
const MOST_HEAD: u64 = 64 << 10;

/// The articles of an archive, and a sentence for each page that did not open.
#[derive(Debug, Default)]
pub struct Archive {
    pub articles: Vec<Article>,
    pub problems: Vec<String>,
}

/// Reads an archive; `compressed` if it is one in gzip.
///
/// # Errors
/// If there is no page in it.
pub fn read(input: impl Read, compressed: bool, name: &str) -> Result<Archive, SourceError> {
    let input: Box<dyn Read> =
        if compressed { Box::new(MultiGzDecoder::new(BufReader::new(input))) } else { Box::new(input) };
    let mut input = BufReader::new(input.take(MOST_BYTES));
    let mut archive = Archive::default();
    for number in 1.. {
        match record(&mut input) {
            Ok(None) => break,
            Ok(Some(record)) => archive.take(&record, name),
            Err(why) => {
                let before =
                    if archive.articles.is_empty() { "" } else { "; what stands before that was read" };
                archive.problems.push(format!("{name} {why} in its record number {number}{before}."));
                break;
            }
        }
        if archive.articles.len() == MOST_PAGES {
            archive.problems.push(format!("{name} was read up to its page number {MOST_PAGES}."));
            break;
        }
    }
    if archive.articles.is_empty() {
        let why = archive.problems.first().cloned();
        return Err(why.map_or_else(|| SourceError::NoPages(name.to_owned()), SourceError::Archive));
    }
    Ok(archive)
}

/// One record: its head, and its content if that is not too large.
struct Record {
    head: String,
    content: Option<Vec<u8>>,
}

/// The next record; `None` at the end.
fn record(input: &mut impl BufRead) -> Result<Option<Record>, &'static str> {
    let mut first = String::new();
    loop {
        first.clear();
        let mut line = Vec::new();
        let read = input.by_ref().take(MOST_HEAD).read_until(b'\n', &mut line);
        if read.map_err(|_| "breaks off")? == 0 {
            return Ok(None);
        }
        first.push_str(&String::from_utf8_lossy(&line));
        if !first.trim().is_empty() {
            break;
        }
    }
    if !first.starts_with("WARC/") {
        return Err("does not follow the format");
    }
    let mut head = String::new();
    loop {
        let mut line = Vec::new();
        let read = input.by_ref().take(MOST_HEAD).read_until(b'\n', &mut line).map_err(|_| "breaks off")?;
        if read == 0 || head.len() as u64 > MOST_HEAD {
            return Err("breaks off");
        }
        let line = String::from_utf8_lossy(&line);
        if line.trim().is_empty() {
            break;
        }
        head.push_str(&line);
    }
    let length: u64 = field(&head, "content-length").parse().map_err(|_| "does not follow the format")?;
    let mut content = Vec::new();
    let kept = length.min(MOST_RECORD);
    let read = input.by_ref().take(kept).read_to_end(&mut content).map_err(|_| "breaks off")?;
    let rest = std::io::copy(&mut input.by_ref().take(length - kept), &mut std::io::sink());
    if read as u64 != kept || rest.map_err(|_| "breaks off")? != length - kept {
        return Err("breaks off");
    }
    Ok(Some(Record { head, content: (length <= MOST_RECORD).then_some(content) }))
}

impl Archive {
    /// Opens the page in `record`, if it holds one.
    fn take(&mut self, record: &Record, name: &str) {
        let url = field(&record.head, "warc-target-uri").trim_matches(['<', '>']).to_owned();
        if !field(&record.head, "warc-type").eq_ignore_ascii_case("response") || !url.starts_with("http") {
            return;
        }
        let page = format!("{name}: {}", clean_line(&url));
        let Some(content) = &record.content else {
            self.problems.push(format!("{page} is too large to be an article."));
            return;
        };
        let Some((head, body)) = response(content) else { return };
        let kind = field(head, "content-type");
        if !head.lines().next().is_some_and(|line| line.contains(" 200")) || !kind.contains("html") {
            return;
        }
        match whole(head, body)
            .and_then(|body| html::article(&body, &page, &url, &kind).map_err(|e| e.to_string()))
        {
            Ok(article) => self.articles.push(article),
            Err(problem) if problem.starts_with(&page) => self.problems.push(problem),
            Err(problem) => self.problems.push(format!("{page} {problem}")),
        }
    }
}

/// Head and body of a response.
fn response(content: &[u8]) -> Option<(&str, &[u8])> {
    let gap = content.windows(4).take(MOST_HEAD as usize).position(|window| window == b"\r\n\r\n")?;
    Some((std::str::from_utf8(&content[..gap]).ok()?, &content[gap + 4..]))
}

/// The body as the host meant it: out of its chunks, decompressed.
fn whole(head: &str, body: &[u8]) -> Result<Vec<u8>, String> {
    let chunked = field(head, "transfer-encoding").eq_ignore_ascii_case("chunked");
    // Many crawlers take the chunks away and leave the head as it was.
    let body = if chunked { joined(body).unwrap_or_else(|| body.to_vec()) } else { body.to_vec() };
    match field(head, "content-encoding").to_lowercase().as_str() {
        "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => {
            let mut plain = Vec::new();
            let read = MultiGzDecoder::new(&body[..]).take(MOST_RECORD).read_to_end(&mut plain);
            read.map(|_| plain).map_err(|_| "is compressed and broken.".to_owned())
        }
        "br" | "zstd" => Err("is kept in a compression that is not read.".into()),
        _ => Ok(body),
    }
}

/// The bytes of a chunked body.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let end = body.iter().take(32).position(|&b| b == b'\n')?;
        let size = std::str::from_utf8(&body[..end]).ok()?.trim().split(';').next()?;
        let size = usize::from_str_radix(size, 16).ok()?;
        body = &body[end + 1..];
        if size == 0 {
            return Some(out);
        }
        out.extend_from_slice(body.get(..size)?);
        body = body.get(size + 2..).unwrap_or_default();
    }
}

/// The value of a field in a head; empty without it.
fn field(head: &str, name: &str) -> String {
    let found = head.lines().filter_map(|line| line.split_once(':'));
    let found = found.into_iter().find(|(key, _)| key.trim().eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const BODY: &str = "The ferry sank on Monday with nobody on board, the harbour master of Lund said, and divers \
                        went down in the evening to look for the cause, which nobody has found so far.";

    fn record(kind: &str, url: &str, content: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n{content}\r\n\r\n",
            content.len()
        )
    }

    fn page(title: &str) -> String {
        let html = format!(
            "<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{BODY}</p><p>{BODY} It was old.</p></article></body></html>"
        );
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}")
    }

    fn archive() -> String {
        record("warcinfo", "", "software: x")
            + &record("request", "http://a.example/1", "GET / HTTP/1.1\r\n\r\n")
            + &record("response", "http://a.example/1", &page("Ferry sinks off Lund"))
            + &record(
                "response",
                "http://a.example/p.png",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx",
            )
            + &record("response", "http://a.example/2", &page("Divers find the engine"))
    }

    #[test]
    fn pages_are_read_and_the_rest_is_passed_over() {
        let found = read(archive().as_bytes(), false, "a.warc").unwrap();
        let titles: Vec<_> = found.articles.iter().map(|article| article.title.as_str()).collect();
        assert_eq!(titles, ["Ferry sinks off Lund", "Divers find the engine"]);
        assert_eq!(found.articles[0].url, "http://a.example/1");
        assert_eq!(found.problems, Vec::<String>::new());
    }

    #[test]
    fn a_compressed_archive_that_breaks_off_gives_what_it_has() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(archive().as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        assert_eq!(read(&packed[..], true, "a").unwrap().articles.len(), 2);
        let text = archive();
        let found = read(&text.as_bytes()[..text.len() - 300], false, "a.warc").unwrap();
        assert_eq!(found.articles.len(), 1);
        assert_eq!(
            found.problems,
            ["a.warc breaks off in its record number 5; what stands before that was read."]
        );
        assert!(read(&packed[..20], true, "a").is_err());
        assert!(read(&b"WARC/1.0\r\nContent-Length: 5\r\n\r\nhello"[..], false, "a").is_err());
    }

    #[test]
    fn chunks_are_joined() {
        assert_eq!(joined(b"3\r\nabc\r\n2;x\r\nde\r\n0\r\n\r\n").unwrap(), b"abcde");
        assert_eq!(joined(b"<html>"), None);
    }
}
