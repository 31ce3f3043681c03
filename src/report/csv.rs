//! CSV in long form: one row for each stretch of text that a finding stands on.
//!
//! One file with the same columns throughout, not a file a table: it can be piped, it opens with one double click, and
//! a spreadsheet's filter on the column `table` gives the single tables back. RFC 4180 (commas, quotation marks doubled,
//! CRLF), UTF-8 with a byte order mark, without which spreadsheets take it for an older encoding.
//!
//! A cell that a spreadsheet would run as a formula gets one apostrophe in front, see [`guarded`].

use crate::analysis::{Comparison, Entity, claim_letter};
use crate::report::by_hand;
use crate::report::names::{
    article_id, claim_id, conflict_kind, guard, level, mention_kind, mode, person_id, speaker_kind, subject,
};
use crate::report::offsets::Offsets;
use crate::report::telling::Telling;
use crate::story::{Place, Story};
use std::borrow::Cow;

const COLUMNS: [&str; 15] = [
    "table",
    "id",
    "name",
    "kind",
    "article",
    "outlet",
    "published",
    "start",
    "end",
    "text",
    "speaker_id",
    "speaker",
    "value",
    "note",
    "link",
];

/// A row's own cells; article, place, text and link follow from its place.
#[derive(Default)]
struct Row<'a> {
    table: &'a str,
    id: String,
    name: &'a str,
    kind: &'a str,
    speaker_id: String,
    speaker: &'a str,
    value: &'a str,
    note: &'a str,
}

/// The comparison as CSV.
pub fn comparison(story: &Story, found: &Comparison) -> String {
    let mut table = Table {
        told: Telling { story, found },
        offsets: story.articles.iter().map(|a| Offsets::new(a.text.as_str())).collect(),
        out: csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new()),
    };
    table.write(COLUMNS.map(str::to_owned));
    table.claims();
    table.people("people", "p", &found.people);
    table.people("organisations", "o", &found.organisations);
    table.people("places", "l", &found.places);
    table.quotations();
    table.differences();
    table.only_in();
    table.by_hand();
    let bytes = table.out.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

struct Table<'a> {
    told: Telling<'a>,
    offsets: Vec<Offsets<'a>>,
    out: csv::Writer<Vec<u8>>,
}

impl<'a> Table<'a> {
    fn claims(&mut self) {
        for (index, claim) in self.told.found.claims.iter().enumerate() {
            let letter = claim_letter(index);
            let note = self
                .told
                .found
                .by_hand
                .claims
                .get(&index)
                .map_or(String::new(), |&how| format!("{} by hand", by_hand::name(how)));
            for evidence in &claim.evidence {
                let row = Row {
                    table: "claims",
                    id: claim_id(index),
                    name: &claim.label,
                    kind: "evidence",
                    speaker_id: evidence.speaker.map(person_id).unwrap_or_default(),
                    speaker: self.told.speaker(evidence.place, evidence.speaker),
                    value: &letter,
                    note: &note,
                };
                self.row(row, evidence.place);
            }
        }
    }

    fn people(&mut self, table: &str, prefix: &str, list: &'a [Entity]) {
        for (index, entity) in list.iter().enumerate() {
            let mentions = entity.mentions.iter().map(|m| (mention_kind(m.kind), m.place));
            let roles = entity.roles.iter().map(|&place| ("role", place));
            let descriptors = entity.descriptors.iter().map(|&place| ("descriptor", place));
            for (kind, place) in mentions.chain(roles).chain(descriptors) {
                let value = if entity.voice { "voice" } else { "only mentioned" };
                let id = format!("{prefix}{}", index + 1);
                self.row(Row { table, id, name: &entity.name, kind, value, ..Row::default() }, place);
            }
        }
    }

    fn quotations(&mut self) {
        for (index, quotation) in self.told.found.quotations.iter().enumerate() {
            let row = Row {
                table: "quotations",
                id: format!("q{}", index + 1),
                kind: mode(quotation.mode),
                speaker_id: quotation.speaker.person.map(person_id).unwrap_or_default(),
                speaker: &quotation.speaker.label,
                value: speaker_kind(quotation.speaker.kind),
                note: if quotation.inferred { "inferred" } else { "" },
                ..Row::default()
            };
            self.row(row, quotation.place);
        }
    }

