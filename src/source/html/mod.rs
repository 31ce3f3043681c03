//! Web pages: where the article is in them, and what they say of it.
//!
//! A page goes through a guard, then three readers look for the article at the same time, in a child process that can
//! be stopped; the output most like the other two is kept, and what it left out is kept beside it.

mod candidates;
mod guard;
mod isolate;
mod lines;
mod linked_data;
mod meta;
mod names;
mod page;
mod printed;
mod render;
mod strip;
mod words;

pub use isolate::{CHILD, isolate, serve};

use crate::source::assemble;
use crate::source::bytes;
use crate::source::draft::{Draft, Line};
use crate::source::error::SourceError;
use crate::story::{Article, BlockKind};
use crate::text::clean_line;
use dom_query::Document;
use url::Url;

/// The largest of 602 news pages had 2.9 MB.
pub const MOST_BYTES: u64 = 5 << 20;

/// Fewer words than this are no article where something else is wrong with the page, too.
const LEAST_WORDS: usize = 8;

/// Makes an article of a page. `name` is how messages call it, `url` where it came from (may be empty), `content_type`
/// what its host said of it (may be empty).
///
/// # Errors
/// If the bytes are no text, or there are no words in the page.
pub fn article(raw: &[u8], name: &str, url: &str, content_type: &str) -> Result<Article, SourceError> {
    if raw.len() as u64 > MOST_BYTES {
        let size = (raw.len() as u64).div_ceil(1 << 20);
        return Err(SourceError::Huge { name: name.to_owned(), size, limit: MOST_BYTES >> 20 });
    }
    let (text, decoded) = bytes::decode_declared(name, raw, content_type)?;
    let (mut draft, mut notices) = match isolate::read(&text, url) {
        Some(page) => (page.draft, page.notices),
        None => (
            headed(strip::strip(&text)),
            vec!["could not be read as a page in time; these are all of its words, menus and all.".into()],
        ),
    };
    if draft.url.is_empty() {
        url.clone_into(&mut draft.url);
    }
    let notice = notices.last().cloned().unwrap_or_default();
    let body = draft.lines.iter().filter(|line| line.kind != Some(BlockKind::Headline));
    let words: usize = body.map(|line| words::count(&line.text)).sum();
    if words == 0 || words < LEAST_WORDS && !notice.is_empty() {
        let why = if notice.is_empty() { "holds no article.".to_owned() } else { notice };
        return Err(SourceError::NoArticle(name.to_owned(), why));
    }
    let stand_in = host(&draft.url);
    let stand_in = if stand_in.is_empty() { bytes::stem(name) } else { stand_in };
    let mut article = assemble::article(draft, name, &stand_in, raw);
    article.notices.extend(notices.drain(..).map(|notice| format!("{name} {notice}")));
    article.notices.extend(decoded);
    Ok(article)
}

/// Whether `text` is a page, from how it begins.
pub fn is_page(text: &str) -> bool {
    const SIGNS: [&str; 7] = ["<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<article"];
    let mut start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    while start.starts_with("<!--") || start.starts_with("<?xml") {
        let end = if start.starts_with("<?xml") { "?>" } else { "-->" };
        match start.find(end) {
            Some(at) => start = start[at + end.len()..].trim_start(),
            None => return false,
        }
    }
    SIGNS.iter().any(|sign| start.get(..sign.len()).is_some_and(|head| head.eq_ignore_ascii_case(sign)))
}

/// The draft of an article's markup without a page around it: an entry of a feed, say.
pub fn fragment(html: &str, title: &str) -> Draft {
    let guarded = guard::guard(html).html;
    // Text without markup is no less an article.
    let markup = if guarded.contains("</") || guarded.contains("<br") {
        guarded
    } else {
        paragraphs(&plainly(&guarded))
    };
    let known = meta::Meta { titles: vec![title.to_owned()], ..meta::Meta::default() };
    let mut draft = candidates::draft(&markup, &known);
    title.clone_into(&mut draft.title);
    headed(draft)
}

/// `draft` with its title as first line.
fn headed(mut draft: Draft) -> Draft {
    if !draft.title.is_empty() && !draft.lines.is_empty() {
        let line = Line { text: draft.title.clone(), group: 0, kind: Some(BlockKind::Headline) };
        draft.lines.insert(0, line);
        draft.dropped.iter_mut().for_each(|(at, ..)| *at += 1);
        draft.lines.iter_mut().enumerate().for_each(|(index, line)| line.group = index);
    }
    draft
}

/// The addresses of feeds that a page points to, as it writes them.
pub fn feeds(page: &str) -> Vec<String> {
    const MOST: usize = 10;
    let document = Document::from(guard::guard(page).html.as_str());
    let links = document.select("link[rel~=\"alternate\"]");
    let is_feed = |kind: &str| ["rss", "atom", "feed+json"].iter().any(|sign| kind.contains(sign));
    let feeds = links.iter().filter(|link| link.attr("type").is_some_and(|kind| is_feed(&kind)));
    feeds.filter_map(|link| link.attr("href").map(|href| clean_line(&href))).take(MOST).collect()
}

/// One line of words out of a little markup: a title, a name.
pub fn plain(markup: &str) -> String {
    if markup.contains('<') || markup.contains('&') {
        clean_line(&plainly(markup))
    } else {
        clean_line(markup)
    }
}

/// The words of a little markup, its line breaks kept.
fn plainly(markup: &str) -> String {
    Document::fragment(guard::guard(markup).html).text().to_string()
}

/// Plain text as markup: a paragraph a line.
pub fn paragraphs(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    escaped.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("<p>{line}</p>")).collect()
}

/// Authors' names, freed of what stands around them.
pub fn authors(raw: &str, outlet: &str) -> String {
    names::tidy(raw, outlet)
}

/// The path of an address; empty where `url` is none.
pub fn path(url: &str) -> String {
    Url::parse(url).map(|url| url.path().to_owned()).unwrap_or_default()
}

/// The host of an address, without `www.`; empty where `url` is none.
pub fn host(url: &str) -> String {
    let host = Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    clean_line(host.strip_prefix("www.").unwrap_or(&host))
}
