//! Keys typed into the reader, and what the screen shows then. Each snapshot is a grid of signs, a grid of styles and a
//! legend, so that a lost underline fails a test just as a lost letter does.

mod ellery;
#[path = "support/frame.rs"]
mod frame;
#[path = "support/picture.rs"]
mod picture;

use frame::rows;
use picture::picture_of;
use rashomon::analysis::{Speaker, SpeakerKind};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;

fn reader(columns: u16, rows: u16) -> Harness {
    Harness::new(ellery::story(), Some(ellery::comparison()), (columns, rows), ThemeChoice::Dark)
}

fn played(columns: u16, rows: u16, keys: &str) -> Harness {
    let mut reader = reader(columns, rows);
    reader.play(keys).unwrap();
    reader
}

fn text(reader: &Harness) -> String {
    rows(&reader.frame()).join("\n")
}

fn status(reader: &Harness) -> String {
    rows(&reader.frame()).pop().unwrap()
}

fn picture(reader: &Harness) -> String {
    picture_of(&reader.frame())
}

#[test]
fn three_articles_before_the_comparison_is_there() {
    let reader = Harness::new(ellery::story(), None, (160, 45), ThemeChoice::Dark);
    insta::assert_snapshot!(picture(&reader));
}

#[test]
fn a_claim_lines_all_panes_up() {
    insta::assert_snapshot!(picture(&played(160, 45, "]")));
}

#[test]
fn a_person_is_underlined_in_all_panes() {
    insta::assert_snapshot!(picture(&played(120, 40, "pj}}")));
}

#[test]
fn two_panes_at_eighty_columns() {
    insta::assert_snapshot!(picture(&played(80, 24, "]]")));
}

#[test]
fn one_pane_with_tabs_below_sixty_four() {
    insta::assert_snapshot!(picture(&played(60, 20, "]l")));
}

#[test]
fn without_colour_every_mark_still_shows() {
    let mut reader = Harness::new(ellery::story(), Some(ellery::comparison()), (120, 30), ThemeChoice::Mono);
    reader.play("]v/sail<enter>pj").unwrap();
    insta::assert_snapshot!(picture(&reader));
}

#[test]
fn ascii_alone() {
    let mut reader = Harness::with_problems(
        ellery::story(),
        Some(ellery::comparison()),
        (120, 30),
        ThemeChoice::Mono,
        true,
        Vec::new(),
    );
    reader.play("]ff").unwrap();
    let drawn = text(&reader);
    let signs: String = drawn.chars().filter(|c| !c.is_ascii()).collect();
    // What is left are the articles' own quotation marks.
    assert!(signs.chars().all(|c| "“”‘’".contains(c)), "{signs}");
    insta::assert_snapshot!(drawn);
}

#[test]
fn a_pane_without_the_claim_says_so() {
    let reader = played(160, 45, "]]]]]]");
    assert!(text(&reader).contains("F: not reported here"));
}

#[test]
fn the_wordings_of_a_claim_stand_in_one_row() {
    let reader = played(160, 45, "]]");
    let line =
        rows(&reader.frame()).into_iter().find(|row| row.contains("The walkout is to last three days."));
    let line = line.unwrap();
    assert!(line.contains("The walkout, planned for three days,"), "{line}");
    assert!(line.contains("hit, and the stoppage could drag on"), "{line}");
}

/// What another pass might find: the claims in another order, one of them missing.
fn other_pass() -> rashomon::analysis::Comparison {
    let mut found = ellery::comparison();
    found.claims.reverse();
    found.claims.pop();
    found
}

/// The first pane's text, without frame and gutter.
fn body(reader: &Harness) -> Vec<String> {
    rows(&reader.frame())[2..40].iter().map(|row| row.chars().skip(48).take(24).collect()).collect()
}

