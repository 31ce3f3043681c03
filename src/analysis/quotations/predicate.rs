//! Verbs that attribute, each with the words that name its subject.

use super::grammar::*;
use super::lexicon::{self, Form, Verb};
use super::outline::{Item, Kind};
use super::subject::{
    antecedent, apposed_subject, direct_subject, main_subject, noun_phrase_end, participle_subject,
    shared_subject, subject_before, with_name,
};
use std::ops::Range;

/// Items that a subject may lie away from its verb: longer reaches are mostly wrong, and an article without full stops
/// must stay linear.
pub const REACH: usize = 80;

/// A speech verb in its frame.
#[derive(Debug, Clone)]
pub struct Predicate {
    /// The verb.
    pub verb: Verb,
    /// Its items: auxiliaries, adverbs, the verb, its particle.
    pub group: Range<usize>,
    /// The items that name the subject, if any do.
    pub subject: Option<Range<usize>>,
    /// The subject follows the verb.
    pub inverted: bool,
    /// A participle that hangs on another clause (", adding that …").
    pub participle: bool,
    /// The subject is that of a verb before ("… and said").
    pub shared: bool,
}

impl Predicate {
    /// All items from the first to the last of subject and verb.
    pub fn extent(&self) -> Range<usize> {
        match &self.subject {
            Some(subject) if !self.shared && !self.participle => {
                subject.start.min(self.group.start)..subject.end.max(self.group.end)
            }
            _ => self.group.clone(),
        }
    }
}

/// The speech verbs of a frame that have a subject, in order.
pub fn predicates(items: &[Item]) -> Vec<Predicate> {
    let mut found: Vec<Predicate> = Vec::new();
    for head in 0..items.len() {
        if items[head].kind != Kind::Word || items[head].capital && head > 0 && !items[head - 1].sentential {
            continue;
        }
        let options = lexicon::verbs(&items[head].low);
        let particle = items.get(head + 1).map_or("", |next| next.low.as_str());
        let option = options
            .iter()
            .find(|(verb, _)| !verb.particle.is_empty() && verb.particle == particle)
            .or_else(|| options.iter().find(|(verb, _)| verb.particle.is_empty()));
        let Some(&(verb, form)) = option else { continue };
        if let Some(predicate) = predicate(items, head, verb, form, &found) {
            found.push(predicate);
        }
    }
    found
}

fn predicate(items: &[Item], head: usize, verb: Verb, form: Form, before: &[Predicate]) -> Option<Predicate> {
    let end = head + 1 + usize::from(!verb.particle.is_empty());
    let (start, aux) = auxiliaries(items, head);
    if aux.negated || aux.passive(form) {
        return quoted_as_saying(items, head, end, verb, form);
    }
    let mut predicate = Predicate {
        verb,
        group: start..end,
        subject: None,
        inverted: false,
        participle: false,
        shared: false,
    };
    let finite = match form {
        Form::Past => !aux.modal && (aux.have || !aux.be),
        Form::Present => !aux.any(),
        Form::Base => aux.speaks && !aux.have && !aux.be || !aux.any() && !aux.to || aux.goes_on,
        Form::Ing => aux.be,
    };
    if form == Form::Ing && !aux.be {
        predicate.participle = true;
        predicate.subject = participle_subject(items, start, before);
        return predicate.subject.is_some().then_some(predicate);
    }
    if !finite {
        return purpose(items, &predicate, form == Form::Base && aux.to && !aux.modal && !aux.negated);
    }
    if let Some(subject) = inverted_subject(items, &predicate, aux.any()) {
        predicate.group.end = predicate.group.end.min(subject.start);
        predicate.subject = Some(subject);
        predicate.inverted = true;
        return Some(predicate);
    }
    let previous = &items[start.checked_sub(1)?];
    if is_preposition(&previous.low)
        || is_determiner(&previous.low)
            && !is_relative(&previous.low)
            && !is_subject_pronoun(&previous.low)
            && !previous.low.ends_with('s')
            && !matches!(previous.low.as_str(), "some" | "many" | "both" | "few" | "most" | "several" | "all")
    {
        return None;
    }
    if verb.is_doubtful() && form != Form::Past && !aux.any() && !is_clear_subject(items, start, end) {
        return None;
    }
    if is_conjunction(&previous.low)
        || is_comma(previous) && start >= 2 && is_conjunction(&items[start - 2].low) && form != Form::Base
    {
        predicate.shared = true;
        predicate.subject = shared_subject(items, start, before);
    } else if is_comma(previous) {
        let bare = form == Form::Base && !aux.any();
        predicate.subject = apposed_subject(items, start).filter(|s| !bare || !is_command(items, s));
    } else if is_relative(&previous.low) {
        predicate.subject = antecedent(items, start - 1);
    } else {
        predicate.subject = subject_before(items, start);
        if form == Form::Base
            && !aux.any()
            && !predicate.subject.as_ref().is_some_and(|s| is_plural(items, s, verb.is_doubtful()))
        {
            return None;
        }
    }
    let subject = predicate.subject.as_ref()?;
    if items[subject.start].low == "whose" {
        return None;
    }
    let introduced = subject.start.checked_sub(1).map_or("", |i| items[i].low.as_str());
    let comment = !predicate.shared && matches!(introduced, "as" | "than" | "like");
    (!comment).then_some(predicate)
}

