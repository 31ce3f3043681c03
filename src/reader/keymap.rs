//! Which keys lead to which action, as the reader has them now.
//!
//! The action table holds the keys that Rashomon comes with; a [`Keymap`] begins with these and can be given others. An
//! action may have several keys, and each of them may be a sequence, such as `gg`: what is typed of it waits until it is
//! whole, and meanwhile the screen shows where it can lead. A sequence may end in `<letter>`, which stands for any letter
//! or digit and is handed to the action, as in `m<letter>`.

use crate::reader::action::{Action, Entry, TABLE, entry};
use crate::reader::keys::{self, Key};

/// What the first key of a sequence is about.
const PREFIXES: &[(&str, &str)] = &[("g", "Go"), ("z", "View"), ("m", "Mark"), ("'", "To a mark")];

/// Keys and their actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Binding {
    keys: Vec<Key>,
    action: Action,
}

/// What typed keys come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// An action, and the letter that was typed for it, where it takes one.
    Act(Action, Option<char>),
    /// The beginning of at least one sequence.
    Wait,
    /// Nothing.
    Nothing,
}

impl Default for Keymap {
    fn default() -> Self {
        let bindings = TABLE.iter().flat_map(|entry| {
            entry.sequences().map(|keys| Binding { keys, action: entry.action }).collect::<Vec<_>>()
        });
        Self { bindings: bindings.collect() }
    }
}

impl Keymap {
    /// What the keys `typed` come to.
    pub fn step(&self, typed: &[Key]) -> Step {
        let begun = || self.bindings.iter().filter(|b| begins(&b.keys, typed));
        if let Some(whole) = begun().find(|b| b.keys.len() == typed.len()) {
            let letter = whole.keys.last().filter(|key| key.is_any_letter());
            let letter = letter.and(typed.last()).and_then(|key| key.typed());
            return Step::Act(whole.action, letter);
        }
        if !typed.is_empty() && begun().next().is_some() { Step::Wait } else { Step::Nothing }
    }

    /// Takes the keys of `action` away and gives it these.
    pub fn set(&mut self, action: Action, sequences: Vec<Vec<Key>>) {
        self.bindings.retain(|binding| binding.action != action);
        self.bindings.extend(sequences.into_iter().map(|keys| Binding { keys, action }));
    }

    /// Keys of different actions of which one hides the other: the same keys, or the beginning of others. Each pair is
    /// told once, with the keys as help shows them.
    pub fn conflicts(&self) -> Vec<((Action, String), (Action, String))> {
        let mut conflicts = Vec::new();
        for (at, first) in self.bindings.iter().enumerate() {
            let hidden = |other: &&Binding| {
                first.action != other.action
                    && (begins(&first.keys, &other.keys) || begins(&other.keys, &first.keys))
            };
            let others = self.bindings[at + 1..].iter().filter(hidden);
            conflicts
                .extend(others.map(|o| ((first.action, shown(&first.keys)), (o.action, shown(&o.keys)))));
        }
        conflicts
    }

    /// The keys that can follow `typed`, as help shows them, and what each leads to.
    pub fn continuations(&self, typed: &[Key]) -> Vec<(String, &'static Entry)> {
        let longer = self.bindings.iter().filter(|b| b.keys.len() > typed.len() && begins(&b.keys, typed));
        longer.map(|b| (shown(&b.keys[typed.len()..]), entry(b.action))).collect()
    }

    /// What a sequence that begins with `typed` is about: its first key, and words where there are some for it.
    pub fn title(&self, typed: &[Key]) -> String {
        let keys = shown(typed);
        let known = PREFIXES.iter().find(|(prefix, _)| *prefix == keys);
        known.map_or(keys.clone(), |(_, about)| format!("{keys}  {about}"))
    }

    /// The keys of `action`, as help shows them.
    pub fn keys(&self, action: Action) -> impl Iterator<Item = String> {
        self.bindings.iter().filter(move |b| b.action == action).map(|b| shown(&b.keys))
    }

