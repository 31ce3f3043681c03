//! An office, read from the words that state it.

use crate::analysis::people::lexicon::{Kinds, lexicon};
use crate::analysis::people::phrases::{Phrase, office_kinds};
use crate::analysis::people::sex::Sex;
use crate::analysis::people::words::{Page, Word};
use crate::text::TokenKind;
use std::collections::BTreeSet;

/// An office, as words state it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// The head, folded, with one word for all its forms.
    pub head: String,
    /// What kind of such an office: `foreign`, `prime`.
    pub modifiers: BTreeSet<String>,
    /// Folded words of the body, place or people that it belongs to.
    pub owners: BTreeSet<String>,
    /// The nation among them.
    pub nation: Option<usize>,
    /// Held no longer.
    pub former: bool,
    /// A relative rather than an office.
    pub kin: bool,
    /// A human being rather than an office: "a boy".
    pub human: bool,
    /// What the head says of its holder's sex.
    pub sex: Option<Sex>,
}

impl Office {
    /// What `phrase` says.
    pub fn of(page: &Page, phrase: &Phrase) -> Self {
        let mut office = Self { head: head(&page.words[phrase.head]), ..Self::default() };
        let kinds = office_kinds(&page.words[phrase.head]);
        office.kin = kinds.any(Kinds::KIN);
        office.human = kinds.any(Kinds::HUMAN);
        office.sex = Sex::of_word(kinds);
        office.former = page.words[phrase.head].low.starts_with("ex-");
        for i in phrase.modifiers.clone() {
            office.add(&page.words[i]);
        }
        for i in phrase.owner.clone().chain(phrase.complement.clone()) {
            let word = &page.words[i];
            if word.token == TokenKind::Word && !word.kinds.any(Kinds::FUNCTION) {
                office.own(&word.low);
            }
        }
        // "chief executive", "chief of staff", "head of the ministry" are offices of their own.
        if office.head == "executive" && office.modifiers.remove("chief") {
            office.head = "ceo".into();
        }
        if matches!(office.head.as_str(), "head" | "chief") && office.owners.contains("ministry") {
            office.head = "minister".into();
        }
        office
    }

    /// What the title `word`, which stands before a name without more, says.
    pub fn of_title(word: &Word) -> Self {
        Self { head: head(word), ..Self::default() }
    }

    fn add(&mut self, word: &Word) {
        let low = word.low.as_str();
        if matches!(
            low,
            "former" | "ex" | "one-time" | "onetime" | "erstwhile" | "then" | "ousted" | "late" | "retired"
        ) {
            self.former |= !matches!(low, "late" | "retired");
        } else if word.kinds.any(Kinds::EVALUATIVE) && !word.kinds.any(Kinds::MODIFIER) {
        } else if word.kinds.any(Kinds::NATION.and(Kinds::PEOPLE_OF))
            || word.is_capital() && !word.kinds.any(Kinds::MODIFIER.and(Kinds::OFFICE))
        {
            self.own(low);
        } else if !matches!(low, "current" | "new" | "then" | "longtime" | "veteran") {
            self.modifiers.insert(low.to_owned());
        }
    }

    /// Takes in that the office belongs to the body, place or people that the folded word `low` names.
    pub fn own(&mut self, low: &str) {
        self.nation = self.nation.or_else(|| lexicon().nation(low));
        self.owners.insert(low.to_owned());
    }
}

/// One word for the forms of an office: ranks are written short, and many offices have a man's and a woman's form.
fn head(word: &Word) -> String {
    let low = word.low.trim_end_matches('.');
    let low = low.strip_prefix("ex-").unwrap_or(low);
    match low {
        "gen" => "general",
        "lt" => "lieutenant",
        "col" => "colonel",
        "maj" => "major",
        "capt" => "captain",
        "cmdr" => "commander",
        "adm" => "admiral",
        "sgt" => "sergeant",
        "cpl" => "corporal",
        "pvt" => "private",
        "sen" => "senator",
        "rep" => "representative",
        "gov" => "governor",
        "pres" => "president",
        "prof" => "professor",
        "dr" => "doctor",
        "rev" => "reverend",
        "det" => "detective",
        "supt" => "superintendent",
        "cllr" | "councilor" | "councilman" | "councilwoman" => "councillor",
        "spokeswoman" | "spokesperson" => "spokesman",
        "chairwoman" | "chairperson" | "chair" | "chairlady" => "chairman",
        "congresswoman" | "congressperson" => "congressman",
        "assemblywoman" => "assemblyman",
        "policewoman" => "policeman",
        "businesswoman" => "businessman",
        "stateswoman" => "statesman",
        "actress" => "actor",
        "mayoress" => "mayor",
        "advisor" => "adviser",
        "co-founder" | "cofounder" => "founder",
        "co-owner" => "owner",
        "attorney" | "barrister" | "solicitor" | "advocate" | "counsel" => "lawyer",
        "physician" | "surgeon" => "doctor",
        "organizer" => "organiser",
        "tsar" => "czar",
        "ex-wife" => "wife",
        "ex-husband" => "husband",
        low => low,
    }
    .to_owned()
}

/// Whether two folded words name the same body, place or people: the same nation, or one stem with different endings, as
/// in a country and its adjective.
pub fn same_owner(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    if let (Some(x), Some(y)) = (lexicon().nation(a), lexicon().nation(b)) {
        return x == y;
    }
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    common >= 4 && common + 3 >= a.len().max(b.len())
}
