//! What can be typed behind `rashomon`.

pub mod library;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use rashomon::analysis::RULES;
use rashomon::source;
use std::path::PathBuf;

/// Lay news articles about one event side by side: shared claims, people, who says what.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub read: Read,
}

const EXAMPLES: &str = "\
Examples:
  rashomon                            read the sample story
  rashomon --tour                     be shown around on it
  rashomon a.txt b.html https://…     read three articles side by side
  rashomon story.toml                 read the articles that a story file names
  rashomon folder/ | less             a plain report, where there is no screen to draw on
  rashomon compare a.txt b.txt --format markdown -o memo.md
  rashomon config --init              write a file of settings to change
  rashomon completions bash >~/.local/share/bash-completion/completions/rashomon
  rashomon man | man -l -

Files: settings in $XDG_CONFIG_HOME/rashomon, reading places and the log in $XDG_STATE_HOME/rashomon.

Exit codes: 0 done; 1 nothing could be opened or done, or `config --check` found a fault; 2 wrong usage;
3 done, but some sources did not open.";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print a comparison
    Compare(Compare),
    /// Print one article as it was understood: what was kept, what was left out and why
    Extract(Extract),
    /// Write or check the file of settings
    Config(Config),
    /// Keep articles in the library, where they are grouped into stories
    Add(library::Add),
    /// Follow feeds: list, add, remove, import and export them
    Feeds(library::Feeds),
    /// Read the feeds and keep what is new
    Refresh(library::Refresh),
    /// List the stories of the library
    Stories(library::Stories),
    /// Look for words in the articles of the library
    Search(library::Search),
    /// Read a story of the library
    Open(library::Open),
    /// Show how an article of the library was changed after it was published
    Versions(library::Versions),
    /// Put stories of the library together
    Merge(library::Merge),
    /// Take articles out of their story into one of their own
    Split(library::Split),
    /// Forget stories and their articles
    Forget(library::Forget),
    /// Write the whole library as lines of JSON
    Export(library::Export),
    /// Take in what `export` wrote
    Import(library::Import),
    /// Compare claims marked by hand with those of a gold file
    Score(Score),
    /// Print the completions for a shell
    Completions(Completions),
    /// Print the manual page, for `man -l -`
    Man,
    /// Read one page from standard input, for a call of this program by itself
    #[command(name = source::html::CHILD, hide = true)]
    ReadPage {
        /// Where the page came from
        #[arg(default_value = "")]
        url: String,
    },
}

/// Read articles on the screen.
#[derive(Debug, Args)]
pub struct Read {
    /// Addresses, saved pages, text or Markdown files, feeds, archives, folders, story files, `-` for standard input;
    /// the sample story if none is named
    pub sources: Vec<String>,
    /// Fetch nothing
    #[arg(long)]
    pub offline: bool,
    #[command(flatten)]
    pub look: Look,
    #[command(flatten)]
    pub place: library::Place,
}

/// How articles are shown on the screen.
#[derive(Debug, Args)]
pub struct Look {
    /// Print a plain report instead of opening the reader
    #[arg(long)]
    pub print: bool,
    /// Colours: auto, dark, light, high-contrast, mono, safe-dark, safe-light, or a file of the folder themes
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// Read the settings from this file
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Draw with ASCII characters only
    #[arg(long)]
    pub ascii: bool,
    /// Hide who published what, until zo shows it
    #[arg(long)]
    pub blind: bool,
    /// Mark claims by hand (T) and keep them in this file, which `rashomon score` reads
    #[arg(long, value_name = "FILE")]
    pub marks: Option<PathBuf>,
    /// Score the marks against this file (J), which has the same form
    #[arg(long, value_name = "FILE", requires = "marks")]
    pub gold: Option<PathBuf>,
    /// Begin at the beginning, not where this story was left
    #[arg(long)]
    pub fresh: bool,
    /// Show around on the sample story: the five things worth knowing
    #[arg(long)]
    pub tour: bool,
    /// Tell what happens in log.txt in the state folder
    #[arg(long)]
    pub log: bool,
    #[command(flatten)]
    pub notes: Notes,
    #[command(flatten)]
    pub pass: Pass,
    /// Play these keys at the start, as in "jj<tab><enter>"
    #[arg(long, default_value = "", hide_default_value = true)]
    pub keys: String,
    /// Play the keys, then print the frame as an SVG picture of so many cells
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size, hide = true)]
    pub picture: Option<(u16, u16)>,
    /// Panic once the screen is up, there or in the comparison, to see that the terminal survives it
    #[arg(long, hide = true, value_name = "WHERE")]
    pub panic: Option<Panic>,
}

