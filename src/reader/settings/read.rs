//! From the words of `config.toml` to settings. What is right holds, whatever else is wrong.

use super::written::{Value, Written, entries, nearest};
use super::{Complaint, Kind, Setting, Settings, TABLE};
use crate::reader::action::{self, Action};
use crate::reader::{keymap, keys};
use crate::text::Hyphens;
use std::collections::BTreeMap;

/// The settings that `text` states, the usual ones for the rest, and everything that is wrong with it.
pub fn read(text: &str) -> (Settings, Vec<Complaint>) {
    let mut settings = Settings::default();
    let mut written = Written::new(text);
    for (name, at, value) in written.entries() {
        if name == "keys" {
            match value.as_table() {
                Some(table) => keys(&mut settings, &mut written, entries(table)),
                None => written.complain(at, "`keys` is a section: write `[keys]`.".into()),
            }
        } else if let Some(setting) = TABLE.iter().find(|setting| setting.name == name) {
            if let Err(wrong) = set(&mut settings, setting, &value) {
                written.complain(at, wrong);
            }
            if name == "theme" && settings.theme != Settings::default().theme {
                settings.theme_line = written.line(at);
            }
        } else {
            let like = nearest(&name, TABLE.iter().map(|setting| setting.name));
            let words = format!("There is no setting `{name}`.{like} `rashomon config --init` shows all.");
            written.complain(at, words);
        }
    }
    (settings, written.complaints())
}

fn set(settings: &mut Settings, setting: &Setting, value: &Value) -> Result<(), String> {
    let name = setting.name;
    match &setting.kind {
        Kind::Flag(at) => {
            *at(settings) = value.as_bool().ok_or_else(|| format!("`{name}` is either true or false."))?;
        }
        Kind::Number(range, at) => {
            let number = value.as_integer().and_then(|n| u16::from_str_radix(n.as_str(), n.radix()).ok());
            let wrong = || format!("`{name}` is a number from {} to {}.", range.start(), range.end());
            *at(settings) = number.filter(|number| range.contains(number)).ok_or_else(wrong)?;
        }
        Kind::Words(at) => {
            let words = value.as_str().filter(|words| !words.is_empty());
            *at(settings) =
                words.ok_or_else(|| format!("`{name}` is a name in quotation marks."))?.to_owned();
        }
        Kind::Hyphens(at) => {
            let known = value.as_str().and_then(Hyphens::named);
            let names = Hyphens::ALL.map(|hyphens| format!("\"{}\"", hyphens.name())).join(", ");
            *at(settings) = known.ok_or_else(|| format!("`{name}` is one of {names}."))?;
        }
    }
    Ok(())
}

/// Gives actions the keys that the section `[keys]` states. Whatever would hide a key is told and left as it was.
fn keys(settings: &mut Settings, written: &mut Written, entries: Vec<(String, usize, Value)>) {
    // Where each action's keys stand, so that a conflict can be told at the line that made it.
    let mut stated: BTreeMap<&'static str, usize> = BTreeMap::new();
    for (name, at, value) in entries {
        let Some(entry) = action::TABLE.iter().find(|entry| entry.name == name) else {
            let like = nearest(&name, action::TABLE.iter().map(|entry| entry.name));
            let words = format!("There is no action `{name}`.{like} `rashomon config --init` shows all.");
            written.complain(at, words);
            continue;
        };
        match sequences(&value) {
            Ok(sequences) => {
                settings.keys.set(entry.action, sequences);
                stated.insert(entry.name, at);
            }
            Err(wrong) => written.complain(at, format!("`{name}`: {wrong}")),
        }
    }
    for (first, second) in settings.keys.conflicts() {
        let names = [&first, &second].map(|(action, _)| action::entry(*action).name);
        let at = names.iter().filter_map(|name| stated.get(name)).max();
        let [(_, keys), (_, others)] = [&first, &second];
        let why = if keys == others { "is also a key of" } else { "begins, or is begun by, a key of" };
        let words = format!(
            "`{keys}`, a key of `{}`, {why} `{}` (`{others}`). Give one of them another key, or [] for none.",
            names[0], names[1]
        );
        written.complain(at.copied().unwrap_or(0), words);
    }
    let leaves = [Action::Quit, Action::QuitNow];
    if leaves.iter().all(|&action| settings.keys.key(action).is_empty()) {
        let at = stated.get("quit").copied().unwrap_or(0);
        written.complain(at, "No key is left to leave with. Give `quit` or `quit-now` one.".into());
        settings.keys.set(Action::QuitNow, keymap::sequence("<c-c>").into_iter().collect());
    }
}

