//! A small invented story with a comparison made by hand, so that tests of the screen do not change when the analysis
//! does.

#![allow(dead_code)]

use rashomon::analysis::{
    Claim, Comparison, Conflict, ConflictKind, Entity, Evidence, Level, Link, Mention, MentionKind,
    Quotation, QuoteMode, Reading, Reason, Relation, Sentence, Side, Speaker, SpeakerKind,
};
use rashomon::story::{Article, Block, BlockKind, Dropped, Place, Story};
use rashomon::text::{CleanText, Span};

const WIRE: &[&str] = &[
    "Ferries stop at midnight as Ellery crews walk out",
    "Every ferry out of Port Ellery will stop at midnight on Thursday after talks between the crews and the harbour board broke down, union leader Marta Quill said.",
    "“We asked for rest between shifts and were offered a brochure,” Quill told reporters on the quay. “Nobody sails tonight.”",
    "The walkout is to last three days. It affects 40 sailings a day and some 9,000 passengers, the board said in a statement.",
    "Transport minister Owen Harrow called the strike “unwise”. He ruled out sending navy crews to run the boats.",
    "“The navy will not be sailing ferries this weekend,” the minister told the chamber.",
    "Board chair Dana Brix said the offer of an extra day's leave still stood. She accused the union of choosing the busiest week of the year.",
    "Island shops had already begun to run short of milk and bread by Wednesday evening, residents said.",
    "A similar dispute in the spring ended after former minister Lars Pell stepped in as mediator.",
    "Talks are expected to resume on Monday.",
];

const POST: &[&str] = &[
    "Minister slams ‘reckless’ ferry strike that strands the islands",
    "Furious islanders were left stranded last night as union bosses pulled the plug on every single ferry from Port Ellery.",
    "Transport Minister Owen Harrow blasted the walkout as “unwise and reckless”, but admitted that no navy crews would be sent to rescue the service.",
    "“I am not going to turn sailors into ticket collectors,” Harrow said.",
    "Union firebrand Marta Quill was unrepentant. “Nobody sails tonight,” she declared, to cheers from the picket line.",
    "Some 12,000 passengers a day will be hit, and the stoppage could drag on for three days.",
    "Dana Brix, who chairs the harbour board, said her offer of extra leave was “more than fair”. Brix warned that bookings worth two million were at risk.",
    "One hotel keeper, who asked not to be named, said: “We have had forty cancellations since breakfast.”",
    "Critics of the minister recalled that his predecessor, Lars Pell, settled the spring dispute within a day.",
    "The town hall opened a hotline for stranded families.",
];

const BLOG: &[&str] = &[
    "What the ferry dispute is really about",
    "The stoppage that began at Port Ellery on Thursday night is usually told as a story about pay. It is not; it is about sleep.",
    "Deckhands here work split shifts, six hours on and six hours off, for ten days at a stretch. Marta Quill, who has led the crews' union since 2029, has been saying so for two years.",
    "“You can't rest in a corridor,” she said when we met her on the quay.",
    "The harbour board has offered an additional day of leave, which Dana Brix, its chair, describes as generous. The crews did not ask for leave.",
    "Might the government step in? If talks fail again on Monday, Mr Harrow told us, he would consider a mediator, but he would not put naval crews aboard.",
    "About 9,000 people use the boats on an ordinary day. On the outer islands the shelves were thinning by Wednesday.",
    "None of this is new. The 2027 inquiry recommended eleven hours between shifts, and the board filed its report.",
    "The walkout, planned for three days, ends on Sunday. The question it asks will not.",
];

/// The story.
pub fn story() -> Story {
    Story {
        title: "The Ellery ferry strike".into(),
        note: "An invented event in an invented town.".into(),
        articles: vec![
            article("Coast Wire", "2031-03-13", "https://coastwire.example/ferries", WIRE),
            article("The Island Post", "2031-03-14", "", POST),
            article("Slow Water", "2031-03-16T08:30:00Z", "https://slowwater.example/sleep", BLOG),
        ],
    }
}

/// The story with `count` articles: the three again and again, under other names.
pub fn long_story(count: usize) -> Story {
    let three = story();
    let articles = (0..count).map(|i| {
        let mut article = three.articles[i % 3].clone();
        article.outlet = format!("{} {}", article.outlet, i / 3 + 1);
        article
    });
    Story { articles: articles.collect(), ..three }
}

fn article(outlet: &str, published: &str, url: &str, paragraphs: &[&str]) -> Article {
    let mut at = 0;
    let mut blocks = Vec::new();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let kind = if i == 0 { BlockKind::Headline } else { BlockKind::Paragraph };
        blocks.push(Block { span: Span::new(at, at + paragraph.len()), kind });
        at += paragraph.len() + 2;
    }
    Article {
        title: paragraphs[0].into(),
        outlet: outlet.into(),
        byline: "A. Writer".into(),
        published: published.into(),
        url: url.into(),
        language: "en".into(),
        source: format!("{}.txt", outlet.to_lowercase().replace(' ', "-")),
        text: CleanText::new(&paragraphs.join("\n\n")),
        blocks,
        dropped: vec![
            Dropped {
                text: "A ferry at the quay. Photo: A. Picturer".into(),
                why: "photo credit".into(),
                at: 0,
            },
            Dropped {
                text: "Read more: Ten walks along the coast".into(),
                why: "related link".into(),
                at: 200,
            },
        ],
        ..Article::default()
    }
}

