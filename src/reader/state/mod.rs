//! Everything the screen shows, as plain data.
//!
//! Every position is a byte of an article. Rows, rectangles and scroll offsets are derived from these by
//! [`State::settle`], which runs after every change, so that deciding and drawing read the same rows and rectangles and
//! neither of them computes any.

pub mod applies;
mod blind;
mod cast;
mod chosen;
mod filter;
mod found;
mod hand;
mod jump;
mod lists;
mod notebook;
mod palette;
mod place;
mod popup;
mod prompt;
mod restored;
mod roll;
mod screen;
mod search;
mod splits;
mod succession;
mod tour;

pub use blind::masked;
pub use cast::{Cast, Find, Kinds, Leaf, Sort};
pub use filter::{Filter, FilterBy, FilterMode};
pub use found::Found;
pub use hand::{Gold, Hand};
pub use jump::{Jumps, Spot};
pub use notebook::Pages;
pub use palette::{Hit, Palette, What};
pub use popup::{Choice, Popup, PopupKind};
pub use prompt::{Ask, Prompt};
pub use restored::PutBack;
pub use roll::{ClaimSort, Roll, Seek};
pub use screen::{Cached, LEAST, PaneBox, Screen, SidebarBox};
pub use search::Search;
pub use splits::{Border, Splits};

use crate::analysis::Comparison;
use crate::reader::glyphs::{self, Glyphs};
use crate::reader::keymap::Keymap;
use crate::reader::keys::Key;
use crate::reader::options::ExportFormat;
use crate::reader::settings::{Page, Settings};
use crate::reader::theme::Theme;
use crate::story::{Article, BlockKind, Story};
use crate::text::Layer;
use std::rc::Rc;
use std::sync::Arc;

/// The reader's state.
#[derive(Debug, Clone)]
pub struct State {
    /// What is read.
    pub story: Arc<Story>,
    /// One sentence for each source that did not open.
    pub problems: Vec<String>,
    /// Titles inside each article; derived.
    pub headings: Rc<Vec<Layer>>,
    /// What was left out and stands in the articles again.
    pub put_back: PutBack,
    /// What the analysis found, once it is there.
    pub found: Option<Rc<Found>>,
    /// How far the analysis is.
    pub progress: Progress,
    /// How many sentences the comparison under way has read, and of how many.
    pub read: Option<(usize, usize)>,
    /// The articles that stand in panes, in order; never empty while the story has articles.
    pub standing: Vec<usize>,
    /// Which of these has the attention.
    pub current: usize,
    /// The part of the screen that has the keys.
    pub focus: Focus,
    /// The reading place in each article of the story.
    pub anchors: Vec<Anchor>,
    /// The chosen claim.
    pub claim: Option<usize>,
    /// The chosen person.
    pub person: Option<usize>,
    /// Who stands in the list of people; derived.
    pub cast: Rc<Cast>,
    /// Whether the list holds people, organisations or places.
    pub leaf: Leaf,
    /// What the list is ordered by.
    pub sort: Sort,
    /// The list of claims; derived.
    pub roll: Rc<Roll>,
    /// What the list of claims is ordered by.
    pub claim_sort: ClaimSort,
    /// A claim is being looked for in the list.
    pub seek: Option<Seek>,
    /// Which mentions are jumped to and underlined.
    pub kinds: Kinds,
    /// Somebody is being looked for in the list.
    pub find: Option<Find>,
    /// Which of the chosen person's mentions was jumped to last, counted over the standing articles.
    pub mention: Option<usize>,
    /// The difference that was jumped to last, as conflict and side.
    pub conflict: Option<(usize, usize)>,
    /// The last key chose a claim, so that the next one goes on walking.
    pub walking: bool,
    /// What `n` repeats.
    pub last_jump: Option<JumpKind>,
    /// Places to go back to.
    pub jumps: Jumps,
    /// What is dimmed or folded.
    pub filter: Filter,
    /// The search, while it has words.
    pub search: Option<Search>,
    /// Only the current article fills the screen.
    pub zoom: bool,
    /// Choosing a claim lines all panes up.
    pub sync: bool,
    /// A gutter says whose words each row holds.
    pub voices: bool,
    /// What several articles report is dimmed.
    pub only_in: bool,
    /// The narrator's colouring words are marked.
    pub narrator: bool,
    /// How much of the claims is shaded.
    pub shading: Shading,
    /// The terminal reports the mouse.
    pub mouse: bool,
    /// How the articles are set.
    pub page: Page,
    /// How they were set at the start.
    pub page_at_start: Page,
    /// While one pane is scrolled, the others keep to the claim under its reading line.
    pub follow: bool,
    /// The stop of the tour that the reader is at.
    pub tour: Option<usize>,
    /// The theme was chosen in this story.
    pub own_theme: bool,
    /// Who published what is hidden.
    pub blind: bool,
    /// The story with the outlets' names while these are hidden, and the other way round; `None` where nothing is hidden.
    pub other_story: Option<Arc<Story>>,
    /// Claims marked by hand.
    pub hand: Hand,
    /// The border that the mouse holds.
    pub grabbed: Option<Border>,
    /// Width of the sidebar, in cells.
    pub sidebar_width: u16,
    /// The same at the start.
    pub sidebar_at_start: u16,
    /// Where the panes part.
    pub splits: Splits,
    /// The sidebar is shown where it is no part of the layout, and hidden where it is.
    pub sidebar_flipped: bool,
    /// Something that lies over the panes.
    pub popup: Option<Popup>,
    /// The palette, while it is open.
    pub palette: Option<Palette>,
    /// The notebook.
    pub pages: Pages,
    /// The line that is being typed at the bottom.
    pub prompt: Option<Prompt>,
    /// The formats in which the comparison can be exported.
    pub formats: Rc<Vec<ExportFormat>>,
    /// Which keys lead where.
    pub keymap: Rc<Keymap>,
    /// What has been typed of a sequence of keys.
    pub pending: Vec<Key>,
    /// One sentence for the status line, until the next key.
    pub message: Option<String>,
    /// The story was chosen from a list, to which backing out leads.
    pub from_list: bool,
    /// Colours.
    pub theme: &'static Theme,
    /// Signs.
    pub glyphs: &'static Glyphs,
    /// First shown entries of the lists of people and claims.
    pub list_tops: (usize, usize),
    /// The person and claim that the lists were last scrolled to.
    pub lists_follow: (Option<usize>, Option<usize>),
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Where everything stands; derived.
    pub screen: Screen,
    /// Wrapped articles; derived.
    pub cached: Cached,
}

