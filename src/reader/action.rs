//! Everything a key can do.
//!
//! One table gives every action its name, its words for help and the hint line, the keys it comes with, and when it
//! applies. The key map begins with it, and dispatch, hints and help read both, so none of them can lie about another.
//! Keys that begin alike are sequences, such as `gg`; no key may be the beginning of another.

use crate::reader::keymap;
use crate::reader::keys::Key;
use crate::reader::state::State;
use crate::reader::state::applies;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Action {
    Down,
    Up,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    Top,
    Bottom,
    Left,
    Right,
    NextArea,
    PreviousArea,
    FocusPeople,
    FocusClaims,
    NextPage,
    PreviousPage,
    Enter,
    NextClaim,
    PreviousClaim,
    NextMention,
    PreviousMention,
    FindPerson,
    NextDifference,
    PreviousDifference,
    Repeat,
    RepeatBack,
    JumpBack,
    JumpForward,
    Search,
    Filter,
    FilterBy,
    Why,
    Card,
    Matrix,
    Ledger,
    Differences,
    Wording,
    Dropped,
    Details,
    Problems,
    Articles,
    Zoom,
    Leaf,
    Sort,
    Refresh,
    Kinds,
    Sync,
    Voices,
    OnlyIn,
    Narrator,
    Shading,
    Sidebar,
    SidebarWider,
    SidebarNarrower,
    PaneWider,
    PaneNarrower,
    EvenPanes,
    MeasureWider,
    MeasureNarrower,
    Spacing,
    Justification,
    Hyphenation,
    Numbers,
    PageReset,
    Outlets,
    MarkSentence,
    Marked,
    Follow,
    Theme,
    Mouse,
    ToMark,
    Note,
    SetMark,
    Rule,
    TakeBack,
    NoteList,
    Export,
    Copy,
    Open,
    Repaint,
    Help,
    Palette,
    Back,
    Suspend,
    Quit,
    QuitNow,
}

/// The part of help in which an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Moving in the text and on the screen.
    Move,
    /// Claims, people, differences, search.
    Jump,
    /// What is shown, and how.
    View,
    /// Popups.
    Ask,
    /// Notes, rulings, and what leaves the reader.
    Write,
    /// The program.
    Program,
}

impl Section {
    /// All sections, in the order of help.
    pub const ALL: [Section; 6] = [Self::Move, Self::Jump, Self::View, Self::Ask, Self::Write, Self::Program];

    /// As help prints it.
    pub fn shown(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Jump => "Jump",
            Self::View => "View",
            Self::Ask => "Ask",
            Self::Write => "Write",
            Self::Program => "Program",
        }
    }
}

/// Whether an action would do anything now; if not, one sentence that says why.
pub type Applies = fn(&State) -> Result<(), String>;

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// Stable name, for configuration.
    pub name: &'static str,
    /// One or two words for the hint line.
    pub hint: &'static str,
    /// What it does, for help.
    pub does: &'static str,
    /// Where help lists it.
    pub section: Section,
    /// The keys that it comes with, each a key or a sequence of keys, as a key script writes them.
    pub keys: &'static [&'static str],
    /// How urgently the hint line shows it: nought is never, larger is earlier dropped.
    pub rank: u8,
    /// When it applies.
    pub applies: Applies,
}

impl Entry {
    /// The keys that it comes with.
    pub fn sequences(&self) -> impl Iterator<Item = Vec<Key>> {
        self.keys.iter().filter_map(|keys| keymap::sequence(keys).ok())
    }
}

/// The line of the table for `action`.
pub fn entry(action: Action) -> &'static Entry {
    TABLE.iter().find(|entry| entry.action == action).unwrap_or(&TABLE[0])
}

macro_rules! table {
    ($($section:ident { $($action:ident $name:literal [$($key:literal)*] $rank:literal $hint:literal $does:literal $applies:ident;)* })*) => {
        &[$($(Entry {
            action: Action::$action,
            name: $name,
            hint: $hint,
            does: $does,
            section: Section::$section,
            keys: &[$($key),*],
            rank: $rank,
            applies: applies::$applies,
        },)*)*]
    };
}

