//! What deciding answers with: updates of the state, and effects beyond it.

use crate::notebook::Notebook;
use crate::reader::keys::Key;
use crate::reader::settings::Page;
use crate::reader::state::{
    Anchor, Border, ClaimSort, Filter, Find, Focus, Hand, JumpKind, Kinds, Leaf, Palette, Popup, Prompt,
    Search, Seek, Shading, Sort, Splits, Spot,
};

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// A click at a column and a row.
    Click(u16, u16),
    /// The mouse moved to a column and a row with its button held.
    Drag(u16, u16),
    /// The button was let go.
    Release,
    /// The wheel, by rows, at a column and a row.
    Wheel(i16, u16, u16),
}

/// A change of the state.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum Update {
    Focus(Focus),
    Current(usize),
    Standing(Vec<usize>),
    Place(usize, Anchor),
    /// Remember the present place, before a jump.
    Leave,
    /// Remember a place from before.
    LeaveFrom(Spot),
    JumpBack,
    JumpForward,
    Claim(Option<usize>),
    Person(Option<usize>),
    Mention(Option<usize>),
    Conflict(Option<(usize, usize)>),
    LastJump(JumpKind),
    Filter(Filter),
    Find(Option<Find>),
    Leaf(Leaf),
    Sort(Sort),
    ClaimSort(ClaimSort),
    Seek(Option<Seek>),
    Kinds(Kinds),
    Search(Option<Search>),
    Palette(Option<Palette>),
    Popup(Option<Popup>),
    Prompt(Option<Prompt>),
    /// Put something that was left out back into an article, or take it out again, by their numbers.
    PutBack(usize, usize),
    /// Go on with this notebook.
    Write(Notebook),
    /// Go on with the notebook as it was before its last change.
    TakeBack,
    /// A sentence for the status line; an action's name in braces is shown as its key.
    Say(String),
    /// What has been typed of a sequence of keys.
    Pending(Vec<Key>),
    Flip(Switch),
    Shading(Shading),
    Page(Page),
    SidebarWidth(u16),
    /// The mouse holds a border, or none.
    Grab(Option<Border>),
    Splits(Splits),
    /// What was marked by hand.
    Hand(Hand),
    /// Show who published what, or hide it.
    Outlets,
    /// To a stop of the tour, or out of it.
    Tour(Option<usize>),
    NextTheme,
    ScrollList(Focus, isize),
}

/// Something that is on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Switch {
    Zoom,
    Sync,
    Voices,
    Sidebar,
    Mouse,
    Follow,
    OnlyIn,
    Narrator,
}

/// Something to be done outside the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Leave the story for the list of stories.
    List,
    /// Sleep until the shell wakes the program.
    Suspend,
    /// Draw everything anew.
    Repaint,
    /// Have the terminal report the mouse, or not.
    Mouse(bool),
    /// Put text on the clipboard.
    Copy(String),
    /// Open a link.
    Open(String),
    /// Compare the articles, which are others now.
    Compare,
    /// Keep the notebook in its file.
    Keep,
    /// Keep the claims marked by hand in theirs.
    KeepMarks,
    /// Write a report in the format with this number; over a file that is there only if `over`.
    Export {
        /// Which of the formats.
        format: usize,
        /// The file.
        path: String,
        /// Whether a file of this name may be written over.
        over: bool,
    },
}

/// What is to be done.
#[derive(Debug, Clone, Default)]
pub struct Decision {
    /// Changes of the state, in order.
    pub updates: Vec<Update>,
    /// What goes beyond the state.
    pub effects: Vec<Effect>,
}

impl Decision {
    /// Nothing is to be done.
    pub(super) fn none() -> Self {
        Self::default()
    }

    /// This, and then `update`.
    pub(super) fn with(mut self, update: Update) -> Self {
        self.updates.push(update);
        self
    }

    /// This, and then `words` in the status line.
    pub(super) fn say(self, words: impl Into<String>) -> Self {
        self.with(Update::Say(words.into()))
    }

    /// This, and then `other`.
    pub(super) fn then(mut self, other: Decision) -> Self {
        self.updates.extend(other.updates);
        self.effects.extend(other.effects);
        self
    }

    /// Nothing but `effect`.
    pub(super) fn effect(effect: Effect) -> Self {
        Self { updates: Vec::new(), effects: vec![effect] }
    }
}

impl From<Update> for Decision {
    fn from(update: Update) -> Self {
        Decision::none().with(update)
    }
}
