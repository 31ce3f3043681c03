//! What a site lets programs read: robots.txt, as RFC 9309 has it.

use url::Url;

/// More of a robots.txt than this is not looked at (RFC 9309 asks for 500 KB at least).
const MOST_BYTES: usize = 512 << 10;
/// The name that a site calls this program by.
const NAME: &str = "rashomon";

/// The rules that hold for this program. Without any, everything may be read.
#[derive(Debug, Default)]
pub struct Rules {
    rules: Vec<Rule>,
    /// They could not be read, so nothing may be.
    unread: bool,
}

#[derive(Debug)]
struct Rule {
    path: String,
    allowed: bool,
}

impl Rules {
    /// The rules of a site that does not tell them: nothing may be read.
    pub fn unread() -> Self {
        Self { rules: Vec::new(), unread: true }
    }

    /// Whether nobody knows them.
    pub fn are_unread(&self) -> bool {
        self.unread
    }

    /// Reads the rules for this program, or else those for everybody.
    pub fn read(text: &str) -> Self {
        let end = (0..=text.len().min(MOST_BYTES)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let (mut own, mut all) = (Vec::new(), Vec::new());
        let (mut for_us, mut for_all, mut in_rules, mut named) = (false, false, false, false);
        for line in text[..end].lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_lowercase(), value.trim());
            if key == "user-agent" {
                if std::mem::take(&mut in_rules) {
                    (for_us, for_all) = (false, false);
                }
                for_us |= value.eq_ignore_ascii_case(NAME);
                for_all |= value == "*";
                named |= for_us;
            } else if key == "allow" || key == "disallow" {
                in_rules = true;
                let rule = || Rule { path: value.to_owned(), allowed: key == "allow" };
                if for_us && !value.is_empty() {
                    own.push(rule());
                }
                if for_all && !value.is_empty() {
                    all.push(rule());
                }
            }
        }
        Self { rules: if named { own } else { all }, unread: false }
    }

    /// Whether `url` may be read: the longest rule that fits decides, and of two equals the kinder.
    pub fn allow(&self, url: &Url) -> bool {
        let mut path = url.path().to_owned();
        if let Some(query) = url.query() {
            path.push('?');
            path.push_str(query);
        }
        let fitting = self.rules.iter().filter(|rule| fits(&rule.path, &path));
        !self.unread
            && fitting.max_by_key(|rule| (rule.path.len(), rule.allowed)).is_none_or(|rule| rule.allowed)
    }
}

/// Whether `path` begins as `pattern` says; `*` is anything, `$` at the end is the path's end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, to_the_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (index, part) in parts.iter().enumerate() {
        if to_the_end && index + 1 == parts.len() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    !to_the_end || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(robots: &str, path: &str) -> bool {
        Rules::read(robots).allow(&Url::parse(&format!("https://a.example{path}")).unwrap())
    }

    #[test]
    fn the_longest_rule_decides() {
        let robots = "User-agent: *\nDisallow: /news\nAllow: /news/open # but this\nDisallow: /*.pdf$\n";
        assert!(!allowed(robots, "/news/1"));
        assert!(allowed(robots, "/news/open/1"));
        assert!(allowed(robots, "/other"));
        assert!(!allowed(robots, "/a/b.pdf"));
        assert!(allowed(robots, "/a/b.pdf?x=1"));
    }

    #[test]
    fn rules_for_us_stand_over_rules_for_all() {
        let robots = "user-agent: other\nuser-agent: Rashomon\nDisallow: /a\n\nUser-agent: *\nDisallow: /";
        assert!(!allowed(robots, "/a"));
        assert!(allowed(robots, "/b"));
        assert!(!allowed("User-agent: *\nDisallow: /", "/b"));
        assert!(allowed("User-agent: *\nDisallow:", "/b"));
        assert!(allowed("User-agent: other\nDisallow: /", "/b"));
        assert!(allowed("<html>no rules</html>", "/b"));
        assert!(!Rules::unread().allow(&Url::parse("http://a.example/").unwrap()));
    }
}
