//! Offices: one person with two that do not go together, one office with two holders.
//!
//! Only offices of a government that one person holds at a time, stated word for word: ministers of a field, heads of
//! government and of state. Former, deputy, acting and shadow offices are others.

use crate::analysis::people::Cast;
use crate::analysis::people::lexicon::{folded, lexicon};
use crate::analysis::{Conflict, ConflictKind, Level, Side};
use crate::story::{Place, Story};
use std::collections::{BTreeMap, BTreeSet};

/// An office that one person holds at a time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Office {
    /// Its fields ("defence"), or the office itself ("prime minister").
    fields: BTreeSet<&'static str>,
    /// The nation, where the words state it.
    nation: Option<usize>,
}

/// An office stated for a person.
#[derive(Debug, Clone)]
struct Stated {
    person: usize,
    place: Place,
    office: Office,
}

/// Fields of government, each with the words that name it.
const FIELDS: [(&str, &[&str]); 30] = [
    ("foreign", &["foreign", "external"]),
    ("defence", &["defence", "defense", "war", "armed"]),
    ("finance", &["finance", "treasury", "exchequer"]),
    ("economy", &["economy", "economic", "economics"]),
    ("interior", &["interior", "home"]),
    ("justice", &["justice"]),
    ("energy", &["energy"]),
    ("environment", &["environment", "environmental", "climate"]),
    ("housing", &["housing"]),
    ("health", &["health"]),
    ("education", &["education", "schools"]),
    ("transport", &["transport", "transportation"]),
    ("agriculture", &["agriculture", "agricultural", "farming", "food"]),
    ("fisheries", &["fisheries", "fishing"]),
    ("trade", &["trade", "commerce"]),
    ("business", &["business", "industry"]),
    ("labour", &["labour", "labor", "employment", "work"]),
    ("culture", &["culture", "media"]),
    ("science", &["science", "research", "technology"]),
    ("sport", &["sport", "sports"]),
    ("development", &["development"]),
    ("immigration", &["immigration", "migration"]),
    ("tourism", &["tourism"]),
    ("water", &["water"]),
    ("digital", &["digital", "communications"]),
    ("security", &["security"]),
    ("veterans", &["veterans"]),
    ("families", &["families", "family", "women", "children"]),
    ("prime minister", &["premier"]),
    ("president", &[]),
];

/// Words that make an office another one, or one held at another time.
const OTHERWISE: [&str; 24] = [
    "former",
    "ex",
    "deputy",
    "vice",
    "acting",
    "interim",
    "shadow",
    "junior",
    "assistant",
    "under",
    "undersecretary",
    "opposition",
    "then",
    "designate",
    "elect",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "candidate",
    "next",
    "incoming",
    "outgoing",
    "private",
    "permanent",
];

/// Both kinds of conflict between offices.
pub fn find(story: &Story, cast: &Cast) -> Vec<Conflict> {
    let stated = stated(story, cast);
    let mut found = two_offices(story, cast, &stated);
    found.extend(two_holders(story, cast, &stated));
    found
}

fn stated(story: &Story, cast: &Cast) -> Vec<Stated> {
    let mut found = Vec::new();
    for (person, entity) in cast.people.iter().enumerate() {
        for &place in &entity.roles {
            found.extend(office(story.words(place)).map(|office| Stated { person, place, office }));
        }
    }
    found
}

/// The office that `words` state, if it is one that only one person holds.
fn office(words: &str) -> Option<Office> {
    let low: Vec<String> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(folded).collect();
    let has = |word: &str| low.iter().any(|w| w == word);
    if low.iter().any(|w| OTHERWISE.contains(&w.as_str())) {
        return None;
    }
    let nation = low
        .iter()
        .find_map(|w| lexicon().nation(w))
        .or_else(|| low.windows(2).find_map(|w| lexicon().nation(&w.join(" "))));
    let ministry = has("ministry") || has("department") || has("office");
    let minister = has("minister") || has("secretary") || has("chancellor") && has("exchequer");
    let heads = (has("head") || has("chief") || has("boss")) && ministry;
    if has("prime") && has("minister") || has("premier") {
        return Some(Office { fields: BTreeSet::from(["prime minister"]), nation });
    }
    if low.last().is_some_and(|w| w == "president") || has("president") && has("of") {
        // Of a state, not of a club: the words name the nation and nothing else.
        let known = |w: &String| {
            matches!(w.as_str(), "president" | "of" | "the" | "s") || lexicon().nation(w).is_some()
        };
        return (nation.is_some() && low.iter().all(known))
            .then(|| Office { fields: BTreeSet::from(["president"]), nation });
    }
    // "Secretary of state" alone is a foreign minister in one country and a junior minister in another.
    if has("state") || has("general") || !(minister || heads) {
        return None;
    }
    let fields: BTreeSet<&'static str> =
        FIELDS.iter().filter(|(_, names)| names.iter().any(|n| has(n))).map(|&(field, _)| field).collect();
    (!fields.is_empty()).then_some(Office { fields, nation })
}

