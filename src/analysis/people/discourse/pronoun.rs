//! Pronouns as they are read, and the mention that each takes up.

use super::{Found, Pass, Seen, Spot, Who};
use crate::analysis::MentionKind;
use crate::analysis::people::lexicon::Kinds;
use crate::analysis::people::sex::Sex;
use crate::analysis::people::words::Line;
use crate::text::TokenKind;
use std::collections::BTreeMap;

/// A pronoun reaches back over this many sentences.
const REACH: usize = 3;
/// And over this many mentions, however long the sentences are.
const MOST_MENTIONS: usize = 40;
/// No clause is longer, in words.
const LONGEST_CLAUSE: usize = 60;

impl Pass<'_> {
    pub(super) fn pronoun(&mut self, at: usize, sex: Sex, spot: Spot) {
        let Some(best) = self.antecedent(at, sex, spot) else { return };
        let who = best.who;
        let words = &self.page.words;
        let possessive = self.is_possessive(at);
        let subject = matches!(words[at].low.as_str(), "he" | "she")
            && (spot.first || best.subject || self.after_quote(at));
        self.seen.push(Seen {
            who,
            word: at,
            sentence: spot.number,
            sex: Some(sex),
            subject,
            owner: possessive,
        });
        if let Who::Person(person) = who {
            if self.reader.people[person].sex.is_none() {
                self.votes.entry(person).or_default()[sex as usize] += 1;
            }
            self.found.push(Found {
                page: self.index,
                words: at..at + 1,
                person,
                kind: MentionKind::Pronoun,
                office: None,
            });
        }
    }

    /// The mention that the pronoun `at` takes up.
    pub(super) fn antecedent(&self, at: usize, sex: Sex, spot: Spot) -> Option<Seen> {
        let Spot { line, number, .. } = spot;
        let object = self.is_object(line, at);
        let clause = self.clause_start(line, at);
        let starts = (at == line.words.start).then_some(());
        let mut scores: BTreeMap<Who, (f32, usize)> = BTreeMap::new();
        let near = self.seen.iter().enumerate().rev().take(MOST_MENTIONS);
        for (i, seen) in near.take_while(|(_, s)| s.sentence + REACH >= number) {
            if seen.sex.is_some_and(|s| s != sex) {
                continue;
            }
            if object && seen.sentence == number && seen.word >= clause && !seen.owner {
                continue;
            }
            let mut score = match number - seen.sentence {
                0 => 4.0,
                1 => 3.0,
                2 => 1.0,
                _ => 0.3,
            };
            if seen.subject {
                score += if starts.is_some() { 1.6 } else { 1.2 };
            }
            if seen.owner {
                score -= 0.5;
            }
            if seen.sex.is_some() {
                score += 1.0;
            }
            if matches!(seen.who, Who::Nobody(_)) {
                score -= 0.4;
            }
            // Of equals the nearest, by a little for each mention between.
            score += seen.word as f32 / (at + 1) as f32 * 0.01;
            let entry = scores.entry(seen.who).or_insert((score, i));
            if score > entry.0 {
                *entry = (score, i);
            } else {
                entry.0 += 0.15;
            }
        }
        let best = scores.values().copied().max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(self.seen[best.1])
    }

    /// Whether the pronoun is an object: "him", or "her" without a noun after it.
    fn is_object(&self, line: &Line, at: usize) -> bool {
        match self.page.words[at].low.as_str() {
            "him" => true,
            "her" => {
                !(line.words.contains(&(at + 1)) && {
                    let next = &self.page.words[at + 1];
                    next.token == TokenKind::Number
                        || next.token == TokenKind::Word && !next.kinds.any(Kinds::FUNCTION)
                })
            }
            _ => false,
        }
    }

    /// The first word of the clause that holds word `at`: after a comma, a conjunction or the sentence's start.
    fn clause_start(&self, line: &Line, at: usize) -> usize {
        let from = line.words.start.max(at.saturating_sub(LONGEST_CLAUSE));
        (from..at)
            .rev()
            .find(|&i| {
                let word = &self.page.words[i];
                word.token == TokenKind::Mark && word.low != "-"
                    || matches!(
                        word.low.as_str(),
                        "that"
                            | "and"
                            | "but"
                            | "who"
                            | "when"
                            | "as"
                            | "because"
                            | "while"
                            | "if"
                            | "after"
                            | "before"
                    )
            })
            .map_or(from, |i| i + 1)
    }
}
