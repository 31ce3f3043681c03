//! The nations and the words that stand for them.

/// The nations in the order of the list, each by its names, the common one first, its adjective and people, its capital.
pub fn nations() -> impl Iterator<Item = [Vec<&'static str>; 3]> {
    let list = include_str!("../../../../data/lexicon/nations.txt").lines().map(str::trim);
    let nations = list.filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let words =
            |column: &'static str| column.split(',').map(str::trim).filter(|w| !w.is_empty()).collect();
        let mut columns = line.split('|').map(words);
        std::array::from_fn(|_| columns.next().unwrap_or_default())
    });
    nations.filter(|[names, ..]: &[Vec<_>; 3]| !names.is_empty())
}
