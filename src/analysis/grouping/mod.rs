//! Which articles tell of one event, and which are copies of each other.
//!
//! An article is reduced to a signature once, when it comes; two signatures are compared without the texts. Nothing in a
//! signature depends on other articles, so the order in which they come changes no likeness, and the cost of a
//! comparison is the same however many articles there are.
//!
//! Method: vectors of terms weighed by how rare they are in English at large, compared by cosine; a new article joins the
//! story of its nearest neighbour (single-pass clustering, as in the Topic Detection and Tracking studies of Allan et al.
//! 1998). Copies are told by min-wise hashing of word sequences (Broder 1997).

mod shingles;
mod terms;

use crate::analysis::claims::Stems;
use crate::analysis::embed::{DIMENSIONS, Vector, cosine, sentence_vector};
use crate::story::Article;
use shingles::{HASHES, Sketch};
use terms::Term;

/// From this likeness on two articles tell of one event. Chosen on the training half of ECB+.
pub const SAME_EVENT: f32 = 0.30;
/// From this mean likeness to the articles of a large story on, an article that is like one of them belongs to it. Chosen
/// on the training half of ECB+, where it parts nothing, and on made-up articles that are all alike.
pub const SAME_STORY: f32 = 0.26;
/// From this share of common word sequences on, one article is a copy of the other: the wire's text with another
/// headline or a cut paragraph still reaches it, two reports with the same quotations do not.
const COPY: f32 = 0.6;
/// How much of the likeness is that of the meanings; the rest is that of the terms.
const MEANING: f32 = 0.1;
/// The meaning is that of so many words: news tells the event first, and the rest blurs it.
const LEAD: usize = 60;
/// The cosine of the meanings of two unrelated news articles.
const UNRELATED: f32 = 0.3;
/// Terms by which neighbours are looked up: the most telling of each article.
const TELLING: usize = 20;

/// What grouping needs to know of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// Terms by number, with weights whose squares add up to one.
    terms: Vec<Term>,
    /// The meaning, a byte for each dimension.
    meaning: [i8; DIMENSIONS],
    sketch: Sketch,
}

/// Makes signatures.
#[derive(Default)]
pub struct Signer {
    stems: Stems,
}

impl Signer {
    /// The signature of `article`.
    pub fn sign(&self, article: &Article) -> Signature {
        let lead: Vec<&str> = article.text.as_str().split_whitespace().take(LEAD).collect();
        let meaning = sentence_vector(&lead.join(" "));
        Signature {
            terms: terms::of(article, &self.stems),
            meaning: meaning.map(|x| (x * 127.0).round() as i8),
            sketch: shingles::sketch(article.text.as_str()),
        }
    }
}

impl Signature {
    /// How much the two tell of the same event; see [`SAME_EVENT`].
    pub fn likeness(&self, other: &Self) -> f32 {
        let meaning = cosine(&self.vector(), &other.vector()) - UNRELATED;
        (1.0 - MEANING) * terms::cosine(&self.terms, &other.terms) + MEANING * meaning
    }

    /// Whether one is a copy of the other, word for word over most of its length.
    pub fn is_copy(&self, other: &Self) -> bool {
        shingles::share(&self.sketch, &other.sketch) >= COPY
    }

    /// The numbers of the most telling terms, most telling first.
    pub fn telling(&self) -> Vec<u32> {
        let mut order: Vec<&Term> = self.terms.iter().collect();
        order.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.number.cmp(&b.number)));
        order.into_iter().take(TELLING).map(|term| term.number).collect()
    }

    fn vector(&self) -> Vector {
        self.meaning.map(|x| f32::from(x) / 127.0)
    }

    /// The signature as bytes, for keeping.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> = self.meaning.iter().map(|x| x.cast_unsigned()).collect();
        bytes.extend(self.sketch.iter().flat_map(|hash| hash.to_le_bytes()));
        for term in &self.terms {
            bytes.extend(term.number.to_le_bytes());
            bytes.extend(term.weight.to_le_bytes());
        }
        bytes
    }

    /// The signature that [`Signature::to_bytes`] gave; `None` if the bytes are no signature.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (meaning, rest) = bytes.split_at_checked(DIMENSIONS)?;
        let (sketch, terms) = rest.split_at_checked(4 * HASHES)?;
        let number = |four: &[u8]| u32::from_le_bytes([four[0], four[1], four[2], four[3]]);
        let term = |eight: &[u8]| Term { number: number(eight), weight: f32::from_bits(number(&eight[4..])) };
        let mut signature = Self { terms: Vec::new(), meaning: [0; DIMENSIONS], sketch: [u32::MAX; HASHES] };
        signature.meaning.iter_mut().zip(meaning).for_each(|(x, byte)| *x = byte.cast_signed());
        signature.sketch.iter_mut().zip(sketch.chunks_exact(4)).for_each(|(x, four)| *x = number(four));
        signature.terms = terms.chunks_exact(8).map(term).collect();
        (terms.len() % 8 == 0).then_some(signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::CleanText;

    fn signature(text: &str) -> Signature {
        let loaded = Article {
            text: CleanText::new(text),
            blocks: vec![crate::story::Block {
                span: crate::text::Span::new(0, text.len()),
                kind: crate::story::BlockKind::Paragraph,
            }],
            ..Default::default()
        };
        Signer::default().sign(&loaded)
    }

    const FERRY: &str = "The ferry Brightwater sank off Tessaly harbour on Monday night with forty people aboard, the port \
                         authority said. Divers looked for two missing sailors until the morning.";
    const AGAIN: &str = "Two sailors are missing after the Brightwater, a ferry with forty aboard, went down near Tessaly. \
                         The search by divers goes on, according to the harbour's authority.";
    const BUDGET: &str = "Parliament passed the budget after a long debate on pensions. The finance minister called it a \
                          compromise; the opposition voted against it.";

    #[test]
    fn two_reports_of_one_event_are_alike_and_a_third_is_not() {
        let [ferry, again, budget] = [FERRY, AGAIN, BUDGET].map(signature);
        assert!(ferry.likeness(&again) > SAME_EVENT, "{}", ferry.likeness(&again));
        assert!(ferry.likeness(&budget) < SAME_EVENT / 2.0, "{}", ferry.likeness(&budget));
        assert!(ferry.telling().iter().any(|term| again.telling().contains(term)));
    }

    #[test]
    fn a_copy_with_another_headline_is_a_copy_and_a_second_report_is_none() {
        let body =
            format!("{FERRY} {BUDGET} {}", "Rain fell on the coast for the third day in a row. ".repeat(3));
        let copy = format!("Ferry sinks off the coast\n\n{body}");
        assert!(signature(&body).is_copy(&signature(&copy)));
        assert!(!signature(FERRY).is_copy(&signature(AGAIN)));
        assert!(!signature("").is_copy(&signature("")));
    }

    #[test]
    fn a_signature_comes_back_from_its_bytes() {
        let ferry = signature(FERRY);
        assert_eq!(Signature::from_bytes(&ferry.to_bytes()), Some(ferry.clone()));
        assert_eq!(Signature::from_bytes(&ferry.to_bytes()[..300]).map(|_| ()), None);
        assert_eq!(Signature::from_bytes(&[]), None);
    }
}
