//! Quotation families: every telling of one utterance.
//!
//! Judged on whole real articles (notes on conflicts): token alignment found the same utterance with truncation, elision
//! or rewording in 33 of 35 cases.

use super::utterance::{self, Alignment, Difference, Utterance};
use crate::analysis::families::Families;
use crate::analysis::people::Cast;
use crate::analysis::{Conflict, ConflictKind, Level, MentionKind, Quotation, Reading, Side};
use crate::story::Story;
use std::collections::{BTreeMap, BTreeSet};

/// Share of the shorter telling that has to stand in the longer one: with less, speakers who use one idiom of two things
/// are joined (`benches/quotations.py`: precision .84 at .62, .94 at .8, recall .94 and .92).
const COVERAGE: f32 = 0.8;
/// Content words in common, as measured.
const CONTENT: usize = 2;
/// Words in a row in common, as measured.
const RUN: usize = 3;
/// Words in a telling that stand in this order in no other utterance of the same speaker, however common they are.
const LONG: usize = 8;
/// Words of the longest utterance that is aligned.
const LONGEST: usize = 120;
/// Words in common, and their share, from which the same words in two mouths are no coincidence.
const SAME_WORDS: usize = 4;
/// Their share of the shorter telling.
const SAME_SHARE: f32 = 0.7;
/// Their share from which common words will do: "We are going to make" begins many a sentence.
const SURE_SHARE: f32 = 0.9;
/// Content words that two mouths share before that is no turn of phrase: anybody may ask for something "as quickly as
/// possible".
const TELLING: usize = 3;
/// Utterances that share a run may be this many before the run counts as a stock phrase.
const STOCK: usize = 40;

/// The families whose tellings differ, and the utterances given to two speakers.
pub fn find(story: &Story, readings: &[Reading], cast: &Cast, quotations: &[Quotation]) -> Vec<Conflict> {
    let mut said = utterance::read(story, readings, quotations);
    said.retain(|u| {
        u.words.len() >= if u.owned { RUN } else { RUN + 1 } && u.words.len() <= LONGEST && !is_broken(u)
    });
    let mut families = Families::new(said.len());
    let mut worst: BTreeMap<usize, Difference> = BTreeMap::new();
    let mut found = Vec::new();
    let mut apart: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut parts: BTreeMap<usize, Vec<Part>> = BTreeMap::new();
    for (a, b) in candidates(&said) {
        let alignment = utterance::align(&said[a], &said[b]);
        let one_mouth = said[a].person.is_some() && said[a].person == said[b].person;
        if !(is_same(&alignment) || one_mouth && is_cut_short(&alignment)) {
            continue;
        }
        if let (Some(x), Some(y)) = (said[a].person, said[b].person)
            && x != y
        {
            if is_certain(readings, cast, &said[a], &said[b], &alignment)
                && apart.insert((x.min(y), x.max(y)))
            {
                found.push(two_speakers(story, cast, &said[a], &said[b]));
            }
            continue;
        }
        if let Some((first, last)) = alignment.matched.filter(|_| one_mouth && alignment.coverage >= PART) {
            let (whole, of) = if said[a].words.len() >= said[b].words.len() { (a, b) } else { (b, a) };
            parts.entry(whole).or_default().push(Part { of, first, last });
        }
        let (x, y) = (families.first(a), families.first(b));
        let difference = alignment
            .difference
            .max(worst.get(&x).copied().unwrap_or(Difference::None))
            .max(worst.get(&y).copied().unwrap_or(Difference::None));
        worst.insert(families.join(a, b), difference);
    }
    for whole in spliced(readings, &said, &parts) {
        worst.insert(families.first(whole), Difference::Spliced);
    }
    for members in families.all() {
        let difference = worst.get(&members[0]).copied().unwrap_or(Difference::None);
        if members.len() > 1 && difference != Difference::None {
            found.push(versions(story, &said, &members, difference));
        }
    }
    found
}

/// A telling that stands within a longer one.
struct Part {
    /// Number of the shorter utterance.
    of: usize,
    /// First word of the longer one that it has.
    first: usize,
    /// Last word.
    last: usize,
}

/// Share of a telling that has to stand in a longer one before it is a part of it.
const PART: f32 = 0.9;

/// The utterances that are made of two sentences which another article tells apart.
fn spliced(readings: &[Reading], said: &[Utterance], parts: &BTreeMap<usize, Vec<Part>>) -> Vec<usize> {
    let sentence = |u: &Utterance| readings[u.place.article].sentence_at(u.place.span.start);
    let two = |list: &[Part]| {
        list.iter().enumerate().any(|(i, x)| {
            list[i + 1..].iter().any(|y| {
                let (a, b) = (&said[x.of], &said[y.of]);
                let follow = x.last < y.first || y.last < x.first;
                follow && a.place.article == b.place.article && sentence(a) != sentence(b)
            })
        })
    };
    parts.iter().filter(|(_, list)| two(list)).map(|(&whole, _)| whole).collect()
}

