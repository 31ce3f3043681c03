//! Text that Markdown shows as it is.

/// `words` on one line, with a backslash before every character that Markdown, or GitHub's dialect of it, could take
/// for a command anywhere in a line.
pub fn inline(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        let rest = &line[at..];
        let first = at == 0;
        let command = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' => true,
            // Headings, list items, rules and underlines begin a line.
            '#' | '+' | '-' | '=' => first,
            // A number with a point or a bracket behind it begins a list.
            '.' | ')' => at > 0 && line[..at].bytes().all(|b| b.is_ascii_digit()) || www(&line[..at]),
            // Bare addresses become links.
            ':' => rest.starts_with("://"),
            _ => false,
        };
        if command {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether `before` ends as an address does before its first point.
fn www(before: &str) -> bool {
    before.get(before.len().saturating_sub(3)..).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// A link with `words` on it; the address has passed [`crate::report::link::web`].
pub fn link(words: &str, address: &str) -> String {
    format!("[{words}](<{address}>)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_escaped_where_they_are_commands() {
        for (raw, escaped) in [
            ("1. First", "1\\. First"),
            ("# not a title", "\\# not a title"),
            ("- 3 - 4", "\\- 3 - 4"),
            ("a *b* _c_ `d`", "a \\*b\\* \\_c\\_ \\`d\\`"),
            ("<script> &amp; [x](y)", "\\<script\\> \\&amp; \\[x\\](y)"),
            ("see http://x.example or www.x.example", "see http\\://x.example or www\\.x.example"),
            ("At 3.30 (p.m.) it ended.", "At 3.30 (p.m.) it ended."),
        ] {
            assert_eq!(inline(raw), escaped);
        }
    }
}
