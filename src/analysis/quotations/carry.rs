//! Quotations that nothing beside them attributes: to whom do they belong?
//!
//! A speaker goes on speaking until somebody else is given the word. Within a paragraph the attribution may stand in the
//! sentence before or after; a paragraph that begins with a mark goes on with the speaker of the one before. Where
//! neither holds the speaker stays unknown: no words are better given to nobody than to the wrong mouth.

use super::attribution::bytes;
use super::draft::Draft;
use super::grammar::*;
use super::nominal;
use super::outline::{Frame, Kind, Outline};
use super::predicate;
use super::subject;
use crate::analysis::{QuoteMode, Reading};
use crate::story::{Article, BlockKind};
use crate::text::Span;
use std::collections::BTreeSet;

/// Adds to `drafts` the quoted stretches that none of them covers, each following another draft where it can.
pub fn carry(text: &str, outline: &Outline, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut all = drafts;
    let mut covered = vec![false; outline.stretches.len()];
    for d in &all {
        for part in &d.parts {
            let first = outline.stretches.partition_point(|q| q.span.end <= part.start);
            for (i, _) in
                outline.stretches.iter().enumerate().skip(first).take_while(|(_, q)| q.span.start < part.end)
            {
                covered[i] = true;
            }
        }
    }
    let attributed = all.len();
    for (index, frame) in outline.frames.iter().enumerate() {
        for (at, item) in frame.items.iter().enumerate() {
            let Kind::Quote(stretch) = item.kind else { continue };
            let set_off = at == 0 || !is_word(&frame.items[at - 1]) || frame.items[at - 1].sentential;
            if covered[stretch] || !(item.sentential && set_off || stands_alone(frame, at)) {
                continue;
            }
            all.push(open(text, outline, index, at, item.span));
        }
    }
    // In reading order, so that each can follow what stands before it.
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|&i| (all[i].span(), i));
    let unattributed: Vec<bool> = order.iter().map(|&i| i >= attributed).collect();
    let mut sorted: Vec<Draft> = order.into_iter().map(|i| all[i].clone()).collect();
    for i in 0..sorted.len() {
        if unattributed[i] && sorted[i].source.is_none() {
            attach(text, outline, &mut sorted, &unattributed, i);
        }
    }
    run_on(outline, sorted)
}

/// One draft of what runs over the end of a paragraph without a new mark: the paragraph was broken inside the words.
fn run_on(outline: &Outline, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut place = Vec::with_capacity(drafts.len());
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        let start = draft.span().start;
        let stretch = outline.stretches.partition_point(|q| q.span.start < start);
        let unopened = outline.stretches.get(stretch).is_some_and(|q| q.span.start == start && !q.opened);
        let broken = stretch.checked_sub(1).map(|before| outline.stretches[before]).filter(|q| q.continues);
        let before =
            joined.last_mut().filter(|b| unopened && broken.is_some_and(|q| q.span.end == b.span().end));
        match before {
            Some(before) if before.mode == draft.mode => before.parts.append(&mut draft.parts),
            _ => joined.push(draft),
        }
        place.push(joined.len() - 1);
    }
    for draft in &mut joined {
        draft.follows = draft.follows.map(|f| place[f]);
    }
    joined
}

/// Items before a colon among which a speech noun introduces what follows it.
const NOUN_REACH: usize = 16;

/// Whether the stretch at `at` is all of its frame.
fn stands_alone(frame: &Frame, at: usize) -> bool {
    frame.items.iter().enumerate().all(|(i, item)| i == at || !is_word(item))
}

/// A draft for the stretch at item `at` of frame `index`. A colon before it gives it the subject of the words before.
fn open(text: &str, outline: &Outline, index: usize, at: usize, span: Span) -> Draft {
    let frame = &outline.frames[index];
    let mut source = None;
    if at > 1 && frame.items[at - 1].kind == Kind::Mark(':') {
        let noun = (0..at - 1).rev().take(NOUN_REACH).find(|&i| nominal::is_speech_noun(&frame.items[i].low));
        source = noun
            .and_then(|noun| nominal::possessor(&frame.items, noun))
            .or_else(|| subject::main_subject(&frame.items, at - 1))
            .map(|s| bytes(&frame.items, &s));
        source = source.filter(|s| !super::speaker::is_narrator(s.of(text)));
    }
    Draft {
        parts: vec![span],
        mode: QuoteMode::Direct,
        cue: None,
        source,
        inferred: true,
        frame: index,
        block: frame.block,
        follows: None,
    }
}

