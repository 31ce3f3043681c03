//! What is known of articles and sources.

use super::{Line, paragraph};
use crate::analysis::Dated;
use crate::reader::state::State;
use crate::reader::view::words;
use crate::text::{cells, counted};

/// Outlets with longer names are not waited for by the column of dates.
const WIDEST_NAME: usize = 26;

/// Outlet, date, link and source of the current article.
pub fn details(state: &State, width: usize) -> Vec<Line> {
    let theme = state.theme;
    let Some(article) = state.article().map(|a| &state.story.articles[a]) else { return Vec::new() };
    let mut lines = Vec::new();
    let words = article.text.as_str().split_whitespace().count();
    let dating = state.article().and_then(|a| state.comparison()?.dates.get(a));
    let date = match dating.map(|dating| (dating.how, dating.day.as_str())) {
        Some((Dated::Inferred, day)) => format!("{}, from its dateline", words::date(day, true)),
        Some((Dated::Unknown, _)) => "unknown".into(),
        _ => words::date(&article.published, true),
    };
    let facts = [
        ("Title", article.title.clone()),
        ("Outlet", article.outlet.clone()),
        ("By", article.byline.clone()),
        ("Date", date),
        ("Link", article.url.clone()),
        ("Language", article.language.clone()),
        ("Length", counted(words, "word", "words")),
        ("Source", article.source.clone()),
        ("SHA-256", article.sha256.clone()),
        ("Left out", counted(article.dropped.len(), "stretch (x shows it)", "stretches (x shows them)")),
    ];
    for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        paragraph(&mut lines, (name, theme.dim), 10, value, theme.text, width);
    }
    for notice in &article.notices {
        lines.push(Vec::new());
        paragraph(&mut lines, ("! ", theme.alert), 2, notice, theme.text, width);
    }
    if !state.story.note.is_empty() {
        lines.push(Vec::new());
        paragraph(&mut lines, ("", theme.text), 0, &state.story.note, theme.dim, width);
    }
    lines
}

/// The sources that did not open.
pub fn problems(state: &State, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for problem in &state.problems {
        paragraph(&mut lines, ("! ", state.theme.alert), 2, problem, state.theme.text, width);
    }
    let open = state.story.articles.len();
    if open > 0 {
        lines.push(Vec::new());
        let words = counted(open, "article is open", "articles are open");
        lines.push(vec![(format!("{words}."), state.theme.dim)]);
    }
    lines
}

/// All articles, with a mark for those that stand in the panes.
pub fn articles(state: &State) -> Vec<Line> {
    let theme = state.theme;
    let under = state.popup.map(|popup| popup.at);
    let all = 0..state.story.articles.len();
    let date = |article: usize| words::date(&state.story.articles[article].published, true);
    let widest = |words: &dyn Fn(usize) -> String| all.clone().map(|a| cells(&words(a))).max().unwrap_or(0);
    let names = widest(&|article| words::article(state, article)).min(WIDEST_NAME);
    let dates = widest(&date);
    let filled =
        |words: &str, width: usize| format!("{words}{}", " ".repeat(width.saturating_sub(cells(words))));
    let line = |article: usize| {
        let standing = state.standing.contains(&article);
        let here = under == Some(article);
        let cursor = if here { state.glyphs.chosen } else { " " };
        let mark = if standing { state.glyphs.yes } else { state.glyphs.no };
        let style = if here { theme.chosen } else { theme.text };
        let mut line =
            vec![(format!("{cursor} {mark} {}", filled(&words::article(state, article), names)), style)];
        if dates > 0 {
            line.push((format!("  {}", filled(&date(article), dates)), theme.dim));
        }
        line.push((format!("  {}", state.story.articles[article].heading()), theme.dim));
        line
    };
    all.clone().map(line).collect()
}
