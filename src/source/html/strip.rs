//! The plainest way to read a page: all of its words, in lines. It is what is left where no reader comes through.

use super::guard::guard;
use crate::source::draft::{Draft, Line};
use crate::text::clean_line;

/// Shorter lines of a page are menus and buttons, in words.
const LEAST_WORDS: usize = 8;
/// More lines than this are no article.
const MOST_LINES: usize = 2000;

/// The words of `html` outside its tags; lines of fewer than a few words are left out.
pub fn strip(html: &str) -> Draft {
    let page = guard(html).html;
    let title =
        between(&page, "<title", "</title").map(|title| clean_line(&decode(title))).unwrap_or_default();
    let mut draft = Draft { title, ..Draft::default() };
    for line in lines(&page) {
        if line.split_whitespace().count() >= LEAST_WORDS && draft.lines.len() < MOST_LINES {
            draft.lines.push(Line { text: line, group: draft.lines.len(), kind: None });
        }
    }
    draft
}

/// All words of a page that went through the guard, in lines, none of which is empty.
pub fn lines(page: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = page;
    let mut lines = Vec::new();
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let inside = &rest[at + 1..];
        let end = inside.find('>').unwrap_or(inside.len());
        let name: String =
            inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if !matches!(
            name.to_ascii_lowercase().as_str(),
            "a" | "b" | "i" | "em" | "strong" | "span" | "u" | "sup"
        ) {
            lines.push(std::mem::take(&mut text));
        }
        rest = inside.get(end + 1..).unwrap_or_default();
        if name.eq_ignore_ascii_case("script") && !inside.starts_with('/') {
            rest = rest.find("</script").map_or("", |end| &rest[end..]);
        }
    }
    text.push_str(rest);
    lines.push(text);
    let lines = lines.iter().map(|line| clean_line(&decode(line)));
    lines.filter(|line| !line.is_empty()).collect()
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let start = text.find(from)?;
    let inside = &text[start..];
    let inside = &inside[inside.find('>')? + 1..];
    Some(&inside[..inside.find(to)?])
}

/// The few entities that prose is full of.
fn decode(text: &str) -> String {
    const NAMES: [(&str, &str); 12] = [
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&mdash;", "—"),
        ("&ndash;", "–"),
        ("&lt;", "<"),
        ("&gt;", ">"),
    ];
    if !text.contains('&') {
        return text.to_owned();
    }
    let decoded = NAMES.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign));
    decoded.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_are_kept_in_lines() {
        let page = "<title>Ferry &amp; port</title><nav>Home</nav><p>The <b>ferry</b> sank on Monday with nobody on \
                    board at all.<p>Divers found the engine &ldquo;in two parts&rdquo; on Friday evening.";
        let draft = strip(page);
        assert_eq!(draft.title, "Ferry & port");
        let lines: Vec<_> = draft.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            lines,
            [
                "The ferry sank on Monday with nobody on board at all.",
                "Divers found the engine “in two parts” on Friday evening."
            ]
        );
    }
}
