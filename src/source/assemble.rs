//! From cleaned paragraphs to an article.

use crate::story::{Article, Block, BlockKind};
use crate::text::{CleanText, Span, clean_line};
use std::path::Path;

/// Makes an article of plain text.
pub fn article(raw: &str, path: &Path) -> Article {
    let clean = CleanText::new(raw);
    let lines: Vec<&str> = clean.as_str().lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let text = CleanText::new(&lines.join("\n\n"));
    let mut at = 0;
    let mut blocks = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let headline = i == 0 && line.len() < 160 && !line.ends_with(['.', '”', '"']);
        let kind = if headline { BlockKind::Headline } else { BlockKind::Paragraph };
        blocks.push(Block { span: Span::new(at, at + line.len()), kind });
        at += line.len() + 2;
    }
    let outlet = path.file_stem().map(|s| clean_line(&s.to_string_lossy())).unwrap_or_default();
    Article {
        title: blocks
            .first()
            .filter(|b| b.kind == BlockKind::Headline)
            .map(|b| text.slice(b.span).to_owned())
            .unwrap_or_default(),
        outlet,
        source: path.to_string_lossy().into_owned(),
        language: "en".into(),
        text,
        blocks,
        ..Article::default()
    }
}
