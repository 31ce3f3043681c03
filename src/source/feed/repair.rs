//! Feeds that break the rules of XML in the usual ways.

use super::MOST_ENTRIES;

/// A feed's text, made readable.
pub struct Repaired {
    /// Without what XML forbids, and with no more entries than are read.
    pub text: String,
    /// There were more entries.
    pub cut: bool,
}

impl Repaired {
    pub fn new(text: &str) -> Self {
        // The text is decoded already; a declared encoding would be applied to it a second time.
        let start = text.trim_start();
        let body = if start.starts_with("<?xml") {
            start.find("?>").map_or(start, |end| &start[end + 2..])
        } else {
            start
        };
        let body: String =
            body.chars().filter(|&c| !c.is_control() || matches!(c, '\n' | '\t' | '\r')).collect();
        let mut repaired = Self { text: body, cut: false };
        let mut behind = repaired.entries().skip(MOST_ENTRIES - 1);
        let (last, more) = (behind.next(), behind.next().is_some());
        drop(behind);
        if let Some(end) = last.filter(|_| more) {
            repaired.cut = true;
            repaired.text = close(&repaired.text[..end]);
        }
        repaired
    }

    /// With every `&` that begins no entity of XML written out.
    pub fn escaped(&self) -> String {
        escape(&self.text)
    }

    /// Cut behind the last whole entry, and closed there.
    pub fn closed(&self) -> String {
        let end = self.entries().last().unwrap_or(self.text.len());
        escape(&close(&self.text[..end]))
    }

    /// Where each entry ends.
    fn entries(&self) -> impl Iterator<Item = usize> {
        const ENDS: [&str; 2] = ["</item>", "</entry>"];
        let ends = ENDS.into_iter().find(|end| self.text.contains(end)).unwrap_or(ENDS[0]);
        self.text.match_indices(ends).map(move |(at, found)| at + found.len())
    }
}

/// Closes what the root opened.
fn close(text: &str) -> String {
    let end = if text.contains("<rss") {
        // In RSS 2 the entries stand inside the channel.
        "</channel></rss>"
    } else if text.contains("<rdf:RDF") {
        "</rdf:RDF>"
    } else {
        "</feed>"
    };
    format!("{text}{end}")
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<![CDATA[") {
            let end = rest.find("]]>").map_or(rest.len(), |end| end + 3);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        match rest.strip_prefix('&') {
            Some(behind) => out.push_str(reference(behind)),
            None => out.push('<'),
        }
        rest = &rest[1..];
    }
    out.push_str(rest);
    out
}

/// What to write for an `&` before `behind`: XML knows five names and numbers, HTML's names are written out by the
/// reader of the entry.
fn reference(behind: &str) -> &'static str {
    let name = behind.bytes().take(12).position(|b| b == b';').map_or("", |end| &behind[..end]);
    let number = name
        .strip_prefix("#x")
        .or_else(|| name.strip_prefix('#'))
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit()));
    let known = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos");
    if known || number { "&" } else { "&amp;" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_stray_ampersands_are_written_out() {
        assert_eq!(escape("a & b &amp; &#8217; AT&T &nbsp;"), "a &amp; b &amp; &#8217; AT&amp;T &amp;nbsp;");
        assert_eq!(escape("<![CDATA[a & b]]> & c é&é"), "<![CDATA[a & b]]> &amp; c é&amp;é");
    }
}
