//! What is measured of two sentences.

use super::numbers::Kind;
use super::sense;
use super::statement::{Corpus, Statement, Term};
use crate::analysis::embed::cosine;
use crate::story::BlockKind;

/// How many measures there are.
pub const COUNT: usize = 36;

/// The measures' names, stable across versions, in the order of [`measure`].
pub const NAMES: [&str; COUNT] = [
    "words",
    "words_shorter",
    "rarest",
    "second_rarest",
    "shared",
    "runs",
    "meaning",
    "alignment",
    "alignment_shorter",
    "names",
    "names_clash",
    "names_one_sided",
    "carried",
    "carried_clash",
    "numbers",
    "numbers_clash",
    "years_clash",
    "quoted",
    "quoted_one_sided",
    "polarity",
    "modality",
    "condition",
    "question",
    "length_ratio",
    "short",
    "headline",
    "position",
    "openings",
    "leans_back",
    "context",
    "sense",
    "sense_clauses",
    "sense_clause_in_whole",
    "sense_alignment",
    "sense_alignment_shorter",
    "sense_in_context",
];

/// The measures of one pair.
pub type Features = [f32; COUNT];

/// Measures two statements of different articles; the order of the two does not matter.
pub fn measure(corpus: &Corpus, a: usize, b: usize) -> Features {
    let (sa, sb) = (&corpus.statements[a], &corpus.statements[b]);
    let shared: Vec<Term> = intersection(sa.terms.iter().map(|t| t.0), sb.terms.iter().map(|t| t.0));
    let weight = |t: &Term| corpus.weights[*t as usize];
    let mass: f32 = shared.iter().map(weight).sum();
    let mut rare: Vec<f32> = shared.iter().map(weight).collect();
    rare.sort_by(|x, y| y.total_cmp(x));
    let (ab, ba) = (alignment(corpus, sa, sb), alignment(corpus, sb, sa));
    let names = intersection(sa.names.iter().copied(), sb.names.iter().copied());
    let carried = intersection(sa.carried.iter().copied(), sb.carried.iter().copied());
    let name_mass = |list: &[Term]| list.iter().map(weight).sum::<f32>();
    let (numbers, numbers_clash, years_clash) = numbers(sa, sb);
    let quoted = intersection(sa.quoted.iter().copied(), sb.quoted.iter().copied());
    let differ = |x: bool, y: bool| f32::from(x != y);
    let (short, long) = (sa.mass.min(sb.mass).max(1.0), sa.mass.max(sb.mass).max(1.0));
    let [sense, clauses, in_whole, aligned, aligned_shorter, in_context] = senses(corpus, sa, sb);
    let is_title = |s: &Statement| s.kind != BlockKind::Paragraph;
    [
        dot(&sa.terms, &sb.terms),
        mass / short,
        rare.first().copied().unwrap_or(0.0),
        rare.get(1).copied().unwrap_or(0.0),
        (1.0 + mass).ln(),
        runs(corpus, sa, sb),
        cosine(&sa.vector, &sb.vector),
        (ab + ba) / 2.0,
        ab.max(ba),
        (1.0 + name_mass(&names)).ln(),
        f32::from(names.is_empty() && !sa.names.is_empty() && !sb.names.is_empty()),
        differ(sa.names.is_empty(), sb.names.is_empty()),
        (1.0 + name_mass(&carried)).ln(),
        f32::from(carried.is_empty() && !sa.carried.is_empty() && !sb.carried.is_empty()),
        numbers,
        numbers_clash,
        years_clash,
        (1.0 + name_mass(&quoted)).ln(),
        differ(sa.quoted.is_empty(), sb.quoted.is_empty()),
        differ(sa.stance.negative, sb.stance.negative),
        differ(sa.stance.modal, sb.stance.modal),
        differ(sa.stance.conditional, sb.stance.conditional),
        differ(sa.stance.question, sb.stance.question),
        (long / short).ln(),
        short.ln(),
        f32::from(is_title(sa)) + f32::from(is_title(sb)),
        (sa.position - sb.position).abs(),
        f32::from(sa.position < 0.12 && sb.position < 0.12),
        f32::from(sa.leans_back) + f32::from(sb.leans_back),
        context(corpus, a, b),
        sense,
        clauses,
        in_whole,
        aligned,
        aligned_shorter,
        in_context,
    ]
}

