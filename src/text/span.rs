//! A stretch of clean text.

use std::ops::Range;

/// A byte range in a clean text, end exclusive. Both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from byte `start` to byte `end`, exclusive.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The words of `text` that the span covers.
    ///
    /// # Panics
    /// If the span does not belong to `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Whether byte `at` lies inside.
    pub const fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The bytes that both share, if any.
    pub fn intersection(self, other: Span) -> Option<Span> {
        self.overlaps(other).then(|| Span::new(self.start.max(other.start), self.end.min(other.end)))
    }

    /// The smallest span that holds both.
    pub fn union(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same span without white space at its ends.
    pub fn trimmed(self, text: &str) -> Span {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        Span::new(start, start + inside.trim().len())
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}
