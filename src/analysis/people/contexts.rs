//! Doubt about names. News introduces a person with a full name or a title; a name that is never introduced, on no list
//! of names, and stands where places and firms stand, is no person whatever the tagger thinks.

use crate::analysis::people::lexicon::{Kinds, lexicon};
use crate::analysis::people::names::{Name, is_of_administration, is_storm_or_ship, title_before};
use crate::analysis::people::phrases::is_office;
use crate::analysis::people::tagger::Tag;
use crate::analysis::people::votes::key;
use crate::analysis::people::words::{Page, Usage, Word};
use crate::text::{TokenKind, WordList};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Where the names stand that no title and no first name makes sure.
#[derive(Debug, Default)]
pub struct Contexts {
    of: BTreeMap<String, Context>,
    /// Last words and first words of full names.
    introduced: BTreeSet<String>,
    /// Words of organisations' names.
    bodies: BTreeSet<String>,
    /// Words of places' names of several words.
    places: BTreeSet<String>,
}

/// How often a name stands where persons, places and bodies stand.
#[derive(Debug, Clone, Copy, Default)]
struct Context {
    titled: u32,
    speaks: u32,
    place: u32,
    body: u32,
    /// Where a ship sails.
    ship: u32,
    /// Where anything might come from or go to.
    weak: u32,
    /// How often it is tagged as a body.
    bodies: u32,
    /// How often it is tagged as a place.
    places: u32,
    /// Only ever the first word of a sentence, and an everyday word elsewhere.
    everyday: bool,
}

impl Context {
    fn add(&mut self, other: Self) {
        self.titled += other.titled;
        self.speaks += other.speaks;
        self.place += other.place;
        self.body += other.body;
        self.ship += other.ship;
        self.weak += other.weak;
    }
}

impl Contexts {
    /// Looks at all `names`.
    pub fn count(pages: &[Page], usage: &Usage, names: &[Name]) -> Self {
        let mut contexts = Self::default();
        for name in names {
            let page = &pages[name.page];
            let words = &page.words[name.words.clone()];
            match name.tag {
                Tag::Person if words.len() > 1 && name.sure => {
                    contexts.introduced.insert(words[words.len() - 1].low.clone());
                    contexts.introduced.insert(words[0].low.clone());
                }
                Tag::Organisation => {
                    let plain = |w: &&Word| w.is_capital() && !w.kinds.any(Kinds::BODY.and(Kinds::OFFICE));
                    contexts.bodies.extend(words.iter().filter(plain).map(|w| w.low.clone()));
                }
                Tag::Place if words.len() > 1 => {
                    let plain =
                        |w: &&Word| w.is_capital() && !w.kinds.any(Kinds::PLACE.and(Kinds::HONORIFIC));
                    contexts.places.extend(words.iter().filter(plain).map(|w| w.low.clone()));
                }
                _ => {}
            }
            let context = contexts.of.entry(key(page, &name.words)).or_default();
            context.add(look(page, &name.words));
            context.bodies += u32::from(name.tag == Tag::Organisation);
            context.places += u32::from(name.tag == Tag::Place);
            let used = usage.get(&words[0].low);
            context.everyday = words.len() == 1 && used.small > 0 && used.capital == 0;
        }
        contexts
    }