/// Whether the marks seem to have caught the narrator's words: a speech verb stands near one end.
fn is_broken(u: &Utterance) -> bool {
    let said = |w: &String| matches!(w.as_str(), "said" | "says" | "told");
    u.words.iter().take(4).any(said) || u.words.iter().rev().take(3).any(said)
}

/// Whether one of two names is the other in full.
fn is_fuller(a: &str, b: &str) -> bool {
    let words =
        |name: &str| name.to_lowercase().split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>();
    let (a, b) = (words(a), words(b));
    a.is_subset(&b) || b.is_subset(&a)
}

/// Pairs of different articles that share a run of words with enough content.
fn candidates(said: &[Utterance]) -> BTreeSet<(usize, usize)> {
    let mut runs: BTreeMap<[&str; RUN], Vec<usize>> = BTreeMap::new();
    for (i, u) in said.iter().enumerate() {
        for w in u.words.windows(RUN) {
            let run = [w[0].as_str(), w[1].as_str(), w[2].as_str()];
            let list = runs.entry(run).or_default();
            if list.last() != Some(&i) {
                list.push(i);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for list in runs.values().filter(|l| l.len() <= STOCK) {
        for (n, &a) in list.iter().enumerate() {
            for &b in &list[n + 1..] {
                if said[a].place.article != said[b].place.article {
                    pairs.insert((a, b));
                }
            }
        }
    }
    pairs
}

/// Whether two tellings are of one utterance; a name alone stands in many.
fn is_same(alignment: &Alignment) -> bool {
    alignment.coverage >= COVERAGE
        && alignment.content >= CONTENT
        && alignment.plain > 0
        && alignment.run >= RUN
}

/// Whether one telling stands whole at the beginning or end of the other, or, being long enough, all through it: enough
/// where the speaker is the same.
fn is_cut_short(alignment: &Alignment) -> bool {
    alignment.coverage >= 1.0
        && alignment.content > 0
        && alignment.run >= RUN
        && (alignment.run == alignment.common || alignment.common >= LONG)
        && matches!(alignment.difference, Difference::Truncated | Difference::Condition | Difference::Elided)
}

/// Whether one utterance surely stands in two mouths: the speakers stated, the words many enough, and neither speaker
/// named in the sentence where the other one says them, or the one before.
fn is_certain(
    readings: &[Reading],
    cast: &Cast,
    a: &Utterance,
    b: &Utterance,
    alignment: &Alignment,
) -> bool {
    let near = |person: Option<usize>, there: &Utterance| {
        let reading = &readings[there.place.article];
        let sentence = reading.sentence_at(there.place.span.start).unwrap_or(0);
        let around =
            reading.sentences[sentence.saturating_sub(1)].span.union(reading.sentences[sentence].span);
        person.is_some_and(|p| {
            cast.people[p].mentions.iter().any(|m| {
                m.kind == MentionKind::Name
                    && m.place.article == there.place.article
                    && around.covers(m.place.span)
            })
        })
    };
    let name = |u: &Utterance| u.person.map_or("", |p| cast.people[p].name.as_str());
    !is_fuller(name(a), name(b))
        && !a.inferred
        && !b.inferred
        && alignment.common >= SAME_WORDS
        && alignment.content >= TELLING
        && alignment.coverage >= SAME_SHARE
        && (alignment.coverage >= SURE_SHARE || alignment.content > CONTENT)
        && !near(a.person, b)
        && !near(b.person, a)
}

fn two_speakers(story: &Story, cast: &Cast, a: &Utterance, b: &Utterance) -> Conflict {
    let name = |u: &Utterance| u.person.map_or(String::new(), |p| cast.people[p].name.clone());
    let outlet = |u: &Utterance| story.articles[u.place.article].outlet.clone();
    Conflict {
        kind: ConflictKind::Source,
        level: Level::Conflict,
        sides: [a, b].iter().map(|u| Side { place: u.attributed(), value: name(u) }).collect(),
        rule: "quote-two-speakers",
        why: format!(
            "The same words are given to {} ({}) and to {} ({}).",
            name(a),
            outlet(a),
            name(b),
            outlet(b)
        ),
    }
}

fn versions(story: &Story, said: &[Utterance], members: &[usize], difference: Difference) -> Conflict {
    let sides =
        members.iter().map(|&i| Side { place: said[i].place, value: said[i].spelt.join(" ") }).collect();
    let (rule, what) = match difference {
        Difference::Condition => {
            ("quote-condition-dropped", "one telling leaves out what the words were tied to")
        }
        Difference::Reworded => ("quote-reworded", "the tellings use different words"),
        Difference::Spliced => ("quote-spliced", "one telling joins two sentences that another keeps apart"),
        Difference::Elided => ("quote-elided", "one telling leaves words out"),
        Difference::Truncated => ("quote-truncated", "one telling is cut short"),
        Difference::Spelling | Difference::None => {
            ("quote-spelling", "the tellings differ in spelling alone")
        }
    };
    let shortest =
        members.iter().min_by_key(|&&i| said[i].words.len()).map_or("", |&i| story.words(said[i].place));
    let words = shortest.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
    Conflict {
        kind: ConflictKind::Quote,
        level: Level::Variation,
        sides,
        rule,
        why: format!("One utterance, “{words}…”, is quoted in more than one wording: {what}."),
    }
}

#[cfg(test)]
mod tests {
    use super::super::utterance::is_content;
    use super::*;
    use crate::story::Place;
    use crate::text::Span;

    fn said(article: usize, words: &str) -> Utterance {
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        Utterance {
            place: Place::new(article, Span::new(0, 1)),
            capital: words
                .iter()
                .filter(|w| w.starts_with(char::is_uppercase))
                .map(|w| w.to_lowercase())
                .collect(),
            spelt: words.clone(),
            words: words.iter().map(|w| w.to_lowercase()).collect(),
            tied: false,
            person: None,
            inferred: false,
            owned: true,
            source: None,
        }
    }

    fn between(a: &str, b: &str) -> (bool, Difference) {
        let alignment = utterance::align(&said(0, a), &said(1, b));
        (is_same(&alignment), alignment.difference)
    }

    #[test]
    fn one_utterance_is_found_in_its_tellings() {
        let whole = "the bridge will open in spring if the frost ends early";
        assert_eq!(between(whole, "the bridge will open in spring"), (true, Difference::Condition));
        assert_eq!(
            between(whole, "bridge will open in spring if the frost ends"),
            (true, Difference::Truncated)
        );
        assert_eq!(
            between("the old bridge will simply open in spring", "the old bridge will open in spring"),
            (true, Difference::Elided)
        );
        assert_eq!(
            between("the old bridge will open in spring", "the old bridge will open in summer"),
            (true, Difference::Reworded)
        );
        assert_eq!(
            between("the old bridge will really open in spring", "the old bridge will open in late spring"),
            (true, Difference::Reworded)
        );
        assert_eq!(between(whole, whole), (true, Difference::None));
    }

    #[test]
    fn what_is_told_beside_the_words_or_stands_before_but_is_no_lost_condition() {
        let whole = "the bridge will open in spring if the frost ends early";
        let short = Utterance { tied: true, ..said(1, "the bridge will open in spring") };
        assert_eq!(utterance::align(&said(0, whole), &short).difference, Difference::Truncated);
        let against = "crews worked hard but the bridge is a total loss to us";
        assert_eq!(between(against, "the bridge is a total loss to us"), (true, Difference::Truncated));
        let reserved = "the bridge is a total loss to us but the pier will be saved";
        assert_eq!(between(reserved, "the bridge is a total loss to us"), (true, Difference::Condition));
    }

    #[test]
    fn one_mouth_makes_common_words_one_utterance() {
        let cut = |a: &str, b: &str| is_cut_short(&utterance::align(&said(0, a), &said(1, b)));
        let whole = "if there is something to mend and if it can be then we will do it";
        assert!(cut("if there is something to mend then we will do it", whole));
        assert!(!cut("there is something it can do", whole), "too few words to be one utterance");
    }

    #[test]
    fn words_written_together_or_apart_are_one_wording() {
        let apart = "the oil fields along the coast will open";
        assert_eq!(between(apart, "the oilfields along the coast will open"), (true, Difference::Spelling));
    }

    #[test]
    fn other_utterances_are_not_joined() {
        assert!(!between("we will do what we can", "we will do it when we can").0);
        assert!(!between("the bridge will open in spring", "the tunnel was shut by frost").0);
        let law = "the Coastal Waters Act";
        assert!(!between(law, "what the Coastal Waters Act asks of a port").0, "a name alone");
    }

    #[test]
    fn content_words_are_long_and_uncommon() {
        assert!(is_content("bridge") && !is_content("would") && !is_content("if"));
    }
}
