//! Articles as agencies send them: ninjs, the JSON of the news trade, versions 1 and 2.
//!
//! Version 1 has one `headline`, one `byline` and fields `body_text`, `body_xhtml`; version 2 has lists of headlines
//! and bodies with roles. Fields that are not known are passed over.

use super::draft::Draft;
use super::error::SourceError;
use super::{assemble, bytes, date, html, language};
use crate::story::Article;
use crate::text::clean_line;
use serde_json::Value;

/// Articles that are read of one file.
const MOST_ITEMS: usize = 200;
/// Roles of the headline and body that are meant for readers, first choice first.
const ROLES: [&str; 4] = ["main", "headline", "body", "web"];

/// Reads one item, or a list of them.
///
/// # Errors
/// If `raw` is no JSON, or none of its items holds a text.
pub fn read(raw: &[u8], name: &str) -> Result<Vec<Article>, SourceError> {
    let (text, _) = bytes::decode(name, raw)?;
    let value: Value = serde_json::from_str(&text)
        .map_err(|error| SourceError::Json(name.to_owned(), clean_line(&error.to_string())))?;
    let items = match &value {
        Value::Array(items) => items.as_slice(),
        Value::Object(fields) => match fields.get("items").and_then(Value::as_array) {
            Some(items) => items.as_slice(),
            None => std::slice::from_ref(&value),
        },
        _ => &[],
    };
    let articles: Vec<Article> =
        items.iter().take(MOST_ITEMS).filter_map(|item| article(item, name)).collect();
    if articles.is_empty() { Err(SourceError::NoItem(name.to_owned())) } else { Ok(articles) }
}

fn article(item: &Value, name: &str) -> Option<Article> {
    let (body, is_markup) = body(item)?;
    let title =
        html::plain(&text(item, "headline").or_else(|| chosen(&item["headlines"])).unwrap_or_default());
    let markup = if is_markup { body } else { html::paragraphs(&body) };
    let mut draft: Draft = html::fragment(&markup, &title);
    if draft.lines.is_empty() {
        return None;
    }
    let first_date = |keys: &[&str]| {
        let stated = keys.iter().filter_map(|key| text(item, key));
        stated.filter_map(|words| date::iso_within(&words)).next().unwrap_or_default()
    };
    let byline = text(item, "byline").or_else(|| text(item, "by")).or_else(|| names(&item["authors"]));
    draft.byline = html::authors(&byline.unwrap_or_default(), "");
    draft.published =
        first_date(&["publisheddate", "firstpublished", "firstcreated", "contentcreated", "versioncreated"]);
    draft.modified = first_date(&["versioncreated"]);
    draft.language =
        text(item, "language").unwrap_or_default().chars().take(2).collect::<String>().to_lowercase();
    draft.url = text(item, "uri").filter(|uri| uri.starts_with("http")).unwrap_or_default();
    let outlets = ["source", "provider", "copyrightholder"].iter().find_map(|key| text(item, key));
    draft.outlet = outlets.or_else(|| names(&item["infosources"])).unwrap_or_default();
    let raw = item.to_string();
    Some(language::settle(assemble::article(draft, name, &bytes::stem(name), raw.as_bytes())))
}

/// The article's text, and whether it is markup.
fn body(item: &Value) -> Option<(String, bool)> {
    let single = [("body_xhtml", true), ("body_html", true), ("body_html5", true), ("body_text", false)];
    if let Some(body) = single.iter().find_map(|(key, markup)| Some((raw(&item[*key])?, *markup))) {
        return Some(body);
    }
    let bodies = item["bodies"].as_array()?;
    let markup = |body: &&Value| body["contenttype"].as_str().is_some_and(|kind| kind.contains("html"));
    let body = bodies.iter().find(markup).or_else(|| bodies.first())?;
    Some((raw(&body["value"])?, markup(&body)))
}

/// The entry of a list with the role that stands first in [`ROLES`], or its first entry.
fn chosen(list: &Value) -> Option<String> {
    let list = list.as_array()?;
    let with = |role: &&str| list.iter().find(|entry| entry["role"].as_str() == Some(role));
    raw(&ROLES.iter().find_map(with).or_else(|| list.first())?["value"])
}

fn names(list: &Value) -> Option<String> {
    let names: Vec<String> = list.as_array()?.iter().filter_map(|entry| text(entry, "name")).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn text(item: &Value, key: &str) -> Option<String> {
    raw(&item[key]).map(|words| clean_line(&words)).filter(|words| !words.is_empty())
}

fn raw(value: &Value) -> Option<String> {
    value.as_str().filter(|words| !words.trim().is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const BODY: &str = "The ferry sank on Monday with nobody on board, the harbour master of Lund said.";

    #[test]
    fn both_versions_are_read() {
        let one = json!({"uri": "http://wire.example/1", "type": "text", "headline": "Ferry sinks", "byline": "By Ada Bell",
            "language": "en-GB", "versioncreated": "2026-03-10T14:00:00Z", "firstcreated": "2026-03-10T12:00:00Z",
            "source": "Coast Wire", "body_xhtml": format!("<p>{BODY}</p><p>Nobody knows why.</p>")});
        let two = json!({"uri": "urn:x:2", "type": "text", "by": "Ada Bell", "contentcreated": "2026-03-10T12:00:00Z",
            "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry sinks"}],
            "bodies": [{"contenttype": "text/plain", "value": format!("{BODY}\n\nNobody knows why.")}],
            "infosources": [{"name": "Coast Wire"}]});
        let articles = read(json!([one, two]).to_string().as_bytes(), "a.json").unwrap();
        assert_eq!(articles.len(), 2);
        for article in articles {
            assert_eq!((article.title.as_str(), article.byline.as_str()), ("Ferry sinks", "Ada Bell"));
            assert_eq!(
                (article.outlet.as_str(), article.published.as_str()),
                ("Coast Wire", "2026-03-10T12:00:00Z")
            );
            assert_eq!(article.blocks.len(), 3);
        }
    }

    #[test]
    fn other_json_is_refused_with_a_sentence() {
        let said = |raw: &str| read(raw.as_bytes(), "a.json").unwrap_err().to_string();
        assert!(said("{\"a\":1}").contains("holds no article"));
        assert!(said("{").starts_with("a.json is not JSON"));
        assert!(said(&"[".repeat(100_000)).starts_with("a.json is not JSON"));
    }
}
