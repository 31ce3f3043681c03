//! Whom a title means: "the French leader", "the former minister".
//!
//! A title fits a person when the articles state an office for them that it repeats or generalises, and nothing in it
//! (nation, body, kind of office) is at odds with what they state. What the same article states comes first. Where two
//! persons fit equally, the title stays nobody's.

use crate::analysis::people::office::{Office, same_owner};
use crate::analysis::people::offices::Stated;
use std::collections::{BTreeMap, BTreeSet};

/// The stated offices, by what a title needs to know.
pub struct Titles {
    /// Per person: page and office.
    of: BTreeMap<usize, Vec<(usize, Office)>>,
    /// Per person: the nations of their offices.
    nations: BTreeMap<usize, BTreeSet<usize>>,
    /// Per person: the owners of their offices.
    owners: BTreeMap<usize, BTreeSet<String>>,
}

/// How well a title fits a person; a higher one is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// By an office that only other articles state.
    Story,
    /// By an office that this article states.
    Article,
    /// A former holder, by what other articles state.
    FormerStory,
    /// A former holder, by what this article states.
    FormerArticle,
}

impl Titles {
    /// Indexes `stated`.
    pub fn new(stated: &[Stated]) -> Self {
        let mut titles = Self { of: BTreeMap::new(), nations: BTreeMap::new(), owners: BTreeMap::new() };
        for s in stated {
            if !s.office.kin && !s.office.human {
                titles.nations.entry(s.person).or_default().extend(s.office.nation);
                titles.owners.entry(s.person).or_default().extend(s.office.owners.iter().cloned());
            }
            titles.of.entry(s.person).or_default().push((s.page, s.office.clone()));
        }
        titles
    }

    /// The persons whom `title`, which stands on page `page`, can mean.
    pub fn fitting(&self, title: &Office, page: usize) -> Vec<(usize, Fit)> {
        let mut found = Vec::new();
        for (&person, offices) in &self.of {
            if !self.belongs(title, person) {
                continue;
            }
            let best = offices
                .iter()
                .filter(|(_, office)| repeats(title, office))
                // Whom this article gives the office is no former holder.
                .filter(|(at, office)| office.former || !title.former || *at != page)
                .map(|(at, office)| match (office.former && title.former, *at == page) {
                    (true, true) => Fit::FormerArticle,
                    (true, false) => Fit::FormerStory,
                    (false, true) => Fit::Article,
                    (false, false) => Fit::Story,
                })
                .max();
            found.extend(best.map(|fit| (person, fit)));
        }
        found
    }

    /// The persons of whom page `page` says what `title`, which is no office, says: "the boy", "his daughter".
    pub fn described(&self, title: &Office, page: usize) -> Vec<usize> {
        let told = |(at, office): &(usize, Office)| {
            *at == page && (office.kin || office.human) && same_human(&title.head, &office.head)
        };
        self.of.iter().filter(|(_, offices)| offices.iter().any(told)).map(|(&person, _)| person).collect()
    }

    /// The persons of `nation`: whom "the former British minister" may mean though no article says that they were one.
    pub fn of_nation(&self, nation: usize) -> Vec<usize> {
        self.nations
            .iter()
            .filter(|(_, nations)| nations.contains(&nation))
            .map(|(&person, _)| person)
            .collect()
    }

    /// Whether an office is stated for `person`.
    pub fn has_office(&self, person: usize) -> bool {
        self.of
            .get(&person)
            .is_some_and(|offices| offices.iter().any(|(_, office)| !office.kin && !office.human))
    }

    /// Whether nothing in the nation or body of `title` is at odds with what is stated of `person`.
    fn belongs(&self, title: &Office, person: usize) -> bool {
        let nations = &self.nations.get(&person);
        if let Some(nation) = title.nation {
            return nations.is_some_and(|n| n.contains(&nation));
        }
        let Some(owners) = self.owners.get(&person) else { return title.owners.is_empty() };
        title.owners.iter().all(|owner| is_vague(owner) || owners.iter().any(|o| same_owner(o, owner)))
    }
}

/// Owners that name no body of their own: "the company's chief executive".
fn is_vague(owner: &str) -> bool {
    matches!(
        owner,
        "company"
            | "firm"
            | "group"
            | "bloc"
            | "alliance"
            | "country"
            | "nation"
            | "state"
            | "city"
            | "town"
            | "village"
            | "agency"
            | "ministry"
            | "department"
            | "party"
            | "union"
            | "team"
            | "club"
            | "chain"
            | "bank"
            | "island"
            | "county"
            | "province"
            | "region"
            | "council"
            | "board"
            | "force"
            | "school"
            | "university"
            | "district"
    )
}