/// One person whom two articles give two offices with nothing in common.
fn two_offices(story: &Story, cast: &Cast, stated: &[Stated]) -> Vec<Conflict> {
    let mut found = Vec::new();
    for (person, entity) in cast.people.iter().enumerate() {
        let own: Vec<&Stated> = stated.iter().filter(|s| s.person == person && is_field(&s.office)).collect();
        let articles: BTreeSet<usize> = own.iter().map(|s| s.place.article).collect();
        // What each article says; an article that gives both offices knows of a change or of two posts at once.
        let fields = |article: usize| {
            own.iter()
                .filter(|s| s.place.article == article)
                .flat_map(|s| s.office.fields.iter().copied())
                .collect::<BTreeSet<_>>()
        };
        let mut sides: Vec<(&Stated, BTreeSet<&str>)> = Vec::new();
        for &article in &articles {
            let these = fields(article);
            let coherent =
                own.iter().filter(|s| s.place.article == article).all(|s| s.office.fields == these);
            // The shortest wording is the one least likely to have a neighbour's words in it.
            let plainest = own
                .iter()
                .filter(|s| s.place.article == article)
                .min_by_key(|s| (s.place.span.len(), s.place));
            if let Some(first) = plainest.filter(|_| coherent) {
                sides.push((first, these));
            }
        }
        let clash = sides
            .iter()
            .enumerate()
            .find_map(|(i, a)| sides[i + 1..].iter().find(|b| a.1.is_disjoint(&b.1)).map(|b| (a, b)));
        if let Some((a, b)) = clash {
            let kept = sides.iter().filter(|s| s.1 == a.1 || s.1 == b.1);
            found.push(Conflict {
                kind: ConflictKind::Role,
                level: Level::Conflict,
                sides: kept.map(|(s, these)| side(s, these)).collect(),
                rule: "role-two-offices",
                why: format!(
                    "{} is “{}” in {} and “{}” in {}.",
                    entity.name,
                    story.words(a.0.place),
                    story.articles[a.0.place.article].outlet,
                    story.words(b.0.place),
                    story.articles[b.0.place.article].outlet,
                ),
            });
        }
    }
    found
}

/// One office of one nation that two articles give two persons.
fn two_holders(story: &Story, cast: &Cast, stated: &[Stated]) -> Vec<Conflict> {
    let mut holders: BTreeMap<&Office, Vec<&Stated>> = BTreeMap::new();
    for s in stated.iter().filter(|s| s.office.nation.is_some() && s.office.fields.len() == 1) {
        holders.entry(&s.office).or_default().push(s);
    }
    let mut found = Vec::new();
    for (office, list) in holders {
        let people: BTreeSet<usize> = list.iter().map(|s| s.person).collect();
        let articles_of = |person: usize| {
            list.iter().filter(|s| s.person == person).map(|s| s.place.article).collect::<BTreeSet<_>>()
        };
        // An article that knows both as holders tells of a succession.
        let mut sets = people.iter().map(|&p| articles_of(p));
        let disjoint = match (sets.next(), sets.next(), sets.next()) {
            (Some(a), Some(b), None) => a.is_disjoint(&b),
            _ => false,
        };
        if !disjoint {
            continue;
        }
        let mut seen = BTreeSet::new();
        let sides: Vec<Side> = list
            .iter()
            .filter(|s| seen.insert((s.person, s.place.article)))
            .map(|s| Side { place: s.place, value: cast.people[s.person].name.clone() })
            .collect();
        let nation = office.nation.map_or("", |n| lexicon().nation_name(n));
        let names: Vec<&str> = people.iter().map(|&p| cast.people[p].name.as_str()).collect();
        found.push(Conflict {
            kind: ConflictKind::Role,
            level: Level::Conflict,
            why: format!(
                "Both {} hold one office of {nation}: “{}”, “{}”.",
                names.join(" and "),
                story.words(list[0].place),
                list.iter().find(|s| s.person != list[0].person).map_or("", |s| story.words(s.place)),
            ),
            sides,
            rule: "role-two-holders",
        });
    }
    found
}

/// Whether an office is a ministry rather than the head of government or state, which ministers also were.
fn is_field(office: &Office) -> bool {
    !office.fields.contains("prime minister") && !office.fields.contains("president")
}

fn side(stated: &Stated, fields: &BTreeSet<&str>) -> Side {
    Side { place: stated.place, value: fields.iter().copied().collect::<Vec<_>>().join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(words: &str) -> Option<Vec<&'static str>> {
        office(words).map(|o| o.fields.into_iter().collect())
    }

    #[test]
    fn spelling_and_form_do_not_matter() {
        assert_eq!(fields("Italian Defence Minister"), Some(vec!["defence"]));
        assert_eq!(office("Italian Defence Minister"), office("the head of Italy’s Ministry of Defense"));
        assert_eq!(fields("minister for energy and the environment"), Some(vec!["energy", "environment"]));
        assert_eq!(fields("British prime minister"), Some(vec!["prime minister"]));
        assert_eq!(fields("president of France"), Some(vec!["president"]));
    }

    #[test]
    fn other_ranks_times_and_clubs_are_left_alone() {
        for words in [
            "former defence minister",
            "deputy foreign minister",
            "shadow energy secretary",
            "party secretary",
            "president of the French chess club",
            "union president",
            "foreign ministry spokeswoman",
            "secretary of state",
        ] {
            assert_eq!(office(words), None, "{words}");
        }
    }
}
