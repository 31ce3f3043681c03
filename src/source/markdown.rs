//! Markdown, with the front matter that notes and static sites put before it.

use crate::source::draft::{Draft, Dropped, Line};
use crate::source::front_matter;
use crate::story::BlockKind;
use crate::text::{CleanText, clean_line};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Reads Markdown: paragraphs, headings, quotes and list items become lines; markup, links' targets, pictures, code
/// and raw HTML do not.
pub fn read(text: &CleanText) -> Draft {
    let (mut draft, body) = front_matter::split(text.as_str());
    let mut writer = Writer::default();
    for event in Parser::new_ext(body, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_SMART_PUNCTUATION) {
        writer.take(event);
    }
    writer.flush(None);
    draft.lines = writer.lines;
    draft.dropped.extend(writer.dropped);
    let headline = draft.lines.first().filter(|line| line.kind == Some(BlockKind::Headline));
    if let Some(line) = headline.filter(|_| draft.title.is_empty()) {
        draft.title = line.text.clone();
    }
    draft
}

/// Gathers the events of one block into a line.
#[derive(Default)]
struct Writer {
    lines: Vec<Line>,
    dropped: Vec<Dropped>,
    text: String,
    picture: usize,
    skipped: bool,
}

impl Writer {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(Tag::Image { .. }) => self.picture += 1,
            Event::End(TagEnd::Image) => {
                self.picture -= 1;
                let caption = clean_line(&std::mem::take(&mut self.text));
                self.drop(caption, "picture");
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => self.skipped = true,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                self.skipped = false;
                let code = clean_line(&std::mem::take(&mut self.text));
                self.drop(code, "markup");
            }
            Event::End(TagEnd::Heading(level)) => {
                let first = self.lines.is_empty() && level == HeadingLevel::H1;
                self.flush(Some(if first { BlockKind::Headline } else { BlockKind::Subhead }));
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item) | Event::Rule => self.flush(None),
            Event::Text(words) | Event::Code(words) => self.text.push_str(&words),
            Event::Html(words) if self.skipped => self.text.push_str(&words),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.flush(None),
            _ => {}
        }
    }

    fn flush(&mut self, kind: Option<BlockKind>) {
        if self.picture > 0 || self.skipped {
            return;
        }
        let text = clean_line(&std::mem::take(&mut self.text));
        if !text.is_empty() {
            let group = self.lines.len();
            self.lines.push(Line { text, group, kind });
        }
    }

    fn drop(&mut self, text: String, why: &'static str) {
        if !text.is_empty() {
            self.dropped.push((self.lines.len(), text, why.into()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_paragraphs_and_front_matter() {
        let raw = "---\ntitle: 'Ferry: the inquiry'\nauthor: Ada Bell\ndate: 2026-03-01\n---\n\n# Ferry sinks\n\n\
                   The *ferry* sank\non [Monday](http://x.example).\n\n![A ferry](f.jpg)\n\n## What next\n\n- One.\n- Two.\n";
        let draft = read(&CleanText::new(raw));
        assert_eq!(draft.title, "Ferry: the inquiry");
        assert_eq!((draft.byline.as_str(), draft.published.as_str()), ("Ada Bell", "2026-03-01"));
        let lines: Vec<_> = draft.lines.iter().map(|l| (l.text.as_str(), l.kind)).collect();
        assert_eq!(
            lines,
            [
                ("Ferry sinks", Some(BlockKind::Headline)),
                ("The ferry sank on Monday.", None),
                ("What next", Some(BlockKind::Subhead)),
                ("One.", None),
                ("Two.", None),
            ]
        );
        assert_eq!(draft.dropped, [(2, "A ferry".to_owned(), "picture".into())]);
    }
}