/// Where a panic is asked for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Panic {
    Screen,
    Comparison,
}

/// Print a comparison.
#[derive(Debug, Args)]
pub struct Compare {
    /// Addresses, saved pages, text or Markdown files, feeds, archives, folders, story files, `-` for standard input
    #[arg(required_unless_present = "jsonl")]
    pub sources: Vec<String>,
    /// Fetch nothing
    #[arg(long)]
    pub offline: bool,
    /// Read a story in JSON from each line of standard input, and print its comparison as a line of JSON
    #[arg(long, conflicts_with_all = ["sources", "format", "sheet", "output"])]
    pub jsonl: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// In Markdown, print the questions that the comparison leaves open, as a sheet to fill in
    #[arg(long)]
    pub sheet: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write over the file if there is one
    #[arg(long, requires = "output")]
    pub force: bool,
    #[command(flatten)]
    pub pass: Pass,
    /// In JSON, add the score of every pair of sentences of different articles
    #[arg(long)]
    pub pairs: bool,
    #[command(flatten)]
    pub notes: Notes,
}

/// How articles are compared.
#[derive(Debug, Args)]
pub struct Pass {
    /// Compare by words and a small table alone: for very large stories and small machines
    #[arg(long)]
    pub fast: bool,
    /// Read with the model in this folder, a Model2Vec table or a sentence transformer of the BERT family; `none` compares by
    /// words alone
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
    /// Read every sentence anew and keep nothing for the next time
    #[arg(long)]
    pub no_cache: bool,
    /// Leave out the differences that this rule finds; may be given more than once (--help lists the rules)
    #[arg(long, value_name = "RULE", value_parser = rules())]
    pub without_rule: Vec<String>,
}

/// Where notes, bookmarks and rulings are kept.
#[derive(Debug, Args)]
pub struct Notes {
    /// Keep notes, marks and rulings in this file [default: story.notes.toml beside story.toml, else in the data folder]
    #[arg(long, value_name = "FILE")]
    pub notes: Option<PathBuf>,
    /// Leave notes, marks and rulings alone
    #[arg(long, conflicts_with = "notes")]
    pub no_notes: bool,
}

/// Print one article as it was understood.
#[derive(Debug, Args)]
pub struct Extract {
    /// An address, a saved page, a text or Markdown file, a feed, an archive, or `-` for standard input
    pub source: String,
    /// Where a saved page came from
    #[arg(long, default_value = "", hide_default_value = true)]
    pub url: String,
    /// Fetch nothing
    #[arg(long)]
    pub offline: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ArticleFormat::Text)]
    pub format: ArticleFormat,
}

/// Compare claims marked by hand with those of a gold file.
#[derive(Debug, Args)]
pub struct Score {
    /// The marks, as `rashomon --marks FILE` keeps them; a comparison in JSON does as well
    pub marks: PathBuf,
    /// The claims to find, in the same form
    #[arg(long, value_name = "FILE")]
    pub gold: PathBuf,
}

/// Print the completions for a shell.
#[derive(Debug, Args)]
pub struct Completions {
    /// Which shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Write or check the file of settings.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("what").required(true).args(["init", "check"])))]
pub struct Config {
    /// Write a file that states and explains every setting and key
    #[arg(long)]
    pub init: bool,
    /// Say everything that is wrong with the file and with its themes, each with its line
    #[arg(long)]
    pub check: bool,
    /// Another file than config.toml in the configuration folder
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain words, line by line
    Text,
    /// A memo with quotations and links
    Markdown,
    /// One page that opens in a browser, from disk
    Html,
    /// One row for each stretch of text, for spreadsheets
    Csv,
    /// W3C Web Annotations in JSON-LD, for annotation tools
    Annotations,
    /// Drafts of schema.org ClaimReview, without any verdict
    Claimreview,
    /// Everything, for programs
    Json,
    /// The notes, marks and rulings, as the file that keeps them
    Notes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ArticleFormat {
    Text,
    Json,
}

/// The rules that can be switched off, each with what it finds.
fn rules() -> PossibleValuesParser {
    PossibleValuesParser::new(RULES.iter().map(|rule| PossibleValue::new(rule.name).help(rule.does)))
}

/// Reads `160x45`.
fn size(words: &str) -> Result<(u16, u16), String> {
    let cells = |part: &str| part.parse().ok().filter(|&cells: &u16| (1..=1000).contains(&cells));
    words
        .split_once('x')
        .and_then(|(width, height)| Some((cells(width)?, cells(height)?)))
        .ok_or_else(|| "write it as 160x45, each side from 1 to 1000 cells".into())
}
