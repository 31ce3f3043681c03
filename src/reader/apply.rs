//! Carrying out what was decided.

use crate::reader::decide::{Decision, Switch, Update};
use crate::reader::state::{Focus, Spot, State};

/// Carries out the updates of `decision` on `state`; its effects are the loop's.
pub fn apply(state: &mut State, decision: &Decision) {
    state.message = None;
    state.pending.clear();
    state.walking = false;
    for update in &decision.updates {
        one(state, update.clone());
    }
    state.settle();
    state.settle_tour();
}

fn one(state: &mut State, update: Update) {
    match update {
        Update::Focus(focus) => {
            state.focus = focus;
            // The sidebar may just have been brought up, and focus is only kept where there is something to have it.
            state.settle();
            state.focus = if state.screen.sidebar.is_some() { focus } else { Focus::Text };
        }
        Update::Current(current) => state.current = current.min(state.standing.len().saturating_sub(1)),
        Update::Standing(standing) => state.standing = standing,
        Update::Place(article, anchor) => state.anchors[article] = anchor,
        Update::Leave => state.jumps.leave(state.spot()),
        Update::LeaveFrom(spot) => state.jumps.leave(spot),
        Update::JumpBack => {
            let present = state.spot();
            if let Some(spot) = state.jumps.back(present) {
                go_to(state, spot);
            }
        }
        Update::JumpForward => {
            if let Some(spot) = state.jumps.forward() {
                go_to(state, spot);
            }
        }
        Update::Claim(claim) => {
            state.claim = claim;
            state.walking = claim.is_some();
        }
        Update::Person(person) => {
            if state.person != person {
                state.mention = None;
            }
            state.person = person;
        }
        Update::Mention(mention) => state.mention = mention,
        Update::Conflict(conflict) => state.conflict = conflict,
        Update::LastJump(kind) => state.last_jump = Some(kind),
        Update::Find(find) => state.find = find,
        Update::Leaf(leaf) => state.leaf = leaf,
        Update::Sort(sort) => state.sort = sort,
        Update::ClaimSort(sort) => {
            state.claim_sort = sort;
            // What is chosen stays in sight.
            state.lists_follow.1 = None;
        }
        Update::Seek(seek) => {
            state.seek = seek;
            state.lists_follow.1 = None;
        }
        Update::Kinds(kinds) => state.kinds = kinds,
        Update::Filter(filter) => state.filter = filter,
        Update::Search(search) => state.search = search,
        Update::Palette(palette) => state.palette = palette,
        Update::Popup(popup) => state.popup = popup,
        Update::Prompt(prompt) => state.prompt = prompt,
        Update::PutBack(article, number) => state.put_back_or_out(article, number),
        Update::Write(notebook) => state.write(notebook),
        Update::TakeBack => state.take_back(),
        Update::Say(words) => state.message = Some(state.keymap.spell(&words)),
        Update::Pending(keys) => state.pending = keys,
        Update::Flip(switch) => flip(state, switch),
        Update::Shading(shading) => state.shading = shading,
        Update::NextTheme => {
            state.theme = state.theme.next();
            state.own_theme = true;
        }
        Update::Page(page) => state.page = page,
        Update::SidebarWidth(width) => state.sidebar_width = width,
        Update::Grab(border) => state.grabbed = border,
        Update::Splits(splits) => state.splits = splits,
        Update::Hand(hand) => state.hand = hand,
        Update::Outlets => state.flip_blind(),
        Update::Tour(stop) => state.tour = stop,
        Update::ScrollList(list, by) => scroll_list(state, list, by),
    }
}

fn flip(state: &mut State, switch: Switch) {
    let flag = match switch {
        Switch::Zoom => &mut state.zoom,
        Switch::Sync => &mut state.sync,
        Switch::Voices => &mut state.voices,
        Switch::Sidebar => &mut state.sidebar_flipped,
        Switch::Mouse => &mut state.mouse,
        Switch::Follow => &mut state.follow,
        Switch::OnlyIn => &mut state.only_in,
        Switch::Narrator => &mut state.narrator,
    };
    *flag = !*flag;
}

fn go_to(state: &mut State, spot: Spot) {
    if let Some(standing) = state.standing.iter().position(|&article| article == spot.article) {
        state.current = standing;
    }
    state.anchors = spot.anchors;
}

fn scroll_list(state: &mut State, list: Focus, by: isize) {
    let top = if list == Focus::Claims { &mut state.list_tops.1 } else { &mut state.list_tops.0 };
    *top = top.saturating_add_signed(by);
}
