//! The formats in which a comparison leaves the program, for the command line and for the reader.

use crate::cli::Format;
use rashomon::analysis::Comparison;
use rashomon::notebook::{self, Notebook};
use rashomon::reader::{ExportFormat, Exporter, Refusal};
use rashomon::report::{self, SaveError};
use rashomon::story::Story;
use std::path::{Path, PathBuf};

/// A format, and in Markdown whether it is the sheet.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub format: Format,
    pub sheet: bool,
    /// In JSON, with the scores of all pairs.
    pub pairs: bool,
}

/// What the reader offers: name, ending, what it is for.
const OFFERED: [(Format, bool, &str, &str, &str); 8] = [
    (Format::Text, false, "text", "txt", "plain words, line by line"),
    (Format::Markdown, false, "Markdown", "md", "a memo with quotations and links"),
    (Format::Markdown, true, "sheet", "sheet.md", "the open questions, to fill in"),
    (Format::Html, false, "HTML", "html", "one page that opens in a browser"),
    (Format::Csv, false, "CSV", "csv", "a row for each stretch of text, for spreadsheets"),
    (Format::Json, false, "JSON", "json", "everything, for programs"),
    (Format::Annotations, false, "annotations", "annotations.jsonld", "W3C Web Annotations"),
    (Format::Claimreview, false, "ClaimReview", "claimreview.jsonld", "drafts without a verdict"),
];

/// The comparison in the shape that was asked for.
pub fn formatted(shape: Shape, story: &Story, found: &Comparison, notebook: &Notebook) -> String {
    match shape.format {
        _ if shape.sheet => report::verification_sheet(story, found),
        Format::Text => report::comparison_text(story, found),
        Format::Markdown => report::comparison_markdown(story, found),
        Format::Html => report::comparison_html(story, found),
        Format::Annotations => format!("{:#}\n", report::comparison_annotations(story, found)),
        Format::Claimreview => format!("{:#}\n", report::claim_reviews(story, found)),
        Format::Csv => report::comparison_csv(story, found),
        Format::Notes => notebook::written(notebook),
        Format::Json => format!("{}\n", report::comparison_json(story, found, shape.pairs)),
    }
}

/// The way out that the reader is given.
pub fn exporter() -> Exporter {
    let offered = OFFERED.iter().map(|(_, _, name, ending, does)| ExportFormat {
        name: (*name).to_owned(),
        ending: (*ending).to_owned(),
        does: (*does).to_owned(),
    });
    Exporter { formats: offered.collect(), export: Some(export) }
}

/// Writes the comparison in the format with number `format` to `path`.
fn export(
    story: &Story,
    found: &Comparison,
    format: usize,
    path: &str,
    over: bool,
) -> Result<String, Refusal> {
    let Some(&(format, sheet, ..)) = OFFERED.get(format) else {
        return Err(Refusal::Failed("There is no such format.".into()));
    };
    let path = from_home(path);
    let text = formatted(Shape { format, sheet, pairs: false }, story, found, &Notebook::default());
    match report::save(&path, &text, over) {
        Ok(()) => Ok(path.canonicalize().unwrap_or(path).display().to_string()),
        Err(SaveError::Exists(_)) => Err(Refusal::Exists),
        Err(error) => Err(Refusal::Failed(error.to_string())),
    }
}

/// `~/` at the beginning stands for the user's folder, as in a shell.
fn from_home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offered_format_is_written_and_none_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let story = rashomon::source::sample().story;
        let found = Comparison::default();
        let formats = exporter().formats;
        for (number, format) in formats.iter().enumerate() {
            let path = folder.path().join(format!("report.{}", format.ending));
            let path = path.to_str().unwrap();
            let shown = export(&story, &found, number, path, false).unwrap();
            assert!(shown.ends_with(&format.ending), "{shown}");
            assert_eq!(export(&story, &found, number, path, false), Err(Refusal::Exists));
            assert!(export(&story, &found, number, path, true).is_ok());
        }
        let nowhere = folder.path().join("no/such/folder.txt");
        let failed = export(&story, &found, 0, nowhere.to_str().unwrap(), false);
        assert!(matches!(failed, Err(Refusal::Failed(why)) if why.contains("could not be written")));
    }
}