#[test]
fn the_full_pass_replaces_the_fast_one_without_losing_place_choice_or_filter() {
    let mut reader = Harness::new(ellery::story(), None, (160, 45), ThemeChoice::Dark);
    reader.reading(7, 40);
    assert!(rows(&reader.frame())[0].contains("7 of 40 sentences read"), "{}", text(&reader));
    reader.compared_fast(other_pass());
    assert!(rows(&reader.frame())[0].contains("fast pass so far"));
    reader.play("]]ff").unwrap();
    let (chosen, before) = (status(&reader), body(&reader));
    assert!(chosen.contains(" B 2/3 "), "{chosen}");
    reader.compared(ellery::comparison());
    let header = rows(&reader.frame())[0].clone();
    assert!(!header.contains("fast pass") && !header.contains("sentences read"), "{header}");
    assert!(header.contains("folded"), "{header}");
    // The same claim under another letter.
    assert_eq!(status(&reader), chosen.replace(" B 2/3 ", " E 2/3 "));
    assert_eq!(body(&reader), before);
}

#[test]
fn without_sync_only_the_pane_with_the_keys_moves() {
    let synced = text(&played(160, 45, "]]"));
    let alone = text(&played(160, 45, "s]]"));
    assert!(synced.lines().nth(2) != alone.lines().nth(2));
    assert!(alone.contains("Minister slams ‘reckless’ ferry"), "the second pane stays at its top");
}

#[test]
fn mentions_are_walked_through_with_a_counter_and_every_jump_can_be_undone() {
    let mut reader = played(160, 20, "pjj");
    assert!(status(&reader).contains("Quill 8"), "{}", status(&reader));
    reader.play("}").unwrap();
    assert!(status(&reader).contains("Quill 1/8"), "{}", status(&reader));
    let first = text(&reader);
    reader.play("nnnn").unwrap();
    assert!(status(&reader).contains("Quill 5/8"), "{}", status(&reader));
    reader.play("N").unwrap();
    assert!(status(&reader).contains("Quill 4/8"), "{}", status(&reader));
    reader.play("<c-o><c-o><c-o><c-o><c-o>").unwrap();
    let places = |text: &str| text.lines().take(19).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(places(&text(&reader)), places(&first));
}

#[test]
fn the_filter_counts_honestly_and_gives_the_exact_place_back() {
    let mut reader = played(160, 20, "]jjj");
    let before = text(&reader);
    reader.play("f").unwrap();
    assert!(status(&reader).contains("4 of 42 sentences"), "{}", status(&reader));
    reader.play("f").unwrap();
    insta::assert_snapshot!(text(&reader));
    reader.play("jjjkf").unwrap();
    assert_eq!(text(&reader), before);
}

#[test]
fn filters_by_claim_and_person_combine() {
    let mut reader = played(160, 30, "]]]]pjjf");
    // Claim D is Harrow's: no sentence of it mentions Quill.
    assert!(status(&reader).contains("claim and person: 0 of 42 sentences"), "{}", status(&reader));
    reader.play("F").unwrap();
    assert!(status(&reader).contains("claim: 2 of 42 sentences"), "{}", status(&reader));
    reader.play("F").unwrap();
    assert!(status(&reader).contains("person: 6 of 42 sentences"), "{}", status(&reader));
}

#[test]
fn search_jumps_while_typing_counts_and_returns() {
    let mut reader = reader(120, 24);
    let before = text(&reader);
    reader.play("/navy").unwrap();
    assert!(status(&reader).contains("/navy"), "{}", status(&reader));
    assert!(status(&reader).contains("1/3"), "{}", status(&reader));
    insta::assert_snapshot!(picture(&reader));
    reader.play("<esc>").unwrap();
    assert_eq!(text(&reader), before);
    reader.play("/navy<enter>nn").unwrap();
    assert!(status(&reader).contains("/navy 3/3"), "{}", status(&reader));
    reader.play("n").unwrap();
    assert!(status(&reader).contains("/navy 1/3"), "{}", status(&reader));
    reader.play("/Navy").unwrap();
    assert!(status(&reader).contains("0/0"), "a capital is exact: {}", status(&reader));
}

#[test]
fn differences_are_marked_listed_and_walked_through() {
    let mut reader = reader(160, 45);
    reader.play("!").unwrap();
    assert!(status(&reader).contains("! 1/2 9,000 passengers a day or 12,000"), "{}", status(&reader));
    reader.play("n").unwrap();
    assert!(status(&reader).contains("! 2/2"), "{}", status(&reader));
    reader.play("D").unwrap();
    insta::assert_snapshot!(text(&reader));
}

#[test]
fn why_names_the_reasons() {
    insta::assert_snapshot!(text(&played(120, 40, "]w")));
}