/// A reading place: the row that holds a byte, and how many rows below the top of the pane it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// Byte of the article's text.
    pub byte: usize,
    /// Rows between the top of the pane and the row of the byte.
    pub above: u16,
}

impl Anchor {
    /// The very top, with the title where the text does not have it.
    pub const TOP: Anchor = Anchor { byte: 0, above: u16::MAX };
}

/// How far the analysis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// At work.
    Comparing,
    /// At work; what the fast pass found is shown until then.
    Meanwhile,
    /// Done.
    Done,
    /// It stopped without a result.
    Failed,
}

/// What has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The list of people.
    People,
    /// The list of claims.
    Claims,
    /// The pane of the current article.
    Text,
}

/// A kind of jump, for repeating it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JumpKind {
    /// To a hit of the search.
    Hit,
    /// To a mention of the chosen person.
    Mention,
    /// To a claim.
    Claim,
    /// To a difference.
    Difference,
}

/// How much of the claims is shaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shading {
    /// All claims.
    All,
    /// The chosen one.
    Chosen,
    /// None; the letters stay.
    Off,
}

impl Shading {
    /// The one after this.
    pub fn next(self) -> Self {
        match self {
            Self::All => Self::Chosen,
            Self::Chosen => Self::Off,
            Self::Off => Self::All,
        }
    }

    /// A sentence for the status line.
    pub fn says(self) -> &'static str {
        match self {
            Self::All => "All claims are shaded.",
            Self::Chosen => "The chosen claim alone is shaded.",
            Self::Off => "No claim is shaded.",
        }
    }
}

/// Titles inside each article of `story`.
fn headings(story: &Story) -> Vec<Layer> {
    let headings = |article: &Article| {
        let titles = article.blocks.iter().filter(|block| block.kind != BlockKind::Paragraph);
        Layer::new(titles.map(|block| (block.span, u32::from(block.kind == BlockKind::PullQuote))))
    };
    story.articles.iter().map(headings).collect()
}

impl State {
    /// The state in which `story` opens as `settings` say, before the analysis is there.
    pub fn new(story: Story, problems: Vec<String>, settings: &Settings, theme: &'static Theme) -> Self {
        let count = story.articles.len();
        let popup = (!problems.is_empty()).then_some(Popup { kind: PopupKind::Problems, at: 0 });
        let mut state = Self {
            headings: Rc::new(headings(&story)),
            put_back: PutBack::default(),
            story: Arc::new(story),
            problems,
            found: None,
            progress: Progress::Comparing,
            read: None,
            standing: (0..count).collect(),
            current: 0,
            focus: Focus::Text,
            anchors: vec![Anchor::TOP; count],
            claim: None,
            person: None,
            cast: Rc::default(),
            leaf: Leaf::default(),
            sort: Sort::default(),
            roll: Rc::default(),
            claim_sort: ClaimSort::default(),
            seek: None,
            kinds: Kinds::default(),
            find: None,
            mention: None,
            conflict: None,
            walking: false,
            last_jump: None,
            jumps: Jumps::default(),
            filter: Filter::default(),
            search: None,
            zoom: false,
            sync: settings.sync,
            voices: settings.voices,
            only_in: false,
            narrator: false,
            shading: Shading::All,
            mouse: settings.mouse,
            page: settings.page,
            page_at_start: settings.page,
            follow: false,
            tour: None,
            own_theme: false,
            blind: false,
            other_story: None,
            hand: Hand::default(),
            grabbed: None,
            sidebar_width: settings.sidebar,
            sidebar_at_start: settings.sidebar,
            splits: Splits::default(),
            sidebar_flipped: false,
            popup,
            palette: None,
            pages: Pages::default(),
            prompt: None,
            formats: Rc::default(),
            keymap: Rc::new(settings.keys.clone()),
            pending: Vec::new(),
            message: None,
            from_list: false,
            theme,
            glyphs: if settings.ascii { &glyphs::ASCII } else { &glyphs::UNICODE },
            list_tops: (0, 0),
            lists_follow: (None, None),
            size: (0, 0),
            screen: Screen::default(),
            cached: Cached::default(),
        };
        state.settle();
        state
    }

    /// The number of the article that has the attention.
    pub fn article(&self) -> Option<usize> {
        self.standing.get(self.current).copied()
    }

    /// The outlet of an article.
    pub fn outlet(&self, article: usize) -> String {
        self.story.articles[article].outlet.clone()
    }

    /// What was found; nothing before the analysis is there.
    pub fn comparison(&self) -> Option<&Comparison> {
        self.found.as_deref().map(|found| &found.comparison)
    }

    /// Gives the terminal's size in cells.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
        self.settle();
    }
}