    /// Takes from the persons what is more likely something else.
    pub fn doubt(&self, pages: &[Page], names: &mut Vec<Name>) {
        let mut named_here: BTreeSet<(usize, String)> = BTreeSet::new();
        names.retain_mut(|name| {
            let page = &pages[name.page];
            if name.tag != Tag::Person {
                name.tag = self.thing(&key(page, &name.words), name.tag);
                return true;
            }
            let last = &page.words[name.words.end - 1];
            let context = self.of.get(&key(page, &name.words)).copied().unwrap_or_default();
            if context.ship > context.speaks + context.titled {
                return false;
            }
            if name.words.len() > 1 {
                named_here.insert((name.page, last.low.clone()));
                if !name.sure && context.titled == 0 && context.place + context.body > 2 * context.speaks {
                    name.tag = if context.body > context.place { Tag::Organisation } else { Tag::Place };
                }
                return true;
            }
            if self.introduced.contains(&last.low) {
                // A firm that bears a person's name: bare, it is the person only after the article named them.
                let here =
                    named_here.contains(&(name.page, last.low.clone())) && look(page, &name.words).body == 0;
                if self.bodies.contains(&last.low) && !name.sure && !here {
                    name.tag = Tag::Organisation;
                }
                return true;
            }
            if is_of_administration(page, &name.words) {
                return true;
            }
            if context.everyday && context.titled == 0 && !last.kinds.any(Kinds::FIRST_NAME) {
                return false;
            }
            let plain = Kinds::WORD_TOO.and(Kinds::CITY).and(Kinds::NATION).and(Kinds::PEOPLE_OF);
            let listed = last.kinds.any(Kinds::FIRST_NAME.and(Kinds::SURNAME)) && !last.kinds.any(plain);
            let people = u32::from(self.is_people_of_somewhere(&last.low));
            let weak = if listed { 0 } else { context.weak + 2 * u32::from(self.places.contains(&last.low)) };
            let against = context.place + context.body + weak + people;
            let heard = if listed { context.speaks } else { context.speaks.min(1) };
            if against > context.titled + heard + u32::from(listed) {
                name.tag = if context.body > context.place + people { Tag::Organisation } else { Tag::Place };
            }
            true
        });
    }

