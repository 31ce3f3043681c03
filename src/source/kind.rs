//! What a source holds, from how it begins and what it is called.

use super::html;
use std::path::Path;

/// What a source holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Plain,
    Markdown,
    Page,
    Feed,
    /// A list of feeds.
    Feeds,
    /// An article of an agency, in ninjs.
    Ninjs,
    /// Pages as a crawler kept them.
    Warc,
    Gzip,
}

/// How much of a source is looked at.
const HEAD: usize = 4096;

impl Kind {
    /// The kind of `bytes`, the source's beginning at least. `ending` is that of its name, in small letters;
    /// `content_type` what its host said of it. Both may be empty.
    pub fn of(bytes: &[u8], ending: &str, content_type: &str) -> Self {
        if bytes.starts_with(b"\x1f\x8b") {
            return Self::Gzip;
        }
        if bytes.starts_with(b"WARC/") {
            return Self::Warc;
        }
        match ending {
            "txt" | "text" => return Self::Plain,
            "md" | "markdown" | "mdown" => return Self::Markdown,
            "html" | "htm" | "xhtml" => return Self::Page,
            "opml" => return Self::Feeds,
            _ => {}
        }
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
        let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let holds = |sign: &str| start.contains(sign);
        let told = |sign: &str| content_type.to_ascii_lowercase().contains(sign);
        if start.starts_with('{') || start.starts_with('[') && start[1..].trim_start().starts_with('{') {
            return if holds("jsonfeed.org/version") { Self::Feed } else { Self::Ninjs };
        }
        if html::is_page(start) {
            Self::Page
        } else if start.starts_with('<') && holds("<opml") {
            Self::Feeds
        } else if start.starts_with('<')
            && ["<rss", "<feed", "<rdf:RDF", "<RDF"].iter().any(|root| holds(root))
        {
            Self::Feed
        } else if start.starts_with('<') && (told("html") || content_type.is_empty() && ending.is_empty()) {
            Self::Page
        } else if told("xml") || ending == "xml" || ending == "rss" || ending == "atom" {
            Self::Feed
        } else if told("markdown") {
            Self::Markdown
        } else {
            Self::Plain
        }
    }
}

/// A name's ending, in small letters.
pub fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_their_beginning() {
        for (bytes, ending, content_type, kind) in [
            ("Ferry sinks\n\nText.", "txt", "", Kind::Plain),
            ("# Ferry", "md", "", Kind::Markdown),
            ("<!DOCTYPE html><html>", "", "", Kind::Page),
            ("<?xml version='1.0'?>\n<!-- x --><rss version='2.0'>", "xml", "", Kind::Feed),
            ("<?xml version='1.0'?><!DOCTYPE html><html>", "xml", "", Kind::Page),
            ("<opml version='2.0'>", "xml", "", Kind::Feeds),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"", "json", "", Kind::Feed),
            ("{\"uri\": \"x\", \"headline\": \"y\"", "json", "", Kind::Ninjs),
            ("[ {\"uri\": \"x\"", "", "", Kind::Ninjs),
            ("WARC/1.0\r\n", "", "", Kind::Warc),
            ("[Update] The ferry sank.", "", "text/plain", Kind::Plain),
            ("<div>The ferry sank.", "", "text/html; charset=utf-8", Kind::Page),
        ] {
            assert_eq!(Kind::of(bytes.as_bytes(), ending, content_type), kind, "{bytes}");
        }
    }
}