/// One sequence of keys, or a list of them.
fn sequences(value: &Value) -> Result<Vec<Vec<keys::Key>>, String> {
    let wrong = || "keys are written as \"j\", \"gg\", \"<c-d>\", or as a list of such.".to_owned();
    let sequence = |written: &str| match keys::meant(written) {
        Some(meant) => Err(format!("`{written}` is read letter by letter; write `{meant}`.")),
        None => keymap::sequence(written),
    };
    match (value.as_str(), value.as_array()) {
        (Some(one), _) => Ok(vec![sequence(one)?]),
        (_, Some(list)) => {
            list.iter().map(|keys| sequence(keys.get_ref().as_str().ok_or_else(wrong)?)).collect()
        }
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(usize, String)> {
        read(text).1.into_iter().map(|complaint| (complaint.line, complaint.words)).collect()
    }

    #[test]
    fn everything_wrong_is_told_at_once_with_its_line() {
        let told = words(
            "them = \"dark\"\nmeasure = 9\nascii = 1\nhyphenation = \"often\"\n[keys]\ntop = \"ctrl-t\"\nturn = \"x\"\n",
        );
        assert_eq!(
            told,
            [
                (
                    1,
                    "There is no setting `them`. Did you mean `theme`? `rashomon config --init` shows all."
                        .into()
                ),
                (2, "`measure` is a number from 20 to 140.".into()),
                (3, "`ascii` is either true or false.".into()),
                (4, "`hyphenation` is one of \"narrow\", \"always\", \"never\".".into()),
                (6, "`top`: `ctrl-t` is read letter by letter; write `<c-t>`.".into()),
                (7, "There is no action `turn`. `rashomon config --init` shows all.".into()),
            ]
        );
    }

    #[test]
    fn what_is_right_holds_beside_what_is_wrong() {
        let (settings, told) = read("measure = 60\nspacing = \"wide\"\n[keys]\nquit = [\"Z\", \"<c-q>\"]\n");
        assert_eq!((settings.page.measure, settings.page.spacing), (60, 1));
        assert_eq!(settings.keys.keys(Action::Quit).collect::<Vec<_>>(), ["Z", "Ctrl-Q"]);
        assert_eq!(told.len(), 1);
    }

    #[test]
    fn keys_that_hide_each_other_are_told() {
        let told = words("[keys]\nhelp = \"j\"\n");
        assert_eq!(told.len(), 1);
        assert!(
            told[0].0 == 2 && told[0].1.contains("`down`") && told[0].1.contains("[] for none"),
            "{told:?}"
        );
        assert!(words("[keys]\nhelp = \"g\"\n").iter().any(|(_, words)| words.contains("begins")));
        assert_eq!(words("[keys]\nhelp = \"j\"\ndown = \"<down>\"\n"), []);
        assert!(words("[keys]\nquit = []\nquit-now = []\n")[0].1.contains("No key is left"));
    }

    #[test]
    fn what_is_no_toml_is_told_too() {
        let told = words("measure = \nspacing = 9\n");
        assert!(told.iter().any(|(line, words)| *line == 1 && words.contains("no TOML")), "{told:?}");
        assert!(told.iter().any(|(_, words)| words.contains("from 0 to 3")), "{told:?}");
    }
}
