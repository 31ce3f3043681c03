//! A notebook's changes carried into its file as it stands now: what others wrote there meanwhile stays, and so do
//! comments and everything that was set out by hand.

use crate::notebook::Notebook;
use serde::Serialize;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

/// Carries what turns `base` into `mine` into `document`, which holds `theirs`.
///
/// # Errors
/// If an entry cannot be written as TOML.
pub fn carry(
    document: &mut DocumentMut,
    base: &Notebook,
    mine: &Notebook,
    theirs: &Notebook,
) -> Result<(), toml_edit::ser::Error> {
    let mut theirs = theirs.clone();
    // A bookmark that is laid anew takes its letter from wherever another hand had laid it.
    let laid = added(&base.marks, &mine.marks);
    let overlaid = theirs.marks.iter().filter(|mark| laid.iter().any(|new| new.letter == mark.letter));
    let overlaid: Vec<_> = overlaid.cloned().collect();
    cut(document, "mark", &overlaid, &mut theirs.marks);
    part(document, "note", (&base.notes, &mine.notes), &mut theirs.notes)?;
    part(document, "mark", (&base.marks, &mine.marks), &mut theirs.marks)?;
    part(document, "ruling", (&base.rulings, &mine.rulings), &mut theirs.rulings)
}

/// One kind of entries: those that went go, those that came are put behind the others.
fn part<T: Serialize + PartialEq + Clone>(
    document: &mut DocumentMut,
    kind: &str,
    (base, mine): (&[T], &[T]),
    theirs: &mut Vec<T>,
) -> Result<(), toml_edit::ser::Error> {
    cut(document, kind, &added(mine, base), theirs);
    for entry in added(base, mine).into_iter().filter(|entry| !theirs.contains(entry)) {
        let table = toml_edit::ser::to_document(&entry)?.into_table();
        let all = document.entry(kind).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(all) = all.as_array_of_tables_mut() {
            all.push(blocks(table));
        }
    }
    Ok(())
}

/// What `new` has and `old` has not; what stands several times is counted.
fn added<T: PartialEq + Clone>(old: &[T], new: &[T]) -> Vec<T> {
    let mut old: Vec<&T> = old.iter().collect();
    let mut came = Vec::new();
    for entry in new {
        match old.iter().position(|o| *o == entry) {
            Some(at) => drop(old.remove(at)),
            None => came.push(entry.clone()),
        }
    }
    came
}

/// Takes the entries `gone` out of the document and the list.
fn cut<T: PartialEq>(document: &mut DocumentMut, kind: &str, gone: &[T], theirs: &mut Vec<T>) {
    for entry in gone {
        let Some(at) = theirs.iter().position(|their| their == entry) else { continue };
        theirs.remove(at);
        if let Some(all) = document.get_mut(kind).and_then(Item::as_array_of_tables_mut) {
            all.remove(at);
        }
    }
}

/// `table` with its lists of tables as blocks of their own, which is how a person would write them.
fn blocks(mut table: Table) -> Table {
    for (_, item) in table.iter_mut() {
        let value = std::mem::take(item);
        *item = match value.into_array_of_tables() {
            Ok(list) => Item::ArrayOfTables(list),
            Err(value) => value.into_table().map_or_else(|value| value, Item::Table),
        };
    }
    table.set_implicit(false);
    table
}
