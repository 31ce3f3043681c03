//! The list of stories as cells.

use super::state::{ROWS, State};
use crate::library::StoryLine;
use crate::reader::action::{Action, entry};
use crate::reader::view::{after, date, small, write};
use crate::text::{cells, counted};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What can be done here, for the line at the bottom and for help.
const ACTIONS: [Action; 11] = [
    Action::Enter,
    Action::Down,
    Action::Up,
    Action::PageDown,
    Action::PageUp,
    Action::Top,
    Action::Bottom,
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
        let lines = state.lines.iter().enumerate().skip(state.top).take(state.room());
        for (slot, (number, line)) in lines.enumerate() {
            let y = 2 + u16::try_from(slot * ROWS).unwrap_or(0);
            story(state, line, number == state.at, [row(y), row(y + 1)], buffer);
        }
    }
    status(state, row(area.height - 1), buffer);
}

fn header(state: &State, area: Rect, buffer: &mut Buffer) {
    let cut = state.glyphs.cut;
    let used = write(buffer, after(area, 1), "Rashomon", state.theme.title, cut) + 3;
    write(buffer, after(area, used), "Library", state.theme.text, cut);
    let fresh = state.lines.iter().filter(|line| line.fresh > 0).count();
    let mut facts = counted(state.all, "story", "stories");
    if state.all > state.lines.len() {
        facts = format!("the newest {} of {facts}", state.lines.len());
    }
    if fresh > 0 {
        facts = format!("{facts} {} {fresh} with news", state.glyphs.between);
    }
    let wide = u16::try_from(cells(&facts)).unwrap_or(0);
    let right = after(area, area.width.saturating_sub(wide + 1));
    write(buffer, right, &facts, state.theme.dim, cut);
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
    for (words, alert) in facts(state, line) {
        let style = if alert { theme.alert } else { theme.dim };
        let used = write(buffer, rest, &words, style, cut);
        rest = after(rest, used);
    }
}

/// Time span, size, what was found, who reports; the second value marks what wants attention.
fn facts(state: &State, line: &StoryLine) -> Vec<(String, bool)> {
    let (first, last) = (date(&line.days.0, false), date(&line.days.1, true));
    let days = if line.days.0 == line.days.1 { last } else { format!("{first} {} {last}", state.glyphs.to) };
    let mut facts = vec![(days, false), (counted(line.articles, "article", "articles"), false)];
    if line.copies > 0 {
        facts.push((counted(line.copies, "copy", "copies"), false));
    }
    match line.counts {
        Some((claims, conflicts)) => {
            facts.push((counted(claims, "shared claim", "shared claims"), false));
            if conflicts > 0 {
                facts.push((counted(conflicts, "conflict", "conflicts"), true));
            }
            if line.outdated {
                facts.push(("not yet compared with the newest".into(), false));
            }
        }
        None => facts.push(("not compared yet".into(), false)),
    }
    if line.edited > 0 {
        facts.push((format!("{} edited after publication", line.edited), true));
    }
    facts.push((line.outlets.join(", "), false));
    let between = format!(" {} ", state.glyphs.between);
    let last = facts.len() - 1;
    facts
        .into_iter()
        .enumerate()
        .flat_map(|(number, fact)| [Some(fact), (number < last).then(|| (between.clone(), false))])
        .flatten()
        .collect()
}

fn status(state: &State, area: Rect, buffer: &mut Buffer) {
    let mut rest = after(area, 1);
    if let Some(message) = &state.message {
        write(buffer, rest, message, state.theme.title, state.glyphs.cut);
        return;
    }
    for action in [Action::Enter, Action::Down, Action::Up, Action::Help, Action::Quit] {
        let used = write(buffer, rest, &state.keymap.key(action), state.theme.key, " ");
        rest = after(rest, used + 1);
        let used = write(buffer, rest, short(action), state.theme.dim, " ");
        rest = after(rest, used + 3);
    }
}

/// The hint of an action, with what it comes to in this list.
fn short(action: Action) -> &'static str {
    if action == Action::Enter { "read" } else { entry(action).hint }
}

fn help(state: &State, area: Rect, buffer: &mut Buffer) {
    for (row, action) in (2..area.height.saturating_sub(1)).zip(ACTIONS) {
        let line = after(Rect { y: area.y + row, height: 1, ..area }, 2);
        let keys = state.keymap.keys(action).collect::<Vec<_>>().join(" ");
        write(buffer, line, &keys, state.theme.key, state.glyphs.cut);
        let does = match action {
            Action::Enter => "read the story; Esc or q comes back here",
            other => entry(other).does,
        };
        write(buffer, after(line, 16), does, state.theme.text, state.glyphs.cut);
    }
}
