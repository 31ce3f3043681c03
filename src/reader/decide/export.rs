//! A report written from inside the reader: its format, then its file.

use super::{Decision, Effect, Update};
use crate::reader::state::{Ask, Prompt, State};

/// Letters of a proposed file name.
const LETTERS: usize = 48;

/// Asks for the file, once format number `format` is chosen.
pub fn ask(state: &State, format: usize) -> Decision {
    let Some(chosen) = state.formats.get(format) else { return Decision::none() };
    let name = format!("{}.{}", proposed(&state.story.title), chosen.ending);
    let prompt = Prompt::new(Ask::File { format, exists: None }, name);
    Decision::from(Update::Popup(None)).with(Update::Prompt(Some(prompt)))
}

/// Has the report written. A file that is there is written over only when it is named a second time.
pub fn save(state: &State, format: usize, exists: Option<&str>, path: &str) -> Decision {
    let path = path.trim().to_owned();
    if path.is_empty() {
        return Decision::none().say("Nothing was exported, for no file was named.");
    }
    if state.comparison().is_none() {
        return Decision::none().say("The articles are still being compared.");
    }
    let over = exists == Some(path.as_str());
    Decision::effect(Effect::Export { format, path, over })
}

/// A file name made of a title.
fn proposed(title: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let letters: String = title.chars().flat_map(char::to_lowercase).map(plain).take(LETTERS).collect();
    let words: Vec<&str> = letters.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "rashomon".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::proposed;

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(proposed("Troops in Ukraine: what we know"), "troops-in-ukraine-what-we-know");
        assert_eq!(proposed("../../etc/passwd"), "etc-passwd");
        assert_eq!(proposed("Übung — 3"), "übung-3");
        assert_eq!(proposed("…"), "rashomon");
    }
}
