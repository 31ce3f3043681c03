//! What was left out of an article and stands in it again, by the reader's hand.

use crate::reader::memory::Memory;
use crate::reader::state::{Anchor, Cached, Filter, Jumps, Progress, State, headings};
use crate::story::{Article, Dropped, Story};
use crate::text::Span;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

/// What was put back, and what the story was before.
#[derive(Debug, Clone, Default)]
pub struct PutBack {
    /// The story as it was loaded, once anything was put back.
    loaded: Option<Arc<Story>>,
    /// Of each article that was touched, the numbers of what stands in it again.
    numbers: Vec<BTreeSet<usize>>,
    /// What is to be chosen again once the articles are compared anew.
    again: Option<Box<Memory>>,
}

impl State {
    /// Everything that was left out of `article` when it was loaded, put back since or not.
    pub fn left_out(&self, article: usize) -> &[Dropped] {
        let story = self.put_back.loaded.as_ref().unwrap_or(&self.story);
        story.articles.get(article).map_or(&[], |article| &article.dropped)
    }

    /// Whether entry `number` of [`State::left_out`] stands in `article` again.
    pub fn is_back(&self, article: usize, number: usize) -> bool {
        self.put_back.numbers.get(article).is_some_and(|numbers| numbers.contains(&number))
    }

    /// The words of everything that stands in `article` again.
    pub fn words_put_back(&self, article: usize) -> Vec<String> {
        let all = self.left_out(article).iter().enumerate();
        all.filter(|(number, _)| self.is_back(article, *number)).map(|(_, left)| left.text.clone()).collect()
    }

    /// Puts back what has these words, as it was the last time; words that are not among what was left out change
    /// nothing.
    pub fn put_words_back(&mut self, article: usize, words: &[String]) {
        let numbers: Vec<usize> = (0..self.left_out(article).len())
            .filter(|&number| words.contains(&self.left_out(article)[number].text))
            .collect();
        if !self.hand.on {
            numbers.into_iter().for_each(|number| self.put_back_or_out(article, number));
        }
    }

    /// Puts entry `number` of [`State::left_out`] back into `article`, or takes it out again. The story is another one
    /// then, so what was found in it is gone until the articles are compared anew.
    pub fn put_back_or_out(&mut self, article: usize, number: usize) {
        let loaded = self.put_back.loaded.get_or_insert_with(|| self.story.clone()).clone();
        self.put_back.numbers.resize(loaded.articles.len(), BTreeSet::new());
        let mut numbers = self.put_back.numbers[article].clone();
        let before = loaded.articles[article].restored(&numbers);
        let out = numbers.remove(&number);
        if !out {
            numbers.insert(number);
        }
        let after = loaded.articles[article].restored(&numbers);
        let stretches = if out { &before.stretches } else { &after.stretches };
        let Some(&(_, span)) = stretches.iter().find(|(other, _)| *other == number) else { return };
        self.put_back.numbers[article] = numbers;
        self.remember_choice(article, span, out);
        let anchor = &mut self.anchors[article];
        if *anchor != Anchor::TOP {
            anchor.byte = moved(anchor.byte, span, out);
        }
        for story in [Some(&mut self.story), self.other_story.as_mut()].into_iter().flatten() {
            put(Arc::make_mut(story), article, &after.article);
        }
        self.headings = Rc::new(headings(&self.story));
    }

    /// Forgets what was found, and keeps what was chosen for the comparison to come.
    fn remember_choice(&mut self, article: usize, span: Span, out: bool) {
        if self.found.is_some() {
            let mut memory = Memory::of(self);
            memory.claim_moves(article, |byte| moved(byte, span, out));
            self.put_back.again = Some(Box::new(memory));
        }
        self.found = None;
        self.forget_comparison();
        (self.claim, self.person, self.mention, self.conflict) = (None, None, None, None);
        (self.search, self.seek, self.find, self.last_jump) = (None, None, None, None);
        self.filter = Filter::default();
        self.jumps = Jumps::default();
        self.cached = Cached::default();
        self.progress = Progress::Comparing;
    }

    /// Chooses again what was chosen before something was put back.
    pub(super) fn choose_again(&mut self) {
        if let Some(memory) = self.put_back.again.take() {
            memory.choose_again(self);
        }
    }
}

/// Where a byte is once `span` has come in, or is `out`.
fn moved(byte: usize, span: Span, out: bool) -> usize {
    match byte {
        _ if byte < span.start => byte,
        _ if !out => byte + span.len(),
        _ if byte < span.end => span.start,
        _ => byte - span.len(),
    }
}

/// Gives article number `article` the text of `new`; what is hidden of it stays hidden.
fn put(story: &mut Story, article: usize, new: &Article) {
    let old = &mut story.articles[article];
    old.text = new.text.clone();
    old.blocks = new.blocks.clone();
    old.dropped = new.dropped.clone();
    old.notices = new.notices.clone();
}
