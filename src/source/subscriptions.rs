//! Lists of feeds, as feed readers exchange them: OPML.

use crate::source::bytes;
use crate::source::error::SourceError;
use crate::text::clean_line;
use opml::{Body, Head, OPML, Outline};

/// Folders in folders: no reader makes more, and the parser's stack is not endless.
const DEEPEST: usize = 32;
/// Bytes within which a tag's end is looked for.
const LONGEST_TAG: usize = 4096;

/// A feed somebody follows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subscription {
    /// The name that its reader gave it; may be empty.
    pub title: String,
    /// The feed's address.
    pub url: String,
    /// The site's address; may be empty.
    pub site: String,
    /// The folder that it lies in, folders in folders joined by `/`; may be empty.
    pub folder: String,
}

/// Reads a list of feeds, in its order; what is no feed is passed over. `name` is how messages call the list.
///
/// # Errors
/// If `bytes` are no OPML, or there is no feed in it.
pub fn read(bytes: &[u8], name: &str) -> Result<Vec<Subscription>, SourceError> {
    let (text, _) = bytes::decode_declared(name, bytes, "")?;
    let no_list = |why: String| SourceError::NoList(name.to_owned(), clean_line(&why));
    if depth(&text) > DEEPEST {
        return Err(no_list(format!("its folders are more than {DEEPEST} deep")));
    }
    let list = OPML::from_str(&text).map_err(|error| no_list(error.to_string()))?;
    let mut found = Vec::new();
    gather(list.body.outlines, "", &mut found);
    if found.is_empty() { Err(no_list("it names no feed".into())) } else { Ok(found) }
}

/// Writes a list of feeds, folders kept.
///
/// # Errors
/// If the list cannot be written as XML; clean text always can.
pub fn write(title: &str, feeds: &[Subscription]) -> Result<String, SourceError> {
    let mut outlines: Vec<Outline> = Vec::new();
    for feed in feeds {
        let mut level = &mut outlines;
        for folder in feed.folder.split('/').filter(|folder| !folder.is_empty()) {
            let known = level.iter().position(|outline| outline.xml_url.is_none() && outline.text == folder);
            let index = known.unwrap_or_else(|| {
                level.push(Outline { text: folder.to_owned(), ..Outline::default() });
                level.len() - 1
            });
            level = &mut level[index].outlines;
        }
        let text = if feed.title.is_empty() { &feed.url } else { &feed.title };
        level.push(Outline {
            text: text.clone(),
            title: Some(text.clone()),
            r#type: Some("rss".into()),
            xml_url: Some(feed.url.clone()),
            html_url: Some(feed.site.clone()).filter(|site| !site.is_empty()),
            ..Outline::default()
        });
    }
    let head = Head { title: Some(title.to_owned()), ..Head::default() };
    let list = OPML { version: "2.0".into(), head: Some(head), body: Body { outlines } };
    let text = list.to_string().map_err(|error| SourceError::NoList(title.to_owned(), error.to_string()))?;
    Ok(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n"))
}

fn gather(outlines: Vec<Outline>, folder: &str, found: &mut Vec<Subscription>) {
    for outline in outlines {
        let named = outline.title.filter(|title| !title.trim().is_empty()).unwrap_or(outline.text);
        let title = clean_line(&named);
        if let Some(url) = outline.xml_url.map(|url| clean_line(&url)).filter(|url| !url.is_empty()) {
            let site = outline.html_url.map(|url| clean_line(&url)).unwrap_or_default();
            found.push(Subscription { title: title.clone(), url, site, folder: folder.to_owned() });
        }
        let name = title.replace('/', " ");
        let inner = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        gather(outline.outlines, &inner, found);
    }
}

/// How deep outlines lie in outlines.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for (at, _) in text.match_indices('<') {
        let rest = &text[at..];
        if rest.starts_with("</outline") {
            depth = depth.saturating_sub(1);
        } else if rest.starts_with("<outline") {
            let tag = &rest.as_bytes()[..rest.len().min(LONGEST_TAG)];
            let end = tag.iter().position(|&b| b == b'>').unwrap_or(tag.len());
            if !tag[..end].ends_with(b"/") {
                depth += 1;
                deepest = deepest.max(depth);
            }
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_survives_the_way_out_and_in() {
        let feed = |title: &str, folder: &str| Subscription {
            title: title.into(),
            url: format!("https://a.example/{title}?a=1&b=2"),
            site: "https://a.example/".into(),
            folder: folder.into(),
        };
        let feeds = [feed("One & “two”", ""), feed("Three", "World/Europe"), feed("Four", "World/Europe")];
        let text = write("My <feeds>", &feeds).unwrap();
        assert_eq!(read(text.as_bytes(), "list").unwrap(), feeds);
    }

    #[test]
    fn what_is_no_list_is_said() {
        let said = |raw: &str| read(raw.as_bytes(), "a.opml").unwrap_err().to_string();
        assert!(said("<rss/>").starts_with("a.opml is not a list of feeds"));
        assert!(said("nonsense").starts_with("a.opml is not a list of feeds"));
        let deep = format!("<opml version=\"2.0\"><body>{}", "<outline text=\"x\">".repeat(100_000));
        assert!(said(&deep).contains("more than 32 deep"));
    }
}
