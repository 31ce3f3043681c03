//! One person over all articles.
//!
//! Full names first: two are one person's where the surnames agree (also in another spelling) and nothing in the first
//! names speaks against it. A bare surname or first name then goes to the person of that name who was last mentioned in
//! the same article, else to the one whom the article names later, else to the story's.

use crate::analysis::people::lexicon::{Kinds, lexicon};
use crate::analysis::people::names::{Name, title_before};
use crate::analysis::people::sex::Sex;
use crate::analysis::people::spelling::{
    same_but_for_vowels, same_sound, same_sound_given, same_spelling, skeleton, sounds,
};
use crate::analysis::people::tagger::Tag;
use crate::analysis::people::words::Page;
use crate::text::TokenKind;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// A person of the story.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// Indices into the names, in order.
    pub names: Vec<usize>,
    /// The folded words of the fullest form.
    pub form: Form,
    /// Man, woman, or not known.
    pub sex: Option<Sex>,
    /// How often "he" and "she" seem to mean the person.
    pub pronouns: [u32; 2],
    /// How often the name is given in full.
    full: usize,
    /// Folded titles written before the name.
    titles: BTreeSet<String>,
}

impl Person {
    /// Takes the sex from the pronouns where neither first name nor title told it.
    pub fn settle_sex(&mut self) {
        let [he, she] = self.pronouns;
        if self.sex.is_none() && he != she {
            self.sex = Some(if he > she { Sex::Male } else { Sex::Female });
        }
    }
}

/// A name taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// First names and initials, folded.
    pub given: Vec<String>,
    /// The last word, with the particles before it, folded.
    pub surname: String,
}

impl Form {
    fn of(page: &Page, name: &Name) -> Self {
        let words: Vec<&str> = page.words[name.words.clone()]
            .iter()
            .filter(|w| w.token == TokenKind::Word)
            .map(|w| w.low.as_str())
            .filter(|low| !matches!(*low, "jr" | "sr" | "ii" | "iii" | "iv"))
            .collect();
        let Some((last, before)) = words.split_last() else { return Self::default() };
        let mut given = before.len();
        while given > 0
            && lexicon().kinds(before[given - 1]).any(Kinds::PARTICLE)
            && before[given - 1].len() < 4
        {
            given -= 1;
        }
        let surname = before[given..].iter().copied().chain([*last]).collect::<Vec<_>>().join(" ");
        Self { given: before[..given].iter().map(|w| w.trim_end_matches('.').to_owned()).collect(), surname }
    }

    fn is_full(&self) -> bool {
        !self.given.is_empty()
    }

    /// Whether two full names can be one person's.
    fn agrees(&self, other: &Self) -> bool {
        same_spelling(&self.surname, &other.surname) && same_given(&self.given, &other.given)
            || same_sound(&self.surname, &other.surname) && sound_alike(&self.given, &other.given)
            || self.turned_round(other)
    }

    /// Whether the two are the same words, surname first in one of them: `Kim Jong Un` and `Jong Un Kim`.
    fn turned_round(&self, other: &Self) -> bool {
        let flat = |form: &Self| {
            let mut words: Vec<String> =
                form.given.iter().flat_map(|w| w.split('-')).map(str::to_owned).collect();
            words.extend(form.surname.split('-').map(str::to_owned));
            words.sort();
            words
        };
        flat(self) == flat(other)
    }
}

/// Whether the first of the first names are spellings of one.
fn sound_alike(a: &[String], b: &[String]) -> bool {
    a.first().zip(b.first()).is_some_and(|(x, y)| lexicon().same_first_name(x, y) || same_sound_given(x, y))
}

fn same_given(a: &[String], b: &[String]) -> bool {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return true };
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    let alike = |x: &str, y: &str| {
        x == y
            || initial(x, y)
            || initial(y, x)
            || lexicon().same_first_name(x, y)
            || same_spelling(x, y)
            || same_but_for_vowels(x, y)
    };
    // The first of one may be the second of the other: "J. Edgar" and "Edgar".
    alike(x, y)
        || a.iter().skip(1).any(|x| x.len() > 2 && x == y)
        || b.iter().skip(1).any(|y| y.len() > 2 && x == y)
}

