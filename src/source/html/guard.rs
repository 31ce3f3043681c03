//! One pass over a page before any parser sees it.
//!
//! Parsers build trees by recursion and compare whole lists of attributes; a page made for it overflows their stack or
//! keeps them busy for minutes. So everything that no reader needs goes first, in one pass whose time grows with the
//! page's length alone: scripts (but for the data that search engines are given), styles, comments, tags of absurd
//! length, and whatever is nested deeper than any article.

/// No real page nests deeper; parsers bear a multiple of it.
const DEEPEST: usize = 256;
/// Longer tags carry data, not markup.
const LONGEST_TAG: usize = 16 << 10;
/// How far up the open tags a closing one is looked for.
const REACH: usize = 48;

/// A page that can be parsed.
#[derive(Debug, Default)]
pub struct Guarded {
    pub html: String,
    /// Tags were left out because they were nested too deep or too long; with them the article may have suffered.
    pub cut: bool,
}

/// Takes out of `html` what parsers need not see.
pub fn guard(html: &str) -> Guarded {
    let mut pass =
        Pass { html, out: String::with_capacity(html.len()), open: Vec::new(), hidden: 0, cut: false };
    pass.run();
    Guarded { html: pass.out, cut: pass.cut }
}

struct Pass<'a> {
    html: &'a str,
    out: String,
    /// The open tags, and whether each was kept.
    open: Vec<(&'a str, bool)>,
    /// How many of them were not.
    hidden: usize,
    cut: bool,
}

impl<'a> Pass<'a> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(next) = self.html[at..].find('<') {
            self.out.push_str(&self.html[at..at + next]);
            at = self.tag(at + next);
        }
        self.out.push_str(&self.html[at..]);
    }

    /// Deals with the `<` at `at`; returns where to go on.
    fn tag(&mut self, at: usize) -> usize {
        let rest = &self.html[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment.find("-->").map_or(self.html.len(), |end| at + 4 + end + 3);
        }
        let closing = rest.starts_with("</");
        let name = name(&rest[1 + usize::from(closing)..]);
        if name.is_empty() && !rest.starts_with("<!") && !rest.starts_with("<?") && !closing {
            // A mere "less than"; written out, or floods of it would all become tags.
            self.out.push_str("&lt;");
            return at + 1;
        }
        let (tag, too_long) = extent(rest);
        let end = at + tag.len();
        if too_long {
            self.cut = true;
            return end;
        }
        if closing {
            self.close(name, tag);
        } else if is(name, &["script", "style", "template"]) {
            return self.skip(name, tag, end);
        } else if name.is_empty() || is(name, &VOID) || tag.ends_with("/>") {
            if self.hidden == 0 {
                self.out.push_str(tag);
            }
        } else {
            self.open(name, tag);
        }
        end
    }

    fn open(&mut self, name: &'a str, tag: &str) {
        // These close each other without being told to, so they do not nest.
        if is(name, &SELF_CLOSING) {
            if self.open.len() < DEEPEST {
                self.out.push_str(tag);
            }
            return;
        }
        let kept = self.open.len() < DEEPEST;
        if kept {
            self.out.push_str(tag);
        } else {
            self.hidden += 1;
            self.cut = true;
        }
        self.open.push((name, kept));
    }

    fn close(&mut self, name: &str, tag: &str) {
        if is(name, &SELF_CLOSING) {
            if self.open.len() < DEEPEST {
                self.out.push_str(tag);
            }
            return;
        }
        let from = self.open.len().saturating_sub(REACH);
        let found = self.open[from..].iter().rposition(|(open, _)| open.eq_ignore_ascii_case(name));
        let Some(found) = found.map(|index| from + index) else { return };
        let kept = self.open[found].1;
        self.hidden -= self.open[found..].iter().filter(|(_, kept)| !kept).count();
        self.open.truncate(found);
        if kept {
            self.out.push_str(tag);
        }
    }

    /// Leaves out an element whose content is no markup, but for the data that search engines are given.
    fn skip(&mut self, name: &str, tag: &str, from: usize) -> usize {
        let bytes = self.html.as_bytes();
        let mut at = from;
        while let Some(next) = self.html[at..].find("</") {
            at += next;
            let here = &bytes[at + 2..];
            if here.len() >= name.len() && here[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
                let end = self.html[at..].find('>').map_or(self.html.len(), |end| at + end + 1);
                let data =
                    name.eq_ignore_ascii_case("script") && tag.to_ascii_lowercase().contains("ld+json");
                if data && self.hidden == 0 {
                    self.out.push_str(&self.html[from - tag.len()..end]);
                }
                return end;
            }
            at += 2;
        }
        self.html.len()
    }
}

/// The tag that `rest` begins with, and whether it is too long to be one.
fn extent(rest: &str) -> (&str, bool) {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'>') => return (&rest[..=at], false),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that never closes must not swallow the page.
    let end = rest.find('>').map_or(rest.len(), |at| at + 1);
    (&rest[..end], end > LONGEST_TAG || !rest[..end].ends_with('>'))
}

/// The name at the start of a tag's inside.
fn name(inside: &str) -> &str {
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return "";
    }
    let end = inside.bytes().position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'_')));
    &inside[..end.unwrap_or(inside.len())]
}

fn is(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Elements that have no end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements whose ends may be left out.
const SELF_CLOSING: [&str; 9] = ["p", "li", "dt", "dd", "option", "tr", "td", "th", "colgroup"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_styles_and_comments_go_and_data_stays() {
        let page = "<p>a<script>x < y</script><!-- c --><style>p{}</style>\
                    <script type=\"application/ld+json\">{\"a\":1}</script>b</p>";
        let found = guard(page);
        assert_eq!(found.html, "<p>a<script type=\"application/ld+json\">{\"a\":1}</script>b</p>");
        assert!(!found.cut);
    }

    #[test]
    fn what_is_nested_too_deep_loses_its_tags_and_keeps_its_words() {
        let page = format!("{}deep{}<p>after</p>", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let found = guard(&page);
        assert!(found.cut);
        assert_eq!(found.html.matches("<div>").count(), DEEPEST);
        assert_eq!(found.html.matches("</div>").count(), DEEPEST);
        assert!(found.html.contains("deep") && found.html.ends_with("<p>after</p>"));
    }

    #[test]
    fn absurd_tags_and_lone_signs_are_borne() {
        let found = guard(&format!("<p {}>text</p> 1 < 2", "a=b ".repeat(10_000)));
        assert_eq!((found.html.as_str(), found.cut), ("text</p> 1 &lt; 2", true));
        assert_eq!(guard("<a href=\"x>text</a>").html, "<a href=\"x>text</a>");
        assert_eq!(guard("<").html, "&lt;");
        assert_eq!(guard("<script>never closed").html, "");
    }
}
