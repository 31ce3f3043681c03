//! Keys: as the terminal reports them, as help prints them, as scripts write them.
//!
//! One spelling serves all three: `j`, `G`, `<tab>`, `<c-d>`, `<s-tab>`. A capital is its own key, so Shift is only
//! written for keys that have no capital. `<lt>` is the sign `<`, and `<letter>` any letter or digit.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key with Control or Alt, if held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key. Shift-Tab is [`KeyCode::BackTab`].
    pub code: KeyCode,
    /// Control held.
    pub ctrl: bool,
    /// Alt held.
    pub alt: bool,
}

/// In a sequence: any letter or digit. No terminal reports this as a key.
const ANY_LETTER: KeyCode = KeyCode::Null;

/// The names of keys that have no character, as scripts write them and as help shows them.
const NAMED: &[(&str, KeyCode, &str)] = &[
    ("enter", KeyCode::Enter, "Enter"),
    ("esc", KeyCode::Esc, "Esc"),
    ("tab", KeyCode::Tab, "Tab"),
    ("s-tab", KeyCode::BackTab, "Shift-Tab"),
    ("backspace", KeyCode::Backspace, "Backspace"),
    ("up", KeyCode::Up, "Up"),
    ("down", KeyCode::Down, "Down"),
    ("left", KeyCode::Left, "Left"),
    ("right", KeyCode::Right, "Right"),
    ("pageup", KeyCode::PageUp, "PageUp"),
    ("pagedown", KeyCode::PageDown, "PageDown"),
    ("home", KeyCode::Home, "Home"),
    ("end", KeyCode::End, "End"),
    ("delete", KeyCode::Delete, "Delete"),
    ("space", KeyCode::Char(' '), "Space"),
    ("lt", KeyCode::Char('<'), "<"),
    ("letter", ANY_LETTER, "a letter"),
];

impl Key {
    /// The key that `event` reports; `None` for a key that was let go.
    pub fn from_event(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let code = match event.code {
            KeyCode::Tab if shift => KeyCode::BackTab,
            // Some terminals report Shift and a small letter, others the capital.
            KeyCode::Char(c) if shift && c.is_lowercase() => {
                KeyCode::Char(c.to_uppercase().next().unwrap_or(c))
            }
            KeyCode::Char(c) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
            code => code,
        };
        Some(Self { code, ctrl, alt: event.modifiers.contains(KeyModifiers::ALT) })
    }

    /// The key as help shows it: `j`, `Tab`, `Ctrl-D`.
    pub fn shown(self) -> String {
        let plain = match (NAMED.iter().find(|(_, code, _)| *code == self.code), self.code) {
            (Some((_, _, shown)), _) => (*shown).to_owned(),
            (None, KeyCode::Char(c)) if self.ctrl => c.to_uppercase().to_string(),
            (None, KeyCode::Char(c)) => c.to_string(),
            (None, code) => code.to_string(),
        };
        format!("{}{}{plain}", if self.ctrl { "Ctrl-" } else { "" }, if self.alt { "Alt-" } else { "" })
    }

    /// Whether this stands for any letter or digit, in a sequence of keys.
    pub fn is_any_letter(self) -> bool {
        self.code == ANY_LETTER
    }

    /// The character that the key types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

/// What to write instead of `words`, if these are the name of one key without its signs: `ctrl-d`, `Enter`.
pub fn meant(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let plain = lower.rsplit(['-', '+']).next().unwrap_or_default();
    let held = lower.strip_suffix(plain).unwrap_or_default().trim_end_matches(['-', '+']);
    let known = NAMED.iter().any(|(name, ..)| *name == plain);
    match held {
        "" if known => Some(format!("<{plain}>")),
        "c" | "ctrl" | "control" if known || plain.chars().count() == 1 => Some(format!("<c-{plain}>")),
        "a" | "alt" | "meta" if known || plain.chars().count() == 1 => Some(format!("<a-{plain}>")),
        "s" | "shift" if plain == "tab" => Some("<s-tab>".into()),
        "s" | "shift" if plain.chars().count() == 1 => Some(plain.to_uppercase()),
        _ => None,
    }
}

/// The keys that `script` writes.
///
/// # Errors
/// If a `<` opens a key name that does not exist or never closes; the error is a full sentence.
pub fn parse(script: &str) -> Result<Vec<Key>, String> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let close =
                rest.find('>').ok_or_else(|| format!("The key name that begins at `{rest}` has no `>`."))?;
            keys.push(named(&rest[1..close])?);
            rest = &rest[close + 1..];
        } else {
            keys.push(Key { code: KeyCode::Char(c), ctrl: false, alt: false });
            rest = &rest[c.len_utf8()..];
        }
    }
    Ok(keys)
}

fn named(name: &str) -> Result<Key, String> {
    let lower = name.to_lowercase();
    let find = |wanted: &str| NAMED.iter().find(|(n, ..)| *n == wanted).map(|(_, code, _)| *code);
    if let Some(code) = find(&lower) {
        return Ok(Key { code, ctrl: false, alt: false });
    }
    let unknown = || {
        let names: Vec<String> = NAMED.iter().map(|(name, ..)| format!("<{name}>")).collect();
        let names = names.join(", ");
        format!(
            "There is no key called `<{name}>`. There are {names}, and <c-x> for Control, <a-x> for Alt with any key x."
        )
    };
    let (held, plain) = lower.split_once('-').ok_or_else(unknown)?;
    let one = |text: &str| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none()).map(KeyCode::Char)
    };
    let code = find(plain).or_else(|| one(plain)).ok_or_else(unknown)?;
    match held {
        "c" => Ok(Key { code, ctrl: true, alt: false }),
        "a" => Ok(Key { code, ctrl: false, alt: true }),
        _ => Err(unknown()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_read_key_by_key() {
        let shown: Vec<String> =
            parse("jG<tab><c-d><s-tab><lt><space>").unwrap().into_iter().map(Key::shown).collect();
        assert_eq!(shown, ["j", "G", "Tab", "Ctrl-D", "Shift-Tab", "<", "Space"]);
    }

    #[test]
    fn a_wrong_name_is_told() {
        let told = parse("<nokey>").unwrap_err();
        assert!(told.starts_with("There is no key called `<nokey>`. There are <enter>, <esc>, "), "{told}");
        assert!(parse("<tab").is_err());
        assert!(parse("<x-j>").is_err());
    }

    #[test]
    fn a_key_without_its_signs_is_understood() {
        let cases = [("Ctrl-D", "<c-d>"), ("alt+enter", "<a-enter>"), ("Esc", "<esc>"), ("shift-g", "G")];
        for (written, meant_by_it) in cases {
            assert_eq!(meant(written).as_deref(), Some(meant_by_it));
        }
        assert_eq!((meant("gg"), meant("-"), meant("hyper-q")), (None, None, None));
    }

    #[test]
    fn shift_is_folded_into_capitals_and_releases_are_ignored() {
        let press = |code, modifiers| Key::from_event(KeyEvent::new(code, modifiers)).map(Key::shown);
        assert_eq!(press(KeyCode::Char('g'), KeyModifiers::SHIFT).as_deref(), Some("G"));
        assert_eq!(press(KeyCode::Tab, KeyModifiers::SHIFT).as_deref(), Some("Shift-Tab"));
        assert_eq!(press(KeyCode::Char('O'), KeyModifiers::CONTROL).as_deref(), Some("Ctrl-O"));
        let released = KeyEvent { kind: KeyEventKind::Release, ..KeyEvent::from(KeyCode::Enter) };
        assert_eq!(Key::from_event(released), None);
    }
}
