//! What is measured of two sentences.

use super::by_article::ByArticle;
use super::numbers::{Kind, Quantity};
use super::shared::{Shared, dot, in_both};
use super::statement::{Corpus, Statement, Term, Word};
use crate::analysis::embed::cosine;
use crate::story::BlockKind;

/// How many measures there are.
pub const COUNT: usize = 50;

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
    "sense_in_passage",
    "parallel",
    "negated",
    "people",
    "people_clash",
    "speaker_same",
    "speaker_clash",
    "speaker_one_sided",
    "door_same",
    "door_clash",
    "lead_same",
    "lead_clash",
    "anchors",
    "sense_above_usual",
    "words_above_usual",
];

/// Where in the list [`parallel`] stands.
const PARALLEL: usize = 36;
const _: () = assert!(matches!(NAMES[PARALLEL].as_bytes(), b"parallel"));
/// Where in the list the measures stand that [`above_usual`] fills.
const ABOVE_USUAL: usize = COUNT - 2;

/// The measures of one pair.
pub type Features = [f32; COUNT];

/// Measures two statements of different articles; the order of the two does not matter.
pub fn measure(corpus: &Corpus, a: usize, b: usize) -> Features {
    let (sa, sb) = (&corpus.statements[a], &corpus.statements[b]);
    let shared = Shared::of(corpus, &sa.terms, &sb.terms, |t| t.0);
    let like = |x: &Word, y: &Word| corpus.likenesses.of(x.number, y.number);
    let (ab, ba) = alignment(corpus, (sa, &sa.words), (sb, &sb.words), like);
    let both = |x: &[Term], y: &[Term]| Shared::of(corpus, x, y, |t| *t);
    let (names, carried) = (both(&sa.names, &sb.names), both(&sa.carried, &sb.carried));
    let (numbers, numbers_clash, years_clash) = numbers(corpus, sa, sb);
    let quoted = both(&sa.quoted, &sb.quoted);
    let clash = |shared: &Shared, x: &[Term], y: &[Term]| {
        f32::from(shared.count == 0 && !x.is_empty() && !y.is_empty())
    };
    let differ = |x: bool, y: bool| f32::from(x != y);
    let (short, long) = (sa.mass.min(sb.mass).max(1.0), sa.mass.max(sb.mass).max(1.0));
    let [sense, clauses, in_whole, aligned, aligned_shorter, in_passage] = senses(corpus, sa, sb);
    let (people, people_clash) = people(sa, sb);
    let speakers = sa.speaker.zip(sb.speaker);
    let (doors, leads) = (sa.stance.door.zip(sb.stance.door), sa.lead.zip(sb.lead));
    let is_title = |s: &Statement| s.kind != BlockKind::Paragraph;
    [
        dot(&sa.terms, &sb.terms),
        shared.mass / short,
        shared.rarest,
        shared.second_rarest,
        (1.0 + shared.mass).ln(),
        runs(corpus, sa, sb),
        corpus.scales.table.of(cosine(&sa.vector, &sb.vector)),
        (ab + ba) / 2.0,
        ab.max(ba),
        (1.0 + names.mass).ln(),
        clash(&names, &sa.names, &sb.names),
        differ(sa.names.is_empty(), sb.names.is_empty()),
        (1.0 + carried.mass).ln(),
        clash(&carried, &sa.carried, &sb.carried),
        numbers,
        numbers_clash,
        years_clash,
        (1.0 + quoted.mass).ln(),
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
        in_passage,
        f32::from(parallel(sa, sb).is_some()),
        negated(sa, sb),
        people,
        people_clash,
        f32::from(speakers.is_some_and(|(x, y)| x == y)),
        f32::from(speakers.is_some_and(|(x, y)| x != y)),
        differ(sa.speaker.is_none(), sb.speaker.is_none()),
        f32::from(doors.is_some_and(|(x, y)| x.agrees(y))),
        f32::from(doors.is_some_and(|(x, y)| !x.agrees(y))),
        f32::from(leads.is_some_and(|(x, y)| x.1 == y.1)),
        f32::from(leads.is_some_and(|(x, y)| x.1 != y.1)),
        (1.0 + anchors(sa).min(anchors(sb)) as f32).ln(),
        0.0,
        0.0,
    ]
}

/// Things in a sentence that tie it to something particular: names, numbers, quoted words.
fn anchors(s: &Statement) -> usize {
    s.names.len() + s.numbers.len() + s.people.len() + s.quoted.len().min(2)
}

