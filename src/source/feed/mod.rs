//! Feeds: RSS, Atom and JSON Feed.
//!
//! The reading is `feed-rs`'; what stands around it is for feeds as they are: in old encodings, with bare `&`, cut off,
//! endless, or with dates that follow no rule.

mod dates;
mod entry;
mod repair;

pub use entry::Entry;

use crate::source::error::SourceError;
use crate::source::{bytes, html};
use crate::text::clean_line;
use feed_rs::model;
use url::Url;

/// What a feed holds now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// The feed's own name; may be empty.
    pub title: String,
    /// The page that the feed belongs to; may be empty.
    pub site: String,
    /// ISO 639-1; empty where the feed does not say.
    pub language: String,
    /// As many entries as are read of one feed, in the feed's order.
    pub entries: Vec<Entry>,
    /// What the reader should know about the feed's reading, in full sentences.
    pub notices: Vec<String>,
}

/// Entries that are read of one feed; the newest stand first.
pub const MOST_ENTRIES: usize = 200;

/// Reads a feed. `name` is how messages call it, `content_type` what its host said of it (may be empty).
///
/// # Errors
/// If `bytes` are no feed, even after repair; of a page, the sentence names the feeds that it points to.
pub fn read(bytes: &[u8], name: &str, content_type: &str) -> Result<Feed, SourceError> {
    let (text, _) = bytes::decode_declared(name, bytes, content_type)?;
    let whole = repair::Repaired::new(&text);
    let found = parse(&whole.text).or_else(|_| parse(&whole.escaped())).or_else(|_| parse(&whole.closed()));
    let found = found.map_err(|error| no_feed(name, &text, &error))?;
    let mut feed = Feed {
        title: found.title.as_ref().map(words).unwrap_or_default(),
        site: link(&found.links, "alternate"),
        language: found.language.as_deref().map(tag).unwrap_or_default(),
        ..Feed::default()
    };
    feed.entries =
        found.entries.into_iter().take(MOST_ENTRIES).map(|e| Entry::new(e, &feed.language)).collect();
    if whole.cut {
        feed.notices.push(format!("{name} has more than {MOST_ENTRIES} entries; the first ones were read."));
    }
    Ok(feed)
}

/// The addresses of the feeds that a page points to, complete.
pub fn discover(page: &str, url: &str) -> Vec<String> {
    let base = Url::parse(url).ok();
    let complete = |link: &String| match &base {
        Some(base) => base.join(link).ok().map(String::from),
        None => Some(link.clone()),
    };
    html::feeds(page).iter().filter_map(complete).collect()
}

fn parse(text: &str) -> Result<model::Feed, feed_rs::parser::ParseFeedError> {
    let parser = feed_rs::parser::Builder::new()
        .timestamp_parser(dates::read)
        .sanitize_content(false)
        // Without an address or a title an entry has nothing to be known by.
        .id_generator(|links, title, _| {
            let title = title.as_ref().map(|title| title.content.clone());
            links.first().map(|link| link.href.clone()).or(title).unwrap_or_default()
        })
        .build();
    parser.parse(text.as_bytes())
}

fn no_feed(name: &str, text: &str, error: &feed_rs::parser::ParseFeedError) -> SourceError {
    let name = name.to_owned();
    if html::is_page(text) {
        let feeds = html::feeds(text).iter().map(|feed| clean_line(feed)).collect::<Vec<_>>();
        return if feeds.is_empty() {
            SourceError::PageForFeed(name)
        } else {
            SourceError::FeedsElsewhere(name, feeds.join(", "))
        };
    }
    SourceError::NoFeed(name, clean_line(&error.to_string()))
}

/// The link that `rel` names, or the first one without a purpose of its own.
fn link(links: &[model::Link], rel: &str) -> String {
    let named = links.iter().find(|link| link.rel.as_deref() == Some(rel));
    let plain = || links.iter().find(|link| link.rel.is_none());
    named.or_else(plain).map(|link| clean_line(&link.href)).unwrap_or_default()
}

/// A title or name, without the markup that feeds put into it.
fn words(text: &model::Text) -> String {
    html::plain(&text.content)
}