/// Finds the draft that draft `i` goes on with, or the words that name its speaker.
fn attach(text: &str, outline: &Outline, drafts: &mut [Draft], unattributed: &[bool], i: usize) {
    let (frame, block) = (drafts[i].frame, drafts[i].block);
    let stretch = outline.stretches.partition_point(|q| q.span.start < drafts[i].span().start);
    let continued = i > 0
        && stretch
            .checked_sub(1)
            .map(|s| &outline.stretches[s])
            .is_some_and(|q| q.continues && drafts[i - 1].span().end >= q.span.end);
    let begins = drafts[i].span().start == outline.frames[frame].items[0].span.start
        && (frame == 0 || outline.frames[frame - 1].block != block);
    let before = i.checked_sub(1).filter(|&b| {
        drafts[b].block == block && drafts[b].frame + 1 >= frame && drafts[b].mode != QuoteMode::Indirect
    });
    let after = (i + 1 < drafts.len()
        && drafts[i + 1].block == block
        && drafts[i + 1].frame <= frame + 1
        && !unattributed[i + 1]
        && drafts[i + 1].mode != QuoteMode::Indirect)
        .then_some(i + 1);
    if let Some(before) = before {
        drafts[i].follows = Some(before);
        drafts[i].inferred = drafts[before].inferred;
        drafts[i].cue = drafts[before].cue;
        drafts[i].source = drafts[before].source;
    } else if continued && i > 0 {
        drafts[i].follows = Some(i - 1);
    } else if let Some(after) = after {
        drafts[i].follows = Some(after);
    } else if let Some(said) =
        i.checked_sub(1).filter(|&b| drafts[b].block == block && drafts[b].frame + 1 == frame)
    {
        drafts[i].follows = Some(said);
    } else if !begins && frame > 0 && outline.frames[frame - 1].block == block {
        let items = &outline.frames[frame - 1].items;
        drafts[i].source = subject::main_subject(items, items.len())
            .map(|s| bytes(items, &s))
            .filter(|s| !super::speaker::is_narrator(s.of(text)));
    } else if begins && frame > 0 {
        let items = &outline.frames[frame - 1].items;
        let invited = items.last().is_some_and(|l| l.kind == Kind::Mark(':'));
        let near = outline.frames[frame - 1].block + 2 > block;
        if invited {
            drafts[i].source = subject::main_subject(items, items.len() - 1).map(|s| bytes(items, &s));
        } else if near
            && let Some(last) = i.checked_sub(1).filter(|&b| {
                drafts[b].block + 2 > block
                    && (drafts[b].mode != QuoteMode::Indirect || drafts[b].frame + 1 == frame)
            })
        {
            drafts[i].follows = Some(last);
        }
    }
}