/// Likeness under the transformer: of the wholes, of the nearest clauses, of a clause with the other whole, of the words
/// in their places (both ways, and the better way), and of the wholes read within their articles.
fn senses(corpus: &Corpus, a: &Statement, b: &Statement) -> [f32; 6] {
    let (Some(x), Some(y)) = (&a.sense, &b.sense) else { return [0.0; 6] };
    let most = |pairs: &mut dyn Iterator<Item = f32>| pairs.fold(0.0_f32, f32::max);
    let clauses =
        most(&mut x.clauses.iter().flat_map(|c| y.clauses.iter().map(move |d| sense::cosine(c, d))));
    let in_whole = most(
        &mut x
            .clauses
            .iter()
            .map(|c| sense::cosine(c, &y.whole))
            .chain(y.clauses.iter().map(|d| sense::cosine(d, &x.whole))),
    );
    let one_way = |s: &Statement, p: &sense::Sense, q: &sense::Sense| {
        let (mut sum, mut all) = (0.0, 0.0);
        for (word, vector) in s.words.iter().zip(&p.words) {
            let weight = corpus.weights[word.term as usize];
            sum += weight * q.words.iter().map(|other| sense::cosine(vector, other)).fold(0.0_f32, f32::max);
            all += weight;
        }
        if all > 0.0 { sum / all } else { 0.0 }
    };
    let (ab, ba) = (one_way(a, x, y), one_way(b, y, x));
    [
        sense::cosine(&x.whole, &y.whole),
        clauses,
        in_whole,
        (ab + ba) / 2.0,
        ab.max(ba),
        sense::cosine(&x.in_context, &y.in_context),
    ]
}

/// Cosine of two sorted lists of weighted stems.
pub fn dot(a: &[(Term, f32)], b: &[(Term, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// What two sorted lists share.
pub fn intersection(a: impl Iterator<Item = Term>, b: impl Iterator<Item = Term>) -> Vec<Term> {
    let (mut a, mut b) = (a.peekable(), b.peekable());
    let mut shared = Vec::new();
    while let (Some(&x), Some(&y)) = (a.peek(), b.peek()) {
        if x <= y {
            a.next();
        }
        if y <= x {
            b.next();
        }
        if x == y {
            shared.push(x);
        }
    }
    shared
}

/// How well each word of `a` finds a like word in `b`, weighted by the words' rarity: soft alignment under the static
/// table, 0 to 1.
fn alignment(corpus: &Corpus, a: &Statement, b: &Statement) -> f32 {
    let (mut sum, mut all) = (0.0, 0.0);
    for word in &a.words {
        let weight = corpus.weights[word.term as usize];
        let best = b
            .words
            .iter()
            .map(|other| {
                if other.term == word.term {
                    1.0
                } else {
                    cosine(&corpus.words[word.form as usize], &corpus.words[other.form as usize])
                }
            })
            .fold(0.0_f32, f32::max);
        sum += weight * best;
        all += weight;
    }
    if all > 0.0 { sum / all } else { 0.0 }
}

/// Weight of the pairs of neighbouring stems that both have.
fn runs(corpus: &Corpus, a: &Statement, b: &Statement) -> f32 {
    let pairs = |s: &Statement| {
        let mut found: Vec<(Term, Term)> = s.words.windows(2).map(|w| (w[0].term, w[1].term)).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let other = pairs(b);
    let sum: f32 = pairs(a)
        .iter()
        .filter(|pair| other.binary_search(pair).is_ok())
        .map(|pair| (corpus.weights[pair.0 as usize] + corpus.weights[pair.1 as usize]) / 2.0)
        .sum();
    (1.0 + sum).ln()
}

/// Numbers that agree, and those of one kind and unit that do not; years apart.
fn numbers(a: &Statement, b: &Statement) -> (f32, f32, f32) {
    let same = |x: f64, y: f64| (x - y).abs() <= 1e-9 * x.abs().max(y.abs());
    let (mut shared, mut clash, mut years) = (0.0_f32, 0.0, 0.0);
    for x in &a.numbers {
        if b.numbers.iter().any(|y| same(x.value, y.value) && (x.kind == y.kind || x.unit == y.unit)) {
            shared += 1.0;
            continue;
        }
        let rivals = b.numbers.iter().filter(|y| {
            y.kind == x.kind && (y.kind != Kind::Count || x.unit == y.unit && !x.unit.is_empty())
        });
        for y in rivals {
            if a.numbers.iter().any(|z| same(z.value, y.value)) {
                continue;
            }
            if x.kind == Kind::Year { years = 1.0 } else { clash = 1.0 }
        }
    }
    (shared.min(2.0), clash, years)
}

/// How like the sentences around the two are: 0 to 1.
fn context(corpus: &Corpus, a: usize, b: usize) -> f32 {
    let around = |at: usize| {
        let range = corpus.article(corpus.statements[at].place.article);
        [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(move |i| range.contains(i))
    };
    let mut best = 0.0_f32;
    for i in around(a) {
        for j in around(b) {
            best = best.max(dot(&corpus.statements[i].terms, &corpus.statements[j].terms));
        }
    }
    best
}