/// The first part of a language tag.
fn tag(tag: &str) -> String {
    clean_line(tag).split(['-', '_']).next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rss(items: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
             <channel><title>The Buoy</title><link>https://buoy.example/</link><language>en-gb</language>{items}"
        )
    }

    const BODY: &str = "The ferry sank on Monday with nobody on board, the harbour master of Lund said, and divers \
                        went down in the evening to look for the cause, which nobody has found so far.";

    fn item(title: &str) -> String {
        format!(
            "<item><title>{title}</title><link>https://buoy.example/1</link><pubDate>Tue, 10 Mar 2026 14:05:00 GMT\
             </pubDate><content:encoded><![CDATA[<p>{BODY}</p><p>{BODY} It was old.</p>]]></content:encoded></item>"
        )
    }

    fn closed(items: &str) -> Vec<u8> {
        format!("{}</channel></rss>", rss(items)).into_bytes()
    }

    #[test]
    fn an_rss_feed_is_read() {
        let feed = read(&closed(&item("Ferry &amp; port")), "a.xml", "").unwrap();
        assert_eq!((feed.title.as_str(), feed.site.as_str()), ("The Buoy", "https://buoy.example/"));
        let entry = &feed.entries[0];
        assert_eq!((entry.title.as_str(), entry.url.as_str()), ("Ferry & port", "https://buoy.example/1"));
        assert_eq!((entry.published.as_str(), entry.language.as_str()), ("2026-03-10T14:05:00Z", "en"));
        let article = entry.article(&feed, "a.xml").unwrap();
        assert_eq!((article.outlet.as_str(), article.title.as_str()), ("The Buoy", "Ferry & port"));
        assert_eq!(article.blocks.len(), 3);
    }

    #[test]
    fn a_bare_ampersand_and_a_cut_file_are_repaired() {
        let feed = read(&closed(&item("Ferry & port &nbsp; AT&T")), "a.xml", "").unwrap();
        assert_eq!(feed.entries[0].title, "Ferry & port AT&T");
        let cut = format!("{}<item><title>Half of", rss(&item("Whole & one")));
        let feed = read(cut.as_bytes(), "a.xml", "").unwrap();
        assert_eq!(feed.entries.len(), 1);
    }

    #[test]
    fn an_old_encoding_is_read_whether_declared_or_not() {
        let (body, _, _) = encoding_rs::WINDOWS_1252.encode("Le café de la république a été fermé à minuit");
        for declaration in ["<?xml version=\"1.0\" encoding=\"windows-1252\"?>", "<?xml version=\"1.0\"?>"] {
            let mut raw = format!("{declaration}<rss version=\"2.0\"><channel><title>").into_bytes();
            raw.extend_from_slice(&body);
            raw.extend_from_slice(b"</title></channel></rss>");
            assert_eq!(read(&raw, "a", "").unwrap().title, "Le café de la république a été fermé à minuit");
        }
    }

    #[test]
    fn an_endless_feed_is_cut_and_said() {
        let feed = read(&closed(&item("x").repeat(MOST_ENTRIES + 50)), "a.xml", "").unwrap();
        assert_eq!(feed.entries.len(), MOST_ENTRIES);
        assert_eq!(feed.notices, ["a.xml has more than 200 entries; the first ones were read."]);
    }

    #[test]
    fn atom_and_json_feeds_are_read() {
        let atom = format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Buoy</title><entry><title>Ferry</title><id>x:1</id>\
             <link rel=\"alternate\" href=\"https://b.example/1\"/><published>2026-03-10</published><author><name>Ada \
             Bell</name></author><content type=\"html\">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>"
        );
        let entry = &read(atom.as_bytes(), "a", "").unwrap().entries[0];
        assert_eq!((entry.id.as_str(), entry.byline.as_str()), ("x:1", "Ada Bell"));
        assert_eq!(entry.published, "2026-03-10T00:00:00Z");
        let json = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "Buoy", "items": [
            {"id": "1", "url": "https://b.example/1", "title": "Ferry", "content_text": BODY}]});
        let entry = &read(json.to_string().as_bytes(), "a", "").unwrap().entries[0];
        assert_eq!((entry.title.as_str(), entry.url.as_str()), ("Ferry", "https://b.example/1"));
    }

    #[test]
    fn a_page_for_a_feed_names_the_feeds_it_points_to() {
        let page = "<!doctype html><html><head><link rel=alternate type='application/rss+xml' href='/f.xml'></head></html>";
        let error = read(page.as_bytes(), "https://a.example/", "text/html").unwrap_err().to_string();
        assert!(error.contains("/f.xml"), "{error}");
        assert_eq!(discover(page, "https://a.example/x/"), ["https://a.example/f.xml"]);
        assert!(read(b"<x>no feed</x>", "a", "").is_err());
    }

    #[test]
    fn entity_bombs_stay_small() {
        let bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
                    <rss version=\"2.0\"><channel><title>&b;</title></channel></rss>";
        let title = read(bomb.as_bytes(), "a", "").map(|feed| feed.title).unwrap_or_default();
        assert!(title.len() < 20, "{title}");
    }
}
