//! Notes, marks, rulings, export and copy, as keys typed into the reader.

use crate::ellery;
use crate::played::{played, reader, status, text};
use rashomon::notebook::{On, Verb};
use rashomon::reader::harness::Harness;
use rashomon::reader::{ExportFormat, ThemeChoice};

#[test]
fn a_mark_is_set_where_the_eye_rests_and_gone_back_to() {
    let mut reader = played(160, 45, "<c-d>ma");
    assert!(status(&reader).contains("Mark a lies at “"), "{}", status(&reader));
    assert_eq!(reader.effects(), ["Keep"]);
    assert_eq!(reader.notebook().marks[0].letter, 'a');
    reader.play("<esc>").unwrap();
    let there = text(&reader);
    reader.play("G").unwrap();
    let end = text(&reader);
    reader.play("'a").unwrap();
    assert_eq!(
        text(&reader).lines().skip(1).take(30).collect::<Vec<_>>(),
        there.lines().skip(1).take(30).collect::<Vec<_>>()
    );
    reader.play("<c-o>").unwrap();
    assert_eq!(text(&reader), end, "a jump to a mark can be undone");
    reader.play("'q").unwrap();
    assert!(status(&reader).contains("There is no mark q; m"), "{}", status(&reader));
    reader.play("gg<c-d>mb<c-d>ma").unwrap();
    let letters: Vec<char> = reader.notebook().marks.iter().map(|mark| mark.letter).collect();
    assert_eq!(letters, ['b', 'a'], "a letter lies in one place");
}

#[test]
fn a_note_hangs_on_what_is_chosen_and_tab_turns_to_something_else() {
    let mut reader = played(160, 45, "Aask them<esc>");
    assert!(reader.notebook().notes.is_empty());
    reader.play("Aask the board<enter>").unwrap();
    let note = reader.notebook().notes[0].clone();
    assert_eq!((note.on, note.text.as_str(), note.quote.len()), (On::Words, "ask the board", 1));
    assert!(text(&reader).contains('†'), "a sign beside the text");
    reader.play("]Awho counted?<enter>").unwrap();
    let note = reader.notebook().notes[1].clone();
    assert_eq!(
        (note.on, note.name.as_str(), note.quote.len()),
        (On::Claim, "No navy crews for the ferries", 4)
    );
    reader.play("pjAis he the minister?<enter>").unwrap();
    reader.play("<esc>!Awhich?<enter>").unwrap();
    let kinds: Vec<On> = reader.notebook().notes.iter().map(|note| note.on).collect();
    assert_eq!(kinds, [On::Words, On::Claim, On::Person, On::Difference], "{}", text(&reader));
    reader.play("pjA<tab><tab>").unwrap();
    insta::assert_snapshot!("prompt_turned", status(&reader));
}

#[test]
fn a_note_is_edited_where_it_is_and_gone_when_it_is_empty() {
    let mut reader = played(120, 30, "]Aone two<enter>A");
    assert!(status(&reader).contains("Note on claim A: one two"), "{}", status(&reader));
    reader.play("<c-w>three<left><left><home>X<enter>").unwrap();
    assert_eq!(reader.notebook().notes.len(), 1);
    assert_eq!(reader.notebook().notes[0].text, "Xone three");
    reader.play("A<end><c-u><enter>").unwrap();
    assert!(reader.notebook().notes.is_empty());
    reader.play("X").unwrap();
    assert_eq!(reader.notebook().notes.len(), 1, "{}", status(&reader));
}

#[test]
fn the_claim_is_ruled_on_and_every_ruling_can_be_taken_back() {
    let mut reader = played(160, 45, "]]r");
    insta::assert_snapshot!("rulings_wide", text(&reader));
    insta::assert_snapshot!("rulings_narrow", text(&played(80, 24, "]]r")));
    let before = text(&played(160, 45, "]]"));
    reader.play("j<enter>").unwrap();
    assert_eq!(reader.notebook().rulings[0].ruling, Verb::Reject);
    assert!(
        status(&reader).contains("X takes it back: Rejected the claim “The walkout lasts three days”."),
        "{}",
        status(&reader)
    );
    assert!(!text(&reader).contains("▸B"), "nothing is chosen in its place");
    assert!(text(&reader).contains("5 shared claims"), "{}", text(&reader));
    reader.play("X").unwrap();
    assert!(text(&reader).contains("6 shared claims"));
    reader.play("gg]]").unwrap();
    let again = text(&reader);
    assert_eq!(again.lines().nth(2), before.lines().nth(2));
    reader.play("r<enter>").unwrap();
    assert!(status(&reader).contains("Accepted"), "{}", status(&reader));
    reader.play("rjj<enter><c-u>Three days<enter>").unwrap();
    assert!(text(&reader).contains("B†Three days"), "{}", text(&reader));
    reader.play("rjjj<enter>").unwrap();
    let merged = reader.notebook().rulings.last().unwrap();
    assert_eq!((merged.ruling, merged.of.as_str(), merged.with.len()), (Verb::Merge, "Three days", 4));
    reader.play("XXXX").unwrap();
    assert!(reader.notebook().rulings.is_empty());
    assert!(status(&played(160, 45, "X")).contains("Nothing was written or ruled"));
}

