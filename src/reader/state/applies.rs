//! When actions apply. Each answer is either yes or a sentence that tells the reader what to do first.

use crate::reader::state::{FilterMode, Focus, Progress, State};

type Answer = Result<(), String>;

fn yes_if(holds: bool, otherwise: &str) -> Answer {
    if holds { Ok(()) } else { Err(otherwise.to_owned()) }
}

/// What to say while something is missing that only the analysis gives.
fn found(state: &State, holds: bool, otherwise: &str) -> Answer {
    match state.progress {
        Progress::Comparing => Err("The articles are still being compared.".into()),
        Progress::Failed => Err("The comparison failed, so there is nothing to show.".into()),
        Progress::Meanwhile | Progress::Done => yes_if(holds, otherwise),
    }
}

pub fn always(_: &State) -> Answer {
    Ok(())
}

pub fn in_the_list(_: &State) -> Answer {
    Err("The feeds are read from the list of stories, with which `rashomon` alone begins.".into())
}

pub fn has_articles(state: &State) -> Answer {
    yes_if(!state.standing.is_empty(), "No article is open.")
}

pub fn has_more_articles(state: &State) -> Answer {
    let more = state.standing.len() > state.screen.panes.len();
    yes_if(more, "All articles are on the screen.")
}

pub fn has_panes(state: &State) -> Answer {
    yes_if(state.screen.panes.len() > 1, "Only one article is on the screen.")
}

pub fn has_people(state: &State) -> Answer {
    let any = state.comparison().is_some_and(|found| !found.people.is_empty());
    found(state, any, "No people were found in these articles.")
}

pub fn has_named(state: &State) -> Answer {
    let any = |found: &crate::analysis::Comparison| {
        !(found.people.is_empty() && found.organisations.is_empty() && found.places.is_empty())
    };
    found(state, state.comparison().is_some_and(any), "Nobody and nothing is named in these articles.")
}

pub fn can_sort(state: &State) -> Answer {
    if state.focus == Focus::Claims { has_claims(state) } else { has_named(state) }
}

pub fn has_offices(state: &State) -> Answer {
    let any = state.comparison().is_some_and(|found| found.people.iter().any(|p| !p.roles.is_empty()));
    found(state, any, "No office is stated for anybody in these articles.")
}

pub fn has_claims(state: &State) -> Answer {
    let any = state.comparison().is_some_and(|found| !found.claims.is_empty());
    found(state, any, "No claim is shared by these articles.")
}

pub fn has_quotations(state: &State) -> Answer {
    let any = state.comparison().is_some_and(|found| !found.quotations.is_empty());
    found(state, any, "Nobody is quoted in these articles.")
}

pub fn has_differences(state: &State) -> Answer {
    found(state, !state.differences().is_empty(), "No place was found where the accounts part.")
}

pub fn has_others(state: &State) -> Answer {
    found(state, state.story.articles.len() > 1, "Only one article is open, so nothing stands in it alone.")
}

pub fn has_claim(state: &State) -> Answer {
    found(state, state.claim.is_some(), "Choose a claim first: {next-claim} takes the next one.")
}

pub fn has_person(state: &State) -> Answer {
    found(state, state.person.is_some(), "Choose a person first: {people} leads to the list.")
}

pub fn has_choice(state: &State) -> Answer {
    let any = state.claim.is_some() || state.person.is_some();
    found(state, any, "Choose a claim ({next-claim}) or a person ({people}) first; the filter goes by these.")
}

pub fn has_filter_and_both(state: &State) -> Answer {
    let on = state.filter.mode != FilterMode::Off;
    let both = state.claim.is_some() && state.person.is_some();
    yes_if(on && both, "This needs a filter ({filter}) and both a claim and a person chosen.")
}

pub fn can_enter(state: &State) -> Answer {
    if state.popup.is_some() {
        return Ok(());
    }
    match state.focus {
        Focus::People => has_named(state),
        Focus::Claims | Focus::Text => has_claims(state),
    }
}

pub fn has_comparison(state: &State) -> Answer {
    found(state, state.comparison().is_some(), "No article is open.")
}

pub fn can_note(state: &State) -> Answer {
    match &state.pages.closed {
        Some(why) => Err(why.clone()),
        None => has_comparison(state),
    }
}

pub fn can_take_back(state: &State) -> Answer {
    can_note(state)?;
    yes_if(!state.pages.before.is_empty(), "Nothing was written or ruled since the reader was opened.")
}

pub fn can_export(state: &State) -> Answer {
    has_comparison(state)?;
    yes_if(!state.formats.is_empty(), "Nothing can be exported from here.")
}

pub fn can_repeat(state: &State) -> Answer {
    yes_if(
        state.last_jump.is_some(),
        "Nothing to repeat yet: search ({search}), or jump to a claim ({next-claim}) or mention ({next-mention}).",
    )
}

pub fn can_jump_back(state: &State) -> Answer {
    yes_if(state.jumps.can_go_back(), "There is no jump to go back from.")
}

pub fn can_jump_forward(state: &State) -> Answer {
    yes_if(state.jumps.can_go_forward(), "There is no jump ahead.")
}

pub fn is_blind(state: &State) -> Answer {
    yes_if(state.other_story.is_some(), "The outlets are not hidden: rashomon --blind hides them.")
}

pub fn can_mark(state: &State) -> Answer {
    let on = "Marking by hand is off: rashomon --marks FILE switches it on.";
    found(state, state.hand.on, on)
}

pub fn has_link(state: &State) -> Answer {
    let link = state.article().is_some_and(|article| !state.story.articles[article].url.is_empty());
    yes_if(link, "This article came without a link.")
}

pub fn has_problems(state: &State) -> Answer {
    yes_if(!state.problems.is_empty(), "Every source opened.")
}
