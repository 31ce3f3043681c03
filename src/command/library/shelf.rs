//! `rashomon` alone: the list of stories of the library, and each story that is chosen from it.

use super::{open, refresh, stories as list};
use crate::cli::{Look, Read};
use crate::command::{print, read};
use rashomon::complaint::complain;
use rashomon::library::{self, Library};
use rashomon::reader::{
    self,
    shelf::{Choice, Shelf},
};
use std::process::ExitCode;

/// Stories that are printed where there is no screen.
const MOST_PRINTED: usize = 1000;

/// The library, if it holds any story.
///
/// # Errors
/// If there is one that cannot be read.
pub fn stories(read: &Read) -> anyhow::Result<Option<Library>> {
    // Without a folder for it there is no library, and that is no reason not to read the sample.
    let Ok(folder) = library::folder(read.place.folder.as_deref()) else { return Ok(None) };
    let Some(opened) = Library::open_existing(&folder)? else { return Ok(None) };
    if let Some(notice) = opened.notice {
        complain(&notice);
    }
    Ok(if opened.library.count()? > 0 { Some(opened.library) } else { None })
}

/// Shows the list, and each story that is chosen, until the user leaves; without a screen, prints the list.
///
/// # Errors
/// If the library cannot be read, or the terminal fails.
pub fn run(mut library: Library, look: &Look) -> anyhow::Result<ExitCode> {
    if !read::on_screen(look) {
        print(&list::text(&library.stories(MOST_PRINTED)?, library.count()?))?;
        return Ok(ExitCode::SUCCESS);
    }
    let (options, complaints) = read::options(look)?;
    let mut shelf = Shelf::new(&options, complaints)?;
    loop {
        match shelf.choose(&library)? {
            Choice::Leave => return Ok(ExitCode::SUCCESS),
            Choice::Refresh => shelf.say(refresh::from_list(&mut library, &options)?),
            Choice::Read(story) => {
                let options = reader::Options { keys: String::new(), from_list: true, ..options.clone() };
                if !open::visit(&mut library, story, options, &look.notes)?.back {
                    return Ok(ExitCode::SUCCESS);
                }
            }
        }
    }
}