#[test]
fn a_claim_is_merged_with_any_other_and_loses_wordings() {
    let mut reader = played(160, 45, "]rjjjj<enter>");
    insta::assert_snapshot!("merge_with", text(&reader));
    reader.play("jj<enter>").unwrap();
    let ruling = reader.notebook().rulings[0].clone();
    assert_eq!((ruling.ruling, ruling.quote.len(), ruling.with.len()), (Verb::Merge, 4, 2));
    reader.play("Xrjjjjj<enter>").unwrap();
    let ruling = reader.notebook().rulings[0].clone();
    assert_eq!((ruling.ruling, ruling.off.len()), (Verb::Split, 2), "the wordings of the current article");
    reader.play("XrG<enter>").unwrap();
    let ruling = reader.notebook().rulings[0].clone();
    assert_eq!((ruling.ruling, ruling.off.len()), (Verb::Drop, 1));
}

#[test]
fn differences_are_ruled_on_from_their_list_and_after_a_jump() {
    let mut reader = played(160, 45, "Djr");
    assert!(text(&reader).contains("dismiss it: the accounts do not part here"));
    reader.play("<enter>").unwrap();
    let ruling = reader.notebook().rulings[0].clone();
    assert_eq!((ruling.ruling, ruling.rule.as_str()), (Verb::Dismiss, "quote"));
    reader.play("D<enter>rj<enter>").unwrap();
    assert_eq!(reader.notebook().rulings[1].ruling, Verb::Confirm);
    reader.play("D").unwrap();
    assert!(text(&reader).contains("cannot both hold  number †"), "{}", text(&reader));
    reader.play("<esc><esc><esc>r").unwrap();
    assert!(status(&reader).contains("Choose a claim (]) or a difference (!) first."), "{}", status(&reader));
}

#[test]
fn the_list_leads_to_everything_and_strikes_out() {
    let keys = "Aask the board<enter>ma]Awho counted?<enter>r<enter>!r<enter>B";
    let mut reader = played(160, 45, keys);
    insta::assert_snapshot!("notes_wide", text(&reader));
    insta::assert_snapshot!("notes_narrow", text(&played(80, 24, keys)));
    reader.play("x").unwrap();
    assert_eq!((reader.notebook().notes.len(), reader.notebook().notes[0].on), (1, On::Claim));
    reader.play("jjjx").unwrap();
    assert_eq!(reader.notebook().rulings.len(), 1, "{}", text(&reader));
    reader.play("k<enter>").unwrap();
    assert!(!text(&reader).contains("Notes, marks and rulings"));
    assert!(text(&played(80, 24, "B")).contains("Nothing yet. A writes a note"));
}

#[test]
fn what_lost_its_place_is_listed_with_its_reason() {
    let marked = played(160, 45, "<c-d>mzAwhy?<enter>");
    let mut story = ellery::story();
    story.articles.truncate(1);
    story.articles[0].text = rashomon::text::CleanText::new("Something else.");
    story.articles[0].blocks.truncate(1);
    story.articles[0].blocks[0].span = rashomon::text::Span::new(0, 15);
    let mut other = Harness::new(story, Some(Default::default()), (120, 30), ThemeChoice::Dark)
        .with_notebook(marked.notebook().clone());
    other.play("B").unwrap();
    assert!(text(&other).contains("The mark z: its words are no longer in"), "{}", text(&other));
    other.play("<enter>").unwrap();
    assert!(
        status(&other).contains("This has no place in the articles; x strikes it out."),
        "{}",
        status(&other)
    );
    other.play("xx").unwrap();
    assert_eq!(*other.notebook(), Default::default());
}

#[test]
fn a_report_is_exported_to_a_named_file() {
    assert!(status(&played(120, 30, "e")).contains("Nothing can be exported from here."));
    let format = |name: &str, ending: &str| ExportFormat {
        name: name.into(),
        ending: ending.into(),
        does: "for people".into(),
    };
    let formats = vec![format("text", "txt"), format("Markdown", "md")];
    let mut reader = reader(120, 30).with_formats(formats);
    reader.play("e").unwrap();
    insta::assert_snapshot!("export", text(&reader));
    reader.play("j<enter>").unwrap();
    assert!(status(&reader).contains("Export to: "), "{}", status(&reader));
    assert!(status(&reader).contains(".md"), "{}", status(&reader));
    reader.play("<c-u>memo.md<enter>").unwrap();
    assert_eq!(reader.effects(), ["Export { format: 1, path: \"memo.md\", over: false }"]);
}

#[test]
fn words_are_copied_with_their_source() {
    let mut reader = played(160, 45, "y");
    let copied = reader.effects().pop().unwrap();
    assert!(copied.starts_with("Copy(\"“"), "{copied}");
    assert!(copied.contains("” Coast Wire, 2031-03-13, “Ferries stop at midnight"), "{copied}");
    assert!(status(&reader).contains("Copied “"), "{}", status(&reader));
    reader.play("]y").unwrap();
    let copied = reader.effects().pop().unwrap();
    assert!(copied.starts_with("Copy(\"No navy crews for the ferries\\n“He ruled out"), "{copied}");
    assert!(status(&reader).contains("Copied claim A in 4 wordings, with their sources."));
}

#[test]
fn any_words_can_be_written_on_after_a_search_for_them() {
    let reader = played(160, 45, "/split shifts<enter>AAsk the crews.<enter>");
    let note = reader.notebook().notes[0].clone();
    assert_eq!((note.quote[0].exact.as_str(), note.text.as_str()), ("split shifts", "Ask the crews."));
}
