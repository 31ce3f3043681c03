//! Where everything stands for one size of the terminal, and the rows that are shown.

use crate::analysis::Sentence;
use crate::reader::rows::Rows;
use crate::reader::settings::Page;
use crate::reader::state::{Anchor, FilterMode, Focus, State, filter};
use crate::story::Article;
use crate::text::{Layer, Span};
use ratatui::layout::Rect;
use rayon::prelude::*;
use std::rc::Rc;

/// From this width on, three panes and the sidebar stand side by side.
const WIDE: u16 = 112;
/// Below this width the sidebar gives two cells to the panes.
const ROOMY: u16 = 128;
/// From this width on, three panes do; the sidebar lies over them when asked for.
const THREE: u16 = 96;
/// From this width on, two panes do.
const TWO: u16 = 64;
/// Nothing can be read in less than this.
pub const LEAST: (u16, u16) = (20, 6);
/// Rows for ten claims on two rows each: as many as one looks over at once, the rest may scroll.
const TEN_CLAIMS: usize = 20;

/// The rectangles of the screen.
#[derive(Debug, Clone, Default)]
pub struct Screen {
    /// Whether the terminal is large enough to read in.
    pub fits: bool,
    /// The line at the top.
    pub header: Rect,
    /// The line of tabs, where only one of several articles fits.
    pub tabs: Option<Rect>,
    /// People and claims.
    pub sidebar: Option<SidebarBox>,
    /// The articles that are on the screen, from left to right.
    pub panes: Vec<PaneBox>,
    /// The first of them, as an index into the standing articles.
    pub first: usize,
    /// The line at the bottom.
    pub status: Rect,
    /// What lies between header and status.
    pub body: Rect,
}

/// The sidebar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SidebarBox {
    /// With its frame.
    pub frame: Rect,
    /// The entries of the list of people.
    pub people: Rect,
    /// The entries of the list of claims.
    pub claims: Rect,
    /// Rows of one claim: two while there is room for all of them, or for ten.
    pub claim_rows: usize,
    /// It lies over the panes.
    pub overlay: bool,
}

impl SidebarBox {
    /// How many claims fit.
    pub fn claims_shown(&self) -> usize {
        usize::from(self.claims.height) / self.claim_rows.max(1)
    }
}

/// One pane.
#[derive(Debug, Clone)]
pub struct PaneBox {
    /// The article in it.
    pub article: usize,
    /// With its frame.
    pub frame: Rect,
    /// Numbers of paragraphs, where they are shown.
    pub numbers: Rect,
    /// Letters beside the text.
    pub gutter: Rect,
    /// The text.
    pub text: Rect,
    /// The rows of the article at this width.
    pub rows: Rc<Rows>,
    /// The row at the top; negative when the text begins below the top.
    pub top: isize,
}

impl PaneBox {
    /// Rows on the screen.
    pub fn height(&self) -> usize {
        usize::from(self.text.height)
    }

    /// The row nearest to `top` that may stand at the top.
    pub fn within(&self, top: isize) -> isize {
        let last = (self.rows.len() as isize - self.height() as isize).max(0);
        // A pane that was lined up beyond its ends may stay there, but scrolling leads back inside.
        top.clamp(self.top.min(0), last.max(self.top))
    }

    /// The anchor that puts row `top` at the top, no further than the text goes.
    pub fn scrolled_to(&self, top: isize) -> Anchor {
        let top = self.within(top);
        let row = self.rows.get(usize::try_from(top).unwrap_or(0)).map_or(0, |row| row.span.start);
        let first = self.rows.at(row) as isize;
        match top {
            0 => Anchor::TOP,
            // Rows of a title, or of nothing, above the first byte.
            _ if top < first => Anchor { byte: row, above: u16::try_from(first - top).unwrap_or(0) },
            _ => Anchor { byte: row, above: 0 },
        }
    }

    /// The bytes on the screen.
    pub fn window(&self) -> Span {
        let top = usize::try_from(self.top).unwrap_or(0);
        let after = usize::try_from(self.top + self.height() as isize).unwrap_or(0);
        self.rows.bytes(top, after)
    }
}

/// Where one pane stands, before its article is wrapped.
struct Columns {
    article: usize,
    frame: Rect,
    numbers: Rect,
    gutter: Rect,
    text: Rect,
}

/// An article to be wrapped.
struct Unwrapped<'a> {
    article: &'a Article,
    width: usize,
    page: Page,
    /// Its sentences and whether each is kept, where a filter folds.
    kept: Option<(&'a [Sentence], &'a [bool])>,
}

impl Unwrapped<'_> {
    fn rows(&self) -> Rows {
        match self.kept {
            Some((sentences, kept)) => Rows::folded(self.article, sentences, kept, self.width, self.page),
            None => Rows::whole(self.article, self.width, self.page),
        }
    }
}

