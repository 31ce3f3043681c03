//! Moving in the text, in the lists, and between the parts of the screen.

use super::{Decision, Switch, Update, claims, follow};
use crate::reader::action::Action;
use crate::reader::state::{Focus, State};

/// One of the steps up or down.
pub fn step(state: &State, action: Action) -> Decision {
    let height = isize::try_from(height(state)).unwrap_or(1);
    let by = match action {
        Action::Down => 1,
        Action::Up => -1,
        Action::HalfDown => (height / 2).max(1),
        Action::HalfUp => -(height / 2).max(1),
        // Two rows stay, so that the eye finds where it was.
        Action::PageDown => (height - 2).max(1),
        _ => -(height - 2).max(1),
    };
    match state.focus {
        Focus::Text => scroll(state, state.current, by),
        list => in_list(state, list, by),
    }
}

fn height(state: &State) -> usize {
    let sidebar = state.screen.sidebar.unwrap_or_default();
    match state.focus {
        Focus::Text => state.screen.panes.first().map_or(1, |pane| pane.height()),
        Focus::People => usize::from(sidebar.people.height),
        Focus::Claims => sidebar.claims_shown(),
    }
}

/// Scrolls the pane of standing article number `standing` by `by` rows.
pub fn scroll(state: &State, standing: usize, by: isize) -> Decision {
    let article = state.standing.get(standing);
    let Some(pane) = state.screen.panes.iter().find(|pane| Some(&pane.article) == article) else {
        return Decision::none();
    };
    let top = pane.top.saturating_add(by);
    let decision = Decision::from(Update::Place(pane.article, pane.scrolled_to(top)));
    if standing == state.current {
        decision.then(follow::after_scroll(state, pane, pane.within(top)))
    } else {
        decision
    }
}

/// To the beginning or the end of the article or list.
pub fn to_end(state: &State, end: bool) -> Decision {
    let far = isize::MAX / 2;
    match state.focus {
        Focus::Text => {
            let decision = scroll(state, state.current, if end { far } else { -far });
            Decision { updates: [vec![Update::Leave], decision.updates].concat(), ..decision }
        }
        list => in_list(state, list, if end { far } else { -far }),
    }
}

/// Chooses the entry `by` further in `list`.
pub fn in_list(state: &State, list: Focus, by: isize) -> Decision {
    match list {
        Focus::People => {
            let cast = &state.cast.order;
            let at = state.person.and_then(|person| cast.iter().position(|&p| p == person));
            let Some(to) = further(at, by, cast.len()) else { return Decision::none() };
            Decision::from(Update::Person(Some(cast[to])))
        }
        _ => {
            let roll = &state.roll;
            let at = state.claim.and_then(|claim| roll.row(claim));
            let Some(to) = further(at, by, roll.order.len()) else { return Decision::none() };
            claims::choose(state, roll.order[to], Focus::Claims)
        }
    }
}

/// The entry `by` further than `at`, no further than the ends; the first when none is chosen yet.
fn further(at: Option<usize>, by: isize, count: usize) -> Option<usize> {
    let last = isize::try_from(count.checked_sub(1)?).unwrap_or(isize::MAX);
    let to = match at {
        None if by.unsigned_abs() > count && by > 0 => last,
        None => 0,
        Some(at) => isize::try_from(at).unwrap_or(0).saturating_add(by).clamp(0, last),
    };
    usize::try_from(to).ok()
}

/// To the pane on one side; beyond the first lies the sidebar, beyond the last the next page.
pub fn sideways(state: &State, right: bool) -> Decision {
    match (state.focus, right) {
        (Focus::Text, false) if state.current == 0 && state.screen.sidebar.is_some() => {
            Update::Focus(Focus::People).into()
        }
        (Focus::Text, _) => {
            let to = if right { state.current + 1 } else { state.current.saturating_sub(1) };
            Update::Current(to.min(state.standing.len().saturating_sub(1))).into()
        }
        (_, true) => to_text(state),
        (_, false) => Decision::none(),
    }
}

/// The keys go to the text; a sidebar that lies over it is put away.
pub fn to_text(state: &State) -> Decision {
    let decision = Decision::from(Update::Focus(Focus::Text));
    let over = state.screen.sidebar.is_some_and(|sidebar| sidebar.overlay);
    if over { decision.with(Update::Flip(Switch::Sidebar)) } else { decision }
}

/// To the next part of the screen or the one before: people, claims, each pane.
pub fn area(state: &State, forward: bool) -> Decision {
    let mut areas = Vec::new();
    if state.screen.sidebar.is_some() {
        areas.extend([(Focus::People, state.current), (Focus::Claims, state.current)]);
    }
    areas.extend((0..state.standing.len()).map(|standing| (Focus::Text, standing)));
    let here = areas.iter().position(|&(focus, standing)| {
        focus == state.focus && (focus != Focus::Text || standing == state.current)
    });
    let to = super::around(here.unwrap_or(0), if forward { 1 } else { -1 }, areas.len());
    match areas.get(to) {
        Some(&(focus, standing)) => Decision::from(Update::Focus(focus)).with(Update::Current(standing)),
        None => Decision::none(),
    }
}

/// To the next articles, or to those before.
pub fn page(state: &State, forward: bool) -> Decision {
    let shown = state.screen.panes.len();
    let last = state.standing.len().saturating_sub(1);
    let to = if forward {
        (state.screen.first + shown).min(last)
    } else {
        state.screen.first.saturating_sub(shown)
    };
    Decision::from(Update::Focus(Focus::Text)).with(Update::Current(to))
}

/// To a list of the sidebar, which is brought up where it is not on the screen.
pub fn to_list(state: &State, list: Focus) -> Decision {
    let decision =
        if state.screen.sidebar.is_some() { Decision::none() } else { Update::Flip(Switch::Sidebar).into() };
    decision.with(Update::Focus(list))
}
