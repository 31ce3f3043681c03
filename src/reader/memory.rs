//! Where the reader left a story: places, chosen articles, filter, page and theme, as a plain TOML file.
//!
//! The file is named after the articles' hashes, so that the same articles are the same story wherever they lie. What
//! the analysis finds may differ from one time to the next; the chosen claim is therefore remembered by the place of a
//! wording, and the chosen person by name.

use crate::reader::state::{Anchor, FilterBy, FilterMode, Splits, State};
use crate::reader::theme::Theme;
use crate::story::Story;
use crate::text::Hyphens;
use crate::whole::{self, Worth};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// What is remembered of a story.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// The story's title, for whoever looks into the file.
    title: String,
    /// The theme, where the reader chose one for this story.
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<String>,
    current: usize,
    zoom: bool,
    measure: u16,
    spacing: u16,
    justify: bool,
    hyphens: String,
    numbers: bool,
    /// Width of the sidebar, in cells, where it was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    sidebar: Option<u16>,
    /// Where the panes part, where that was changed.
    #[serde(skip_serializing_if = "Splits::are_even")]
    splits: Splits,
    /// `off`, `dim` or `fold`.
    filter: String,
    /// `both`, `claim` or `person`.
    filter_by: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    /// A wording of the chosen claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<Wording>,
    article: Vec<Kept>,
}

/// The place of a wording: the number of its article among those of the file, and its first byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Wording {
    article: usize,
    byte: usize,
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    /// It stands in the panes.
    shown: bool,
    byte: usize,
    above: u16,
    /// The words of what was left out of it and put back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    put_back: Vec<String>,
}

const FILTERS: [(&str, FilterMode); 3] =
    [("off", FilterMode::Off), ("dim", FilterMode::Dim), ("fold", FilterMode::Fold)];
const FILTERS_BY: [(&str, FilterBy); 3] =
    [("both", FilterBy::Both), ("claim", FilterBy::Claim), ("person", FilterBy::Person)];

/// The name of the file for `story`: the same for the same articles in the same order.
pub fn file_name(story: &Story) -> String {
    let mut hash = Sha256::new();
    for article in &story.articles {
        hash.update(article.sha256.as_bytes());
        hash.update(article.text.as_str().len().to_le_bytes());
    }
    let hex: String = hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("{hex}.toml")
}

impl Memory {
    /// What is to be remembered of `state`.
    pub fn of(state: &State) -> Self {
        let named = |mode| FILTERS.iter().find(|(_, m)| *m == mode).map_or("off", |(name, _)| name);
        let named_by = |by| FILTERS_BY.iter().find(|(_, b)| *b == by).map_or("both", |(name, _)| name);
        let claim = state.chosen_claim().and_then(|claim| claim.evidence.first());
        let anchors = state.anchors.iter().enumerate();
        Self {
            title: state.story.title.clone(),
            theme: state.own_theme.then(|| state.theme.name.clone()),
            current: state.current,
            zoom: state.zoom,
            measure: state.page.measure,
            spacing: state.page.spacing,
            justify: state.page.justify,
            hyphens: state.page.hyphens.name().into(),
            numbers: state.page.numbers,
            sidebar: (state.sidebar_width != state.sidebar_at_start).then_some(state.sidebar_width),
            splits: state.splits.clone(),
            filter: named(state.filter.mode).into(),
            filter_by: named_by(state.filter.by).into(),
            person: state.chosen_person().map(|person| person.name.clone()),
            claim: claim.map(|e| Wording { article: e.place.article, byte: e.place.span.start }),
            article: anchors
                .map(|(number, anchor)| Kept {
                    shown: state.standing.contains(&number),
                    byte: anchor.byte,
                    above: anchor.above,
                    put_back: state.words_put_back(number),
                })
                .collect(),
        }
    }

    /// Lets the wording of the chosen claim move with the text of its article.
    pub fn claim_moves(&mut self, article: usize, moved: impl Fn(usize) -> usize) {
        if let Some(wording) = self.claim.as_mut().filter(|wording| wording.article == article) {
            wording.byte = moved(wording.byte);
        }
    }

    /// Brings `state` to where it was left, as far as that goes without the analysis. Whatever does not fit the story
    /// is left out, for a file may have been changed.
    pub fn bring_back(&self, state: &mut State) {
        let count = state.story.articles.len();
        if self.article.len() != count {
            return;
        }
        let shown: Vec<usize> = (0..count).filter(|&number| self.article[number].shown).collect();
        if !shown.is_empty() {
            state.standing = shown;
        }
        for (number, kept) in self.article.iter().enumerate() {
            state.put_words_back(number, &kept.put_back);
            let end = state.story.articles[number].text.as_str().len();
            state.anchors[number] = Anchor { byte: kept.byte.min(end), above: kept.above };
        }
        state.current = self.current;
        state.zoom = self.zoom;
        state.page = super::settings::Page {
            measure: self.measure.clamp(*super::settings::MEASURES.start(), *super::settings::MEASURES.end()),
            spacing: self.spacing.min(*super::settings::SPACINGS.end()),
            justify: self.justify,
            hyphens: Hyphens::named(&self.hyphens).unwrap_or_default(),
            numbers: self.numbers,
        };
        state.splits = self.splits.clone();
        if let Some(width) = self.sidebar {
            state.sidebar_width =
                width.clamp(*super::settings::SIDEBARS.start(), *super::settings::SIDEBARS.end());
        }
        if state.anchors.iter().any(|anchor| *anchor != Anchor::TOP) {
            state.message = Some(state.keymap.spell("You left off here; {top} leads to the beginning."));
        }
        state.settle();
    }

    /// The theme that was chosen for the story, if it comes with Rashomon.
    pub fn theme(&self) -> Option<&'static Theme> {
        Theme::named(self.theme.as_deref()?)
    }

    /// Chooses the claim and the person again and switches the filter on, once the analysis is there. What the reader
    /// chose meanwhile stays.
    pub fn choose_again(&self, state: &mut State) {
        let Some(found) = state.found.clone() else { return };
        if state.claim.is_none()
            && let Some(wanted) = &self.claim
        {
            let here = |e: &crate::analysis::Evidence| {
                e.place.article == wanted.article && e.place.span.start == wanted.byte
            };
            state.claim = found.comparison.claims.iter().position(|claim| claim.evidence.iter().any(here));
        }
        if state.person.is_none()
            && let Some(name) = &self.person
        {
            state.person = found.number_of(name);
        }
        let mode = FILTERS.iter().find(|(name, _)| *name == self.filter).map(|(_, mode)| *mode);
        let by = FILTERS_BY.iter().find(|(name, _)| *name == self.filter_by).map(|(_, by)| *by);
        if let (FilterMode::Off, Some(mode), Some(by)) = (state.filter.mode, mode, by) {
            state.filter.by = by;
            if mode != FilterMode::Off {
                state.filter.from = Some(state.spot());
                state.filter.mode = mode;
            }
        }
        state.settle();
    }

    /// What the file at `path` holds; nothing where there is none. A file that is no memory is treated as none: it
    /// will be written anew.
    ///
    /// # Errors
    /// If there is a file and it cannot be read.
    pub fn load(path: &Path) -> io::Result<Option<Self>> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(toml::from_str(&text).ok()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes it to `path`, whole or not at all.
    ///
    /// # Errors
    /// If the folder cannot be made or the file not be written.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let text = toml::to_string(self).map_err(io::Error::other)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        // Two readers of one story may leave at the same time.
        whole::replace(path, text.as_bytes(), Worth::Made)
    }
}
