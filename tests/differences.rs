//! Which differences are found, and which look-alikes are left alone, on articles written for these tests.

mod support;

use rashomon::analysis::{self, Comparison, Level, Options, RULES, Rules};
use rashomon::source;
use rashomon::story::Story;

fn compared(texts: &[&str], rules: Rules) -> (Story, Comparison) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |(i, text): (usize, &&str)| {
        support::file(folder.path(), &format!("{i}.txt"), text).to_string_lossy().into_owned()
    };
    let paths: Vec<String> = texts.iter().enumerate().map(write).collect();
    let story = source::load(&paths).story;
    let found = analysis::compare(&story, &Options { rules, ..Options::default() });
    (story, found)
}

/// The sides that `rule` finds between `texts`, flag by flag.
fn found(rule: &str, texts: &[&str]) -> Vec<Vec<String>> {
    assert!(RULES.iter().any(|r| r.name == rule), "{rule} is a rule");
    let (story, found) = compared(texts, Rules::default());
    let flags = found.conflicts.iter().filter(|c| c.rule == rule);
    flags.map(|c| c.sides.iter().map(|s| story.words(s.place).to_owned()).collect()).collect()
}

const HEAD: &str =
    "Ferry row deepens on the coast\n\nThe row over the ferry line went on as the island waited.\n\n";

fn article(body: &str) -> String {
    format!("{HEAD}{body}\n")
}

#[test]
fn the_ladder_needs_the_same_agent_and_the_same_thing() {
    let ruled = article("Denmark has flatly ruled out sending patrol boats to the strait.");
    let plans = article("Denmark has no plans to send patrol boats to the strait.");
    let weighs = article("Norway is considering sending patrol boats to the strait.");
    let other = article("Denmark has no plans to close the customs office in Esbjerg.");
    let sides = found("strength", &[&ruled, &plans]);
    assert_eq!(sides.len(), 1, "{sides:?}");
    assert!(sides[0][0].contains("ruled out") && sides[0][1].contains("no plans"), "{sides:?}");
    assert!(found("strength", &[&ruled, &weighs]).is_empty(), "another agent");
    assert!(found("strength", &[&ruled, &other]).is_empty(), "another thing");
}

#[test]
fn a_refusal_to_rule_out_is_no_refusal() {
    let open = article("Harbour Minister Ada Lund did not rule out a toll on the bridge.");
    let shut = article("Harbour Minister Ada Lund has ruled out a toll on the bridge.");
    let (_, found) = compared(&[&open, &shut], Rules::default());
    let flag = found.conflicts.iter().find(|c| c.rule == "strength").expect("a flag");
    assert_eq!(flag.level, Level::Tension);
    let refuses = article("Harbour Minister Ada Lund refused to rule out a toll on the bridge.");
    assert!(self::found("strength", &[&open, &refuses]).is_empty());
}

#[test]
fn a_condition_that_one_retelling_drops_is_shown() {
    let tied = article("Harbour Minister Ada Lund promised to buy two new ferries if the council pays half.");
    let free = article("Harbour Minister Ada Lund promised to buy two new ferries.");
    assert_eq!(found("condition", &[&tied, &free]).len(), 1);
    assert!(found("condition", &[&tied, &tied]).is_empty());
}

#[test]
fn one_interview_has_one_person_in_it() {
    let one = article("Ada Lund said the line was safe, in an interview with the Coast Courier on Sunday.");
    let two = article("“The line is safe,” Piet Moor said in an interview with the Coast Courier.");
    let third = article("“The line is safe,” Piet Moor said in an interview with the Valley Post.");
    assert_eq!(found("venue-two-speakers", &[&one, &two]).len(), 1);
    assert!(found("venue-two-speakers", &[&one, &third]).is_empty());
}

#[test]
fn a_turn_of_phrase_in_two_mouths_is_no_difference() {
    let one = article("Ada Lund urged the yards to mend the ferry “as quickly as possible”.");
    let two = article("“The yards should mend the line's old ferry as quickly as possible,” Piet Moor said.");
    let phrase = article("The toll must go “as quickly as possible”, Piet Moor said.");
    let words =
        article("“The yards should mend the line's old ferry as quickly as possible,” Ada Lund said.");
    assert!(found("quote-two-speakers", &[&one, &phrase]).is_empty());
    assert_eq!(found("quote-two-speakers", &[&words, &two]).len(), 1);
}

#[test]
fn a_quoted_word_may_move_to_something_else() {
    let moved = article("Islanders spoke of Lund’s “reckless” timetable on Monday.");
    let said =
        article("“We will not be ruled by a reckless minister who never took the ferry,” said Piet Moor.");
    let same = article(
        "“We will not live with a reckless timetable that nobody on the island asked for,” said Piet Moor.",
    );
    assert_eq!(found("quote-moved", &[&moved, &said]).len(), 1);
    assert!(found("quote-moved", &[&moved, &same]).is_empty());
}

#[test]
fn one_statement_under_unlike_verbs_is_a_variation() {
    let plain = article("“The ferry was inspected twice in spring,” Ada Lund said.");
    let loaded = article("“The ferry was inspected twice in spring,” Ada Lund insisted.");
    let other = article("“The harbour wall needs a new crane by autumn,” Ada Lund insisted.");
    assert_eq!(found("reporting-verb", &[&plain, &loaded]).len(), 1);
    assert!(found("reporting-verb", &[&plain, &other]).is_empty());
    assert!(found("reporting-verb", &[&plain, &plain]).is_empty());
}

#[test]
fn would_is_will_retold_and_a_doubt_is_a_negation() {
    let will = article("“I do not think any charges will be filed,” Ada Lund said.");
    let would = article("Ada Lund said she did not think charges would be filed.");
    let flat = article("Ada Lund said charges would not be filed.");
    for texts in [[&will, &would], [&will, &flat]] {
        assert!(found("modality", &[texts[0], texts[1]]).is_empty(), "{texts:?}");
        assert!(found("polarity", &[texts[0], texts[1]]).is_empty(), "{texts:?}");
    }
}

#[test]
fn a_headline_may_be_stronger_than_its_quotation() {
    let strong = "Talk of closing the ferry line is reckless\n\nPiet Moor spoke on Monday.\n\n“When we talk about closing a \
        ferry line we have to be careful,” he said.\n";
    let fair = "Talk of closing the ferry line\n\nPiet Moor spoke on Monday.\n\n“When we talk about closing a ferry line we \
        have to be careful,” he said.\n";
    assert_eq!(found("quote-strengthened", &[strong, fair]).len(), 1);
    assert!(found("quote-strengthened", &[fair, fair]).is_empty());
}

#[test]
fn a_rule_that_is_switched_off_finds_nothing() {
    let plain = article("“The ferry was inspected twice in spring,” Ada Lund said.");
    let loaded = article("“The ferry was inspected twice in spring,” Ada Lund insisted.");
    let without = Rules::default().without("reporting-verb").expect("a rule");
    let (_, found) = compared(&[&plain, &loaded], without);
    assert!(found.conflicts.iter().all(|c| c.rule != "reporting-verb"));
}

#[test]
fn every_flag_names_a_rule_that_help_lists() {
    let output = support::run(&["compare", "--help"]);
    let help = support::stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ");
    for rule in RULES {
        assert!(help.contains(rule.name) && help.contains(rule.does), "{} is not in help", rule.name);
    }
    let output = support::run(&["compare", "--without-rule", "no-such", "a.txt"]);
    assert_eq!(output.status.code(), Some(2));
}
