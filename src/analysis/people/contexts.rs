//! Doubt about bare names. News introduces a person with a full name or a title; a single word that is never introduced,
//! on no list of names, and stands where places and firms stand, is no person whatever the tagger thinks.

use crate::analysis::people::lexicon::Kinds;
use crate::analysis::people::names::{Name, title_before};
use crate::analysis::people::tagger::Tag;
use crate::analysis::people::words::{Page, Word};
use crate::text::TokenKind;
use std::collections::{BTreeMap, BTreeSet};

/// Where single words that are tagged as persons stand.
pub struct Contexts {
    of: BTreeMap<String, Context>,
    /// Last words and first words of full names.
    introduced: BTreeSet<String>,
    /// Words of organisations' names of several words, and single ones.
    bodies: BTreeSet<String>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Context {
    person: u32,
    place: u32,
    body: u32,
}

impl Contexts {
    /// Looks at the places of the single-word names among `names`.
    pub fn count(pages: &[Page], names: &[Name]) -> Self {
        let mut contexts = Self { of: BTreeMap::new(), introduced: BTreeSet::new(), bodies: BTreeSet::new() };
        for name in names {
            let page = &pages[name.page];
            let words = &page.words[name.words.clone()];
            match name.tag {
                Tag::Person if words.len() > 1 => {
                    contexts.introduced.insert(words[words.len() - 1].low.clone());
                    contexts.introduced.insert(words[0].low.clone());
                }
                Tag::Organisation => {
                    let plain = |w: &&Word| w.is_capital() && !w.kinds.any(Kinds::BODY.and(Kinds::OFFICE));
                    contexts.bodies.extend(words.iter().filter(plain).map(|w| w.low.clone()));
                }
                _ => {}
            }
        }
        for name in names.iter().filter(|n| n.words.len() == 1 && n.tag != Tag::Organisation) {
            let page = &pages[name.page];
            let low = page.words[name.words.start].low.clone();
            look(page, name, contexts.of.entry(low).or_default());
        }
        contexts
    }

    /// Takes from the persons the single words that are more likely something else.
    pub fn doubt(&self, pages: &[Page], names: &mut [Name]) {
        let mut named_here: BTreeSet<(usize, String)> = BTreeSet::new();
        for name in names {
            let page = &pages[name.page];
            let word = &page.words[name.words.end - 1];
            if name.tag != Tag::Person || name.words.len() > 1 {
                if name.tag == Tag::Person {
                    named_here.insert((name.page, word.low.clone()));
                }
                continue;
            }
            let context = self.of.get(&word.low).copied().unwrap_or_default();
            if self.introduced.contains(&word.low) {
                // A firm that bears a person's name: bare, it is the person only after the article named them.
                let firm = self.bodies.contains(&word.low) && context.person == 0;
                if firm && !name.sure && !named_here.contains(&(name.page, word.low.clone())) {
                    name.tag = Tag::Organisation;
                }
                continue;
            }
            let plain = Kinds::WORD_TOO.and(Kinds::CITY).and(Kinds::NATION).and(Kinds::PEOPLE_OF);
            let listed = word.kinds.any(Kinds::FIRST_NAME.and(Kinds::SURNAME)) && !word.kinds.any(plain);
            let people = self.is_people_of_somewhere(&word.low);
            let against = context.place + context.body + u32::from(people);
            if against > context.person + u32::from(listed) {
                name.tag = if context.body > context.place { Tag::Organisation } else { Tag::Place };
            }
        }
    }

    /// Whether the word is another word's people or place: "Ruritanian" beside "Ruritania".
    fn is_people_of_somewhere(&self, low: &str) -> bool {
        let stem: String = low.chars().take(low.chars().count().saturating_sub(2)).collect();
        stem.len() > 3
            && self
                .of
                .range(stem.clone()..)
                .take_while(|(other, _)| other.starts_with(&stem))
                .any(|(other, _)| other != low && (other.ends_with("an") || low.ends_with("an")))
    }
}

/// Counts what stands around a single-word name.
fn look(page: &Page, name: &Name, context: &mut Context) {
    let at = name.words.start;
    let line = &page.sentences[page.line_of(at)].words;
    let near = |at: Option<usize>| at.filter(|at| line.contains(at)).map(|at| &page.words[at]);
    let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
    let next = near(Some(at + 2));
    if title_before(page, at).is_some() {
        context.person += 3;
    }
    if after.is_some_and(|w| w.kinds.any(Kinds::SPEECH)) || before.is_some_and(|w| w.kinds.any(Kinds::SPEECH))
    {
        context.person += 1;
    }
    if after.is_some_and(|w| w.low == ",")
        && next.is_some_and(|w| w.token == TokenKind::Number && w.low.len() == 2)
    {
        context.person += 2;
    }
    let Some(before) = before else { return };
    match before.low.as_str() {
        "in" | "near" | "across" | "outside" | "inside" | "around" | "within" | "throughout" => {
            context.place += 2
        }
        "at" | "into" | "from" | "towards" | "leaving" | "reaching" => context.place += 1,
        "company" | "firm" | "group" | "giant" | "maker" | "retailer" | "bank" | "brand" | "chain"
        | "agency" | "newspaper" | "broadcaster" | "startup" | "start-up" | "platform" | "supplier"
        | "producer" | "operator" | "airline" => {
            context.body += 3;
        }
        "the" if after.is_some_and(|w| w.is_capital() || w.token == TokenKind::Word) => context.body += 1,
        _ => {}
    }
}
