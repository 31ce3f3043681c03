//! Groups of like words, so that what is learnt of one word holds for others that mean something near it.
//!
//! Method: k-means over the rows of the table of word vectors (Lin and Wu 2009 use such clusters for names).

use crate::analysis::embed::whole_piece;

/// One group of 64 for each token of the vocabulary, then one of 256 for each; see `data/models/people/groups.py`.
static GROUPS: &[u8] = include_bytes!("../../../../data/models/people/groups.bin");

/// The coarse and the fine group of the folded word `low`; `None` for words that the vocabulary does not hold whole.
pub fn groups(low: &str) -> Option<[u8; 2]> {
    let id = whole_piece(low)? as usize;
    Some([*GROUPS.get(id)?, *GROUPS.get(GROUPS.len() / 2 + id)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_words_share_a_group() {
        assert_eq!(groups("rachel").unwrap()[1], groups("emily").unwrap()[1]);
        assert_ne!(groups("rachel").unwrap()[0], groups("river").unwrap()[0]);
        assert_eq!(groups("brzezinskiego"), None);
    }
}