/// Wrapped articles and filtered sentences, kept from one frame to the next.
#[derive(Debug, Clone, Default)]
pub struct Cached {
    /// For each article its rows and what they were made for.
    rows: Vec<Option<(RowsKey, Rc<Rows>)>>,
    /// For each article, whether each sentence is kept by the filter; empty without a filter.
    pub kept: Rc<Vec<Vec<bool>>>,
    /// For each article how many sentences are kept.
    pub kept_counts: Vec<usize>,
    /// The kept sentences of each article as marks.
    pub bright: Rc<Vec<Layer>>,
    filter: Option<FilterKey>,
}

/// What the filtered sentences depend on: the claim, the person, and whether the analysis was there.
type FilterKey = (Option<usize>, Option<usize>, bool);
/// What rows depend on: the width, how the page is set, and the filter where it folds.
type RowsKey = (u16, Page, Option<FilterKey>);

impl Cached {
    /// Forgets what hangs on the comparison; an article that is not folded has the same rows under any.
    pub fn forget_found(&mut self) {
        let whole = |kept: Option<(RowsKey, Rc<Rows>)>| kept.filter(|((_, _, folded), _)| folded.is_none());
        let rows = std::mem::take(&mut self.rows).into_iter().map(whole).collect();
        *self = Self { rows, ..Self::default() };
    }
}

impl State {
    /// Derives everything that follows from the rest of the state. Runs after every change.
    pub fn settle(&mut self) {
        self.current = self.current.min(self.standing.len().saturating_sub(1));
        self.settle_cast();
        self.settle_roll();
        self.settle_filter();
        let (columns, rows) = self.size;
        self.screen = Screen { fits: columns >= LEAST.0 && rows >= LEAST.1, ..Screen::default() };
        if !self.screen.fits {
            return;
        }
        self.screen.header = Rect::new(0, 0, columns, 1);
        self.screen.status = Rect::new(0, rows - 1, columns, 1);
        self.screen.body = Rect::new(0, 1, columns, rows - 2);
        self.settle_sidebar();
        self.settle_panes();
        self.settle_lists();
    }

    fn settle_filter(&mut self) {
        let by = self.filtered_by();
        if by == (None, None) || self.found.is_none() {
            self.filter.mode = FilterMode::Off;
        }
        let key = (self.filter.mode != FilterMode::Off).then_some((by.0, by.1, true));
        if key == self.cached.filter {
            return;
        }
        self.cached.filter = key;
        let mut all = Vec::new();
        let mut bright = Vec::new();
        if let (Some(found), true) = (&self.found, key.is_some()) {
            for (article, sentences) in found.comparison.sentences.iter().enumerate() {
                let kept = filter::kept(found, article, sentences, by.0, by.1);
                let spans = sentences.iter().zip(&kept).filter(|(_, keep)| **keep).map(|(s, _)| (s.span, 0));
                bright.push(Layer::new(spans));
                all.push(kept);
            }
        }
        self.cached.kept_counts = all.iter().map(|kept| kept.iter().filter(|keep| **keep).count()).collect();
        self.cached.kept = Rc::new(all);
        self.cached.bright = Rc::new(bright);
    }

    /// Whether the width has room for the sidebar beside the panes.
    pub fn has_room_for_sidebar(&self) -> bool {
        self.size.0 >= WIDE
    }

    /// Whether the sidebar is on the screen.
    pub fn sidebar_shown(&self) -> bool {
        self.has_room_for_sidebar() != self.sidebar_flipped
    }

    fn settle_sidebar(&mut self) {
        if !self.sidebar_shown() {
            self.focus = Focus::Text;
            return;
        }
        let body = self.screen.body;
        let width =
            if self.size.0 >= ROOMY { self.sidebar_width } else { self.sidebar_width.saturating_sub(2) };
        // Beside the panes it leaves them at least half.
        let most = if self.has_room_for_sidebar() { body.width / 2 } else { body.width };
        let width = width.min(most);
        let frame = Rect { width, ..body };
        let inside = frame.height.saturating_sub(3);
        let claims = self.comparison().map_or(0, |found| found.claims.len());
        // People get what they need up to three fifths, claims the rest, unless they need less.
        let wanted = u16::try_from(self.cast.full_rows.max(1)).unwrap_or(u16::MAX);
        let for_claims = u16::try_from(claims.max(1)).unwrap_or(u16::MAX);
        let people = wanted.min((inside * 3 / 5).max(inside.saturating_sub(for_claims)));
        let list = |y: u16, height: u16| Rect::new(frame.x + 1, y, frame.width.saturating_sub(2), height);
        let room = usize::from(inside - people);
        let roomy = claims * 2 <= room || room >= TEN_CLAIMS;
        self.screen.sidebar = Some(SidebarBox {
            frame,
            people: list(frame.y + 1, people),
            claims: list(frame.y + 2 + people, inside - people),
            claim_rows: if roomy { 2 } else { 1 },
            overlay: !self.has_room_for_sidebar(),
        });
    }

