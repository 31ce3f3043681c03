//! Links that open an article at one sentence.
//!
//! A text fragment (WICG, *URL Fragment Text Directives*, <https://wicg.github.io/scroll-to-text-fragment/>) names the
//! words to scroll to; a browser that does not know them opens the page as usual.

use std::fmt::Write;

/// Sentences with more words than this are named by their first and last words only.
const MOST_WORDS: usize = 10;
/// How many words stand for each end of a longer sentence: enough to be unique on a page, few enough to survive edits.
const END_WORDS: usize = 4;

/// The address `url` at the sentence `words`; `None` when `url` is not an address of a web page.
pub fn to_sentence(url: &str, words: &str) -> Option<String> {
    let page = web(url)?;
    // Outlets set quotation marks in many ways; a text that passed through other hands may have others.
    let words = words.trim_matches(['“', '”', '"', '‘', '’', '\'', ' ']);
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.is_empty() {
        return Some(page.to_owned());
    }
    let mark = if page.contains('#') { ":~:text=" } else { "#:~:text=" };
    let mut link = format!("{page}{mark}");
    if words.len() > MOST_WORDS {
        encode(&words[..END_WORDS].join(" "), &mut link);
        link.push(',');
        encode(&words[words.len() - END_WORDS..].join(" "), &mut link);
    } else {
        encode(&words.join(" "), &mut link);
    }
    Some(link)
}

/// `url` if it is an address of a web page without white space, quotation marks or brackets: whatever else an article
/// calls its link (a script, a file of the reader's own disk) is printed as text and never made a link.
pub fn web(url: &str) -> Option<&str> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let head = url.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &url[scheme.len()..])
    })?;
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`');
    (!rest.is_empty() && rest.chars().all(|c| plain(c) || c.is_alphanumeric())).then_some(url)
}

/// Percent-encodes `words`; `-`, `,` and `&` have a meaning inside a fragment and are encoded, too.
fn encode(words: &str, link: &mut String) {
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            link.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(link, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_sentence_is_named_whole() {
        assert_eq!(
            to_sentence("https://x.example/a", "No-one, he said.").as_deref(),
            Some("https://x.example/a#:~:text=No%2Done%2C%20he%20said.")
        );
        assert_eq!(
            to_sentence("https://x.example/a#top", "É").as_deref(),
            Some("https://x.example/a#top:~:text=%C3%89")
        );
        assert_eq!(
            to_sentence("https://x.example", "“So.”").as_deref(),
            Some("https://x.example#:~:text=So.")
        );
    }

    #[test]
    fn a_long_sentence_is_named_by_its_ends() {
        let words = "one two three four five six seven eight nine ten eleven";
        assert_eq!(
            to_sentence("http://x.example", words).as_deref(),
            Some("http://x.example#:~:text=one%20two%20three%20four,eight%20nine%20ten%20eleven")
        );
    }

    #[test]
    fn only_web_pages_are_linked() {
        for url in ["", "javascript:alert(1)", "file:///etc/passwd", "https://", "http://x y", "https://x\"y"]
        {
            assert_eq!(to_sentence(url, "words"), None, "{url}");
        }
    }
}