#[test]
fn what_was_left_out_and_what_is_known_can_be_looked_up() {
    let dropped = text(&played(120, 30, "x"));
    assert!(dropped.contains("photo credit") && dropped.contains("Read more: Ten walks along the coast"));
    let details = text(&played(120, 30, "i"));
    assert!(details.contains("13 Mar 2031") && details.contains("https://coastwire.example/ferries"));
}

#[test]
fn sources_that_did_not_open_are_told_first() {
    let problems = vec!["lost.txt: there is no such file. Check the name.".to_owned()];
    let mut reader = Harness::with_problems(
        ellery::story(),
        Some(ellery::comparison()),
        (100, 24),
        ThemeChoice::Dark,
        false,
        problems,
    );
    assert!(text(&reader).contains("lost.txt: there is no such file."));
    reader.play("<esc>").unwrap();
    assert!(!text(&reader).contains("lost.txt"));
    reader.play("E").unwrap();
    assert!(text(&reader).contains("lost.txt"));
}

#[test]
fn help_lists_every_action() {
    let mut reader = reader(100, 200);
    reader.play("?").unwrap();
    let shown = text(&reader);
    for entry in rashomon::reader::action::TABLE {
        let first: String = entry.does.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        assert!(shown.contains(&first), "{} is not in help", entry.name);
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn a_key_that_does_nothing_says_why() {
    let message = |keys: &str| status(&played(120, 24, keys));
    assert!(message("w").contains("Choose a claim first"));
    assert!(message("}").contains("Choose a person first"));
    assert!(message("f").contains("Choose a claim"));
    assert!(message("n").contains("Nothing to repeat yet"));
    assert!(message("E").contains("Every source opened"));
    assert!(message("u").contains("no jump to go back from"));
    assert!(message("Q").contains("Q does nothing here"));
    assert!(message(">").contains("All articles are on the screen"));
    let mut waiting = Harness::new(ellery::story(), None, (120, 24), ThemeChoice::Dark);
    waiting.play("]").unwrap();
    assert!(status(&waiting).contains("still being compared"));
}

#[test]
fn the_first_key_of_a_sequence_shows_where_it_leads() {
    let mut reader = played(120, 30, "jjjj");
    let below = text(&reader);
    reader.play("g").unwrap();
    insta::assert_snapshot!("go_wide", text(&reader));
    insta::assert_snapshot!("go_narrow", text(&played(80, 24, "g")));
    reader.play("<esc>").unwrap();
    assert_eq!(text(&reader), below, "Esc takes the key back and nothing else");
    reader.play("gg").unwrap();
    assert_eq!(text(&reader), text(&played(120, 30, "")));
    assert!(status(&played(120, 30, "gQ")).contains("gQ does nothing here; ? lists all keys."));
    assert_eq!(played(120, 30, "g<c-c>").effects(), ["Quit"]);
}

#[test]
fn anything_is_found_in_the_palette() {
    let mut reader = played(120, 40, ":");
    insta::assert_snapshot!("palette_wide", picture(&reader));
    reader.play("quill").unwrap();
    insta::assert_snapshot!("palette_narrow", text(&played(80, 24, ":quill")));
    reader.play("<enter>").unwrap();
    assert!(status(&reader).contains("Quill 1/8"), "{}", status(&reader));
    reader.play("<c-p>harrow calls<enter>").unwrap();
    assert!(status(&reader).contains("D 2/3"), "{}", status(&reader));
    reader.play(":slow water<enter>f").unwrap();
    assert!(text(&reader).contains("dimmed"));
    reader.play(":help<enter>").unwrap();
    assert!(text(&reader).contains(" Keys "));
    reader.play(":zoom<down><up><esc><esc>").unwrap();
    assert!(!text(&reader).contains(" Keys "));
    reader.play(":qqqq<enter>").unwrap();
    assert!(status(&reader).contains("Nothing is called “qqqq”."), "{}", status(&reader));
    assert!(status(&played(120, 24, ":filter<enter>")).contains("Choose a claim"));
    assert_eq!(played(120, 24, ":se<c-c>").effects(), ["Quit"]);
}

#[test]
fn the_palette_brings_in_what_stands_in_no_pane() {
    let mut reader = played(160, 40, "aj<space><esc>:island post<enter>");
    assert!(text(&reader).contains("2 The Island Post"));
    reader.play(":harbour board<enter>").unwrap();
    assert!(status(&reader).contains("Harbour board 2/3"), "{}", status(&reader));
}

#[test]
fn the_page_is_set_anew_while_reading() {
    let mut reader = played(200, 40, "zz");
    let before = text(&reader);
    reader.play("z-z-z-z-").unwrap();
    assert!(status(&reader).contains("Lines of at most 56 cells."), "{}", status(&reader));
    reader.play("zj").unwrap();
    insta::assert_snapshot!("page_justified", text(&reader));
    reader.play("zpzn").unwrap();
    assert!(
        text(&reader).contains(" 2      The walkout") || text(&reader).contains("2 "),
        "{}",
        text(&reader)
    );
    insta::assert_snapshot!("page_numbered", text(&reader));
    reader.play("zyzyz0<c-l>").unwrap();
    assert_eq!(text(&reader), before, "z0 gives everything back");
    let mut sidebar = played(160, 30, "z>z>");
    assert!(status(&sidebar).contains("Sidebar of 32 cells."), "{}", status(&sidebar));
    sidebar.play("z<lt>z<lt><c-l>").unwrap();
    assert_eq!(text(&sidebar), text(&played(160, 30, "")));
}

#[test]
fn the_other_panes_follow_the_claim_under_the_reading_line() {
    let mut reader = played(160, 20, "zf");
    assert!(text(&reader).contains("follow"));
    let line = |reader: &Harness| rows(&reader.frame())[1 + 1 + 5].clone();
    for _ in 0..40 {
        reader.play("j").unwrap();
        if line(&reader).contains("The walkout is to last") {
            break;
        }
    }
    assert!(line(&reader).contains("The walkout, planned for three days,"), "{}", text(&reader));
    assert!(status(&reader).contains("B 3/3"), "{}", status(&reader));
}

#[test]
fn a_click_on_a_letter_chooses_its_claim() {
    let mut reader = played(160, 30, "M");
    let rows = rows(&reader.frame());
    let (y, row) = rows.iter().enumerate().find(|(_, row)| row.contains("B The walkout is to last")).unwrap();
    let x = row[..row.find("B The walkout is").unwrap()].chars().count();
    reader.click(u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
    assert!(status(&reader).contains("B 3/3"), "{}", status(&reader));
}

#[test]
fn the_tour_goes_on_when_the_reader_does_the_thing_or_with_enter() {
    for size in [(80, 24), (160, 45)] {
        let mut reader = reader(size.0, size.1);
        reader.tour();
        for (step, keys) in ["<tab><tab><tab>", "]", "w", "<esc>pj<enter>", "!"].into_iter().enumerate() {
            let line = status(&reader);
            assert!(line.contains(&format!("Tour {}/5", step + 1)), "{line}");
            assert!(line.contains("(Enter: next)"), "cut off: {line}");
            reader.play(keys).unwrap();
        }
        assert!(status(&reader).contains("That is all."), "{}", status(&reader));
        reader.play("<esc><enter>").unwrap();
        assert!(!status(&reader).contains("That is all."), "{}", status(&reader));
    }
    let mut reader = reader(120, 40);
    reader.tour().play("<enter><enter><enter>").unwrap();
    assert!(status(&reader).contains("Tour 4/5"), "{}", status(&reader));
}

#[test]
fn a_story_is_opened_where_it_was_left() {
    let mut left = played(160, 24, "aj<space><esc>]]]pjf<esc>z-zpjj");
    left.play("l<c-d>").unwrap();
    let memory = left.memory();
    left.play("<c-l>").unwrap();
    let mut again = reader(160, 24);
    again.remember(&memory);
    assert!(status(&again).contains("You left off here; gg leads to the beginning."), "{}", status(&again));
    again.play("<c-l>").unwrap();
    let without_focus = |reader: &Harness| rows(&reader.frame())[1..23].join("\n");
    assert_eq!(without_focus(&again), without_focus(&left));
    let mut other = Harness::new(ellery::long_story(5), None, (160, 24), ThemeChoice::Dark);
    let before = text(&other);
    other.remember(&memory);
    assert_eq!(text(&other), before, "what does not fit the story is left out");
}

#[test]
fn read_blind_no_outlet_shows_until_it_is_asked_for() {
    let mut reader = reader(160, 45);
    reader.blind();
    for keys in ["", "i", "<esc>pjP", "<esc>C", "<esc>a", "<esc>D", "<esc>]w", "<esc>:", "<esc>R", "<esc>!"] {
        reader.play(keys).unwrap();
        let shown = text(&reader);
        for outlet in ["Coast Wire", "The Island Post", "Slow Water", "coastwire.example"] {
            assert!(!shown.contains(outlet), "{outlet} after {keys}: {shown}");
        }
    }
    assert!(text(&reader).contains("1 Article A") && text(&reader).contains("blind"));
    reader.play("<esc>zo").unwrap();
    assert!(text(&reader).contains("1 Coast Wire"));
    reader.play("zo").unwrap();
    assert!(!text(&reader).contains("1 Coast Wire"));
    assert!(status(&played(160, 30, "zo")).contains("rashomon --blind hides them"));
}

#[test]
fn more_articles_than_panes_page_sideways() {
    let mut comparison = ellery::comparison();
    let story = ellery::long_story(5);
    comparison.sentences = ellery::sentences(&story);
    let mut reader = Harness::new(story, Some(comparison), (160, 40), ThemeChoice::Dark);
    assert!(text(&reader).contains("1–3/5"));
    reader.play(">").unwrap();
    assert!(text(&reader).contains("3–5/5"), "{}", text(&reader));
    assert!(text(&reader).contains("5 The Island Post 2"));
    reader.play("<lt>").unwrap();
    assert!(text(&reader).contains("1–3/5"));
}

#[test]
fn articles_are_taken_out_of_the_panes_and_back() {
    let mut reader = played(160, 40, "aj<space><esc>");
    assert!(!text(&reader).contains("2 The Island Post"));
    assert!(text(&reader).contains("3 Slow Water"));
    reader.play("aj<space><esc>").unwrap();
    assert!(text(&reader).contains("2 The Island Post"));
}

#[test]
fn one_article_takes_the_whole_width_and_gives_it_back() {
    let before = text(&reader(160, 30));
    let mut reader = played(160, 30, "zz");
    assert!(text(&reader).contains("3 Slow Water"), "the others are tabs");
    reader.play("zz").unwrap();
    assert_eq!(text(&reader), before);
}

#[test]
fn the_place_is_kept_when_the_window_changes() {
    let mut reader = played(160, 20, "]]jjjj");
    let before = text(&reader);
    for (columns, rows) in [(80, 24), (60, 10), (24, 7), (3, 1), (200, 60)] {
        reader.resize(columns, rows);
    }
    reader.resize(160, 20);
    assert_eq!(text(&reader), before);
}

#[test]
fn the_sidebar_lies_over_the_panes_where_there_is_no_room_beside_them() {
    let mut reader = played(80, 24, "p");
    assert!(text(&reader).contains("Voices"));
    reader.play("jj<enter>").unwrap();
    assert!(status(&reader).contains("Quill 1/8"), "{}", status(&reader));
    reader.play("<esc>").unwrap();
    assert!(!text(&reader).contains("Voices"));
}

#[test]
fn clicks_choose_people_claims_words_and_panes() {
    let mut reader = played(160, 30, "M");
    assert_eq!(reader.effects(), ["Mouse(true)"]);
    let find = |reader: &Harness, words: &str, nth: usize| {
        let rows = rows(&reader.frame());
        let hits = rows.iter().enumerate().flat_map(|(y, row)| {
            row.match_indices(words).map(move |(at, _)| (row[..at].chars().count() as u16, y as u16))
        });
        hits.into_iter().nth(nth).unwrap_or_else(|| panic!("no {words}"))
    };
    let (x, y) = find(&reader, "Dana Brix", 0);
    reader.click(x, y);
    assert!(status(&reader).contains("Brix 6"), "{}", status(&reader));
    let (x, y) = find(&reader, "Harrow calls", 0);
    reader.click(x, y);
    assert!(status(&reader).contains("D 2/3"), "{}", status(&reader));
    let (x, y) = find(&reader, "short of milk", 0);
    reader.click(x, y);
    assert!(status(&reader).contains("F 2/3"), "{}", status(&reader));
    let (x, y) = find(&reader, "2 The Island Post", 0);
    reader.click(x, y).wheel(3, x, y + 3);
    assert!(!text(&reader).contains("Minister slams"));
}

#[test]
fn escape_backs_out_one_level_at_a_time() {
    let mut reader = played(160, 30, "]f?");
    assert!(text(&reader).contains(" Keys "));
    reader.play("<esc>").unwrap();
    assert!(!text(&reader).contains(" Keys "));
    assert!(text(&reader).contains("dimmed"));
    reader.play("<esc>").unwrap();
    assert!(!text(&reader).contains("dimmed"));
    assert!(status(&reader).contains("A 3/3"));
    reader.play("<esc>").unwrap();
    assert!(!status(&reader).contains("A 3/3"));
    reader.play("<esc>").unwrap();
    assert!(status(&reader).contains("Nothing to back out of"));
}

#[test]
fn control_c_leaves_from_anywhere_and_q_closes_a_popup_first() {
    for keys in ["?", "/se", "aj", "]f", "p"] {
        assert_eq!(played(120, 30, &format!("{keys}<c-c>")).effects(), ["Quit"], "after {keys}");
    }
    let mut reader = played(120, 30, "?q");
    assert!(reader.effects().is_empty());
    reader.play("q").unwrap();
    assert_eq!(reader.effects(), ["Quit"]);
}

#[test]
fn effects_are_data() {
    let mut reader = played(120, 30, "]yo<c-z>q");
    let effects = reader.effects();
    assert!(
        effects[0].contains("“He ruled out sending navy crews to run the boats.” Coast Wire, 2031-03-13,"),
        "{effects:?}"
    );
    assert_eq!(effects[1], "Open(\"https://coastwire.example/ferries\")");
    assert_eq!(effects[2..], ["Suspend", "Quit"]);
    reader.play("lo").unwrap();
    assert!(status(&reader).contains("came without a link"));
}

#[test]
fn the_voice_gutter_says_whose_words_a_row_holds() {
    let drawn = text(&played(160, 45, "v"));
    let row = |words: &str| drawn.lines().find(|line| line.contains(words)).unwrap().to_owned();
    assert!(
        row("“We asked for rest between shifts").contains("│Q"),
        "{}",
        row("“We asked for rest between shifts")
    );
    assert!(row("forty").contains("│?"), "{}", row("forty"));
    assert!(drawn.contains("Q Marta Quill") && drawn.contains("H Owen Harrow"));
    let foot = drawn.lines().rev().find(|line| line.contains("Q Quill")).expect("a legend");
    assert!(foot.contains("H Harrow"), "{foot}");
    assert!(drawn.contains("? unnamed"), "{drawn}");
    assert!(!text(&played(160, 45, "vv")).contains("Q Quill"));
}

#[test]
fn an_office_in_an_article_without_a_date_comes_last() {
    let mut story = ellery::story();
    story.articles[0].published.clear();
    let mut reader = Harness::new(story, Some(ellery::comparison()), (120, 40), ThemeChoice::Dark);
    reader.play("R").unwrap();
    let drawn = text(&reader);
    let at = drawn.lines().position(|line| line.contains("▸ Owen Harrow")).expect("the ledger");
    let lines: Vec<&str> = drawn.lines().skip(at).take(2).collect();
    assert!(lines[0].contains("2 The Island Po") && lines[1].contains("1 Coast Wire"), "{drawn}");
}

#[test]
fn the_table_of_claims_says_who_an_unnamed_source_is() {
    let mut found = ellery::comparison();
    let evidence = &mut found.claims[0].evidence[0];
    evidence.speaker = None;
    let mut quotation = found.quotations[0].clone();
    quotation.place = evidence.carrier();
    quotation.speaker =
        Speaker { person: None, label: "harbour officials".to_owned(), kind: SpeakerKind::Collective };
    found.quotations = vec![quotation];
    let drawn = |found| {
        let mut reader = Harness::new(ellery::story(), Some(found), (160, 45), ThemeChoice::Dark);
        reader.play("C").unwrap();
        text(&reader)
    };
    assert!(drawn(found.clone()).contains("harbour officials:"), "{}", drawn(found.clone()));
    found.quotations[0].speaker.label.clear();
    assert!(drawn(found.clone()).contains("unnamed:"), "{}", drawn(found));
}

#[test]
fn the_card_of_a_person_says_what_each_article_says() {
    insta::assert_snapshot!("card_wide", text(&played(120, 40, "pjjP")));
    insta::assert_snapshot!("card_narrow", text(&played(80, 24, "pjjP")));
    assert!(text(&played(80, 24, "pjjPG")).contains("Nobody sails tonight"), "the end can be reached");
}

#[test]
fn an_entry_of_the_card_leads_to_its_words() {
    let mut reader = played(160, 12, "pjPj<enter>");
    assert!(text(&reader).contains("Transport minister Owen Harrow called"), "{}", text(&reader));
    reader.play("PG<enter>").unwrap();
    assert!(status(&reader).contains("D 2/3"), "{}", status(&reader));
}

#[test]
fn the_kinds_of_mentions_that_count_are_chosen() {
    let mut reader = played(160, 20, "pjjK");
    assert!(status(&reader).contains("Quill 4 names only"), "{}", status(&reader));
    reader.play("}nnnn").unwrap();
    assert!(status(&reader).contains("Quill 1/4 names only"), "round the end: {}", status(&reader));
    reader.play("K").unwrap();
    assert!(status(&reader).contains("Quill 6 names and titles"), "{}", status(&reader));
    insta::assert_snapshot!("kinds_names_and_titles", picture(&played(120, 40, "pjjKK")));
    reader.play("K").unwrap();
    assert!(status(&reader).contains("Quill 8 "), "{}", status(&reader));
    assert!(status(&played(120, 24, "K")).contains("For whoever is chosen: names only."));
}

#[test]
fn the_list_is_ordered_by_count_first_mention_or_spread() {
    let names = |keys: &str| -> Vec<String> {
        let rows = rows(&played(160, 30, keys).frame());
        let named = ["Harrow", "Quill", "Brix", "Pell"];
        let short = |row: &String| row.chars().take(16).collect::<String>();
        let listed = rows.iter().map(short).take_while(|row| !row.contains("Claims"));
        listed.filter_map(|row| named.iter().find(|n| row.contains(**n)).map(|n| (*n).to_owned())).collect()
    };
    assert_eq!(names(""), ["Harrow", "Quill", "Brix", "Pell"]);
    assert_eq!(names("S"), ["Quill", "Harrow", "Brix", "Pell"]);
    assert_eq!(names("SS"), ["Harrow", "Quill", "Brix", "Pell"]);
    assert!(text(&played(120, 40, "S")).contains("People, first"));
    assert!(text(&played(80, 24, "pSS")).contains("People, spread"));
}

/// The letters of the claims in the list, from top to bottom.
fn listed(reader: &Harness) -> String {
    let rows = rows(&reader.frame());
    let first = rows.iter().position(|row| row.contains("Claims")).unwrap() + 1;
    let letters = rows[first..].iter().filter_map(|row| {
        let inside: Vec<char> = row.chars().skip(1).take(4).collect();
        inside.iter().copied().find(char::is_ascii_uppercase).filter(|_| inside[1] != ' ')
    });
    letters.collect()
}

#[test]
fn the_list_of_claims_is_ordered_by_spread_place_or_conflict() {
    assert_eq!(listed(&played(160, 45, "c")), "ABCDEF");
    let reader = played(160, 45, "cS");
    assert!(text(&reader).contains("Claims, order"), "{}", text(&reader));
    assert_eq!(listed(&reader), "BDACFE");
    let mut reader = played(160, 45, "cSS");
    assert!(text(&reader).contains("Claims, conflict"), "{}", text(&reader));
    assert_eq!(listed(&reader), "DABCEF");
    reader.play("jj").unwrap();
    assert!(status(&reader).starts_with(" A "), "{}", status(&reader));
}

#[test]
fn a_claim_is_found_in_the_list_by_its_words() {
    let mut reader = played(160, 45, "c/spring");
    assert!(status(&reader).contains("claims /spring"), "{}", status(&reader));
    assert!(status(&reader).contains("1/6 claims"), "{}", status(&reader));
    reader.play("<enter>").unwrap();
    assert!(status(&reader).starts_with(" E "), "{}", status(&reader));
    assert_eq!(listed(&reader), "ABCDEF", "the list is whole again");
    reader.play("/zebra<enter>").unwrap();
    assert!(status(&reader).contains("No claim says “zebra”."), "{}", status(&reader));
    reader.play("/brix<esc>").unwrap();
    assert!(status(&reader).starts_with(" E "), "{}", status(&reader));
}

#[test]
fn somebody_is_found_by_some_letters_of_the_name() {
    let mut reader = reader(120, 40);
    let before = text(&reader);
    reader.play("@l").unwrap();
    insta::assert_snapshot!("find_wide", text(&reader));
    reader.play("l").unwrap();
    assert!(status(&reader).contains("@ll"), "{}", status(&reader));
    reader.play("<down><enter>").unwrap();
    assert!(status(&reader).contains("Pell 3"), "{}", status(&reader));
    reader.play("<esc><esc>").unwrap();
    reader.play("@zz<enter>").unwrap();
    assert!(status(&reader).contains("Nobody is called “zz”."), "{}", status(&reader));
    reader.play("@br<esc><c-l>").unwrap();
    assert_eq!(text(&reader), before);
    insta::assert_snapshot!("find_narrow", text(&played(80, 24, "@mq")));
    let narrow = text(&self::reader(80, 24));
    assert_eq!(text(&played(80, 24, "@mq<esc>")), narrow);
}

#[test]
fn the_list_turns_to_organisations_and_places() {
    let mut reader = played(120, 40, "O");
    assert!(text(&reader).contains("Organisations") && text(&reader).contains("Harbour board"));
    reader.play("j}").unwrap();
    assert!(status(&reader).contains("Harbour board 1/3"), "{}", status(&reader));
    insta::assert_snapshot!("organisations_wide", text(&reader));
    reader.play("O").unwrap();
    assert!(text(&reader).contains(" Places "), "{}", text(&reader));
    reader.play("j").unwrap();
    assert!(status(&reader).contains("Port Ellery 3"), "{}", status(&reader));
    reader.play("O").unwrap();
    assert!(text(&reader).contains(" People "));
    insta::assert_snapshot!("places_narrow", text(&played(80, 24, "OOj")));
}

#[test]
fn the_table_shows_who_says_what_in_which_article() {
    insta::assert_snapshot!("table_wide", picture(&played(120, 40, "Cjjjl")));
    insta::assert_snapshot!("table_narrow", text(&played(80, 24, "CGl")));
}

#[test]
fn a_cell_of_the_table_leads_to_its_words() {
    let mut reader = played(160, 30, "Cjl<enter>");
    assert!(status(&reader).contains("B 3/3"), "{}", status(&reader));
    assert!(!text(&reader).contains("Claims and articles"));
    reader.play("Cjjl<enter>").unwrap();
    assert!(status(&reader).contains("Slow Water does not report this."), "{}", status(&reader));
    reader.play("<esc>").unwrap();
    assert!(status(&reader).contains("B 3/3"), "{}", status(&reader));
}

#[test]
fn the_table_pages_where_not_all_articles_fit() {
    let mut comparison = ellery::comparison();
    let story = ellery::long_story(7);
    comparison.sentences = ellery::sentences(&story);
    let mut reader = Harness::new(story, Some(comparison), (80, 24), ThemeChoice::Dark);
    reader.play("C").unwrap();
    assert!(text(&reader).contains("articles 1–3 of 7"), "{}", text(&reader));
    reader.play("lll").unwrap();
    assert!(text(&reader).contains("articles 4–6 of 7"), "{}", text(&reader));
    reader.play("llllll").unwrap();
    assert!(text(&reader).contains("articles 5–7 of 7"), "{}", text(&reader));
}

#[test]
fn the_ledger_lists_every_office() {
    insta::assert_snapshot!("offices_wide", text(&played(120, 40, "R")));
    insta::assert_snapshot!("offices_narrow", text(&played(80, 24, "RG")));
    let reader = played(160, 20, "RG<enter>");
    assert!(text(&reader).contains("has led the crews"), "{}", text(&reader));
}

#[test]
fn the_wordings_of_a_claim_stand_word_against_word() {
    insta::assert_snapshot!("wordings", text(&played(120, 40, "]]]d")));
}
