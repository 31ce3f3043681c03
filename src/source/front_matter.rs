//! The block of fields that may stand before a Markdown text: YAML-like between `---`, TOML between `+++`.
//!
//! Only plain `key: value` lines are read; whatever else stands there is none of an article's fields.

use crate::source::date;
use crate::source::draft::Draft;
use crate::text::clean_line;

/// The fields before the body, as a draft without lines, and the body.
pub fn split(text: &str) -> (Draft, &str) {
    let mut draft = Draft::default();
    let start = text.trim_start_matches('\n');
    let Some(fence) = ["---", "+++"].into_iter().find(|fence| start.starts_with(&format!("{fence}\n")))
    else {
        return (draft, text);
    };
    let fields = &start[fence.len() + 1..];
    let Some(end) = fields.find(&format!("\n{fence}")) else { return (draft, text) };
    for line in fields[..end].lines() {
        let Some((key, value)) = line.split_once([':', '=']) else { continue };
        let value = clean_line(value.trim().trim_matches(['"', '\'']));
        match key.trim().to_lowercase().as_str() {
            "title" | "headline" => draft.title = value,
            "author" | "byline" | "authors" => draft.byline = value.trim_matches(['[', ']']).to_owned(),
            "outlet" | "publisher" | "source" | "site" => draft.outlet = value,
            "date" | "published" | "datepublished" | "pubdate" => {
                draft.published = date::iso(&value).unwrap_or_default()
            }
            "modified" | "updated" | "lastmod" | "datemodified" => {
                draft.modified = date::iso(&value).unwrap_or_default()
            }
            "url" | "link" | "canonical" => draft.url = value,
            "lang" | "language" => draft.language = value.chars().take(2).collect::<String>().to_lowercase(),
            _ => {}
        }
    }
    let body = &fields[end + 1 + fence.len()..];
    (draft, body)
}
