//! What can lie over the panes.

use crate::analysis::Subject;

/// What lies over the panes, and how far it is scrolled; where entries can be chosen, the one under the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Popup {
    /// What it shows.
    pub kind: PopupKind,
    /// First row shown, or the entry under the cursor.
    pub at: usize,
}

/// Kinds of popups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PopupKind {
    /// All keys.
    Help,
    /// Why the pieces of the chosen claim belong together.
    Why,
    /// Who the chosen person is.
    Card,
    /// All claims in all articles.
    Matrix,
    /// All offices.
    Ledger,
    /// All differences.
    Differences,
    /// The wordings of the chosen claim, held against the one with this number.
    Wording(usize),
    /// What cleaning took out of the current article.
    Dropped,
    /// What is known of the current article.
    Details,
    /// Sources that did not open.
    Problems,
    /// Which articles stand in the panes.
    Articles,
    /// The claims marked by hand; with what was missed, or without.
    Hand(bool),
    /// The notebook.
    Notes,
    /// What can be ruled on a claim or a difference.
    Rulings(Subject),
    /// Which claim joins the claim with this number.
    Merge(usize),
    /// In which format to export.
    Export,
}

/// Something that can be ruled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The claim's wordings belong together.
    Accept,
    /// They do not.
    Reject,
    /// The claim gets another name.
    Rename,
    /// The claim with this number joins it.
    Merge(usize),
    /// A claim still to be chosen joins it.
    MergeOther,
    /// What the article with this number says leaves it.
    SplitOff(usize),
    /// The wording with this number is none of it.
    Drop(usize),
    /// The accounts do not part here.
    Dismiss,
    /// They do.
    Confirm,
}
