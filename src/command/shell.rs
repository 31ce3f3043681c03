//! What a shell wants to know: completions, and the page for `man`.

use super::print;
use crate::cli::{Cli, Completions};
use clap::CommandFactory;
use clap_mangen::roff::{Roff, bold, roman};
use rashomon::reader::action::{Section, TABLE};
use rashomon::reader::keymap::Keymap;
use std::process::ExitCode;

/// Prints the completions for a shell.
///
/// # Errors
/// If they cannot be printed.
pub fn completions(wanted: &Completions) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(wanted.shell, &mut Cli::command(), "rashomon", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual page: the command line by its definition, the keys by the action table.
///
/// # Errors
/// If it cannot be printed.
pub fn man() -> anyhow::Result<ExitCode> {
    let page = clap_mangen::Man::new(Cli::command());
    let mut text = Vec::new();
    page.render_title(&mut text)?;
    page.render_name_section(&mut text)?;
    page.render_synopsis_section(&mut text)?;
    page.render_description_section(&mut text)?;
    page.render_options_section(&mut text)?;
    page.render_subcommands_section(&mut text)?;
    keys().to_writer(&mut text)?;
    page.render_extra_section(&mut text)?;
    print(&String::from_utf8_lossy(&text))?;
    Ok(ExitCode::SUCCESS)
}

fn keys() -> Roff {
    let map = Keymap::default();
    let mut roff = Roff::new();
    roff.control("SH", ["KEYS"]);
    for section in Section::ALL {
        roff.control("SS", [section.shown()]);
        for entry in TABLE.iter().filter(|entry| entry.section == section) {
            let keys = map.keys(entry.action).collect::<Vec<_>>().join("  ");
            roff.control("TP", []);
            roff.text([bold(keys)]);
            roff.text([roman(format!("{} ({})", entry.does, entry.name))]);
        }
    }
    roff
}