/// All actions.
#[rustfmt::skip]
pub static TABLE: &[Entry] = table! {
    Move {
        Down "down" ["j" "<down>"] 0 "down" "one row down, or the next entry of a list" always;
        Up "up" ["k" "<up>"] 0 "up" "one row up, or the entry before" always;
        HalfDown "half-down" ["<c-d>"] 0 "half down" "half a screen down" always;
        HalfUp "half-up" ["<c-u>"] 0 "half up" "half a screen up" always;
        PageDown "page-down" ["<space>" "<pagedown>"] 0 "page" "a screen down" always;
        PageUp "page-up" ["<pageup>"] 0 "page up" "a screen up" always;
        Top "top" ["gg" "<home>"] 0 "top" "to the beginning" always;
        Bottom "bottom" ["G" "ge" "<end>"] 0 "end" "to the end" always;
        Right "right" ["l" "<right>"] 0 "pane" "to the pane on the right" always;
        Left "left" ["h" "<left>"] 0 "pane" "to the pane on the left, or to the sidebar" always;
        NextArea "next-area" ["<tab>"] 8 "pane" "to the next part of the screen" always;
        PreviousArea "previous-area" ["<s-tab>"] 0 "pane" "to the part of the screen before" always;
        FocusPeople "people" ["p" "gp"] 6 "people" "to the list of people" has_people;
        FocusClaims "claims" ["c" "gc"] 6 "claims" "to the list of claims" has_claims;
        NextPage "next-page" [">" "gn"] 9 "more" "to the next articles, where the panes do not hold all" has_more_articles;
        PreviousPage "previous-page" ["<lt>" "gb"] 0 "back" "to the articles before" has_more_articles;
    }
    Jump {
        NextClaim "next-claim" ["]"] 2 "claim" "choose the next claim; every pane lines up on its wording" has_claims;
        PreviousClaim "previous-claim" ["["] 0 "claim" "choose the claim before" has_claims;
        Enter "line-up" ["<enter>"] 3 "line up" "line the panes up on the claim; on a person, jump to the next mention" can_enter;
        NextMention "next-mention" ["}"] 4 "mention" "to the next mention of the chosen person, in any pane" has_person;
        PreviousMention "previous-mention" ["{"] 0 "mention" "to the mention before" has_person;
        FindPerson "find-person" ["@"] 9 "find" "find somebody in the list by some letters of the name" has_named;
        NextDifference "next-difference" ["!"] 5 "difference" "to the next place where the accounts part" has_differences;
        PreviousDifference "previous-difference" ["|"] 0 "difference" "to the place before where they part" has_differences;
        Search "search" ["/"] 5 "search" "search all panes, the list of claims, or the stories of the library; a capital makes it exact" has_articles;
        Repeat "repeat" ["n"] 1 "next" "the last kind of jump again: hit, mention, claim or difference" can_repeat;
        RepeatBack "repeat-back" ["N"] 1 "back" "the same, backwards" can_repeat;
        ToMark "to-mark" ["'<letter>"] 0 "to mark" "jump to the mark with this letter" has_articles;
        JumpBack "jump-back" ["<c-o>" "u"] 0 "undo jump" "back to where the last jump left from" can_jump_back;
        JumpForward "jump-forward" ["U"] 0 "redo jump" "forward again" can_jump_forward;
    }
    View {
        Filter "filter" ["f"] 3 "filter" "dim, then fold, what is not about the chosen claim or person; then all again" has_choice;
        FilterBy "filter-by" ["F"] 0 "filter by" "filter by claim and person, by the claim, by the person" has_filter_and_both;
        Zoom "zoom" ["zz"] 7 "zoom" "give the whole width to one article, and back" has_articles;
        Articles "articles" ["a"] 9 "articles" "choose which articles stand in the panes" has_articles;
        Leaf "list" ["O"] 9 "orgs, places" "turn the list of people to organisations, to places, and back" has_named;
        Sort "sort" ["S"] 0 "sort" "order the list: people; claims by spread, order or conflict; stories by date, size, claims, conflicts, news" can_sort;
        Refresh "refresh" ["gr"] 0 "refresh" "in the list of stories, read the feeds and keep what is new" in_the_list;
        Kinds "kinds" ["K"] 0 "kinds" "jump to and underline all mentions, names only, or names and titles" has_named;
        Sync "sync" ["s" "zs"] 0 "sync" "line all panes up when a claim is chosen, or only one" always;
        Voices "voices" ["v" "zv"] 7 "voices" "show beside each row whose words it holds" has_quotations;
        OnlyIn "only-in" ["L"] 0 "only here" "dim what other articles report too; what is left stands in one article alone" has_others;
        Narrator "narrator" ["V"] 0 "narrator" "mark hedges, vague sources, judging words and verbs of speech in the narrator's own words" always;
        Shading "shading" ["H" "zh"] 0 "shading" "shade all claims, the chosen one, or none" has_claims;
        Sidebar "sidebar" ["b" "zb"] 7 "people" "show or hide people and claims" always;
        Follow "follow" ["zf"] 0 "follow" "the other panes keep to the claim under the reading line" has_claims;
        MeasureWider "measure-wider" ["z+" "z="] 0 "wider" "longer lines" always;
        MeasureNarrower "measure-narrower" ["z-"] 0 "narrower" "shorter lines" always;
        Spacing "spacing" ["zp"] 0 "spacing" "more or fewer blank rows between paragraphs" always;
        Justification "justification" ["zj"] 0 "justify" "fill lines up to the measure, or let them end where they end" always;
        Hyphenation "hyphenation" ["zy"] 0 "hyphens" "hyphens in narrow columns, always, never" always;
        Numbers "numbers" ["zn"] 0 "numbers" "number the paragraphs, or not" always;
        PageReset "page-reset" ["z0"] 0 "reset" "set the page as at the start" always;
        Outlets "outlets" ["zo"] 0 "outlets" "reading blind: show who published what, or hide it again" is_blind;
        SidebarWider "sidebar-wider" ["z>"] 0 "wider" "a wider sidebar" always;
        SidebarNarrower "sidebar-narrower" ["z<lt>"] 0 "narrower" "a narrower sidebar" always;
        PaneWider "pane-wider" ["z]"] 0 "wider" "a wider pane; with the mouse on, drag the border between two" has_panes;
        PaneNarrower "pane-narrower" ["z["] 0 "narrower" "a narrower pane" has_panes;
        EvenPanes "even-panes" ["ze"] 0 "even" "panes of one width, the sidebar as at the start" always;
        Theme "theme" ["t" "zt"] 0 "theme" "the next of the themes that come along" always;
        Mouse "mouse" ["M" "zm"] 0 "mouse" "mouse on or off; while on, hold Shift to select text" always;
    }
    Ask {
        Why "why" ["w"] 4 "why" "why the wordings of the chosen claim were joined" has_claim;
        Card "card" ["P"] 6 "card" "who the chosen person is: offices, mentions, quotations, claims" has_person;
        Matrix "matrix" ["C"] 8 "table" "all claims in all articles: who says it, and in which words" has_claims;
        Ledger "offices" ["R"] 0 "offices" "every office stated for anybody, by article and date" has_offices;
        Differences "differences" ["D"] 6 "differences" "all places where the accounts part" has_differences;
        Wording "wording" ["d"] 5 "wording" "the wordings of the chosen claim under each other, word against word" has_claim;
        Dropped "dropped" ["x"] 9 "dropped" "what was left out of this article (captions, related links); Enter puts a stretch back" has_articles;
        Details "details" ["i"] 9 "details" "outlet, date, link and source of this article" has_articles;
        Problems "problems" ["E"] 0 "problems" "sources that did not open" has_problems;
        Help "help" ["?"] 1 "help" "all keys" always;
        Palette "palette" [":" "<c-p>"] 10 "find anything" "find an action, a person, a claim or an article by some letters" always;
    }
    Write {
        Note "note" ["A"] 0 "note" "write a note on what is chosen, else on the sentence where the eye rests; Tab turns to something else" can_note;
        SetMark "set-mark" ["m<letter>"] 0 "mark" "set this mark at the sentence where the eye rests" can_note;
        Rule "rule" ["r"] 0 "rule" "accept, reject, rename, merge or split the claim; dismiss or confirm the difference" can_note;
        TakeBack "take-back" ["X"] 0 "take back" "take the last note, mark or ruling back" can_take_back;
        MarkSentence "mark-sentence" ["T"] 0 "mark" "mark the sentence at the reading line; two in different articles make a claim" can_mark;
        Marked "marked" ["J"] 0 "marked" "the claims marked by hand, and how far they agree with the gold file" can_mark;
        NoteList "notes" ["B"] 0 "notes" "all notes, marks and rulings, and those that have lost their place; x strikes out" has_comparison;
        Copy "copy" ["y"] 0 "copy" "copy the wordings of the chosen claim, else the sentence where the eye rests, with their sources" has_comparison;
        Export "export" ["e"] 0 "export" "write a report to a file: text, Markdown, HTML and others" can_export;
    }
    Program {
        Open "open" ["o"] 0 "open" "open this article's link in the browser" has_link;
        Repaint "repaint" ["<c-l>"] 0 "repaint" "draw the screen anew" always;
        Back "back" ["<esc>"] 0 "back" "back out of whatever is on: popup, search, filter, lens, zoom, choice" always;
        Suspend "suspend" ["<c-z>"] 0 "suspend" "put Rashomon to sleep; fg brings it back" always;
        Quit "quit" ["q"] 8 "quit" "leave; a popup is closed first" always;
        QuitNow "quit-now" ["<c-c>"] 0 "quit" "leave at once" always;
    }
};

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_action_has_words_and_keys_of_its_own() {
        let mut keys: Vec<Vec<Key>> = Vec::new();
        let mut names = BTreeSet::new();
        let mut actions = BTreeSet::new();
        for entry in TABLE {
            assert!(!entry.does.is_empty() && !entry.hint.is_empty(), "{} says nothing", entry.name);
            assert!(!entry.keys.is_empty(), "{} has no key", entry.name);
            assert_eq!(entry.sequences().count(), entry.keys.len(), "{} has a key that is none", entry.name);
            assert!(names.insert(entry.name), "{} stands twice", entry.name);
            assert!(actions.insert(format!("{:?}", entry.action)), "{:?} stands twice", entry.action);
            for sequence in entry.sequences() {
                for other in &keys {
                    let hidden = sequence.starts_with(other) || other.starts_with(&sequence);
                    assert!(!hidden, "{} hides {}", keymap::shown(&sequence), keymap::shown(other));
                }
                keys.push(sequence);
            }
        }
    }

    #[test]
    fn every_action_is_in_the_table() {
        // The last variant's number is one less than how many there are.
        assert_eq!(TABLE.len(), Action::QuitNow as usize + 1);
    }
}