    /// The first key of `action`, as hints show it; empty where it has none.
    pub fn key(&self, action: Action) -> String {
        self.keys(action).next().unwrap_or_default()
    }

    /// The keys after which `action` takes a letter, if it takes one.
    pub fn before_letter(&self, action: Action) -> Option<Vec<Key>> {
        let binding = self.bindings.iter().find(|b| b.action == action)?;
        let (last, before) = binding.keys.split_last()?;
        last.is_any_letter().then(|| before.to_vec())
    }

    /// `words` with the key of an action in place of its name in braces, as in `{search} searches`. Names that are no
    /// action's stay.
    pub fn spell(&self, words: &str) -> String {
        let mut spelled = String::with_capacity(words.len());
        let mut rest = words;
        while let Some(open) = rest.find('{') {
            let name = rest[open + 1..].find('}').map(|close| &rest[open + 1..open + 1 + close]);
            match name.and_then(|name| TABLE.iter().find(|entry| entry.name == name)) {
                Some(entry) => {
                    spelled.push_str(&rest[..open]);
                    spelled.push_str(&self.key(entry.action));
                    rest = &rest[open + entry.name.len() + 2..];
                }
                None => {
                    spelled.push_str(&rest[..=open]);
                    rest = &rest[open + 1..];
                }
            }
        }
        spelled + rest
    }
}

/// Whether the sequence `keys` begins with `typed`.
fn begins(keys: &[Key], typed: &[Key]) -> bool {
    let same = |key: Key, typed: Key| {
        key == typed || key.is_any_letter() && typed.typed().is_some_and(char::is_alphanumeric)
    };
    keys.len() >= typed.len() && keys.iter().zip(typed).all(|(&key, &typed)| same(key, typed))
}

/// A sequence as help shows it: letters close together, named keys apart.
pub fn shown(sequence: &[Key]) -> String {
    let names: Vec<String> = sequence.iter().map(|key| key.shown()).collect();
    let short = names.iter().all(|name| name.chars().count() == 1);
    names.join(if short { "" } else { " " })
}

/// The sequence that `script` writes, as the action table and the configuration do.
///
/// # Errors
/// If a key is unknown or there is none at all; the error is a full sentence.
pub fn sequence(script: &str) -> Result<Vec<Key>, String> {
    let keys = keys::parse(script)?;
    if keys.is_empty() { Err("A key cannot be empty.".into()) } else { Ok(keys) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(script: &str) -> Step {
        Keymap::default().step(&sequence(script).unwrap())
    }

    #[test]
    fn a_sequence_waits_until_it_is_whole() {
        assert_eq!(step("j"), Step::Act(Action::Down, None));
        assert_eq!(step("g"), Step::Wait);
        assert_eq!(step("gg"), Step::Act(Action::Top, None));
        assert_eq!(step("gQ"), Step::Nothing);
        assert_eq!(step("Q"), Step::Nothing);
    }

    #[test]
    fn a_sequence_may_take_any_letter() {
        let keys = sequence("m<letter>").unwrap();
        let map = Keymap { bindings: vec![Binding { keys, action: Action::Help }] };
        let step = |script: &str| map.step(&keys::parse(script).unwrap());
        assert_eq!(step("m"), Step::Wait);
        assert_eq!(step("mq"), Step::Act(Action::Help, Some('q')));
        assert_eq!(step("m<tab>"), Step::Nothing);
        assert_eq!(map.continuations(&keys::parse("m").unwrap())[0].0, "a letter");
        assert_eq!(map.before_letter(Action::Help), keys::parse("m").ok());
    }

    #[test]
    fn messages_name_keys_by_their_action() {
        let map = Keymap::default();
        assert_eq!(map.spell("{search} searches; {nobody} and { stay"), "/ searches; {nobody} and { stay");
    }

    #[test]
    fn a_prefix_lists_where_it_leads() {
        let map = Keymap::default();
        let go = sequence("g").unwrap();
        assert_eq!(map.title(&go), "g  Go");
        assert!(map.continuations(&go).iter().any(|(key, entry)| key == "g" && entry.action == Action::Top));
    }
}
