//! What somebody is called where there is no room for a whole name.

use crate::analysis::Comparison;

/// The last name of person number `person`, with its particles; with an initial where others of the story share it. The
/// whole name of anything else.
pub fn shortly(found: &Comparison, person: usize) -> String {
    let Some(name) = found.people.get(person).map(|p| p.name.as_str()) else {
        return found.entities().nth(person).map_or_else(String::new, |entity| entity.name.clone());
    };
    let last = last_name(name);
    let namesakes =
        || found.people.iter().enumerate().filter(|&(p, e)| p != person && last_name(&e.name) == last);
    if last.len() == name.len() || namesakes().next().is_none() {
        return last.to_owned();
    }
    let initial = name.chars().next();
    if namesakes().any(|(_, other)| other.name.chars().next() == initial) {
        return name.to_owned();
    }
    initial.map_or_else(|| name.to_owned(), |initial| format!("{initial}. {last}"))
}

/// The last word of `name` with the particles before it: "van der Berg", "Le Roux".
pub fn last_name(name: &str) -> &str {
    let particle = |word: &str| {
        word.chars().next().is_some_and(char::is_lowercase) || ["Le", "La", "De"].contains(&word)
    };
    let words: Vec<(usize, &str)> =
        name.split_whitespace().map(|word| (word.as_ptr() as usize - name.as_ptr() as usize, word)).collect();
    let mut first = words.len().saturating_sub(1);
    while first > 1 && particle(words[first - 1].1) {
        first -= 1;
    }
    words.get(first).map_or(name, |(at, _)| &name[*at..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Entity;

    #[test]
    fn who_shares_a_last_name_keeps_an_initial() {
        let entity = |name: &&str| Entity { name: (*name).to_owned(), ..Entity::default() };
        let found = Comparison {
            people: ["Ada Lund", "Ben Lund", "Cy van der Berg", "Dee Roth", "Dan Roth", "Lee"]
                .iter()
                .map(entity)
                .collect(),
            organisations: ["Lund Union"].iter().map(entity).collect(),
            ..Comparison::default()
        };
        let called: Vec<_> = (0..7).map(|person| shortly(&found, person)).collect();
        assert_eq!(
            called,
            ["A. Lund", "B. Lund", "van der Berg", "Dee Roth", "Dan Roth", "Lee", "Lund Union"]
        );
    }
}
