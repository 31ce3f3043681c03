//! What leaves the terminal: the same bytes each time, within the contract, every offset at its words.

mod support;

use proptest::prelude::*;
use rashomon::analysis::{Comparison, Depth, Subject};
use rashomon::notebook::{Note, Notebook, Quote, Ruling, Verb};
use rashomon::story::{Place, Story};
use rashomon::text::Span;
use rashomon::{analysis, notebook, report, source};
use serde_json::{Value, json};
use support::{file, program, run, schema, stderr, stdout};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/stories/troops-in-ukraine");
const SCHEMA: &str = include_str!("../data/schema/comparison.schema.json");
const FORMATS: [&str; 7] = ["text", "markdown", "html", "csv", "json", "annotations", "claimreview"];

fn compared(format: &str) -> String {
    let output = run(&["compare", SAMPLE, "--fast", "--format", format]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

#[test]
fn every_format_is_the_same_each_time_and_free_of_control_characters() {
    for format in FORMATS {
        let once = compared(format);
        assert_eq!(once, compared(format), "{format}");
        let line_ends = if format == "csv" { "\r\n" } else { "\n" };
        assert!(once.ends_with(line_ends), "{format}");
        assert!(once.replace(line_ends, "").chars().all(|c| !c.is_control() || c == '\n'), "{format}");
    }
}

#[test]
fn the_sample_keeps_to_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let output = run(&["compare", SAMPLE, "--format", "json", "--pairs", "--fast"]);
    let found: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(schema::problems(&schema, &found), Vec::<String>::new());
    let mut broken = found;
    broken["people"][0]["mentions"][0]["kind"] = json!("nickname");
    broken["articles"][0].as_object_mut().unwrap().remove("sha256");
    assert_eq!(schema::problems(&schema, &broken).len(), 2);
}

#[test]
fn annotations_have_what_the_model_requires() {
    let found: Value = serde_json::from_str(&compared("annotations")).unwrap();
    assert_eq!(found["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(found["type"], "AnnotationCollection");
    let page = &found["first"];
    assert_eq!((&page["type"], &page["partOf"]), (&json!("AnnotationPage"), &found["id"]));
    let items = page["items"].as_array().unwrap();
    assert_eq!(found["total"], items.len());
    assert!(items.len() > 20);
    let mut ids: Vec<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert!(ids.iter().all(|id| id.starts_with("urn:uuid:") && id.len() == 45));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), items.len());
    for item in items {
        assert_eq!(item["type"], "Annotation");
        assert!(
            item["body"]
                .as_array()
                .unwrap()
                .iter()
                .all(|body| body["type"] == "TextualBody" && body["value"].is_string())
        );
        assert!(item["target"]["source"].is_string());
        let selectors = item["target"]["selector"].as_array().unwrap();
        assert!(selectors.iter().map(|s| &s["type"]).eq(["TextQuoteSelector", "TextPositionSelector"]));
    }
}

#[test]
fn a_report_is_written_to_a_file_and_over_one_on_demand_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "memo.md", "mine");
    let to_file = |force: &[&str]| {
        program()
            .args(["compare", SAMPLE, "--fast", "--format", "markdown", "-o"])
            .arg(&path)
            .args(force)
            .output()
            .unwrap()
    };
    let refused = to_file(&[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("memo.md exists already. Name another file, or add --force"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    let written = to_file(&["--force"]);
    assert_eq!((written.status.code(), stdout(&written).as_str()), (Some(0), ""));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), compared("markdown"));
}

