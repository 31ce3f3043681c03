//! Tables of words that the build has packed.

use fst::Map;

/// Words and a number for each, searched where they lie (a finite state transducer; Mihov and Maurel 2001).
pub struct Table(Option<Map<&'static [u8]>>);

impl Table {
    /// Opens what `build.rs` has packed; what it has not packed holds no words.
    pub fn open(packed: &'static [u8]) -> Self {
        Self(Map::new(packed).ok())
    }

    /// The number of `word`, written as in the table.
    pub fn get(&self, word: &str) -> Option<u64> {
        self.0.as_ref()?.get(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_have_their_number() {
        let packed = Map::from_iter([("ferry", 7), ("harbour", 9)]).unwrap();
        let table = Table::open(packed.as_fst().as_bytes().to_vec().leak());
        assert_eq!((table.get("ferry"), table.get("harbour"), table.get("ferr")), (Some(7), Some(9), None));
        assert_eq!(Table::open(b"no table").get("ferry"), None);
    }
}