/// "teach the recruits, tell them how": a word in front of a determiner is a verb and no part of a subject.
fn is_command(items: &[Item], subject: &Range<usize>) -> bool {
    let first = items[subject.start].low.as_str();
    let before_determiner =
        matches!(first, "all" | "both" | "half" | "such" | "even" | "only" | "many" | "what");
    subject.len() > 1
        && !before_determiner
        && !is_determiner(first)
        && !is_preposition(first)
        && !is_adverb(first)
        && matches!(items[subject.start + 1].low.as_str(), "the" | "a" | "an" | "your" | "our" | "them")
}

/// "came out to praise “…”": an infinitive of purpose whose object holds quoted words right away.
fn purpose(items: &[Item], predicate: &Predicate, infinitive: bool) -> Option<Predicate> {
    let lead = infinitive.then(|| predicate.group.start.checked_sub(2)).flatten()?;
    let quote = items[predicate.group.end..].iter().take(4).any(|i| matches!(i.kind, Kind::Quote(_)));
    // A verb right before "to" may keep the words unsaid: "refused to call".
    let free = matches!(items[lead].low.as_str(), "up" | "out" | "in" | "on" | "forward" | "back" | "down")
        || is_comma(&items[lead]);
    if !(quote && free && predicate.verb.takes_object()) {
        return None;
    }
    let subject = main_subject(items, lead)?;
    Some(Predicate { subject: Some(subject), shared: true, ..predicate.clone() })
}

/// What stands before a verb.
#[derive(Debug, Default)]
struct Auxiliaries {
    be: bool,
    been: bool,
    have: bool,
    modal: bool,
    /// A modal that leaves the words said: "will say", "did say", but not "should say".
    speaks: bool,
    to: bool,
    goes_on: bool,
    negated: bool,
}

impl Auxiliaries {
    fn any(&self) -> bool {
        self.be || self.have || self.modal || self.goes_on
    }

    fn passive(&self, form: Form) -> bool {
        form == Form::Past && self.be
    }
}

/// Where the verb group of `head` starts, and what it holds before the verb.
fn auxiliaries(items: &[Item], head: usize) -> (usize, Auxiliaries) {
    let mut aux = Auxiliaries::default();
    let mut start = head;
    while let Some(i) = start.checked_sub(1) {
        let low = items[i].low.as_str();
        if items[i].kind == Kind::Possessive {
            let pronoun = i > 0 && is_subject_pronoun(&items[i - 1].low);
            if !pronoun {
                break;
            }
            // "she's said" and "she's saying" alike.
            aux.be |= items[head].low.ends_with("ing");
            aux.have |= !aux.be;
        } else if items[i].kind != Kind::Word {
            break;
        } else if low == "been" {
            aux.been = true;
            aux.be = true;
        } else if is_be(low) {
            aux.be = true;
        } else if is_have(low) {
            aux.have = true;
        } else if is_modal(low) && low != "may" || low == "may" && !items[i].capital {
            aux.modal = true;
            aux.speaks = matches!(low, "will" | "would" | "did" | "do" | "does");
        } else if low == "to" && start == head {
            aux.to = true;
            let went_on = i >= 2
                && items[i - 1].low == "on"
                && matches!(items[i - 2].low.as_str(), "went" | "goes" | "go" | "gone");
            let keeps = i >= 1 && matches!(items[i - 1].low.as_str(), "continued" | "continues" | "took");
            if !went_on && !keeps {
                break;
            }
            aux.goes_on = true;
            start = i - if went_on { 2 } else { 1 };
            continue;
        } else if !(is_adverb(low)
            || low == "all" && items.get(i + 1).is_some_and(|n| n.low == "but")
            || low == "but" && i > 0 && items[i - 1].low == "all")
        {
            break;
        }
        aux.negated |= is_negation(low);
        start = i;
    }
    // An adverb that begins the sentence is no part of the verb: "Later said".
    while start < head && !aux.any() && is_adverb(&items[start].low) && start == 0 {
        start += 1;
    }
    (start, aux)
}