/// The sentences of each article of `story`.
pub fn sentences(story: &Story) -> Vec<Vec<Sentence>> {
    story.articles.iter().enumerate().map(|(i, article)| Reading::new(i, article).sentences).collect()
}

/// The comparison of [`story`].
pub fn comparison() -> Comparison {
    let story = story();
    let find = Finder(&story);
    let mut quill = find.person(
        "Marta Quill",
        true,
        &["Marta Quill", "Quill"],
        &[(0, "union leader"), (1, "Union firebrand")],
        &[(1, "she"), (2, "she")],
    );
    let mut harrow = find.person(
        "Owen Harrow",
        true,
        &["Owen Harrow", "Mr Harrow", "Harrow"],
        &[(0, "Transport minister"), (0, "the minister"), (1, "the minister")],
        &[(0, "He"), (2, "he would consider")],
    );
    let brix = find.person("Dana Brix", true, &["Dana Brix", "Brix"], &[(0, "Board chair")], &[(0, "She")]);
    let pell = find.person("Lars Pell", false, &["Lars Pell"], &[(0, "former minister")], &[]);
    quill.roles =
        vec![find.place(0, "union leader"), find.place(2, "who has led the crews' union since 2029")];
    quill.descriptors = vec![find.place(1, "Union firebrand")];
    harrow.roles = vec![find.place(0, "Transport minister"), find.place(1, "Transport Minister")];
    let board = find.person("Harbour board", false, &["harbour board"], &[], &[]);
    let port = find.person("Port Ellery", false, &["Port Ellery"], &[], &[]);
    Comparison {
        organisations: vec![board],
        places: vec![port],
        sentences: sentences(&story),
        people: vec![harrow, quill, brix, pell],
        quotations: vec![
            find.quotation(0, "“We asked for rest between shifts and were offered a brochure,”", 1),
            find.quotation(0, "“Nobody sails tonight.”", 1),
            find.quotation(0, "“The navy will not be sailing ferries this weekend,”", 0),
            find.quotation(1, "“I am not going to turn sailors into ticket collectors,”", 0),
            find.quotation(1, "“Nobody sails tonight,”", 1),
            find.unnamed(1, "“We have had forty cancellations since breakfast.”", "One hotel keeper"),
            find.collective(0, "It affects 40 sailings a day and some 9,000 passengers", "the board"),
            find.quotation(2, "“You can't rest in a corridor,”", 1),
        ],
        claims: vec![
            find.claim(
                "No navy crews for the ferries",
                &[
                    (0, "He ruled out sending navy crews to run the boats.", Some(0)),
                    (1, "admitted that no navy crews would be sent to rescue the service.", Some(0)),
                    (2, "he would not put naval crews aboard.", Some(0)),
                    (0, "“The navy will not be sailing ferries this weekend,”", Some(0)),
                ],
            ),
            find.claim(
                "The walkout lasts three days",
                &[
                    (0, "The walkout is to last three days.", None),
                    (1, "the stoppage could drag on for three days.", None),
                    (2, "The walkout, planned for three days, ends on Sunday.", None),
                ],
            ),
            find.claim(
                "Brix: the offer of leave stands",
                &[
                    (0, "Board chair Dana Brix said the offer of an extra day's leave still stood.", Some(2)),
                    (1, "said her offer of extra leave was “more than fair”.", Some(2)),
                    (2, "The harbour board has offered an additional day of leave", None),
                ],
            ),
            find.claim(
                "Harrow calls the strike unwise",
                &[
                    (0, "Transport minister Owen Harrow called the strike “unwise”.", Some(0)),
                    (
                        1,
                        "Transport Minister Owen Harrow blasted the walkout as “unwise and reckless”",
                        Some(0),
                    ),
                ],
            ),
            find.claim(
                "Pell settled the spring dispute",
                &[
                    (
                        0,
                        "A similar dispute in the spring ended after former minister Lars Pell stepped in",
                        None,
                    ),
                    (1, "Lars Pell, settled the spring dispute within a day.", None),
                ],
            ),
            find.claim(
                "Shops on the islands run short",
                &[
                    (0, "Island shops had already begun to run short of milk and bread", None),
                    (2, "On the outer islands the shelves were thinning by Wednesday.", None),
                ],
            ),
        ],
        conflicts: vec![
            Conflict {
                kind: ConflictKind::Number,
                level: Level::Conflict,
                sides: vec![
                    find.side(0, "some 9,000 passengers", "9000"),
                    find.side(1, "Some 12,000 passengers a day", "12000"),
                    find.side(2, "About 9,000 people", "9000"),
                ],
                rule: "number",
                why: "9,000 passengers a day or 12,000".into(),
            },
            Conflict {
                kind: ConflictKind::Quote,
                level: Level::Variation,
                sides: vec![
                    find.side(0, "“unwise”", "unwise"),
                    find.side(1, "“unwise and reckless”", "unwise and reckless"),
                ],
                rule: "quote",
                why: "“unwise” or “unwise and reckless”".into(),
            },
        ],
        ..Comparison::default()
    }
}

