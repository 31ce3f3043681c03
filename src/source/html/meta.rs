//! What a page says of itself: title, author, dates, outlet, address, language.
//!
//! A page says it in several places, and each is wrong in its own way. The order in which they are believed was
//! measured on news pages whose fields were marked by hand.

use super::{linked_data, words};
use crate::source::date;
use crate::text::clean_line;
use dom_query::{Document, Selection};

/// What a page says of itself, cleaned; empty where it does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    pub title: String,
    pub byline: String,
    /// ISO 8601.
    pub published: String,
    /// ISO 8601.
    pub modified: String,
    pub outlet: String,
    /// The address that the page gives as its own, or else the one it came from.
    pub url: String,
    /// ISO 639-1.
    pub language: String,
    /// All wordings of the title, to know it again in the text.
    pub titles: Vec<String>,
    /// The text as search engines are given it; often cut.
    pub body: String,
    /// The page says that it cannot be read by everybody.
    pub paid: bool,
}

/// Share of its words, in hundredths, that a first title has with the one in the head if it is the article's.
const SHARED: usize = 40;

/// Reads what the page says. `url` is where it came from; may be empty.
pub fn read(document: &Document, url: &str) -> Meta {
    let data = linked_data::read(document);
    let og_title = property(document, &["og:title", "twitter:title"]);
    let head_title = clean_line(&document.select("head title").first().text());
    let own = canonical(document);
    let published = [
        data.published.clone(),
        property(document, &PUBLISHED),
        item(document, "datePublished"),
        in_address(url),
        in_address(&own),
    ];
    let modified = [data.modified.clone(), property(document, &MODIFIED), item(document, "dateModified")];
    let titles = [&data.headline, &og_title, &head_title].into_iter().filter(|title| !title.is_empty());
    let mut titles: Vec<String> = titles.cloned().collect();
    let title = title(document, &og_title, &head_title);
    titles.push(title.clone());
    Meta {
        title,
        byline: data.author.clone(),
        published: first_date(&published),
        modified: first_date(&modified),
        outlet: first(&[property(document, &["og:site_name", "application-name"]), data.outlet.clone()]),
        url: first(&[own, url.to_owned()]),
        language: language(document),
        titles,
        body: data.body,
        paid: data.paid,
    }
}

/// The first title in the page that shares its words with the one in its head; failing that the first title at all,
/// then those of the head.
fn title(document: &Document, og_title: &str, head_title: &str) -> String {
    let titles: Vec<String> = document
        .select("h1")
        .iter()
        .map(|h1| clean_line(&h1.text()))
        .filter(|title| words::count(title) >= 2)
        .collect();
    let shares = |title: &&String| {
        let own = words::folded(title);
        [og_title, head_title].iter().any(|head| {
            let head = words::folded(head);
            own.iter().filter(|word| head.contains(word)).count() * 100 >= own.len() * SHARED
        })
    };
    let h1 = titles.iter().find(shares).or(titles.first()).cloned();
    h1.unwrap_or_else(|| first(&[og_title.to_owned(), head_title.to_owned()]))
}

/// The content of the first `<meta>` that bears one of `names`, in the order of `names`.
fn property(document: &Document, names: &[&str]) -> String {
    let metas = document.select("meta");
    let told: Vec<(String, String)> = metas
        .iter()
        .filter_map(|meta| {
            let name = ["property", "name", "itemprop"].into_iter().find_map(|key| meta.attr(key))?;
            Some((name.to_lowercase(), clean_line(&meta.attr("content")?)))
        })
        .filter(|(_, content)| !content.is_empty())
        .collect();
    let find = |name: &&str| told.iter().find(|(told, _)| told == name).map(|(_, content)| content.clone());
    names.iter().find_map(find).unwrap_or_default()
}

/// The value of an element that is marked as `name`.
fn item(document: &Document, name: &str) -> String {
    let found = document.select(&format!("[itemprop~=\"{name}\"]"));
    let value = |found: Selection| {
        ["datetime", "content"].into_iter().find_map(|key| found.attr(key)).unwrap_or_else(|| found.text())
    };
    if found.is_empty() { String::new() } else { clean_line(&value(found.first())) }
}

