//! The reading place of a story, in words that can be kept: which articles stand, where each of them was left.
//!
//! Articles are known by their sources, and places are bytes of their texts, so a place survives a newcomer in the story
//! and another size of the screen. What no longer fits is passed over.

use super::{Anchor, State};
use serde::{Deserialize, Serialize};

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Place {
    /// The source of the article that had the attention.
    current: String,
    /// Sources of articles that were taken out of the panes.
    out: Vec<String>,
    /// Source, byte, rows above it.
    anchors: Vec<(String, usize, u16)>,
    /// Source, and the words of what was left out of the article and put back.
    put_back: Vec<(String, Vec<String>)>,
}

impl State {
    /// The place, for keeping.
    pub fn place(&self) -> String {
        let source = |&article: &usize| self.story.articles[article].source.clone();
        let out = (0..self.story.articles.len()).filter(|article| !self.standing.contains(article));
        let anchors = self.anchors.iter().enumerate().filter(|(_, anchor)| **anchor != Anchor::TOP);
        let all = 0..self.story.articles.len();
        let put_back = all.map(|article| (source(&article), self.words_put_back(article)));
        let place = Place {
            current: self.article().as_ref().map(source).unwrap_or_default(),
            out: out.map(|article| source(&article)).collect(),
            anchors: anchors.map(|(article, anchor)| (source(&article), anchor.byte, anchor.above)).collect(),
            put_back: put_back.filter(|(_, words)| !words.is_empty()).collect(),
        };
        serde_json::to_string(&place).unwrap_or_default()
    }

    /// Goes to a place that was kept; words that are none change nothing.
    pub fn go_to_place(&mut self, kept: &str) {
        let Ok(place) = serde_json::from_str::<Place>(kept) else { return };
        for (source, words) in &place.put_back {
            let known = self.story.articles.iter().position(|article| article.source == *source);
            if let Some(article) = known {
                self.put_words_back(article, words);
            }
        }
        let articles = &self.story.articles;
        let standing: Vec<usize> =
            (0..articles.len()).filter(|&article| !place.out.contains(&articles[article].source)).collect();
        if !standing.is_empty() {
            self.standing = standing;
        }
        let current = self.standing.iter().position(|&article| articles[article].source == place.current);
        self.current = current.unwrap_or(0);
        for (source, byte, above) in place.anchors {
            let known = articles.iter().position(|article| article.source == source);
            if let Some(article) =
                known.filter(|&article| articles[article].text.as_str().is_char_boundary(byte))
            {
                self.anchors[article] = Anchor { byte, above };
            }
        }
        self.settle();
    }
}
