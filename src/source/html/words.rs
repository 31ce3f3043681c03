//! What the words in classes and ids say of a block.

use dom_query::NodeRef;

/// The words of an element's class and id, in small letters.
pub struct Marks(Vec<String>);

/// Words that stand by themselves, with what they mean.
const BESIDE: [(&str, &[&str]); 8] = [
    (
        "related link",
        &["related", "recommended", "recirc", "recirculation", "trending", "readmore", "outbrain", "taboola"],
    ),
    (
        "appeal to readers",
        &[
            "newsletter",
            "newsletters",
            "subscribe",
            "subscription",
            "signup",
            "donate",
            "paywall",
            "promo",
            "promotion",
        ],
    ),
    ("sharing", &["share", "sharing", "social", "sharebar", "sharethis", "addtoany"]),
    (
        "advertisement",
        &["ad", "ads", "advert", "advertisement", "advertising", "adslot", "sponsor", "sponsored", "dfp"],
    ),
    ("comments", &["comment", "comments", "disqus"]),
    ("tags", &["tags", "tag", "breadcrumb", "breadcrumbs", "taglist"]),
    ("byline or date line", &["byline", "dateline", "timestamp", "pubdate", "author", "authors", "bio"]),
    ("caption and photo credit", &["caption", "credit", "credits", "copyright", "photocredit"]),
];

impl Marks {
    /// The marks of `node`; `None` where it bears none.
    pub fn of(node: &NodeRef) -> Option<Self> {
        let class = node.class().unwrap_or_default();
        let id = node.id_attr().unwrap_or_default();
        if class.is_empty() && id.is_empty() {
            return None;
        }
        Some(Self(parts(&class).chain(parts(&id)).collect()))
    }

    /// Why a block with these marks stands beside the article, if it does.
    pub fn beside(&self) -> Option<&'static str> {
        let bears = |names: &[&str]| self.0.iter().any(|part| names.contains(&part.as_str()));
        BESIDE.iter().find(|(_, names)| bears(names)).map(|(why, _)| *why)
    }
}

/// The words in `related-links__item` or `relatedLinks`.
fn parts(marks: &str) -> impl Iterator<Item = String> {
    let mut parts = vec![String::new()];
    let mut small = false;
    for c in marks.chars() {
        if !c.is_alphanumeric() || c.is_uppercase() && small {
            parts.push(String::new());
        }
        small = c.is_lowercase();
        if let Some(part) = parts.last_mut().filter(|_| c.is_alphanumeric()) {
            part.extend(c.to_lowercase());
        }
    }
    parts.into_iter().filter(|part| !part.is_empty())
}

/// Words in `text`.
pub fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The words of `text` in small letters, without anything else: for comparing titles and lines.
pub fn folded(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_split_into_words() {
        let found: Vec<_> = parts("related-links__item adSlot header").collect();
        assert_eq!(found, ["related", "links", "item", "ad", "slot", "header"]);
    }
}
