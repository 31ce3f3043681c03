//! The rules by name, so that each can be switched off.

/// A rule and what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its name, stable across versions.
    pub name: &'static str,
    /// What it finds, for help.
    pub does: &'static str,
}

macro_rules! rules {
    ($($name:literal $does:literal;)*) => { &[$(Rule { name: $name, does: $does }),*] };
}

/// All rules, in the order of help.
#[rustfmt::skip]
pub static RULES: &[Rule] = rules! {
    "role-two-offices" "one person with two offices that do not go together";
    "role-two-holders" "one office of one country with two holders";
    "role-rank" "head of a body in one article, deputy in another";
    "quote-two-speakers" "the same quoted words given to two speakers";
    "quote-condition-dropped" "a quotation without what its words were tied to";
    "quote-reworded" "a quotation in other words";
    "quote-spliced" "one quotation made of two";
    "quote-elided" "a quotation with words left out inside";
    "quote-truncated" "a quotation cut short";
    "quote-spelling" "a quotation spelt otherwise";
    "quote-moved" "quoted words said of something else";
    "quote-strengthened" "a headline or lead stronger than the quotation it retells";
    "venue-two-speakers" "one interview given to two people";
    "age" "two ages of one person";
    "number-people" "two counts of the same people";
    "number-count" "two counts of the same things";
    "number-percent" "two shares of the same thing";
    "number-bound" "one number as a floor here and a ceiling there";
    "date-day" "two dates beside the same words";
    "date-event" "one event on two days";
    "date-first" "two first times of one thing";
    "attribution-dropped" "stated as a fact here, given as somebody's words there";
    "polarity" "one thing affirmed here and denied there, by the same agent";
    "denied" "what one article has somebody deny and another states";
    "nobody" "what nobody did, or somebody not at all, in one article and was done in another";
    "talks-denied" "talks that somebody denies in one article and another tells of";
    "who-began" "one act that begins hostilities, told of two sides";
    "judged" "one thing praised by one voice and faulted by another";
    "modality" "one thing said to be certain here and possible there, by the same agent";
    "strength" "how far one agent goes towards one thing: ruled out, no plans, considered, suggested, planned";
    "condition" "a condition that one retelling keeps and another drops";
    "reporting-verb" "one statement under two verbs of unlike weight: said, insisted, admitted";
};

/// Which rules are on; all of them unless one is switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rules {
    /// Bit number *n* switches rule number *n* off.
    off: u64,
}

impl Rules {
    /// The same without the rule called `name`.
    ///
    /// # Errors
    /// If there is no such rule; the error is a full sentence.
    pub fn without(self, name: &str) -> Result<Self, String> {
        let at = RULES.iter().position(|rule| rule.name == name);
        match at {
            Some(at) => Ok(Self { off: self.off | 1 << at }),
            None => Err(format!("There is no rule called “{}”.", name.escape_debug())),
        }
    }

    /// Whether the rule called `name` is on.
    pub fn has(self, name: &str) -> bool {
        let at = RULES.iter().position(|rule| rule.name == name);
        at.is_some_and(|at| self.off & (1 << at) == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_can_be_switched_off_by_name() {
        let rules = Rules::default().without("age").unwrap();
        assert!(!rules.has("age") && rules.has("polarity"));
        assert!(rules.without("ages").is_err());
    }

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(RULES[at + 1..].iter().all(|other| other.name != rule.name), "{}", rule.name);
        }
        assert!(RULES.len() <= 64, "the switches are bits of one number");
    }
}
