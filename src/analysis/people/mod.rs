//! Who is in the story.
//!
//! Names are found in each article and made even over the story; names of one person are joined; offices that the
//! articles state turn "the French leader" into a mention; pronouns come last. What is not sure stays unlinked.

mod again;
mod bodies;
mod contexts;
mod descriptors;
mod discourse;
mod joins;
pub mod lexicon;
mod link;
mod lookalikes;
mod names;
mod office;
mod offices;
mod phrases;
pub mod quoted;
mod sex;
mod spelling;
pub mod tagger;
mod titles;
mod votes;
pub mod words;

use crate::analysis::{Entity, Mention, MentionKind, Reading};
use crate::story::{Place, Story};
use discourse::{Found, Reader};
use link::Person;
use names::Name;
pub use office::same_owner;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use tagger::Tag;
use titles::Titles;
use words::{Page, Usage};

/// Everybody and everything with a name.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    /// Persons, most mentioned first.
    pub people: Vec<Entity>,
    /// Organisations, most mentioned first.
    pub organisations: Vec<Entity>,
    /// Places, most mentioned first.
    pub places: Vec<Entity>,
}

/// Finds the names of the story and joins those of one person over all articles.
pub fn find(story: &Story, readings: &[Reading]) -> Cast {
    let pages: Vec<Page> = story.articles.par_iter().zip(readings).map(|(a, r)| Page::new(a, r)).collect();
    let usage = Usage::of(&pages);
    let names = names::find(&pages, &usage);
    let (mut people, person) = link::link(&pages, &names);
    let stated = offices::stated(&pages, &names, &person);
    for s in stated.iter().filter(|s| s.office.sex.is_some()) {
        people[s.person].sex = s.office.sex;
    }
    let titles = Titles::new(&stated);
    let read = |people: &[Person]| {
        let reader = Reader {
            pages: &pages,
            names: &names,
            person: &person,
            people,
            stated: &stated,
            titles: &titles,
        };
        (0..pages.len()).into_par_iter().map(|index| reader.read(index)).collect::<Vec<_>>()
    };
    // Once to learn from the pronouns who is a man and who a woman, once to link.
    for (_, votes) in read(&people) {
        for (at, [he, she]) in votes {
            people[at].pronouns[0] += he;
            people[at].pronouns[1] += she;
        }
    }
    people.iter_mut().for_each(Person::settle_sex);
    let found: Vec<Found> = read(&people).into_iter().flat_map(|(found, _)| found).collect();
    let mut entities: Vec<Entity> = people.iter().map(|p| entity(&pages, &names, p)).collect();
    let places = |page: &Page, ranges: Vec<Range<usize>>| -> Vec<Place> {
        ranges.into_iter().map(|words| Place::new(page.article, page.span(words))).collect()
    };
    for s in &stated {
        let page = &pages[s.page];
        let judged = descriptors::inside(page, &s.words);
        entities[s.person].descriptors.extend(places(page, judged));
        // What stands between two names may belong to either.
        let doubtful = stated.iter().any(|o| o.person != s.person && o.page == s.page && o.words == s.words);
        if let Some(words) = s.apart.clone().filter(|_| !doubtful) {
            let place = Place::new(page.article, page.span(words));
            entities[s.person].mentions.push(Mention { place, kind: MentionKind::Title });
        }
        if s.office.human {
            continue;
        }
        entities[s.person].roles.push(Place::new(page.article, page.span(s.words.clone())));
    }
    for (name, person) in names.iter().zip(&person) {
        let Some(person) = *person else { continue };
        let page = &pages[name.page];
        entities[person].descriptors.extend(places(page, descriptors::around(page, &name.words)));
    }
    for f in found {
        let page = &pages[f.page];
        entities[f.person].descriptors.extend(places(page, descriptors::around(page, &f.words)));
        let place = Place::new(page.article, page.span(f.words));
        entities[f.person].mentions.push(Mention { place, kind: f.kind });
        if f.office.is_some_and(|o| !o.kin && !o.human) {
            entities[f.person].roles.push(place);
        }
    }
    Cast {
        people: sorted(entities),
        organisations: sorted(others(&pages, &names, Tag::Organisation)),
        places: sorted(others(&pages, &names, Tag::Place)),
    }
}

fn place(pages: &[Page], name: &Name) -> Place {
    let page = &pages[name.page];
    Place::new(page.article, page.span(name.words.clone()))
}

fn entity(pages: &[Page], names: &[Name], person: &Person) -> Entity {
    let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
    let mut mentions = Vec::new();
    for &i in &person.names {
        let place = place(pages, &names[i]);
        *forms.entry(place.span.of(pages[names[i].page].text)).or_default() += 1;
        mentions.push(Mention { place, kind: MentionKind::Name });
    }
    let fullest = |&(form, count): &(&str, usize)| {
        let shouted = form.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        (!shouted, form.split(' ').filter(|w| w.len() > 2).count(), count, form.len())
    };
    let name = forms.into_iter().max_by_key(fullest).map(|(form, _)| form.to_owned()).unwrap_or_default();
    Entity { name, mentions, ..Entity::default() }
}

/// The names of organisations or places; the same words name the same thing.
fn others(pages: &[Page], names: &[Name], tag: Tag) -> Vec<Entity> {
    let mut found: BTreeMap<String, Entity> = BTreeMap::new();
    for name in names.iter().filter(|n| n.tag == tag) {
        let place = place(pages, name);
        let words = place.span.of(pages[name.page].text);
        let entity = found.entry(lexicon::folded(words)).or_default();
        if entity.name.is_empty() {
            entity.name = words.to_owned();
        }
        entity.mentions.push(Mention { place, kind: MentionKind::Name });
    }
    found.into_values().collect()
}

/// Most mentioned first, then by first mention; mentions by place.
fn sorted(mut entities: Vec<Entity>) -> Vec<Entity> {
    for entity in &mut entities {
        entity.mentions.sort_by_key(|m| m.place);
        entity.roles.sort();
        entity.roles.dedup();
        entity.descriptors.sort();
        entity.descriptors.dedup();
    }
    entities.retain(|e| !e.mentions.is_empty());
    entities.sort_by_key(|e| (usize::MAX - e.mentions.len(), e.mentions[0].place));
    entities
}

#[cfg(test)]
mod tests;
