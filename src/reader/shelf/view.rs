//! The list of stories as cells.

use super::facts::facts;
use super::state::{ROWS, State};
use crate::library::{Order, StoryLine};
use crate::reader::action::{Action, entry};
use crate::reader::keymap;
use crate::reader::view::{after, heading, small, write};
use crate::text::{cells, counted};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What can be done here, for the line at the bottom and for help.
const ACTIONS: [Action; 15] = [
    Action::Enter,
    Action::Search,
    Action::Sort,
    Action::Refresh,
    Action::Down,
    Action::Up,
    Action::PageDown,
    Action::PageUp,
    Action::Top,
    Action::Bottom,
    Action::Back,
    Action::Theme,
    Action::Suspend,
    Action::Help,
    Action::Quit,
];
/// The least columns and rows in which a list can be read.
const LEAST: (u16, u16) = (30, 7);

/// Paints `state` into `buffer`.
pub fn draw(state: &State, buffer: &mut Buffer) {
    let area = buffer.area;
    buffer.set_style(area, state.theme.text);
    if area.width < LEAST.0 || area.height < LEAST.1 {
        return small::draw(area, buffer);
    }
    let row = |y: u16| Rect { y: area.y + y, height: 1, ..area };
    header(state, row(0), buffer);
    if state.help {
        help(state, area, buffer);
    } else {
        if state.lines.is_empty() && !state.words.is_empty() {
            let words = format!("No story holds “{}”.", state.words);
            write(buffer, after(row(2), 2), &words, state.theme.dim, state.glyphs.cut);
        }
        let lines = state.lines.iter().enumerate().skip(state.top).take(state.room());
        for (slot, (number, line)) in lines.enumerate() {
            let y = 2 + u16::try_from(slot * ROWS).unwrap_or(0);
            story(state, line, number == state.at, [row(y), row(y + 1)], buffer);
        }
    }
    status(state, row(area.height - 1), buffer);
}

fn header(state: &State, area: Rect, buffer: &mut Buffer) {
    let fresh = state.lines.iter().filter(|line| line.fresh > 0).count();
    let all = counted(state.all, "story", "stories");
    let mut facts = match state.lines.len() {
        _ if !state.words.is_empty() => format!("{} of {all}", state.lines.len()),
        shown if shown < state.all => format!("the first {shown} of {all}"),
        _ => all,
    };
    if state.order != Order::default() {
        facts = format!("{facts}, by {}", state.order.shown());
    }
    if fresh > 0 {
        facts = format!("{facts} {} {fresh} with news", state.glyphs.between);
    }
    heading::draw(state.theme, state.glyphs, area, "Library", &facts, buffer);
}

/// A headline and, below it, what is known of the story.
fn story(state: &State, line: &StoryLine, chosen: bool, [head, foot]: [Rect; 2], buffer: &mut Buffer) {
    let (theme, cut) = (state.theme, state.glyphs.cut);
    let style = if chosen { theme.chosen } else { theme.text };
    let cursor = if chosen { state.glyphs.chosen } else { " " };
    let fresh = if line.fresh > 0 { format!("{} new", line.fresh) } else { String::new() };
    let wide = u16::try_from(cells(&fresh)).unwrap_or(0);
    write(buffer, head, cursor, style, cut);
    let room = Rect { width: head.width.saturating_sub(wide + 5), ..after(head, 2) };
    write(buffer, room, &line.title, style, cut);
    write(buffer, after(head, head.width.saturating_sub(wide + 1)), &fresh, theme.key, cut);
    let mut rest = after(foot, 4);
    rest.width = rest.width.saturating_sub(1);
    for (words, alert) in facts(state, line, usize::from(rest.width)) {
        let style = if alert { theme.alert } else { theme.dim };
        let used = write(buffer, rest, &words, style, cut);
        rest = after(rest, used);
    }
}

fn status(state: &State, area: Rect, buffer: &mut Buffer) {
    let mut rest = after(area, 1);
    if state.typing {
        let used = write(buffer, rest, &format!("/{}", state.words), state.theme.title, state.glyphs.cut);
        write(buffer, after(rest, used), " ", state.theme.hit, " ");
        return;
    }
    if !state.pending.is_empty() {
        return waiting(state, rest, buffer);
    }
    if let Some(message) = &state.message {
        write(buffer, rest, message, state.theme.title, state.glyphs.cut);
        return;
    }
    if !state.words.is_empty() {
        let used = write(buffer, rest, &format!("/{}", state.words), state.theme.title, state.glyphs.cut);
        rest = after(rest, used + 3);
    }
    let leave = if state.words.is_empty() { Action::Quit } else { Action::Back };
    let actions = [Action::Enter, Action::Search, Action::Sort, Action::Refresh, Action::Help, leave];
    for action in actions {
        rest = hint(state, rest, &state.keymap.key(action), action, buffer);
    }
}

/// Where the keys typed so far lead in this list.
fn waiting(state: &State, area: Rect, buffer: &mut Buffer) {
    let all = state.keymap.continuations(&state.pending);
    let here: Vec<_> = all.iter().filter(|(_, entry)| ACTIONS.contains(&entry.action)).collect();
    let typed = keymap::shown(&state.pending);
    let used = write(buffer, area, &typed, state.theme.title, state.glyphs.cut);
    let mut rest = after(area, used + 2);
    if here.is_empty() {
        write(buffer, rest, "leads nowhere in this list", state.theme.dim, state.glyphs.cut);
    }
    for (key, entry) in here {
        rest = hint(state, rest, key, entry.action, buffer);
    }
}

/// Paints a key and what it does; gives the room behind them.
fn hint(state: &State, area: Rect, key: &str, action: Action, buffer: &mut Buffer) -> Rect {
    let used = write(buffer, area, key, state.theme.key, " ");
    let rest = after(area, used + 1);
    let used = write(buffer, rest, short(action), state.theme.dim, " ");
    after(rest, used + 3)
}

/// The hint of an action, with what it comes to in this list.
fn short(action: Action) -> &'static str {
    match action {
        Action::Enter => "read",
        Action::Back => "all stories",
        other => entry(other).hint,
    }
}

fn help(state: &State, area: Rect, buffer: &mut Buffer) {
    for (row, action) in (2..area.height.saturating_sub(1)).zip(ACTIONS) {
        let line = after(Rect { y: area.y + row, height: 1, ..area }, 2);
        let keys = state.keymap.keys(action).collect::<Vec<_>>().join(" ");
        write(buffer, line, &keys, state.theme.key, state.glyphs.cut);
        let does = match action {
            Action::Enter => "read the story; Esc or q comes back here",
            Action::Search => "look for words in titles, outlets and articles",
            Action::Sort => "order by date, size, claims, conflicts, news since last read",
            Action::Refresh => "read the feeds and keep what is new; Esc stops it",
            Action::Back => "all stories again after a search",
            other => entry(other).does,
        };
        write(buffer, after(line, 16), does, state.theme.text, state.glyphs.cut);
    }
}