#[test]
fn markdown_shows_the_words_of_articles_and_obeys_none() {
    let folder = tempfile::tempdir().unwrap();
    let hostile =
        "<script>x</script> *a* _b_ `c` [d](e) | f\\ & &amp; ~~g~~ $h$ ![i](j) http://k.example <!-- l -->";
    let path = file(folder.path(), "a.txt", format!("{hostile} is here.\n\n# So is this.\n\n- And this."));
    let other = file(folder.path(), "b.txt", "Something else altogether.");
    let memo = stdout(
        &program().args(["compare", "--fast", "--format", "markdown"]).args([path, other]).output().unwrap(),
    );
    let mut words = String::new();
    let dialect = pulldown_cmark::Options::all() - pulldown_cmark::Options::ENABLE_SMART_PUNCTUATION;
    for event in pulldown_cmark::Parser::new_ext(&memo, dialect) {
        match event {
            pulldown_cmark::Event::Text(text) => words.push_str(&text),
            pulldown_cmark::Event::Start(tag) => {
                use pulldown_cmark::Tag::*;
                assert!(
                    matches!(tag, Heading { .. } | Paragraph | List(_) | Item | Strong | BlockQuote(_)),
                    "{tag:?}"
                );
                words.push('\n');
            }
            pulldown_cmark::Event::End(_) => {}
            other => panic!("{other:?}\n{memo}"),
        }
    }
    for line in [&format!("{hostile} is here."), "# So is this.", "- And this."] {
        assert!(words.contains(line), "{line}\n{words}");
    }
}

/// The words of `text` from code point `start` to `end`.
fn slice(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    assert!(start <= end && end <= text.chars().count());
    text.chars().skip(start).take(end - start).collect()
}

/// Calls `visit` on every object of `value` that has an article, a start and an end.
fn places<'a>(value: &'a Value, visit: &mut dyn FnMut(&'a Value)) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| places(v, visit)),
        Value::Object(map) => {
            if ["article", "start", "end"].iter().all(|key| map.contains_key(*key)) {
                visit(value);
            }
            map.values().for_each(|v| places(v, visit));
        }
        _ => {}
    }
}