    fn differences(&mut self) {
        for (index, conflict) in self.told.found.conflicts.iter().enumerate() {
            for side in &conflict.sides {
                let row = Row {
                    table: "differences",
                    id: format!("d{}", index + 1),
                    name: level(conflict.level),
                    kind: conflict_kind(conflict.kind),
                    speaker: self.told.speaker(side.place, None),
                    value: &side.value,
                    note: &conflict.why,
                    ..Row::default()
                };
                self.row(row, side.place);
            }
        }
    }

    fn only_in(&mut self) {
        for (index, only) in self.told.found.only_in.iter().enumerate() {
            let id = format!("u{}", index + 1);
            self.row(Row { table: "only_in", id, kind: guard(only.guard), ..Row::default() }, only.place);
        }
    }

    /// Notes, bookmarks and rulings; what has no place has no row.
    fn by_hand(&mut self) {
        let found = self.told.found;
        for note in &found.by_hand.notes {
            let (kind, id) = subject(found, note.subject);
            let (number, value) = (format!("n{}", note.number + 1), id.unwrap_or_default());
            let row = Row {
                table: "notes",
                id: number,
                name: kind,
                kind: "note",
                value: &value,
                note: &note.text,
                ..Row::default()
            };
            self.row(row, note.place);
        }
        for mark in &found.by_hand.marks {
            let (number, value) = (format!("m{}", mark.number + 1), mark.letter.to_string());
            self.row(
                Row { table: "marks", id: number, kind: "mark", value: &value, ..Row::default() },
                mark.place,
            );
        }
        for ruling in &found.by_hand.rulings {
            let number = format!("r{}", ruling.number + 1);
            let row =
                Row { table: "rulings", id: number, kind: "ruling", note: &ruling.words, ..Row::default() };
            self.row(row, ruling.place);
        }
    }

    fn row(&mut self, row: Row, place: Place) {
        let article = &self.told.story.articles[place.article];
        let offsets = &self.offsets[place.article];
        let cells = [
            row.table.to_owned(),
            row.id,
            row.name.to_owned(),
            row.kind.to_owned(),
            article_id(place.article),
            article.outlet.clone(),
            article.published.clone(),
            offsets.chars(place.span.start).to_string(),
            offsets.chars(place.span.end).to_string(),
            self.told.story.words(place).to_owned(),
            row.speaker_id,
            row.speaker.to_owned(),
            row.value.to_owned(),
            row.note.to_owned(),
            self.told.link(place).unwrap_or_default(),
        ];
        self.write(cells);
    }

    fn write(&mut self, cells: [String; 15]) {
        // Writing into memory cannot fail.
        let _ = self.out.write_record(cells.iter().map(|cell| guarded(cell).into_owned()));
    }
}

/// A cell that no spreadsheet runs: a spreadsheet takes `=`, `+`, `-`, `@`, a tab or a carriage return in front for a
/// formula (OWASP, *CSV Injection*), so such a cell gets an apostrophe before it. A cell with such a character behind
/// apostrophes gets one, too: taking one apostrophe away from a cell that matches `^'+[=+@\t\r＝＋－＠-]` restores the text.
fn guarded(cell: &str) -> Cow<'_, str> {
    let inner = cell.trim_start_matches('\'');
    if inner.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_stretch_of_text() {
        let (story, found) = crate::report::fixture::ferry();
        let csv = comparison(&story, &found);
        let mut rows = csv.trim_start_matches('\u{feff}').split("\r\n");
        assert_eq!(rows.next(), Some(COLUMNS.join(",").as_str()));
        let rest: Vec<_> = rows.collect();
        assert_eq!(rest.len(), 4 + 3 + 1 + 2 + 1 + 1);
        assert!(rest.contains(&"differences,d1,conflict,number,a2,<Harbour> & Son,2026-03-11T08:00:00+01:00,23,31,fourteen,,narrator,14,the number of the rescued differs,"));
        assert!(csv.contains(
            "only_in,u1,,unknown,a2,<Harbour> & Son,2026-03-11T08:00:00+01:00,54,72,'=1+1 is a formula.,"
        ));
    }

    #[test]
    fn formulas_are_guarded_and_can_be_restored() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-x"] {
            let safe = guarded(cell);
            assert!(safe.starts_with('\''), "{cell}");
            assert_eq!(&safe[1..], cell);
        }
        for cell in ["", "plain", "’Twas", "'tis", "— dash", "12"] {
            assert_eq!(guarded(cell), cell);
        }
    }
}
