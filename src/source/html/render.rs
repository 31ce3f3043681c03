//! From markup to lines: which elements are paragraphs, which are titles, and which stand beside the article.

use super::words::{self, Marks};
use crate::source::draft::{Dropped, Line};
use crate::story::BlockKind;
use crate::text::clean_line;
use dom_query::{Document, NodeRef};

/// The lines of an article's markup, and what was left out of it.
#[derive(Debug, Clone, Default)]
pub struct Rendered {
    pub lines: Vec<Line>,
    pub dropped: Vec<Dropped>,
}

/// A block with a telling class is left out only below this length in characters: some sites hang the whole article
/// into a block of such a name.
const LONGEST_ASIDE: usize = 600;
/// A block that is all links is left out only below this length in characters.
const LONGEST_LINKS: usize = 300;
/// So much of a block that is all links is link text, in hundredths.
const LINKED: usize = 88;
/// Words of a dropped block that are kept to show.
const MOST_SHOWN: usize = 2000;
/// The guard lets nothing deeper through; the walk stops there all the same.
const DEEPEST: usize = 512;

/// Renders `html`, the markup of an article without the page around it.
pub fn render(html: &str) -> Rendered {
    let document = Document::fragment(html);
    let mut writer = Writer::default();
    writer.walk(&document.root(), 0);
    writer.flush(None);
    writer.out
}

#[derive(Default)]
struct Writer {
    out: Rendered,
    text: String,
    /// Breaks in a row, since the last words.
    breaks: usize,
}

impl Writer {
    fn walk(&mut self, node: &NodeRef, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in node.children_it(false) {
            if child.is_text() {
                let text = child.text();
                if !text.trim().is_empty() {
                    self.breaks = 0;
                }
                self.text.push_str(&text);
            } else if child.is_element() {
                self.element(&child, depth);
            } else {
                self.walk(&child, depth + 1);
            }
        }
    }

    fn element(&mut self, node: &NodeRef, depth: usize) {
        let name = node.node_name().unwrap_or_default();
        let name = name.as_ref();
        if matches!(name, "script" | "style" | "template" | "head" | "title" | "svg" | "iframe" | "noscript")
        {
            return;
        }
        if name == "br" {
            self.breaks += 1;
            self.text.push(' ');
            if self.breaks >= 2 {
                self.flush(None);
            }
            return;
        }
        let block = is_block(name);
        if block {
            self.flush(None);
        }
        if let Some(why) = why_beside(node, name) {
            self.drop(node, why);
            return;
        }
        self.walk(node, depth + 1);
        if block {
            self.flush(kind(name));
        } else if matches!(name, "td" | "th") {
            self.text.push(' ');
        }
    }

    fn flush(&mut self, kind: Option<BlockKind>) {
        self.breaks = 0;
        let text = clean_line(&std::mem::take(&mut self.text));
        if text.chars().any(char::is_alphanumeric) {
            self.out.lines.push(Line { text, group: self.out.lines.len(), kind });
        }
    }

    fn drop(&mut self, node: &NodeRef, why: &'static str) {
        let text = clean_line(&spaced(node));
        if text.chars().any(char::is_alphanumeric) {
            let shown = text.chars().take(MOST_SHOWN).collect();
            self.out.dropped.push((self.out.lines.len(), shown, why.into()));
        }
    }
}

/// Why the element stands beside the article and not in it.
fn why_beside(node: &NodeRef, name: &str) -> Option<&'static str> {
    let by_name = match name {
        "figure" => Some("figure"),
        "figcaption" => Some("caption"),
        "aside" => Some("aside"),
        "nav" => Some("navigation"),
        "form" | "button" | "select" | "input" | "textarea" => Some("form"),
        "time" => Some("byline or date line"),
        "footer" => Some("footer"),
        _ => None,
    };
    if by_name.is_some() {
        return by_name;
    }
    if let Some(marks) = Marks::of(node)
        && let Some(why) = marks.beside()
        && length(node) < LONGEST_ASIDE
    {
        return Some(why);
    }
    (matches!(name, "p" | "li" | "h2" | "h3" | "h4" | "h5" | "h6" | "div" | "ul") && is_all_links(node))
        .then_some("related link")
}

/// Whether the block is nothing but links to elsewhere.
fn is_all_links(node: &NodeRef) -> bool {
    let all = length(node);
    if all == 0 || all >= LONGEST_LINKS {
        return false;
    }
    let linked: usize = node.find_links().iter().map(length).sum();
    // A name or a lone word that is a link is part of a sentence's furniture, not a pointer.
    linked * 100 >= all * LINKED && words::count(&node.text()) >= 3
}

trait Links<'a> {
    fn find_links(&self) -> Vec<NodeRef<'a>>;
}

impl<'a> Links<'a> for NodeRef<'a> {
    fn find_links(&self) -> Vec<NodeRef<'a>> {
        self.descendants_it().filter(|node| node.has_name("a")).collect()
    }
}

/// Characters of text under `node`, runs of white space counted once.
fn length(node: &NodeRef) -> usize {
    node.normalized_char_count()
}

/// The text under `node` with a space where a block ends.
fn spaced(node: &NodeRef) -> String {
    let mut out = String::new();
    for inner in node.descendants_it() {
        if inner.is_text() {
            out.push_str(&inner.text());
        } else if inner.node_name().is_some_and(|name| is_block(name.as_ref()) || name.as_ref() == "br") {
            out.push(' ');
        }
    }
    out
}

fn kind(name: &str) -> Option<BlockKind> {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6").then_some(BlockKind::Subhead)
}

/// Elements that stand on lines of their own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "figure"
            | "figcaption"
            | "blockquote"
            | "pre"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "caption"
            | "tr"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hr"
            | "form"
            | "fieldset"
            | "address"
            | "details"
            | "summary"
            | "body"
            | "html"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(html: &str) -> Vec<String> {
        render(html).lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn blocks_are_lines_and_breaks_part_paragraphs() {
        let html = "<div>One <b>bold</b> word.<br>Still one.<br><br>Two.<p>Three <a href=x>linked</a>.</p>tail</div>";
        assert_eq!(lines(html), ["One bold word. Still one.", "Two.", "Three linked.", "tail"]);
    }

    #[test]
    fn figures_links_and_telling_classes_are_left_out_with_the_reason() {
        let html = "<p>The ferry sank.</p><figure><img><figcaption>The ferry. Photo: Coast</figcaption></figure>\
                    <div class='c-related-links'><p>Other news</p></div><p><a href=x>More on the old ferry</a></p>\
                    <h2>What next</h2><p>Divers go down.</p>";
        let rendered = render(html);
        assert_eq!(lines(html), ["The ferry sank.", "What next", "Divers go down."]);
        assert_eq!(rendered.lines[1].kind, Some(BlockKind::Subhead));
        let why: Vec<_> = rendered.dropped.iter().map(|(at, _, why)| (*at, why.as_ref())).collect();
        assert_eq!(why, [(1, "figure"), (1, "related link"), (1, "related link")]);
    }
}