    /// Whether the name `key`, which is no person's, is a body or a place: as most of its uses are tagged, unless what stands
    /// around them says better.
    fn thing(&self, key: &str, tag: Tag) -> Tag {
        let context = self.of.get(key).copied().unwrap_or_default();
        if lexicon().kinds(key).any(Kinds::NATION.and(Kinds::CITY)) {
            return Tag::Place;
        }
        match (context.body > context.place, context.bodies.cmp(&context.places)) {
            (true, _) | (_, Ordering::Greater) => Tag::Organisation,
            (_, Ordering::Less) => Tag::Place,
            _ => tag,
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
                .take(RELATIVES)
                .any(|(other, _)| {
                    other != low && !other.contains(' ') && (other.ends_with("an") || low.ends_with("an"))
                })
    }
}

/// A word has no more forms than this.
const RELATIVES: usize = 20;

/// Nouns after which "of NAME" is a place.
static PLACES: WordList = WordList::new(
    "town village city parish county district region island port province state capital suburb hamlet \
     borough municipality valley republic kingdom area coast shores outskirts",
);
/// Nouns that stand before a firm's name.
static FIRMS: WordList = WordList::new(
    "company firm group giant maker retailer bank brand chain agency newspaper broadcaster startup start-up \
     platform supplier producer operator airline manufacturer rival competitor parent subsidiary owner conglomerate",
);
/// Nouns that stand after the bare name of a place.
static OF_PLACE: WordList = WordList::new(
    "soil troops border government ministry army capital bypass quarry authorities residents territory \
     parliament province valley river forces police streets school airport station harbour",
);
/// Nouns that stand after the bare name of a firm.
static OF_FIRM: WordList = WordList::new(
    "shares shareholders stock executives employees workers staff customers plant factory stores products \
     branded brand newspaper magazine website channel daily weekly agency spokesman spokeswoman spokesperson board management distributor headquarters chief boss",
);
/// What ships do, whoever they are called after.
static AFLOAT: WordList = WordList::new("sank sailed docked capsized foundered berthed steamed anchored");
/// What only firms have.
static SHARES: WordList = WordList::new(
    "shares shareholders stock earnings profits revenue dividend outlets restaurants dealerships subsidiaries",
);
/// What cannot be owned, and so follows a name that ends like a possessive.
static FINITE: WordList =
    WordList::new("said says sold sells was were is are has had will would plans opened closed");
/// What is done to firms.
static TO_FIRM: WordList =
    WordList::new("runs chairs owns founded acquired acquires buys bought joined joins");

/// Between what is paid and what for stand no more words than this.
const PRICE: usize = 8;

/// Whether a price is paid or offered for what stands at word `at` of the sentence that begins at `from`.
fn is_paid(page: &Page, from: usize, at: usize) -> bool {
    page.words[from.max(at.saturating_sub(PRICE))..at]
        .iter()
        .any(|w| matches!(w.low.as_str(), "paid" | "pays" | "paying" | "bid" | "bids" | "bidding"))
}

/// What stands around the name `words`.
fn look(page: &Page, words: &Range<usize>) -> Context {
    let mut context = Context::default();
    let line = &page.sentences[page.line_of(words.start)].words;
    let near = |at: Option<usize>| at.filter(|at| line.contains(at)).map(|at| &page.words[at]);
    let (before, earlier) = (near(words.start.checked_sub(1)), near(words.start.checked_sub(2)));
    let (after, next) = (near(Some(words.end)), near(Some(words.end + 1)));
    let listed = |list: &WordList, word: Option<&Word>| word.is_some_and(|w| list.has(&w.low));
    if title_before(page, words.start).is_some() {
        context.titled += 3;
    }
    if after.is_some_and(|w| w.low == ",")
        && next.is_some_and(|w| w.token == TokenKind::Number && w.low.len() == 2)
    {
        context.titled += 2;
    }
    let speaks = |word: Option<&Word>| word.is_some_and(|w| w.kinds.any(Kinds::SPEECH));
    let its = (words.end..line.end.min(words.end + 5))
        .any(|i| matches!(page.words[i].low.as_str(), "its" | "it" | "itself"));
    // "told the Harbour Wire": papers are told more often than persons.
    let told = before.is_some_and(|w| matches!(w.low.as_str(), "told" | "tells" | "telling"));
    if speaks(after) && its || told && !speaks(after) {
        context.body += 1;
    } else if speaks(after) || speaks(before) {
        context.speaks += 1;
    }
    if after.is_some_and(|w| w.token == TokenKind::Possessive) {
        let theirs = next.is_some_and(|w| {
            matches!(
                w.low.as_str(),
                "lawyer" | "spokesman" | "spokeswoman" | "aide" | "adviser" | "doctor" | "coach" | "manager"
            )
        });
        let mut further = (words.end + 1..line.end.min(words.end + 4)).map(|i| &page.words[i]);
        if !theirs
            && further.any(|w| {
                is_office(w) && !w.kinds.any(Kinds::KIN) || w.is_capital() && w.kinds.any(Kinds::BODY)
            })
        {
            context.body += 1;
        }
    }
    if listed(&OF_PLACE, after) {
        context.place += 2;
    }
    let owned = after.is_some_and(|w| w.token == TokenKind::Possessive);
    if listed(&OF_FIRM, after) {
        context.body += 2;
    }
    if owned && listed(&SHARES, next) {
        context.body += 3;
    }
    context.ship += u32::from(listed(&AFLOAT, after) && before.is_some_and(|w| w.low == "the"));
    // "Barlow's sold ...": the ending is part of the name.
    if owned && listed(&FINITE, next) {
        context.body += 2;
    }
    let Some(before) = before else { return context };
    match before.low.as_str() {
        "in" | "near" | "across" | "outside" | "inside" | "around" | "within" | "throughout" => {
            context.place += 2
        }
        "of" if listed(&PLACES, earlier) => context.place += 3,
        "at" | "into" | "from" | "towards" | "leaving" | "reaching" => context.weak += 1,
        low if is_storm_or_ship(low) => context.body += 3,
        "the" if after.is_some() => context.weak += 1,
        "for" if is_paid(page, line.start, words.start) => context.body += 2,
        _ if listed(&FIRMS, Some(before)) => context.body += 3,
        _ if listed(&TO_FIRM, Some(before)) => context.body += 2,
        _ => {}
    }
    context
}