/// Fills in how far each pair stands above what its two statements usually reach in each other's articles: sentences
/// that speak in general terms are rather like everything (cross-domain similarity local scaling, Conneau et al. 2018).
pub fn above_usual(corpus: &Corpus, measured: &mut [(usize, usize, Features)]) {
    /// The nearest so many make the usual.
    const NEAREST: usize = 5;
    let article = |i: usize| corpus.statements[i].place.article;
    let at = |name: &str| NAMES.iter().position(|&n| n == name).unwrap_or(0);
    for (slot, source) in [(ABOVE_USUAL, at("sense")), (ABOVE_USUAL + 1, at("words"))] {
        // The best of each statement in each article, best first, and how many there are.
        let mut reached = ByArticle::<([f32; NEAREST], usize)>::new(corpus.statements.len());
        for (a, b, features) in measured.iter() {
            for (own, other) in [(*a, *b), (*b, *a)] {
                let (list, count) = reached.entry(own, article(other));
                let place = list[..*count].partition_point(|&other| other >= features[source]);
                if place < NEAREST {
                    list[place..].rotate_right(1);
                    list[place] = features[source];
                    *count = (*count + 1).min(NEAREST);
                }
            }
        }
        let usual = |own: usize, other: usize| {
            let known = reached.get(own, article(other));
            known.map_or(0.0, |(list, count)| list[..*count].iter().sum::<f32>() / (*count).max(1) as f32)
        };
        for (a, b, features) in measured.iter_mut() {
            let around = usual(*a, *b) + usual(*b, *a);
            features[slot] = features[source] - around / 2.0;
        }
    }
}

/// Likeness under the transformer: of the wholes, of the nearest clauses, of a clause with the other whole, of the
/// words in their places (both ways, and the better way), and of the wholes in their passages.
fn senses(corpus: &Corpus, a: &Statement, b: &Statement) -> [f32; 6] {
    let (Some(x), Some(y)) = (&a.sense, &b.sense) else { return [0.0; 6] };
    let like = |a: &[f32], b: &[f32]| corpus.scales.sentences.of(cosine(a, b));
    let most = |pairs: &mut dyn Iterator<Item = f32>| pairs.fold(0.0_f32, f32::max);
    let clauses = most(&mut x.clauses.iter().flat_map(|c| y.clauses.iter().map(move |d| like(c, d))));
    let in_whole = most(
        &mut x.clauses.iter().map(|c| like(c, &y.whole)).chain(y.clauses.iter().map(|d| like(d, &x.whole))),
    );
    let alike = |x: &Vec<f32>, y: &Vec<f32>| corpus.scales.words.of(cosine(x, y));
    let (ab, ba) = alignment(corpus, (a, &x.words), (b, &y.words), alike);
    [
        like(&x.whole, &y.whole),
        clauses,
        in_whole,
        (ab + ba) / 2.0,
        ab.max(ba),
        like(&x.in_passage, &y.in_passage),
    ]
}

/// Persons that both mention, by whatever name; and whether both mention some but share none.
fn people(a: &Statement, b: &Statement) -> (f32, f32) {
    let shared = in_both(&a.people, &b.people, |person| *person).count();
    let clash = shared == 0 && !a.people.is_empty() && !b.people.is_empty();
    ((1.0 + shared as f32).ln(), f32::from(clash))
}

/// Whether the pair was measured as saying the same of different subjects.
pub fn is_parallel(features: &Features) -> bool {
    features[PARALLEL] > 0.0
}

/// The names before the longest run of words that both share, where they differ: "Norway is not at war with" and "Peru is
/// not at war with".
pub fn parallel(a: &Statement, b: &Statement) -> Option<(Term, Term)> {
    /// Shorter runs are idiom. [`Statement::triples`] are of so many tokens.
    const RUN: usize = 3;
    /// A shorter run than this says too little with one telling word ("in the war").
    const TELLING: usize = 4;
    in_both(&a.triples, &b.triples, |key| *key).next()?;
    let mut best = (RUN - 1, 0, 0);
    for (i, first) in a.tokens.iter().enumerate() {
        let same = b.forms.partition_point(|other| other.0 < first.form);
        for &(_, j) in b.forms[same..].iter().take_while(|other| other.0 == first.form) {
            // What goes on from the words before was counted there.
            if i > 0 && j > 0 && a.tokens[i - 1].form == b.tokens[j - 1].form {
                continue;
            }
            let run = a.tokens[i..].iter().zip(&b.tokens[j..]).take_while(|(x, y)| x.form == y.form).count();
            let telling = a.tokens[i..i + run].iter().filter(|t| t.term.is_some()).count();
            if run > best.0 && (telling > 1 || telling == 1 && run >= TELLING) {
                best = (run, i, j);
            }
        }
    }
    let (run, i, j) = best;
    if run < RUN {
        return None;
    }
    // Stop words have no term, so "The" and "It" are no subjects.
    let subject = |s: &Statement, before: usize| {
        s.tokens[..before].iter().rev().find(|t| t.capital && t.term.is_some()).and_then(|t| t.term)
    };
    let (x, y) = subject(a, i).zip(subject(b, j))?;
    let elsewhere = |s: &Statement, term: Term| s.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    (x != y && !elsewhere(a, y) && !elsewhere(b, x)).then_some((x, y))
}

