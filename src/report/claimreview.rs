//! ClaimReview drafts (schema.org, JSON-LD) for fact-checkers: what is claimed, in which words, where and by whom.
//!
//! A draft holds no rating, no verdict and no reviewer: these are the fact-checker's to add. It says that it is a draft.

use crate::analysis::{Claim, Evidence};
use crate::report::link;
use crate::report::telling::{NARRATOR, Telling};
use crate::story::Story;
use serde_json::{Value, json};

/// A draft for each shared claim.
pub fn drafts(story: &Story, found: &crate::analysis::Comparison) -> Value {
    let told = Telling { story, found };
    json!({
        "@context": "https://schema.org",
        "@graph": found.claims.iter().map(|claim| draft(told, claim)).collect::<Vec<_>>(),
    })
}

fn draft(told: Telling, claim: &Claim) -> Value {
    let mut appearances: Vec<(usize, Value)> = Vec::new();
    for article in 0..told.story.articles.len() {
        if claim.is_in(article) {
            appearances.push((article, appearance(told, article, claim)));
        }
    }
    let day = |article: usize| told.story.articles[article].published.as_str();
    // Only where every date is known can one be called the first.
    let dated = appearances.iter().all(|(article, _)| !day(*article).is_empty());
    let first = appearances.iter().filter(|_| dated).min_by_key(|(article, _)| day(*article));
    let mut reviewed = json!({
        "@type": "Claim",
        "name": claim.label,
        "appearance": appearances.iter().map(|(_, appearance)| appearance).collect::<Vec<_>>(),
    });
    if let Some((_, first)) = first {
        reviewed["firstAppearance"] = first.clone();
    }
    if let Some(voice) = told.only_voice(claim) {
        reviewed["author"] = json!({"@type": "Person", "name": voice});
    }
    json!({
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "claimReviewed": claim.label,
        "itemReviewed": reviewed,
    })
}

/// One article with the wordings that it gives the claim.
fn appearance(told: Telling, index: usize, claim: &Claim) -> Value {
    let article = &told.story.articles[index];
    let mut out = json!({
        "@type": "NewsArticle",
        "publisher": {"@type": "Organization", "name": article.outlet},
        "hasPart": claim.evidence_in(index).map(|evidence| quotation(told, evidence)).collect::<Vec<_>>(),
    });
    let stated = [
        ("headline", &article.title),
        ("datePublished", &article.published),
        ("inLanguage", &article.language),
    ];
    for (name, value) in stated.into_iter().filter(|(_, value)| !value.is_empty()) {
        out[name] = json!(value);
    }
    if let Some(address) = link::web(&article.url) {
        out["url"] = json!(address);
    }
    out
}

fn quotation(told: Telling, evidence: &Evidence) -> Value {
    let mut out = json!({"@type": "Quotation", "text": told.words(evidence.place)});
    if let Some(address) = told.link(evidence.place) {
        out["url"] = json!(address);
    }
    let speaker = told.speaker(evidence.place, evidence.speaker);
    if speaker != NARRATOR {
        // Whether a voice is a person or a body is not always known.
        let kind = if evidence.speaker.is_some() { "Person" } else { "Thing" };
        out["creator"] = json!({"@type": kind, "name": speaker});
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_says_who_said_what_where_and_gives_no_verdict() {
        let (story, found) = crate::report::fixture::ferry();
        let drafts = drafts(&story, &found);
        let all = drafts["@graph"].as_array().unwrap();
        assert_eq!(all.len(), 2);
        let sunk = &all[0];
        assert_eq!(
            (&sunk["@type"], &sunk["claimReviewed"]),
            (&json!("ClaimReview"), &json!("The ferry sank"))
        );
        let appearances = sunk["itemReviewed"]["appearance"].as_array().unwrap();
        assert_eq!(appearances[0]["hasPart"][0]["text"], "The ferry sank at noon.");
        assert_eq!(appearances[0]["url"], "https://buoy.example/ferry");
        assert!(sunk["itemReviewed"]["firstAppearance"].is_null(), "one article has no date");
        let saved = &all[1]["itemReviewed"];
        assert_eq!(saved["author"]["name"], "Ada Bell");
        assert_eq!(saved["firstAppearance"]["publisher"]["name"], "The Buoy");
        assert!(saved["appearance"][1]["url"].is_null(), "what is no web address is no link");
        let words = drafts.to_string();
        assert!(!words.contains("ating") && !words.contains("alternateName"), "{words}");
    }
}