/// "was quoted (by the agency) as saying": the one speaker who is the subject of a passive.
fn quoted_as_saying(items: &[Item], head: usize, end: usize, verb: Verb, form: Form) -> Option<Predicate> {
    if form != Form::Past || !matches!(verb.lemma, "quote" | "cite" | "report" | "record") {
        return None;
    }
    let limit = items.len().min(end + 12);
    let saying = (end..limit).find(|&i| items[i].low == "as").map(|i| i + 1)?;
    let &(said, _) = lexicon::verbs(&items.get(saying)?.low).iter().find(|(_, f)| *f == Form::Ing)?;
    let (start, aux) = auxiliaries(items, head);
    if aux.negated || start == 0 {
        return None;
    }
    let subject = match &items[start - 1] {
        before if is_comma(before) => apposed_subject(items, start),
        before if is_relative(&before.low) => antecedent(items, start - 1),
        _ => direct_subject(items, start),
    };
    Some(Predicate {
        verb: said,
        group: start..saying + 1,
        subject: Some(subject?),
        inverted: false,
        participle: false,
        shared: false,
    })
}

/// Whether a form that is also a noun stands where a verb must: after a name or pronoun, before a complement.
fn is_clear_subject(items: &[Item], start: usize, end: usize) -> bool {
    let before = &items[start - 1];
    let after = items.get(end);
    let named = before.capital
        || is_subject_pronoun(&before.low)
        || is_relative(&before.low)
        || is_comma(before)
        || before.low.ends_with('s') && before.kind == Kind::Word;
    let complement = after.is_none_or(|next| {
        matches!(next.low.as_str(), "that" | "how" | "why" | "whether" | "what" | "to")
            || is_subject_pronoun(&next.low)
            || is_determiner(&next.low)
            || is_stop(next)
            || matches!(next.kind, Kind::Quote(_) | Kind::Mark(',' | ':'))
            || next.capital
    });
    // "The report states that": an article, a noun, the verb.
    let articled = start >= 2
        && matches!(
            items[start - 2].low.as_str(),
            "the" | "this" | "its" | "their" | "his" | "her" | "a" | "an"
        );
    (named || articled && after.is_some_and(|next| next.low == "that"))
        && complement
        && before.kind != Kind::Possessive
        && !is_determiner(&before.low)
}

/// Whether the noun phrase `subject` can be the subject of a plural verb. A single name can be a team or a party; `strict`
/// rules that out.
fn is_plural(items: &[Item], subject: &Range<usize>, strict: bool) -> bool {
    let phrase = &items[subject.clone()];
    let last = &phrase[phrase.len() - 1];
    let name = phrase.len() == 1 && last.capital && !strict;
    name || phrase.iter().any(|i| {
        i.low.len() > 2 && i.low.ends_with('s') && !i.low.ends_with("ss") && i.kind == Kind::Word
            || matches!(
                i.low.as_str(),
                "they"
                    | "we"
                    | "i"
                    | "you"
                    | "people"
                    | "police"
                    | "men"
                    | "women"
                    | "children"
                    | "and"
                    | "both"
                    | "many"
                    | "some"
                    | "few"
                    | "most"
                    | "WHO"
            )
    })
}

/// A noun phrase after the verb: "said the mayor".
fn inverted_subject(items: &[Item], predicate: &Predicate, has_auxiliary: bool) -> Option<Range<usize>> {
    let at = predicate.group.start;
    let before = items.get(at.wrapping_sub(1));
    let after_quote = before.is_some_and(|b| {
        matches!(b.kind, Kind::Quote(_))
            || is_comma(b) && at >= 2 && matches!(items[at - 2].kind, Kind::Quote(_))
    });
    let after_clause = before.is_some_and(is_comma) && {
        let first = at.saturating_sub(REACH);
        let opening = (first..at - 1).rev().find(|&i| is_wall(&items[i])).map_or(first, |i| i + 1);
        let bare = !(opening..at - 1).any(|i| is_comma(&items[i]));
        has_finite(items, opening, at - 1) || bare && begins_noun_phrase(items, opening)
    };
    if has_auxiliary || !(after_quote || after_clause) || !predicate.verb.quotes() {
        return None;
    }
    let start = predicate.group.end;
    if items.get(start).is_none_or(|i| i.low == "that" || is_subject_pronoun(&i.low) && !after_quote) {
        return None;
    }
    // "told the court" after a quotation has lost its subject, it does not precede it.
    if predicate.verb.takes_hearer() && !predicate.verb.drops_that() {
        return None;
    }
    let end = noun_phrase_end(items, start)?;
    if items[start..end].iter().any(|i| matches!(i.kind, Kind::Quote(_))) {
        return None;
    }
    let next = items.get(end);
    let goes_on = next.is_some_and(|n| {
        is_word(n)
            && !is_preposition(&n.low)
            && !is_adverb(&n.low)
            && !is_relative(&n.low)
            && !is_time(&n.low)
            && !is_subordinator(&n.low)
    });
    let broken = goes_on || next.is_some_and(|n| n.low == "that");
    if broken || (start..end).any(|i| is_finite(items, i)) {
        return None;
    }
    Some(with_name(items, start..end))
}