/// Whether `title` says nothing that `office` does not: the same head or a more general one, and no kind of office that
/// the other lacks.
fn repeats(title: &Office, office: &Office) -> bool {
    if title.kin != office.kin || title.human || office.human || office.former && !title.former {
        return false;
    }
    if is_minister_by_another_name(title) && !has_portfolio(office) {
        return false;
    }
    let heads = title.head == office.head && title.modifiers.iter().all(|m| modified(m, office));
    heads || generalises(title, office)
}

/// "The secretary of state", which without more is a minister with a portfolio wherever ministers are called secretaries.
fn is_minister_by_another_name(title: &Office) -> bool {
    title.head == "secretary" && title.owners.len() == 1 && title.owners.contains("state")
}

/// Whether an office is a minister's rather than a clerk's or a society's: "transport secretary", not "general secretary".
fn has_portfolio(office: &Office) -> bool {
    const OTHERS: [&str; 12] = [
        "general",
        "press",
        "private",
        "executive",
        "permanent",
        "assistant",
        "deputy",
        "first",
        "party",
        "club",
        "company",
        "personal",
    ];
    !office.modifiers.iter().any(|modifier| OTHERS.contains(&modifier.as_str()))
}

/// Whether two words can mean one human being: the same word, or a child by another word.
fn same_human(a: &str, b: &str) -> bool {
    let any_child = |word: &str| matches!(word, "child" | "baby" | "toddler" | "infant" | "newborn");
    let child = |word: &str| any_child(word) || matches!(word, "son" | "daughter" | "boy" | "girl");
    a == b || child(a) && child(b) && (any_child(a) || any_child(b))
}

fn modified(modifier: &str, office: &Office) -> bool {
    office.modifiers.contains(modifier)
        || is_coloured(modifier)
        || office.owners.iter().any(|o| same_owner(o, modifier))
}

/// Adjectives that only colour: "the 61-year-old minister", "the red-faced mayor".
fn is_coloured(modifier: &str) -> bool {
    modifier.contains('-')
        || ["ed", "ing", "ous", "ful", "ish", "less", "able", "ible", "ly"]
            .iter()
            .any(|end| modifier.ends_with(end))
}

/// Whether the head of `title` is a wider word for `office`, as "leader" for "president".
fn generalises(title: &Office, office: &Office) -> bool {
    let (t, o) = (title.head.as_str(), office.head.as_str());
    let is = |list: &[&str]| list.contains(&o);
    let wider = match t {
        "leader" => {
            is(&[
                "president",
                "premier",
                "chancellor",
                "king",
                "queen",
                "dictator",
                "chairman",
                "emperor",
                "sultan",
                "emir",
            ]) || o == "minister" && office.modifiers.contains("prime")
                || o == "head" && !office.owners.is_empty()
        }
        "premier" => o == "minister" && office.modifiers.contains("prime"),
        "minister" => {
            o == "secretary" && (!office.modifiers.is_empty() || !office.owners.is_empty())
                || o == "premier"
                || o == "chancellor"
        }
        "boss" | "executive" => {
            is(&["ceo", "head", "chief", "director", "manager", "chairman", "owner", "founder", "president"])
        }
        "ceo" => is(&["boss"]),
        "head" => {
            is(&["leader", "chief", "director", "president", "boss", "chairman"]) && !title.owners.is_empty()
        }
        "chief" => {
            is(&["head", "commander", "director", "ceo", "boss", "leader"])
                && (!title.owners.is_empty() || !title.modifiers.is_empty())
        }
        "diplomat" => {
            is(&["ambassador", "envoy", "consul"]) || o == "minister" && office.modifiers.contains("foreign")
        }
        "lawmaker" | "legislator" => {
            is(&["senator", "congressman", "representative", "assemblyman", "deputy", "delegate"])
        }
        "politician" => is(&[
            "senator",
            "congressman",
            "minister",
            "mayor",
            "governor",
            "president",
            "leader",
            "councillor",
        ]),
        "academic" | "scientist" | "researcher" => is(&["professor", "doctor", "lecturer"]),
        "lawyer" => is(&["prosecutor"]),
        "officer" => is(&[
            "sergeant",
            "constable",
            "inspector",
            "captain",
            "lieutenant",
            "corporal",
            "colonel",
            "major",
        ]),
        "tycoon" | "magnate" | "mogul" => {
            is(&["ceo", "founder", "owner", "businessman", "entrepreneur", "billionaire", "chairman"])
        }
        _ => false,
    };
    let bare = title.modifiers.iter().all(|m| modified(m, office));
    wider && bare
}