    fn settle_panes(&mut self) {
        let mut area = self.screen.body;
        if let Some(sidebar) = self.screen.sidebar.filter(|sidebar| !sidebar.overlay) {
            area.x += sidebar.frame.width;
            area.width -= sidebar.frame.width;
        }
        let most = match self.size.0 {
            _ if self.zoom => 1,
            THREE.. => 3,
            TWO.. => 2,
            _ => 1,
        };
        let count = most.min(self.standing.len());
        if count == 0 {
            return;
        }
        if count == 1 && self.standing.len() > 1 && area.height > 4 {
            self.screen.tabs = Some(Rect { height: 1, ..area });
            area.y += 1;
            area.height -= 1;
        }
        // Panes page so that the current article is among them, and the last page is full.
        let page = self.current / count * count;
        self.screen.first = page.min(self.standing.len() - count);
        let mut x = area.x;
        let mut columns = Vec::with_capacity(count);
        for (slot, width) in self.splits.widths(area.width, count).into_iter().enumerate() {
            let frame = Rect { x, width, ..area };
            x += width;
            columns.push(self.columns(self.standing[self.screen.first + slot], frame));
        }
        self.settle_rows(&columns);
        self.screen.panes = columns.into_iter().filter_map(|columns| self.pane(columns)).collect();
    }

    fn columns(&self, article: usize, frame: Rect) -> Columns {
        let inside = Rect {
            x: frame.x + 1,
            y: frame.y + 1,
            width: frame.width.saturating_sub(2),
            height: frame.height.saturating_sub(2),
        };
        let voice = if self.voices { 1 } else { 0 };
        let letters = match inside.width {
            40.. => 4,
            24.. => 3,
            _ => 2,
        };
        let numbers = if self.page.numbers { self.widest_number(article) + 1 } else { 0 };
        let beside = (numbers + letters + voice).min(inside.width.saturating_sub(1));
        let numbers = numbers.min(beside);
        // One cell keeps the words off the frame where there is one to spare.
        let margin = u16::from(inside.width >= 24);
        let width = inside.width.saturating_sub(beside + margin).clamp(1, self.page.measure);
        let spare = inside.width.saturating_sub(beside + width + margin) / 2;
        let before = Rect { x: inside.x + spare, width: numbers, ..inside };
        let gutter = Rect { x: before.right(), width: beside - numbers, ..inside };
        let text = Rect { x: gutter.right(), width, ..inside };
        Columns { article, frame, numbers: before, gutter, text }
    }

    fn pane(&self, columns: Columns) -> Option<PaneBox> {
        let Columns { article, frame, numbers, gutter, text } = columns;
        let rows = self.cached.rows.get(article)?.as_ref()?.1.clone();
        let anchor = self.anchors[article];
        let above = anchor.above.min(text.height.saturating_sub(1));
        let top = match anchor {
            Anchor::TOP => 0,
            // What is left of a folded article begins at the top, if all of it fits.
            _ if self.filter.mode == FilterMode::Fold && rows.len() <= usize::from(text.height) => 0,
            _ => rows.at(anchor.byte) as isize - isize::try_from(above).unwrap_or(0),
        };
        Some(PaneBox { article, frame, numbers, gutter, text, rows, top })
    }

    /// Digits of the highest number of a paragraph.
    fn widest_number(&self, article: usize) -> u16 {
        let paragraphs = self.story.articles[article].blocks.len().max(1);
        u16::try_from(paragraphs.ilog10() + 1).unwrap_or(1)
    }

    /// Wraps what stands in `columns` and was not wrapped like that before; several articles on several cores.
    fn settle_rows(&mut self, columns: &[Columns]) {
        self.cached.rows.resize(self.story.articles.len(), None);
        let folding = self.filter.mode == FilterMode::Fold;
        let page = self.page;
        let key = |columns: &Columns| (columns.text.width, page, self.cached.filter.filter(|_| folding));
        let is_there = |of: &Columns| {
            self.cached.rows[of.article].as_ref().is_some_and(|(made_for, _)| *made_for == key(of))
        };
        let missing: Vec<_> = columns.iter().filter(|columns| !is_there(columns)).collect();
        let work: Vec<_> = missing
            .iter()
            .map(|columns| {
                let article = columns.article;
                let found = self.found.as_ref().filter(|_| folding);
                let kept = found
                    .map(|found| (&found.comparison.sentences[article][..], &self.cached.kept[article][..]));
                let width = usize::from(columns.text.width);
                Unwrapped { article: &self.story.articles[article], width, page, kept }
            })
            .collect();
        let rows: Vec<Rows> = match &work[..] {
            [] => return,
            [one] => vec![one.rows()],
            several => several.par_iter().map(Unwrapped::rows).collect(),
        };
        let made: Vec<_> =
            missing.iter().zip(rows).map(|(of, rows)| (of.article, (key(of), Rc::new(rows)))).collect();
        for (article, rows) in made {
            self.cached.rows[article] = Some(rows);
        }
    }
}