/// The persons behind `names`, in no order that means anything, and for each name its person (`None` for names of other
/// things).
pub fn link(pages: &[Page], names: &[Name]) -> (Vec<Person>, Vec<Option<usize>>) {
    let forms: Vec<Form> = names.iter().map(|n| Form::of(&pages[n.page], n)).collect();
    let mut linker = Linker {
        pages,
        names,
        forms,
        people: Vec::new(),
        person: vec![None; names.len()],
        by_word: BTreeMap::new(),
        by_sound: BTreeMap::new(),
    };
    linker.full_names();
    linker.bare_names();
    let Linker { mut people, person, .. } = linker;
    for p in &mut people {
        p.names.sort_unstable();
    }
    (people, person)
}

/// A person whom a bare name may name.
struct Candidate {
    p: usize,
    /// By surname rather than first name.
    surname: bool,
    /// The title before the name stands before the person's name elsewhere.
    titled: bool,
    /// Named in the same article.
    here: bool,
    /// The last name of the person before this one in the article.
    before: Option<usize>,
    /// How often the person is named in full.
    weight: usize,
}

/// No story has more persons of one name; a longer list is no story.
const MOST_NAMESAKES: usize = 100;

/// Of two persons of one surname, who is named in full this much more often than the other is whom the bare surname
/// means: relatives of the story's main person get first names.
const PRINCIPAL: usize = 2;

impl Candidate {
    fn beats(&self, other: &Self) -> bool {
        let first = (self.surname, self.titled, self.here).cmp(&(other.surname, other.titled, other.here));
        let principal = if self.weight > PRINCIPAL * other.weight {
            Ordering::Greater
        } else if other.weight > PRINCIPAL * self.weight {
            Ordering::Less
        } else {
            Ordering::Equal
        };
        let last = self.before.cmp(&other.before);
        first.then(principal).then(last).then(self.weight.cmp(&other.weight)).is_gt()
    }
}

struct Linker<'a> {
    pages: &'a [Page<'a>],
    names: &'a [Name],
    forms: Vec<Form>,
    people: Vec<Person>,
    person: Vec<Option<usize>>,
    /// Persons by any word a bare name could be.
    by_word: BTreeMap<String, BTreeSet<usize>>,
    /// Persons by the consonants of the surname.
    by_sound: BTreeMap<String, BTreeSet<usize>>,
}