/// Share of the common stems that stand close behind a negation in one of the two only.
fn negated(a: &Statement, b: &Statement) -> f32 {
    if !a.negates && !b.negates {
        return 0.0;
    }
    let (mut odd, mut all) = (0.0, 0.0);
    for token in &a.tokens {
        let Some(term) = token.term.filter(|_| !token.name) else { continue };
        if let Ok(at) = b.negated.binary_search_by_key(&term, |first| first.0) {
            all += 1.0;
            odd += f32::from(token.negated != b.negated[at].1);
        }
    }
    if all > 0.0 { odd / all } else { 0.0 }
}

/// How well the words of each find a like word in the other, weighted by the words' rarity: soft alignment, 0 to 1, of `a`
/// in `b` and of `b` in `a`. What is compared stands for the words of each, in their order.
fn alignment<T>(
    corpus: &Corpus,
    (a, left): (&Statement, &[T]),
    (b, right): (&Statement, &[T]),
    like: impl Fn(&T, &T) -> f32,
) -> (f32, f32) {
    let mut best_a = vec![0.0_f32; left.len()];
    let mut best_b = vec![0.0_f32; right.len()];
    for (x, best_x) in left.iter().zip(&mut best_a) {
        for (y, best_y) in right.iter().zip(&mut best_b) {
            let likeness = like(x, y);
            *best_x = greater(*best_x, likeness);
            *best_y = greater(*best_y, likeness);
        }
    }
    let mean = |s: &Statement, best: &[f32]| {
        let (mut all, mut sum) = (0.0, 0.0);
        for (word, best) in s.words.iter().zip(best) {
            let weight = corpus.weights[word.term as usize];
            all += weight;
            sum += weight * best;
        }
        if all > 0.0 { sum / all } else { 0.0 }
    };
    (mean(a, &best_a), mean(b, &best_b))
}

/// The greater of two numbers, without the care that `max` takes of what is no number.
fn greater(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

/// Weight of the pairs of neighbouring stems that both have.
fn runs(corpus: &Corpus, a: &Statement, b: &Statement) -> f32 {
    let sum: f32 = a
        .runs
        .iter()
        .filter(|pair| b.runs.binary_search(pair).is_ok())
        .map(|pair| (corpus.weights[pair.0 as usize] + corpus.weights[pair.1 as usize]) / 2.0)
        .sum();
    (1.0 + sum).ln()
}

/// Likeness, by the table of words, below which two nouns are of different things.
const UNLIKE: f32 = 0.5;

/// Whether two numbers count different things, as far as both say what they count: 20 minutes, 20 miles.
fn count_others(corpus: &Corpus, (a, x): (&Statement, &Quantity), (b, y): (&Statement, &Quantity)) -> bool {
    let noun = |s: &Statement, number: &Quantity| {
        number.counted.and_then(|span| s.words.iter().find(|word| word.span == span).copied())
    };
    let (Some(x), Some(y)) = (noun(a, x), noun(b, y)) else { return false };
    corpus.likenesses.knows(x.number) && corpus.likenesses.of(x.number, y.number) < UNLIKE
}

/// Numbers that agree, and those of one kind and unit that do not; years apart.
fn numbers(corpus: &Corpus, a: &Statement, b: &Statement) -> (f32, f32, f32) {
    let same = |x: f64, y: f64| (x - y).abs() <= 1e-9 * x.abs().max(y.abs());
    let (mut shared, mut clash, mut years) = (0.0_f32, 0.0, 0.0);
    for x in &a.numbers {
        let agrees = |y: &&Quantity| same(x.value, y.value) && (x.kind == y.kind || x.unit == y.unit);
        if b.numbers.iter().filter(agrees).any(|y| !count_others(corpus, (a, x), (b, y))) {
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