/// Paragraphs of quotation whose marks are lost: the first paragraphs of an interview, between the sentence that leads
/// into it and a paragraph that opens with a mark and attributes its words to nobody new. Gives a draft for each.
pub fn lost_marks(article: &Article, reading: &Reading, outline: &Outline, drafts: &[Draft]) -> Vec<Draft> {
    let text = reading.text;
    let told = drafts.iter().filter(|d| d.mode != QuoteMode::Indirect).map(|d| d.block);
    let taken: BTreeSet<usize> = outline.stretches.iter().map(|q| q.block).chain(told).collect();
    let mut found = Vec::new();
    for (position, d) in drafts.iter().enumerate() {
        // The continuation: a paragraph that begins with a mark, whose speaker is carried over or a pronoun.
        let opens = article.blocks[d.block].span.start == d.span().start;
        let open = d.source.is_none_or(|s| super::speaker::is_pronoun(s.of(text)));
        let Some(bare) = d.block.checked_sub(1).filter(|_| opens && open) else { continue };
        let is_bare = article.blocks[bare].kind == BlockKind::Paragraph && !taken.contains(&bare);
        let lead = position.checked_sub(1).map(|p| &drafts[p]).filter(|l| l.block + 1 == bare);
        let invited = lead.is_some_and(|lead| {
            let interview = article.blocks[lead.block].span.of(text).to_lowercase();
            lead.source.is_some()
                && lead.mode != QuoteMode::Direct
                && ["interview", "speech", "statement", "letter", "address", "article for", "post on"]
                    .iter()
                    .any(|w| interview.contains(w))
        });
        let speaking = bare.checked_sub(1).and_then(|block| speaking_to(outline, block));
        if is_bare && (invited || speaking.is_some()) {
            let source = speaking.filter(|_| !invited);
            found.push(unmarked(article, bare, d.frame, source));
        }
    }
    found
}

/// Paragraph number `block` as a quotation whose marks are lost.
fn unmarked(article: &Article, block: usize, frame: usize, source: Option<Span>) -> Draft {
    Draft {
        parts: vec![article.blocks[block].span],
        mode: QuoteMode::Direct,
        cue: None,
        source,
        inferred: true,
        frame,
        block,
        follows: None,
    }
}

/// Paragraphs without marks or attributions before which a colon stands at the end of "…, the minister said:".
pub fn handed_over(article: &Article, outline: &Outline, drafts: &[Draft]) -> Vec<Draft> {
    let said = drafts.iter().map(|d| d.block).chain(outline.stretches.iter().map(|q| q.block));
    let said: BTreeSet<usize> = said.collect();
    let led = outline.frames.windows(2).enumerate().filter_map(|(index, two)| {
        let (items, block) = (&two[0].items, two[1].block);
        let last = items.len().checked_sub(1).filter(|&l| items[l].kind == Kind::Mark(':'))?;
        let is_next = two[0].block + 1 == block && article.blocks[block].kind == BlockKind::Paragraph;
        let speaks = predicate::predicates(items)
            .into_iter()
            .rfind(|p| p.verb.quotes() && p.verb.takes_that() && !has_finite(items, p.extent().end, last));
        let subject = speaks.as_ref().filter(|_| is_next)?.subject.clone()?;
        Some(unmarked(article, block, index + 1, Some(bytes(items, &subject))))
    });
    led.filter(|d| !said.contains(&d.block)).collect()
}

/// The subject of the paragraph's last sentence where it opens with somebody's "Speaking to …,": an interview begins.
fn speaking_to(outline: &Outline, block: usize) -> Option<Span> {
    let items = &outline.frames.iter().rfind(|frame| frame.block == block)?.items;
    let opens = matches!(items.first()?.low.as_str(), "speaking" | "talking") && items.get(1)?.low == "to";
    opens.then(|| subject::main_subject(items, items.len())).flatten().map(|subject| bytes(items, &subject))
}

/// Puts paragraphs of lost marks among `drafts`, each following the draft before it, and the draft after it following on.
pub fn insert(drafts: &mut Vec<Draft>, more: Vec<Draft>) {
    for d in more {
        let block = d.block;
        let at = place(drafts, d);
        drafts[at].follows = at.checked_sub(1).filter(|_| drafts[at].source.is_none());
        // What seemed to be attributed inside the paragraph is the speaker's own telling.
        if let Some(next) = drafts[at + 1..].iter_mut().find(|next| next.block != block) {
            next.follows = Some(at);
        }
    }
}

/// Puts a draft in its place among the others; gives its index.
pub fn place(drafts: &mut Vec<Draft>, d: Draft) -> usize {
    let at = drafts.partition_point(|other| other.span() < d.span());
    for other in drafts.iter_mut() {
        other.follows = other.follows.map(|f| if f >= at { f + 1 } else { f });
    }
    drafts.insert(at, d);
    at
}