impl Linker<'_> {
    fn full_names(&mut self) {
        // Longest first, so that a person starts with the fullest form and initials find it.
        let mut order: Vec<usize> = (0..self.names.len())
            .filter(|&i| self.names[i].tag == Tag::Person && self.forms[i].is_full())
            .collect();
        order.sort_by_key(|&i| {
            let form = &self.forms[i];
            let initials = form.given.iter().filter(|g| g.len() == 1).count();
            (initials, usize::MAX - form.given.len(), i)
        });
        let mut by_surname: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for i in order {
            let form = self.forms[i].clone();
            let mut keys = vec![skeleton(&form.surname), skeleton(&form.given[0]), sounds(&form.surname)];
            keys.sort_unstable();
            keys.dedup();
            let fits = |p: &&usize| self.people[**p].form.agrees(&form) && !self.sexes_clash(**p, i);
            let alike = keys
                .iter()
                .filter_map(|k| by_surname.get(k))
                .flat_map(|list| list.iter().take(MOST_NAMESAKES));
            let found = alike.copied().find(|p| fits(&p));
            let at = found.unwrap_or_else(|| {
                self.people.push(Person { form, ..Person::default() });
                self.people.len() - 1
            });
            for key in keys {
                let list = by_surname.entry(key).or_default();
                if !list.contains(&at) {
                    list.push(at);
                }
            }
            self.assign(i, at);
        }
    }

    /// Whether the title before name `i` belongs to the other sex than person `p`.
    fn sexes_clash(&self, p: usize, i: usize) -> bool {
        let said = self.said_sex(i);
        said.is_some() && self.people[p].sex.is_some() && said != self.people[p].sex
    }

    /// The sex that the title or the first name of name `i` tells.
    fn said_sex(&self, i: usize) -> Option<Sex> {
        let name = &self.names[i];
        let page = &self.pages[name.page];
        let title = title_before(page, name.words.start).and_then(|t| Sex::of_word(page.words[t].kinds));
        title.or_else(|| {
            self.forms[i]
                .given
                .iter()
                .find(|g| g.len() > 1)
                .and_then(|g| Sex::of_first_name(lexicon().kinds(g)))
        })
    }

    fn assign(&mut self, i: usize, at: usize) {
        let sex = self.said_sex(i);
        let name = &self.names[i];
        let page = &self.pages[name.page];
        let title = title_before(page, name.words.start).map(|t| page.words[t].low.clone());
        let form = &self.forms[i];
        let mut words: Vec<String> = vec![form.surname.clone()];
        words.extend(form.surname.split(' ').next_back().map(str::to_owned));
        words.extend(form.given.iter().filter(|g| g.len() > 1).cloned());
        for word in words {
            self.by_word.entry(skeleton(&word)).or_default().insert(at);
        }
        self.by_sound.entry(sounds(&form.surname)).or_default().insert(at);
        let person = &mut self.people[at];
        person.sex = person.sex.or(sex);
        person.names.push(i);
        person.full += usize::from(form.is_full());
        person.titles.extend(title);
        self.person[i] = Some(at);
    }

    fn bare_names(&mut self) {
        // The name of each person that stands last in each article so far; then the bare names find it.
        let mut last: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for i in 0..self.names.len() {
            if self.names[i].tag != Tag::Person {
                continue;
            }
            let page = self.names[i].page;
            let at = match self.person[i] {
                Some(at) => at,
                None => {
                    let at = self.best_for(i, &last).or_else(|| self.sounding_like(i)).unwrap_or_else(|| {
                        self.people.push(Person { form: self.forms[i].clone(), ..Person::default() });
                        self.people.len() - 1
                    });
                    self.assign(i, at);
                    at
                }
            };
            last.insert((page, at), i);
        }
    }

    /// The one person whose surname sounds like the bare name `i` and whom its article spells in no other way.
    fn sounding_like(&self, i: usize) -> Option<usize> {
        let surname = &self.forms[i].surname;
        let heard = self.by_sound.get(&sounds(surname))?.iter().take(MOST_NAMESAKES);
        let mut alike = heard.filter(|&&p| same_sound(&self.people[p].form.surname, surname));
        let (one, other) = (alike.next()?, alike.next());
        let here = self.people[*one].names.iter().any(|&n| self.names[n].page == self.names[i].page);
        (other.is_none() && !here && !self.sexes_clash(*one, i)).then_some(*one)
    }

    /// The person whom the bare name `i` most likely names.
    fn best_for(&self, i: usize, last: &BTreeMap<(usize, usize), usize>) -> Option<usize> {
        let form = &self.forms[i];
        let page = self.names[i].page;
        let title = title_before(&self.pages[page], self.names[i].words.start)
            .map(|t| &self.pages[page].words[t].low);
        let candidates = self.by_word.get(&skeleton(&form.surname))?;
        candidates
            .iter()
            .take(MOST_NAMESAKES)
            .filter(|&&p| !self.sexes_clash(p, i))
            .filter_map(|&p| {
                let person = &self.people[p];
                let surname = same_spelling(&person.form.surname, &form.surname)
                    || person
                        .form
                        .surname
                        .split(' ')
                        .next_back()
                        .is_some_and(|s| same_spelling(s, &form.surname));
                let given = person.form.given.iter().any(|g| same_spelling(g, &form.surname));
                if !surname && !given {
                    return None;
                }
                let titled = title.is_some_and(|t| person.titles.contains(t));
                let before = last.get(&(page, p)).copied();
                let after = person.names.iter().any(|&n| self.names[n].page == page);
                let here = before.is_some() || after;
                Some(Candidate { p, surname, titled, here, before, weight: person.full })
            })
            .reduce(|a, b| if b.beats(&a) { b } else { a })
            .map(|c| c.p)
    }
}
