//! Numbers and months in English words.

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(&str, f64); 5] =
    [("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The number from 0 to 99 that `word`, in small letters, names: `seven`, `forty`, `twenty-three`.
pub fn cardinal(word: &str) -> Option<u32> {
    let ones = |word: &str| ONES.iter().position(|&w| w == word);
    let (tens, rest) = word.split_once('-').unwrap_or((word, ""));
    let value = match TENS.iter().position(|&w| w == tens) {
        Some(at) if rest.is_empty() => 10 * (at + 2),
        Some(at) => 10 * (at + 2) + ones(rest).filter(|n| (1..10).contains(n))?,
        None => ones(word)?,
    };
    u32::try_from(value).ok()
}

/// The number from 1 to 99 that `word`, in small letters, counts to: `third`, `12th`, `twenty-first`.
pub fn ordinal(word: &str) -> Option<u32> {
    const ODD: [(&str, u32); 7] = [
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fifth", 5),
        ("eighth", 8),
        ("ninth", 9),
        ("twelfth", 12),
    ];
    if let Some((tens, ones)) = word.split_once('-') {
        return Some(
            cardinal(tens).filter(|n| n % 10 == 0 && *n >= 20)? + ordinal(ones).filter(|n| *n < 10)?,
        );
    }
    let odd = ODD.iter().find(|(name, _)| *name == word).map(|&(_, value)| value);
    let digits = || {
        let end = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
        end.parse().ok().filter(|n| (1..100).contains(n))
    };
    let spelt = || {
        let stem = word.strip_suffix("th")?;
        stem.strip_suffix("ie").map_or_else(|| cardinal(stem), |tens| cardinal(&format!("{tens}y")))
    };
    odd.or_else(digits).or_else(spelt).filter(|&n| n > 0)
}

/// What `word`, in small letters, multiplies the number before it by: `hundred` to `trillion`.
pub fn scale(word: &str) -> Option<f64> {
    SCALES.iter().find(|(name, _)| *name == word).map(|&(_, scale)| scale)
}

/// The month, 1 to 12, that `word` names in full or by its usual abbreviation, in letters of any size.
pub fn month(word: &str) -> Option<u32> {
    let low = word.to_lowercase();
    let short = low == "sept" || low.len() == 3;
    let at = MONTHS.iter().position(|&m| m == low || short && m.starts_with(&low))?;
    u32::try_from(at + 1).ok()
}

/// The day of the week, 0 to 6, that `word`, in small letters, names in full. Abbreviations are words as well: "sat", "wed".
pub fn weekday(word: &str) -> Option<usize> {
    WEEKDAYS.iter().position(|&day| day == word)
}

/// Whether `word`, in small letters, is a day of the week, in full or by an abbreviation of three letters or more.
pub fn is_weekday(word: &str) -> bool {
    word.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_words_have_values() {
        assert_eq!(cardinal("zero"), Some(0));
        assert_eq!(cardinal("seventeen"), Some(17));
        assert_eq!(cardinal("forty"), Some(40));
        assert_eq!(cardinal("twenty-three"), Some(23));
        assert_eq!(cardinal("twenty-eleven"), None);
        assert_eq!(cardinal("three-way"), None);
        assert_eq!(scale("thousand"), Some(1e3));
    }

    #[test]
    fn ordinals_have_values() {
        for (word, value) in
            [("third", 3), ("12th", 12), ("twelfth", 12), ("fortieth", 40), ("twenty-first", 21)]
        {
            assert_eq!(ordinal(word), Some(value), "{word}");
        }
        assert_eq!(ordinal("both"), None);
        assert_eq!(ordinal("0th"), None);
    }

    #[test]
    fn months_are_known_in_full_and_abbreviated() {
        assert_eq!(month("January"), Some(1));
        assert_eq!(month("Sept"), Some(9));
        assert_eq!(month("sep"), Some(9));
        assert_eq!(month("may"), Some(5));
        assert_eq!(month("marc"), None);
        assert_eq!(month("ma"), None);
    }

    #[test]
    fn weekdays_are_known_in_full_and_where_asked_for_abbreviated() {
        assert_eq!(weekday("wednesday"), Some(2));
        assert_eq!(weekday("wed"), None);
        assert!(is_weekday("thurs") && is_weekday("sunday") && !is_weekday("su"));
    }
}
