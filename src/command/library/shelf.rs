//! `rashomon` alone: the list of stories of the library, and each story that is chosen from it.

use super::{open, stories as list};
use crate::cli::{Look, Read};
use crate::command::{print, read};
use rashomon::library::{self, Library};
use rashomon::reader::{self, shelf::Shelf};
use std::process::ExitCode;

/// Stories that the list holds; older ones are found by `rashomon search`.
const MOST: usize = 1000;

/// The library, if it holds any story.
///
/// # Errors
/// If there is one that cannot be read.
pub fn stories(read: &Read) -> anyhow::Result<Option<Library>> {
    // Without a folder for it there is no library, and that is no reason not to read the sample.
    let Ok(folder) = library::folder(read.place.folder.as_deref()) else { return Ok(None) };
    let Some(opened) = Library::open_existing(&folder)? else { return Ok(None) };
    if let Some(notice) = opened.notice {
        eprintln!("rashomon: {notice}");
    }
    Ok(if opened.library.count()? > 0 { Some(opened.library) } else { None })
}

/// Shows the list, and each story that is chosen, until the user leaves; without a screen, prints the list.
///
/// # Errors
/// If the library cannot be read, or the terminal fails.
pub fn run(mut library: Library, look: &Look) -> anyhow::Result<ExitCode> {
    let lines = library.stories(MOST)?;
    if !read::on_screen(look) {
        print(&list::text(&lines, library.count()?))?;
        return Ok(ExitCode::SUCCESS);
    }
    let (options, complaints) = read::options(look)?;
    let mut shelf = Shelf::new(lines, library.count()?, &options, complaints)?;
    while let Some(story) = shelf.choose()? {
        let options = reader::Options { keys: String::new(), from_list: true, ..options.clone() };
        if !open::visit(&mut library, story, options, &look.notes)?.back {
            break;
        }
        shelf.renew(library.stories(MOST)?, library.count()?);
    }
    Ok(ExitCode::SUCCESS)
}
