//! The documented `config.toml`: every setting and every action's keys as they are without a file, as comments, so that
//! a line is changed by taking its `#` away.

use super::{Kind, Settings, TABLE};
use crate::reader::action::{self, Section};
use crate::text::{Span, wrap};
use std::fmt::Write;

/// Cells of a line of comments.
const WIDTH: usize = 96;

/// The text of the file.
pub fn document() -> String {
    let mut settings = Settings::default();
    let mut text = String::new();
    comment(&mut text, "The settings of Rashomon. A line counts once the sign # before it is taken away.");
    comment(&mut text, "`rashomon config --check` says what is wrong with this file, and where.");
    for setting in TABLE {
        let (value, range) = match &setting.kind {
            Kind::Flag(at) => (at(&mut settings).to_string(), String::new()),
            Kind::Number(range, at) => {
                (at(&mut settings).to_string(), format!(" From {} to {}.", range.start(), range.end()))
            }
            Kind::Words(at) => (format!("{:?}", at(&mut settings)), String::new()),
            Kind::Hyphens(at) => (format!("{:?}", at(&mut settings).name()), String::new()),
        };
        text.push('\n');
        comment(&mut text, &format!("{}{range}", setting.does));
        let _ = writeln!(text, "#{} = {value}", setting.name);
    }
    text.push('\n');
    comment(
        &mut text,
        "Keys. An action may have several, each a key or a sequence of keys: \"j\", \"gg\", \"<c-d>\" (Ctrl-D), \
         \"<a-x>\" (Alt-X), \"<enter>\", \"<esc>\", \"<tab>\", \"<s-tab>\", \"<space>\", \"<lt>\" for the sign <, and \
         <letter> for any letter. [] takes all keys away.",
    );
    text.push_str("[keys]\n");
    for section in Section::ALL {
        let _ = writeln!(text, "\n# {}", section.shown());
        for entry in action::TABLE.iter().filter(|entry| entry.section == section) {
            let keys: Vec<String> = entry.keys.iter().map(|key| format!("{key:?}")).collect();
            let _ = writeln!(text, "#{} = [{}]  # {}", entry.name, keys.join(", "), entry.does);
        }
    }
    text
}

fn comment(text: &mut String, words: &str) {
    for row in wrap(words, Span::new(0, words.len()), WIDTH) {
        let _ = writeln!(text, "# {}", row.span.of(words));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::settings::read;

    #[test]
    fn the_documented_file_says_what_holds_without_it() {
        assert_eq!(read(&document()), (Settings::default(), Vec::new()));
        let text = document();
        let lines = text.lines().map(|line| match line.strip_prefix('#') {
            Some(rest) if !rest.starts_with(' ') => rest,
            _ => line,
        });
        let uncommented = lines.collect::<Vec<_>>().join("\n");
        assert_eq!(read(&uncommented), (Settings::default(), Vec::new()));
        assert!(uncommented.contains("\nmeasure = 72\n") && uncommented.contains("\ntop = [\"gg\""));
    }
}
