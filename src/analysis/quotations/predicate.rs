//! Verbs that attribute, each with the words that name its subject.

use super::grammar::*;
use super::lexicon::{self, Form, Verb};
use super::outline::{Item, Kind};
use std::ops::Range;

/// Items that a subject may lie away from its verb: longer reaches are mostly wrong, and an article without full stops
/// must stay linear.
const REACH: usize = 80;

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
        return None;
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
        predicate.subject = apposed_subject(items, start);
    } else if is_relative(&previous.low) {
        predicate.subject = antecedent(items, start - 1);
    } else {
        predicate.subject = subject_before(items, start);
        if form == Form::Base && !aux.any() && !is_plural(items, start - 1) {
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
    (named || after.is_some_and(|next| next.low == "that"))
        && complement
        && before.kind != Kind::Possessive
        && !is_determiner(&before.low)
}

/// Whether the phrase that ends with item `at` can be the subject of a plural verb.
fn is_plural(items: &[Item], at: usize) -> bool {
    let low = items[at].low.as_str();
    low.ends_with('s')
        || items[at].capital
        || matches!(
            low,
            "they"
                | "we"
                | "i"
                | "you"
                | "people"
                | "police"
                | "men"
                | "women"
                | "children"
                | "who"
                | "and"
                | "both"
                | "many"
                | "some"
                | "others"
                | "few"
                | "most"
        )
        || direct_subject(items, at + 1).is_some_and(|s| {
            items[s].iter().any(|i| i.low == "and" || i.low.ends_with('s') && i.kind == Kind::Word)
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
    // "…, said the mayor, Ann Lee": the name belongs to it.
    if next.is_some_and(|n| n.kind == Kind::Mark(',')) && !items[end - 1].capital {
        let name = (end + 1..items.len()).take_while(|&i| items[i].capital && is_word(&items[i])).count();
        let closed = items.get(end + 1 + name).is_none_or(|i| is_comma(i) || is_stop(i) || is_wall(i));
        if (1..=5).contains(&name) && closed {
            return Some(start..end + 1 + name);
        }
    }
    Some(start..end)
}

/// Where the noun phrase that begins at `start` ends; `None` if none begins there.
pub fn noun_phrase_end(items: &[Item], start: usize) -> Option<usize> {
    if !begins_noun_phrase(items, start) {
        return None;
    }
    if is_subject_pronoun(&items[start].low) {
        return Some(start + 1);
    }
    let mut end = start + 1;
    while let Some(item) = items.get(end) {
        let low = item.low.as_str();
        let joins = matches!(low, "of" | "for" | "at" | "and" | "from" | "&")
            && items.get(end + 1).is_some_and(|n| is_word(n) && !is_subject_pronoun(&n.low));
        let hyphen = item.kind == Kind::Mark('-');
        let stops = !is_word(item) && !hyphen
            || !joins
                && (is_preposition(low) || is_conjunction(low) || is_relative(low) || is_subordinator(low))
            || is_subject_pronoun(low) && low != "one"
            || is_adverb(low) && !item.capital
            || is_time(low) && low != "may" && !low.starts_with(|c: char| c.is_ascii_digit())
            || is_finite(items, end);
        if stops || end - start > REACH {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// The subject of a verb at `at` that follows it without a comma: the phrase there, or, where that phrase belongs to
/// something smaller ("the firm he started in a garage said"), the subject of the clause.
pub fn subject_before(items: &[Item], at: usize) -> Option<Range<usize>> {
    let direct = direct_subject(items, at);
    let object = |s: &Range<usize>| {
        is_preposition(&items[s.start].low)
            || s.len() == 1
                && matches!(items[s.start].low.as_str(), "it" | "them" | "him" | "her" | "us" | "me")
    };
    let cut = direct.clone().is_none_or(|s| {
        object(&s)
            && s.start > 0
            && !is_comma(&items[s.start - 1])
            && !is_wall(&items[s.start - 1])
            && !is_conjunction(&items[s.start - 1].low)
            && !is_subordinator(&items[s.start - 1].low)
    });
    if !cut {
        return direct;
    }
    let floor = at.saturating_sub(REACH);
    let chunk =
        (floor..at).rev().find(|&i| is_comma(&items[i]) || is_wall(&items[i])).map_or(floor, |i| i + 1);
    let relative = (chunk + 1..at).rev().find(|&i| matches!(items[i].low.as_str(), "who" | "which" | "that"));
    match relative {
        Some(relative) => direct_subject(items, relative),
        None => main_subject(items, at),
    }
}

/// The noun phrase that ends just before item `at`.
pub fn direct_subject(items: &[Item], at: usize) -> Option<Range<usize>> {
    let mut start = at;
    let floor = at.saturating_sub(REACH);
    while start > floor {
        let i = start - 1;
        let item = &items[i];
        let low = item.low.as_str();
        if is_comma(item) && item.kind != Kind::Mark('-')
            || is_wall(item)
            || item.stopped
            || is_subordinator(low)
            || !is_word(item) && item.kind != Kind::Mark('-')
        {
            break;
        }
        if is_conjunction(low) {
            let clause = (floor..i)
                .rev()
                .find(|&j| is_comma(&items[j]) || is_wall(&items[j]))
                .map_or(floor, |j| j + 1);
            if low != "and" || has_finite(items, clause, i) || i == clause || start == at {
                break;
            }
        }
        if is_finite(items, i) || is_subject_pronoun(low) && start < at {
            break;
        }
        start = i;
        if is_subject_pronoun(low) {
            break;
        }
        let opens = is_determiner(low) && low != "one" && low != "that";
        let joined = i > 0
            && (is_preposition(&items[i - 1].low)
                || is_determiner(&items[i - 1].low) && items[i - 1].low != "that"
                || items[i - 1].low == "and");
        if opens && !joined {
            break;
        }
    }
    start = without_lead(items, start, at);
    let first = items[start..at].iter().find(|i| is_word(i))?;
    if at - start == 1
        && (is_preposition(&first.low)
            || is_adverb(&first.low)
            || is_determiner(&first.low) && first.low.len() < 4)
    {
        return None;
    }
    (!is_object_pronoun(&first.low) || matches!(first.low.as_str(), "it" | "you" | "her"))
        .then_some(start..at)
}

/// `start` moved past an adverb, or a preposition and the time that follows it: "On Tuesday" Smith said.
fn without_lead(items: &[Item], mut start: usize, end: usize) -> usize {
    while start + 1 < end {
        let low = items[start].low.as_str();
        if is_adverb(low) || is_conjunction(low) || is_time(low) && low.len() > 3 {
            start += 1;
        } else if is_preposition(low) && is_time(&items[start + 1].low) && start + 2 < end {
            start += 2;
        } else {
            break;
        }
    }
    start
}

/// The subject before a verb that a comma precedes: a name with its apposition or relative clause.
fn apposed_subject(items: &[Item], at: usize) -> Option<Range<usize>> {
    let floor = at.saturating_sub(REACH);
    let opening = (floor..at - 1).rev().find(|&i| is_wall(&items[i])).map_or(floor, |i| i + 1);
    let mut chunks: Vec<Range<usize>> = Vec::new();
    let mut from = opening;
    for i in opening..at {
        if is_comma(&items[i]) && items[i].kind != Kind::Mark('-') {
            if i > from {
                chunks.push(from..i);
            }
            from = i + 1;
        }
    }
    while chunks.len() > 1 && is_adverbial(items, &chunks[0]) {
        let named = without_lead(items, chunks[0].start, chunks[0].end);
        if named > chunks[0].start && !is_adverbial(items, &(named..chunks[0].end)) {
            chunks[0].start = named;
            break;
        }
        chunks.remove(0);
    }
    if chunks.is_empty() {
        return None;
    }
    let dependent = |c: &Range<usize>| {
        c.start > opening
            && (is_relative(&items[c.start].low)
                || is_subordinator(&items[c.start].low)
                || is_preposition(&items[c.start].low))
    };
    let plain = |c: &Range<usize>| dependent(c) || !has_finite(items, c.start, c.end);
    let first = if chunks.iter().all(plain) && !is_relative(&items[chunks[0].start].low) {
        0
    } else {
        // The shortest tail of a name and its apposition.
        let last_verb = chunks.iter().rposition(|c| !plain(c))?;
        let tail = last_verb + 1;
        if tail >= chunks.len() {
            // ", which he runs, said": the phrase before the relative clause.
            return None;
        }
        (tail..chunks.len().saturating_sub(1))
            .rev()
            .find(|&c| {
                begins_noun_phrase(items, chunks[c].start)
                    && !is_relative(&items[chunks[c].start].low)
                    && !is_relative(&items[chunks[c + 1].start].low)
                    || c == tail
            })
            .unwrap_or(tail)
    };
    let mut start = chunks[first].start;
    while start < chunks[first].end
        && (is_conjunction(&items[start].low)
            || is_adverb(&items[start].low)
            || is_subordinator(&items[start].low))
    {
        start += 1;
    }
    let name_end = chunks[first].end;
    if start >= name_end {
        return None;
    }
    // The name and its first apposition say who it is; relative clauses behind them do not.
    let end = chunks
        .get(first + 1)
        .filter(|c| begins_noun_phrase(items, c.start) && !is_relative(&items[c.start].low))
        .map_or(name_end, |c| c.end);
    Some(start..end)
}

/// Whether a chunk says when, where or how rather than who.
fn is_adverbial(items: &[Item], chunk: &Range<usize>) -> bool {
    let low = items[chunk.start].low.as_str();
    is_preposition(low)
        || is_subordinator(low)
        || is_adverb(low)
        || is_time(low)
        || is_conjunction(low) && chunk.len() == 1
        || low.ends_with("ing") && !items[chunk.start].capital
        || low.ends_with("ing") && chunk.start == 0
        || low.ends_with("ed") && chunk.start == 0 && !is_determiner(low)
}

/// The noun phrase before a relative pronoun at `at`.
fn antecedent(items: &[Item], at: usize) -> Option<Range<usize>> {
    let end = if is_comma(items.get(at.checked_sub(1)?)?) { at - 1 } else { at };
    direct_subject(items, end)
}

/// The subject of the verb before, for a verb that "and" joins to it.
fn shared_subject(items: &[Item], at: usize, before: &[Predicate]) -> Option<Range<usize>> {
    let near = before.iter().rev().find(|p| p.group.end + REACH > at && !p.inverted);
    near.and_then(|p| p.subject.clone()).or_else(|| main_subject(items, at))
}

fn participle_subject(items: &[Item], at: usize, before: &[Predicate]) -> Option<Range<usize>> {
    let previous = items.get(at.checked_sub(1)?)?;
    if is_comma(previous) && previous.kind != Kind::Mark('-') {
        // "with the chair, Ann Lee, stressing …"
        let floor = at.saturating_sub(REACH);
        let with =
            (floor..at).rev().find(|&i| items[i].low == "with").filter(|&w| !has_finite(items, w + 1, at));
        if let Some(with) = with
            && (with + 1..at - 1).any(|i| is_comma(&items[i]))
        {
            return noun_phrase_end(items, with + 1).map(|end| {
                let name = (end + 1..at - 1).take_while(|&i| items[i].capital).last();
                with + 1..name.map_or(end, |n| n + 1)
            });
        }
        return shared_subject(items, at, before);
    }
    if previous.sentential || matches!(previous.low.as_str(), "and" | "by" | "while" | "before" | "after") {
        return shared_subject(items, at, before);
    }
    // "with the chair saying …"
    let subject = direct_subject(items, at)?;
    let with = subject.clone().find(|&i| items[i].low == "with").map(|i| i + 1);
    let start =
        with.or_else(|| subject.start.checked_sub(1).filter(|&i| items[i].low == "with").map(|i| i + 1))?;
    (start < subject.end).then_some(start..subject.end)
}

/// The first noun phrase of the frame's main clause.
pub fn main_subject(items: &[Item], limit: usize) -> Option<Range<usize>> {
    let floor = limit.saturating_sub(REACH);
    let mut start = (floor..limit).rev().find(|&i| is_wall(&items[i])).map_or(floor, |i| i + 1);
    for _ in 0..3 {
        while start < limit && (is_conjunction(&items[start].low) || is_comma(&items[start])) {
            start += 1;
        }
        let comma = (start..limit).find(|&i| is_comma(&items[i]) && items[i].kind != Kind::Mark('-'));
        match comma {
            Some(comma) if comma > start && is_adverbial(items, &(start..comma)) => start = comma + 1,
            _ => break,
        }
    }
    while start < limit && is_adverb(&items[start].low) {
        start += 1;
    }
    let end = noun_phrase_end(items, start)?.min(limit);
    (start < end).then_some(start..end)
}