/// Prose with quotations, names, accents, emoji and scripts of several bytes.
fn prose() -> impl Strategy<Value = String> {
    let sentence = prop::sample::select(vec![
        "The ferry “Été” sank off Lund on 3 May.",
        "“We were never told,” Ada Bell said on Monday.",
        "Ada Bell, the mayor of Lund, said 12 people were safe. 🚢",
        "=SUM(A1) is what Карл Ørn wrote, “not -1”.",
        "東京では十二人が救助された。",
        "Bell said that the ferry was 40 years old,\nand that it would not sail again.",
        "- She added: “It was old.",
        "Nobody was hurt, the mayor said.",
    ]);
    prop::collection::vec(sentence, 1..8).prop_map(|list| list.join(" \n\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_offset_points_at_its_words(texts in prop::collection::vec(prose(), 1..4)) {
        let line = json!({"articles": texts.iter().map(|text| json!({"text": text})).collect::<Vec<_>>()});
        let story = source::story_line(&line.to_string()).unwrap().story;
        let found = analysis::compare(&story, &analysis::Options { depth: Depth::Fast, ..Default::default() });
        let found = notebook::apply(&story, &found, &scribbled(&story, &found));
        let printed = report::comparison_json(&story, &found, false);
        let text_of = |article: &str| {
            let index: usize = article[1..].parse().unwrap();
            printed["articles"][index - 1]["text"].as_str().unwrap().to_owned()
        };
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        prop_assert_eq!(schema::problems(&schema, &printed), Vec::<String>::new());

        places(&printed, &mut |place| {
            let words = slice(&text_of(place["article"].as_str().unwrap()), &place["start"], &place["end"]);
            assert!(!words.trim().is_empty(), "{place}");
            if let Some(text) = place["text"].as_str() {
                assert_eq!(words, text);
            }
        });

        let csv = report::comparison_csv(&story, &found);
        let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let columns = reader.headers().unwrap().clone();
        let column = |name| columns.iter().position(|c| c == name).unwrap();
        for row in reader.records() {
            let row = row.unwrap();
            let number = |name| json!(row[column(name)].parse::<u64>().unwrap());
            let words = slice(&text_of(&row[column("article")]), &number("start"), &number("end"));
            let cell = &row[column("text")];
            let guarded = format!("'{words}");
            prop_assert!(cell == words || cell == guarded && words.trim_start_matches('\'').starts_with(['=', '+', '-', '@']));
        }

        let notes = report::comparison_annotations(&story, &found);
        for item in notes["first"]["items"].as_array().unwrap() {
            let [quote, position] = &item["target"]["selector"].as_array().unwrap()[..] else { panic!("two selectors") };
            let exact = quote["exact"].as_str().unwrap();
            let whole = [quote["prefix"].as_str().unwrap(), exact, quote["suffix"].as_str().unwrap()].concat();
            let at_its_words = texts.iter().enumerate().any(|(index, _)| {
                let text = text_of(&format!("a{}", index + 1));
                let end = position["end"].as_u64().unwrap() as usize;
                text.contains(&whole)
                    && end <= text.chars().count()
                    && slice(&text, &position["start"], &position["end"]) == exact
            });
            prop_assert!(at_its_words, "{}", item);
        }
    }
}

/// A notebook with a note on every sentence, claim, person and difference, marks, and a ruling on every other claim.
fn scribbled(story: &Story, found: &Comparison) -> Notebook {
    let mut notebook = Notebook::default();
    let sentences = found.sentences.iter().enumerate();
    let places = sentences.flat_map(|(article, list)| list.iter().map(move |s| Place::new(article, s.span)));
    for (place, letter) in places.zip('a'..='z') {
        notebook.notes.push(Note::new(story, found, Subject::Words, place, "=why?"));
        notebook.set_mark(letter, Quote::new(story, place));
    }
    let everything = (0..found.people.len()).map(Subject::Person);
    let everything = everything.chain((0..found.claims.len()).map(Subject::Claim));
    for subject in everything.chain((0..found.conflicts.len()).map(Subject::Conflict)) {
        notebook.notes.push(Note::new(story, found, subject, Place::new(0, Span::default()), "hm"));
    }
    let verbs = [Verb::Reject, Verb::Accept].into_iter().cycle();
    notebook
        .rulings
        .extend(found.claims.iter().zip(verbs).map(|(claim, verb)| Ruling::on_claim(story, verb, claim)));
    notebook
}

/// The sample story in each format as it was when somebody last looked: whole where that can be read, else its first
/// lines, its length and its hash. `UPDATE_GOLDEN=1 cargo test --test reports` writes them anew.
#[test]
fn the_sample_is_as_it_was() {
    let mut changed = Vec::new();
    for format in FORMATS.into_iter().chain(["sheet"]) {
        let printed = match format {
            "sheet" => {
                stdout(&program().current_dir(root()).args(["compare", STORY, "--sheet"]).output().unwrap())
            }
            format => stdout(
                &program().current_dir(root()).args(["compare", STORY, "--format", format]).output().unwrap(),
            ),
        };
        let whole = matches!(format, "text" | "markdown" | "sheet");
        let golden = if whole { printed } else { digest(&printed) };
        let path = root().join("tests/golden").join(format!("{format}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, golden).unwrap();
        } else if std::fs::read_to_string(&path).ok() != Some(golden) {
            changed.push(path);
        }
    }
    assert!(changed.is_empty(), "not as they were, look and run with UPDATE_GOLDEN=1: {changed:?}");
}

const STORY: &str = "data/stories/troops-in-ukraine";

fn root() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn digest(printed: &str) -> String {
    use sha2::Digest;
    const LINES: usize = 8;
    const COLUMNS: usize = 200;
    let hash: String = sha2::Sha256::digest(printed.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
    let mut out = format!("{} characters, sha256 {hash}\n", printed.chars().count());
    for line in printed.lines().take(LINES) {
        out.extend(line.chars().take(COLUMNS));
        out.push('\n');
    }
    out
}
