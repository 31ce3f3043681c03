//! From a whole page to a draft.

use super::meta::{self, Meta};
use super::{candidates, guard, names, printed, strip, words};
use crate::source::draft::{Draft, Line};
use crate::story::BlockKind;
use crate::text::counted;
use dom_query::Document;
use serde::{Deserialize, Serialize};
use std::cell::LazyCell;
use std::ops::Deref;

/// What was found in a page.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Page {
    pub draft: Draft,
    /// What the reader should know, each a sentence after the page's name.
    pub notices: Vec<String>,
}

/// An article with fewer words may be a stub before a paywall.
const STUB_WORDS: usize = 180;
/// A text that has less than this share of the one for search engines, in hundredths, is not the article.
const LEAST_SHARE: usize = 40;
/// A page with fewer words has no article.
const LEAST_WORDS: usize = 25;

/// Reads the page. `url` is where it came from; may be empty.
pub fn read(html: &str, url: &str) -> Page {
    let guarded = guard::guard(html);
    let document = Document::from(guarded.html.as_str());
    let mut meta = meta::read(&document, url);
    drop(document);
    let found = candidates::ask(&guarded, url);
    let [trafilatura, dom_smoothie, rs_trafilatura] = &found;
    let lines = LazyCell::new(|| strip::lines(&guarded.html));
    if printed::is_universal(&meta.published) {
        meta.published = printed::by_own_clock(&meta.published, &lines);
    } else if meta.published.is_empty() {
        meta.published = printed::day(&lines, &meta.title);
    }
    meta.published = meta::first_date(&[
        meta.published.clone(),
        trafilatura.date.clone(),
        rs_trafilatura.date.clone(),
        dom_smoothie.date.clone(),
    ]);
    let byline = [&rs_trafilatura.author, &dom_smoothie.author, &meta.byline, &trafilatura.author]
        .into_iter()
        .map(|raw| names::tidy(raw, &meta.outlet))
        .find(|names| !names.is_empty());
    let (byline, told) = (byline.unwrap_or_default(), names::tidy(&meta.byline, &meta.outlet));
    // The readers often stop at the first author; the data for search engines names all.
    meta.byline = if told.contains(&byline) { told } else { byline };
    let mut page = Page { draft: candidates::medoid(&found, &meta), notices: Vec::new() };
    if guarded.cut {
        page.notices.push(
            "has markup that no article needs (nested too deep, or tags too long); it was taken out, and words may \
             be missing with it."
                .into(),
        );
    }
    prefer_linked_data(&mut page, &meta, &lines);
    notice_stub(&mut page, &meta, html);
    describe(&mut page.draft, meta);
    page
}

/// Takes the text that search engines are given where the readers found next to nothing beside it. One of them may have
/// taken it already, which shows where the page's own `lines` hold none of it; both are said.
fn prefer_linked_data(page: &mut Page, meta: &Meta, lines: &impl Deref<Target = Vec<String>>) {
    const WHENCE: &str =
        "the text was taken from what it tells search engines (articleBody), which may be shortened.";
    let own = count(&page.draft);
    let theirs = words::count(&meta.body);
    if theirs < LEAST_WORDS {
        return;
    }
    if own * 100 < theirs * LEAST_SHARE {
        let markup =
            if meta.body.contains("</p>") { meta.body.clone() } else { super::paragraphs(&meta.body) };
        page.draft = candidates::draft(&markup, meta);
        let own = counted(own, "word", "words");
        page.notices.push(format!("shows only {own} of {theirs} by itself; {WHENCE}"));
    } else if shown(&page.draft, lines) * 100 < own * LEAST_SHARE {
        page.notices.push(format!("does not show its text by itself; {WHENCE}"));
    }
}

/// How many words of `draft` stand in paragraphs that the page's own `lines` hold.
fn shown(draft: &Draft, lines: &[String]) -> usize {
    let folded = |text: &str| words::folded(text).join(" ");
    let all = lines.iter().map(|line| folded(line)).collect::<Vec<_>>().join(" ");
    let held = draft.lines.iter().filter(|line| all.contains(&folded(&line.text)));
    held.map(|line| words::count(&line.text)).sum()
}

/// Says so where the text is only the beginning of an article, or none at all.
fn notice_stub(page: &mut Page, meta: &Meta, html: &str) {
    let words = count(&page.draft);
    let asks = page.draft.lines.iter().chain(&dropped(&page.draft)).any(|line| asks_to_pay(&line.text));
    if words < LEAST_WORDS && html.contains("<script") {
        page.notices.push(
            "has hardly any text outside its scripts. Open it in a browser, save the page once it is shown, and \
             open that file."
                .into(),
        );
    } else if words < STUB_WORDS && (meta.paid || asks) {
        page.notices
            .push("seems to show only the beginning of the article; the rest is for subscribers.".into());
    }
}

fn dropped(draft: &Draft) -> Vec<Line> {
    draft.dropped.iter().map(|(_, text, _)| Line { text: text.clone(), group: 0, kind: None }).collect()
}

fn asks_to_pay(line: &str) -> bool {
    const SIGNS: [&str; 9] = [
        "subscribe to continue",
        "subscribe to read",
        "to continue reading",
        "to keep reading",
        "already a subscriber",
        "subscribers only",
        "for subscribers",
        "log in to read",
        "sign in to read",
    ];
    let lower = line.to_lowercase();
    SIGNS.iter().any(|sign| lower.contains(sign))
}

/// Puts the headline before the text and the fields beside it.
fn describe(draft: &mut Draft, meta: Meta) {
    if !meta.title.is_empty() && !draft.lines.is_empty() {
        for (at, ..) in &mut draft.dropped {
            *at += 1;
        }
        draft.lines.insert(0, Line { text: meta.title.clone(), group: 0, kind: Some(BlockKind::Headline) });
        for (index, line) in draft.lines.iter_mut().enumerate() {
            line.group = index;
        }
    }
    draft.title = meta.title;
    draft.byline = meta.byline;
    draft.published = meta.published;
    draft.modified = meta.modified;
    draft.outlet = meta.outlet;
    draft.url = meta.url;
    draft.language = meta.language;
}

fn count(draft: &Draft) -> usize {
    draft.lines.iter().map(|line| words::count(&line.text)).sum()
}