fn canonical(document: &Document) -> String {
    let link = document.select("link[rel~=\"canonical\"]");
    let href = link.first().attr("href").map(|href| clean_line(&href)).unwrap_or_default();
    let complete = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    Some(href)
        .filter(complete)
        .unwrap_or_else(|| Some(property(document, &["og:url"])).filter(complete).unwrap_or_default())
}

fn language(document: &Document) -> String {
    let tag = document.select("html").first().attr("lang").unwrap_or_default();
    let tag = first(&[clean_line(&tag), property(document, &["og:locale", "language"])]);
    let code = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    if (2..=3).contains(&code.len()) && code.chars().all(|c| c.is_ascii_alphabetic()) {
        code
    } else {
        String::new()
    }
}

/// A day in an address: `/2026/03/10/`, `/2026-03-10-`, `/20260310/`.
fn in_address(url: &str) -> String {
    let path = url.splitn(4, '/').nth(3).unwrap_or_default();
    let parts: Vec<&str> =
        path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let year = |part: &str| part.len() == 4 && ("1990".."2100").contains(&part);
    let spread = parts.windows(3).find(|w| year(w[0]) && w[1].len() <= 3 && w[2].len() <= 2);
    if let Some(w) = spread {
        let month = date::iso(&format!("{} {} {}", w[2], w[1], w[0]));
        return month
            .or_else(|| date::iso(&format!("{}-{:0>2}-{:0>2}", w[0], w[1], w[2])))
            .unwrap_or_default();
    }
    let packed = parts.iter().find(|part| part.len() == 8 && year(&part[..4]));
    packed.and_then(|p| date::iso(&format!("{}-{}-{}", &p[..4], &p[4..6], &p[6..]))).unwrap_or_default()
}

/// The first of `told` that is a date, in ISO 8601.
pub fn first_date(told: &[String]) -> String {
    told.iter().find_map(|words| date::iso_within(words)).unwrap_or_default()
}

fn first(told: &[String]) -> String {
    told.iter().find(|words| !words.is_empty()).cloned().unwrap_or_default()
}

/// Names under which pages state when they were published, most reliable first.
const PUBLISHED: [&str; 24] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "rnews:datepublished",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "publication_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "dcterms.created",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "article_date_original",
    "displaydate",
    "dat",
    "date",
];
const MODIFIED: [&str; 6] = [
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(html: &str, url: &str) -> Meta {
        read(&Document::from(html), url)
    }

    #[test]
    fn the_title_is_the_heading_that_the_head_knows() {
        let page = "<html lang=en-GB><head><title>Ferry sinks off Lund | The Buoy</title><meta property='og:site_name' \
                    content='The Buoy'><link rel=canonical href='https://b.example/1'></head><body><h1>Coast \
                    News</h1><h1>Ferry sinks off Lund</h1></body>";
        let found = meta(page, "");
        assert_eq!((found.title.as_str(), found.outlet.as_str()), ("Ferry sinks off Lund", "The Buoy"));
        assert_eq!((found.url.as_str(), found.language.as_str()), ("https://b.example/1", "en"));
        assert_eq!(meta("<title>Only this</title>", "https://b.example/x").title, "Only this");
    }

    #[test]
    fn the_date_comes_from_the_surest_place() {
        let url = "https://b.example/2026/03/09/ferry";
        assert_eq!(meta("<p>x", url).published, "2026-03-09");
        let page = "<meta property='article:published_time' content='2026-03-10T08:00:00Z'>";
        assert_eq!(meta(page, url).published, "2026-03-10T08:00:00Z");
        assert_eq!(in_address("https://b.example/news/2026/mar/09/ferry"), "2026-03-09");
        assert_eq!(in_address("https://b.example/20260309-ferry"), "2026-03-09");
        assert_eq!(in_address("https://b.example/article/105726154"), "");
    }
}
