//! The data contract: `rashomon.comparison/1`.
//!
//! Offsets are Unicode code points into the article's `text`, end exclusive. Fields are only ever added.

use crate::analysis::{Comparison, Entity, Sentence};
use crate::report::by_hand as hand;
use crate::report::names::{
    article_id, claim_id, colour, conflict_kind, dated, depth, guard, level, mention_kind, mode, person_id,
    relation, speaker_kind, subject,
};
use crate::report::offsets::Offsets;
use crate::story::{Article, BlockKind, Place, Story};
use crate::text::Span;
use serde_json::{Map, Value, json};

/// The whole comparison as one object. `pairs` is present only when `with_pairs`.
pub fn comparison(story: &Story, found: &Comparison, with_pairs: bool) -> Value {
    let offsets: Vec<Offsets> = story.articles.iter().map(|a| Offsets::new(a.text.as_str())).collect();
    let at = |place: Place| located(&offsets, place);
    let mut out = json!({
        "schema": "rashomon.comparison/1",
        "title": story.title,
        "pass": depth(found.depth),
        "articles": story.articles.iter().enumerate().map(|(i, a)| article_with_id(i, a)).collect::<Vec<_>>(),
        "people": entities(&offsets, "p", &found.people),
        "organisations": entities(&offsets, "o", &found.organisations),
        "places": entities(&offsets, "l", &found.places),
        "quotations": found.quotations.iter().map(|q| {
            let local = |span: Span| span_of(&offsets[q.place.article], span);
            let mut out = at(q.place);
            out["mode"] = json!(mode(q.mode));
            out["inferred"] = json!(q.inferred);
            if let Some(cue) = q.cue {
                out["cue"] = local(cue);
            }
            if let Some(source) = q.source {
                out["source"] = local(source);
            }
            if !q.parts.is_empty() {
                out["parts"] = q.parts.iter().map(|&part| local(part)).collect();
            }
            out["speaker"] = json!({
                "person": q.speaker.person.map(person_id),
                "label": q.speaker.label,
                "kind": speaker_kind(q.speaker.kind),
            });
            out
        }).collect::<Vec<_>>(),
        "claims": found.claims.iter().enumerate().map(|(i, claim)| by_hand(found.by_hand.claims.get(&i).map(|&how| hand::name(how)), json!({
            "id": claim_id(i),
            "label": claim.label,
            "loose": claim.loose,
            "origins": found.origins_of(claim),
            "evidence": claim.evidence.iter().map(|e| {
                let mut out = at(e.place);
                out["speaker"] = json!(e.speaker.map(person_id));
                let core = at(e.carrier());
                out["core"] = json!({"start": core["start"], "end": core["end"]});
                out
            }).collect::<Vec<_>>(),
            "links": claim.links.iter().map(|link| json!({
                "a": link.a,
                "b": link.b,
                "relation": relation(link.relation),
                "score": rounded(link.score),
                "why": link.why.iter().map(|reason| json!({
                    "feature": reason.feature,
                    "value": rounded(reason.value),
                    "weight": rounded(reason.weight),
                    "words": reason.words,
                })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "apart": claim.apart.iter().map(|apart| {
                let mut out = at(apart.place);
                out["evidence"] = json!(apart.evidence);
                out["relation"] = json!(relation(apart.relation));
                out["why"] = json!(apart.why);
                out
            }).collect::<Vec<_>>(),
        }))).collect::<Vec<_>>(),
        "origins": found.origins(story.articles.len()),
        "copies": found.copies.iter().map(|c| json!({"a": at(c.a), "b": at(c.b)})).collect::<Vec<_>>(),
        "conflicts": found.conflicts.iter().enumerate().map(|(i, c)| by_hand(found.by_hand.confirmed.contains(&i).then_some("confirmed"), json!({
            "kind": conflict_kind(c.kind),
            "level": level(c.level),
            "rule": c.rule,
            "why": c.why,
            "sides": c.sides.iter().map(|side| {
                let mut out = at(side.place);
                out["value"] = json!(side.value);
                out
            }).collect::<Vec<_>>(),
        }))).collect::<Vec<_>>(),
        "only_in": found.only_in.iter().map(|only| {
            let mut out = at(only.place);
            out["guard"] = json!(guard(only.guard));
            out
        }).collect::<Vec<_>>(),
        "dates": found.dates.iter().enumerate().map(|(i, date)| json!({
            "article": article_id(i),
            "how": dated(date.how),
            "day": date.day,
        })).collect::<Vec<_>>(),
        "narrator": found.coloured.iter().map(|word| {
            let mut out = at(word.place);
            out["colour"] = json!(colour(word.colour));
            out
        }).collect::<Vec<_>>(),
        "sentences": found.sentences.iter().enumerate().flat_map(|(article, list)| {
            list.iter().map(move |s: &Sentence| Place::new(article, s.span))
        }).map(at).collect::<Vec<_>>(),
    });
    notes(&offsets, found, &mut out);
    if let Some(model) = &found.model {
        out["model"] = json!(model);
    }
    if with_pairs {
        out["pairs"] = found
            .pairs
            .iter()
            .map(|pair| json!({"a": at(pair.a), "b": at(pair.b), "score": rounded(pair.score)}))
            .collect();
    }
    out
}

/// `object` with a field that says what was ruled on it, if something was.
fn by_hand(ruled: Option<&str>, mut object: Value) -> Value {
    if let Some(ruled) = ruled {
        object["ruled"] = json!(ruled);
    }
    object
}

/// What people wrote and ruled; nothing where nobody did.
fn notes(offsets: &[Offsets], found: &Comparison, out: &mut Value) {
    let written = &found.by_hand;
    if written.is_empty() {
        return;
    }
    out["notes"] = Value::Array(
        written
            .notes
            .iter()
            .map(|note| {
                let (on, id) = subject(found, note.subject);
                let mut out = worded(offsets, note.place);
                out["on"] = json!(on);
                out["id"] = json!(id);
                out["note"] = json!(note.text);
                out
            })
            .collect(),
    );
    out["marks"] = Value::Array(
        written
            .marks
            .iter()
            .map(|mark| {
                let mut out = worded(offsets, mark.place);
                out["letter"] = json!(mark.letter);
                out
            })
            .collect(),
    );
    out["rulings"] = Value::Array(
        written
            .rulings
            .iter()
            .map(|ruling| {
                let mut out = worded(offsets, ruling.place);
                out["ruling"] = json!(ruling.words);
                out
            })
            .collect(),
    );
    out["orphans"] = Value::Array(written.orphans.iter().map(|orphan| json!(orphan.words)).collect());
}

/// One article with what cleaning dropped from it, and the text once more without its headline.
pub fn article(article: &Article) -> Value {
    let mut out = described(article);
    out["body"] = json!(body(article));
    out
}

fn described(article: &Article) -> Value {
    let offsets = Offsets::new(article.text.as_str());
    json!({
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published,
        "modified": article.modified,
        "url": article.url,
        "language": article.language,
        "source": article.source,
        "sha256": article.sha256,
        "text": article.text.as_str(),
        "dropped": article.dropped.iter().map(|d| json!({
            "text": d.text, "why": d.why, "at": offsets.chars(d.at),
        })).collect::<Vec<_>>(),
        "notices": article.notices,
    })
}

/// The text without its headline.
fn body(article: &Article) -> &str {
    let first = article.blocks.iter().find(|block| block.kind != BlockKind::Headline);
    first.map_or("", |block| &article.text.as_str()[block.span.start..])
}

fn article_with_id(index: usize, of: &Article) -> Value {
    let mut out = described(of);
    out["id"] = json!(article_id(index));
    out
}

fn entities(offsets: &[Offsets], prefix: &str, list: &[Entity]) -> Value {
    let worded = |places: &[Place]| places.iter().map(|&p| worded(offsets, p)).collect::<Vec<_>>();
    list.iter()
        .enumerate()
        .map(|(i, entity)| {
            json!({
                "id": format!("{prefix}{}", i + 1),
                "name": entity.name,
                "voice": entity.voice,
                "mentions": entity.mentions.iter().map(|m| {
                    let mut out = located(offsets, m.place);
                    out["kind"] = json!(mention_kind(m.kind));
                    out
                }).collect::<Vec<_>>(),
                "roles": worded(&entity.roles),
                "descriptors": worded(&entity.descriptors),
            })
        })
        .collect()
}

fn located(offsets: &[Offsets], place: Place) -> Value {
    let mut out = Map::new();
    out.insert("article".into(), json!(article_id(place.article)));
    out.insert("start".into(), json!(offsets[place.article].chars(place.span.start)));
    out.insert("end".into(), json!(offsets[place.article].chars(place.span.end)));
    Value::Object(out)
}

fn worded(offsets: &[Offsets], place: Place) -> Value {
    let mut out = located(offsets, place);
    out["text"] = json!(place.span.of(offsets[place.article].text));
    out
}

fn span_of(offsets: &Offsets, span: Span) -> Value {
    json!({"start": offsets.chars(span.start), "end": offsets.chars(span.end)})
}

/// Scores in print have four digits: more would be noise, and would differ between machines.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1e4).round() / 1e4
}