struct Finder<'a>(&'a Story);

impl Finder<'_> {
    fn place(&self, article: usize, words: &str) -> Place {
        let text = self.0.articles[article].text.as_str();
        let start = text.find(words).unwrap_or_else(|| panic!("“{words}” is not in article {article}"));
        Place::new(article, Span::new(start, start + words.len()))
    }

    fn person(
        &self,
        name: &str,
        voice: bool,
        names: &[&str],
        titles: &[(usize, &str)],
        pronouns: &[(usize, &str)],
    ) -> Entity {
        let mut mentions: Vec<Mention> = Vec::new();
        for (article, text) in self.0.articles.iter().enumerate() {
            for name in names {
                for (start, words) in text.text.as_str().match_indices(name) {
                    let place = Place::new(article, Span::new(start, start + words.len()));
                    if !mentions
                        .iter()
                        .any(|m| m.place.article == article && m.place.span.overlaps(place.span))
                    {
                        mentions.push(Mention { place, kind: MentionKind::Name });
                    }
                }
            }
        }
        let title = |&(article, words): &(usize, &str)| Mention {
            place: self.place(article, words),
            kind: MentionKind::Title,
        };
        let pronoun = |&(article, words): &(usize, &str)| {
            let start = self.word(article, words);
            let first = words.split(' ').next().unwrap_or(words).len();
            Mention {
                place: Place::new(article, Span::new(start, start + first)),
                kind: MentionKind::Pronoun,
            }
        };
        mentions.extend(titles.iter().map(title));
        mentions.extend(pronouns.iter().map(pronoun));
        mentions.sort_by_key(|m| m.place);
        Entity { name: name.into(), voice, mentions, ..Entity::default() }
    }

    /// Where `words` stands as words of its own.
    fn word(&self, article: usize, words: &str) -> usize {
        let text = self.0.articles[article].text.as_str();
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        text.match_indices(words)
            .find(|(at, w)| {
                apart(text[..*at].chars().next_back()) && apart(text[at + w.len()..].chars().next())
            })
            .map(|(at, _)| at)
            .unwrap_or_else(|| panic!("“{words}” is not in article {article}"))
    }

    fn quotation(&self, article: usize, words: &str, person: usize) -> Quotation {
        let speaker = Speaker { person: Some(person), label: String::new(), kind: SpeakerKind::Person };
        self.said(article, words, QuoteMode::Direct, speaker)
    }

    fn unnamed(&self, article: usize, words: &str, label: &str) -> Quotation {
        let speaker = Speaker { person: None, label: label.into(), kind: SpeakerKind::Unknown };
        self.said(article, words, QuoteMode::Direct, speaker)
    }

    fn collective(&self, article: usize, words: &str, label: &str) -> Quotation {
        let label = label.trim_start_matches("the ").into();
        let speaker = Speaker { person: None, label, kind: SpeakerKind::Collective };
        self.said(article, words, QuoteMode::Indirect, speaker)
    }

    fn said(&self, article: usize, words: &str, mode: QuoteMode, speaker: Speaker) -> Quotation {
        let place = self.place(article, words);
        Quotation { place, parts: Vec::new(), mode, inferred: false, cue: None, source: None, speaker }
    }

    fn claim(&self, label: &str, wordings: &[(usize, &str, Option<usize>)]) -> Claim {
        let evidence: Vec<Evidence> = wordings
            .iter()
            .map(|&(article, words, speaker)| Evidence::new(self.place(article, words), speaker))
            .collect();
        let why = vec![
            Reason {
                feature: "words",
                value: 0.7,
                weight: 1.4,
                words: "they share four telling words".into(),
            },
            Reason { feature: "people", value: 1.0, weight: 0.6, words: "both name the same person".into() },
            Reason { feature: "length", value: 0.4, weight: -0.2, words: "one is twice as long".into() },
        ];
        let link = |b| Link { a: 0, b, relation: Relation::Same, score: 0.92, why: why.clone() };
        Claim {
            label: label.into(),
            links: (1..evidence.len()).map(link).collect(),
            evidence,
            ..Claim::default()
        }
    }

    fn side(&self, article: usize, words: &str, value: &str) -> Side {
        Side { place: self.place(article, words), value: value.into() }
    }
}
