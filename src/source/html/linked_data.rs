//! What a page tells search engines: JSON-LD after schema.org.

use super::plain;
use crate::text::clean_line;
use dom_query::Document;
use serde_json::Value;

/// What the data says of the article, cleaned; empty where it does not say.
#[derive(Debug, Default)]
pub struct LinkedData {
    pub headline: String,
    pub author: String,
    pub published: String,
    pub modified: String,
    pub outlet: String,
    pub body: String,
    pub paid: bool,
}

/// Objects that are looked at; pages of lists carry hundreds.
const MOST_OBJECTS: usize = 500;

/// Reads the first article in the data of `document`.
pub fn read(document: &Document) -> LinkedData {
    let scripts = document.select("script");
    let data = scripts.iter().filter(|script| {
        script.attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
    });
    let values: Vec<Value> = data.filter_map(|script| parse(&script.text())).collect();
    let mut objects = Vec::new();
    for value in &values {
        gather(value, &mut objects);
    }
    objects
        .iter()
        .find(|object| is_article(object))
        .map(|object| article(object, &objects))
        .unwrap_or_default()
}

/// Many sites break lines inside strings, which JSON forbids.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
    serde_json::from_str(text).ok().or_else(|| {
        let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(spaced.trim().trim_end_matches(';')).ok()
    })
}

/// All objects that may be the article: those at the top, in lists and in graphs.
fn gather<'a>(value: &'a Value, out: &mut Vec<&'a Value>) {
    if out.len() >= MOST_OBJECTS {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, out)),
        Value::Object(fields) => {
            out.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"] {
                if let Some(inner) = fields.get(key).filter(|inner| !inner.is_string()) {
                    gather(inner, out);
                }
            }
        }
        _ => {}
    }
}

fn is_article(object: &Value) -> bool {
    let is = |kind: &str| {
        let kind = kind.rsplit('/').next().unwrap_or_default();
        kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
    };
    match &object["@type"] {
        Value::String(kind) => is(kind),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

fn article(object: &Value, all: &[&Value]) -> LinkedData {
    let text = |key: &str| object[key].as_str().map(clean_line).unwrap_or_default();
    let free = &object["isAccessibleForFree"];
    LinkedData {
        headline: plain(object["headline"].as_str().unwrap_or_default()),
        author: names(&object["author"], all),
        published: text("datePublished"),
        modified: text("dateModified"),
        outlet: names(&object["publisher"], all),
        body: object["articleBody"].as_str().unwrap_or_default().to_owned(),
        paid: free.as_bool() == Some(false)
            || free.as_str().is_some_and(|free| free.eq_ignore_ascii_case("false")),
    }
}

/// The names in a person, a list of persons, a reference to one, or a mere string.
fn names(value: &Value, all: &[&Value]) -> String {
    match value {
        Value::String(name) => clean_line(name),
        Value::Array(people) => {
            let mut known: Vec<String> = Vec::new();
            for name in people.iter().map(|person| names(person, all)).filter(|name| !name.is_empty()) {
                if !known.contains(&name) {
                    known.push(name);
                }
            }
            known.join(", ")
        }
        Value::Object(person) => match (&person.get("name"), person.get("@id").and_then(Value::as_str)) {
            (Some(name @ (Value::String(_) | Value::Array(_))), _) => names(name, &[]),
            (_, Some(id)) => {
                let named =
                    |object: &&&Value| object["@id"].as_str() == Some(id) && object["name"].is_string();
                all.iter().find(named).map(|object| names(&object["name"], &[])).unwrap_or_default()
            }
            _ => String::new(),
        },
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(json: &str) -> LinkedData {
        read(&Document::from(format!("<script type='application/ld+json'>{json}</script>")))
    }

    #[test]
    fn the_article_is_found_wherever_it_lies() {
        let data = found(
            r##"{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Ferry &amp; port",
            "author":[{"@id":"#ada"},{"name":"Bo Lind"}],"datePublished":"2026-03-10","publisher":{"name":"The Buoy"},
            "isAccessibleForFree":"False"},{"@id":"#ada","@type":"Person","name":"Ada Bell"}]}"##,
        );
        assert_eq!((data.headline.as_str(), data.author.as_str()), ("Ferry & port", "Ada Bell, Bo Lind"));
        assert_eq!((data.outlet.as_str(), data.paid), ("The Buoy", true));
    }

    #[test]
    fn broken_data_is_borne() {
        assert_eq!(found("{\"@type\":\"Article\",\"headline\":\"A\nb\"}").headline, "A b");
        assert_eq!(found("{").headline, "");
        assert_eq!(found(&"[".repeat(10_000)).headline, "");
    }
}
