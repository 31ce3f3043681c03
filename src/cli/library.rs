//! What can be typed about the library.

use super::ArticleFormat;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Which library is meant.
#[derive(Debug, Args)]
pub struct Place {
    /// The library's folder, if not `rashomon` in the user's data folder
    #[arg(long = "library", value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// Keep articles in the library.
#[derive(Debug, Args)]
pub struct Add {
    /// Any sources that the reader opens
    #[arg(required = true)]
    pub sources: Vec<String>,
    /// Fetch nothing
    #[arg(long)]
    pub offline: bool,
    /// How to tell what became of each article
    #[arg(long, value_enum, default_value_t = ArticleFormat::Text)]
    pub format: ArticleFormat,
    #[command(flatten)]
    pub place: Place,
}

/// What the stories are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// The day of the newest article
    Newest,
    /// The number of articles
    Size,
    /// Shared claims of the last comparison
    Claims,
    /// Conflicts of the last comparison
    Conflicts,
    /// What came since a story was last read
    News,
}

/// List the stories of the library.
#[derive(Debug, Args)]
pub struct Stories {
    /// How many to list
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    pub most: usize,
    /// What to order them by; the newest comes first within that
    #[arg(long, value_enum, default_value_t = By::Newest)]
    pub by: By,
    /// How to print them; JSON names the articles of each
    #[arg(long, value_enum, default_value_t = ArticleFormat::Text)]
    pub format: ArticleFormat,
    #[command(flatten)]
    pub place: Place,
}

/// Look for words in the articles of the library.
#[derive(Debug, Args)]
pub struct Search {
    /// Words that an article must hold, in any form
    #[arg(required = true)]
    pub words: Vec<String>,
    /// How many articles to list, best first
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    pub most: usize,
    /// How to print them
    #[arg(long, value_enum, default_value_t = ArticleFormat::Text)]
    pub format: ArticleFormat,
    #[command(flatten)]
    pub place: Place,
}

/// Show the versions of an article.
#[derive(Debug, Args)]
pub struct Versions {
    /// The article's number, as `rashomon stories --format json` names it
    pub article: i64,
    /// How to print them
    #[arg(long, value_enum, default_value_t = ArticleFormat::Text)]
    pub format: ArticleFormat,
    #[command(flatten)]
    pub place: Place,
}

/// Name some stories.
#[derive(Debug, Args)]
pub struct Forget {
    /// Numbers of stories, as `rashomon stories` lists them
    #[arg(required = true, value_name = "STORY")]
    pub stories: Vec<i64>,
    /// How to say what was done
    #[arg(long, value_enum, default_value_t = ArticleFormat::Text)]
    pub format: ArticleFormat,
    #[command(flatten)]
    pub place: Place,
}

/// Read a story of the library.
#[derive(Debug, Args)]
pub struct Open {
    /// The story's number, as `rashomon stories` lists it
    pub story: i64,
    #[command(flatten)]
    pub look: super::Look,
    #[command(flatten)]
    pub place: Place,
}

/// Write the library.
#[derive(Debug, Args)]
pub struct Export {
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write over the file if there is one
    #[arg(long, requires = "output")]
    pub force: bool,
    #[command(flatten)]
    pub place: Place,
}

/// Take an export in.
#[derive(Debug, Args)]
pub struct Import {
    /// A file that `rashomon export` wrote, or `-` for standard input
    pub file: PathBuf,
    /// How to say what was done
    #[arg(long, value_enum, default_value_t = ArticleFormat::Text)]
    pub format: ArticleFormat,
    #[command(flatten)]
    pub place: Place,
}

/// Put stories together.
#[derive(Debug, Args)]
pub struct Merge {
    /// The story that takes the others in
    pub story: i64,
    /// The stories that go into it
    #[arg(required = true)]
    pub others: Vec<i64>,
    /// How to say what was done
    #[arg(long, value_enum, default_value_t = ArticleFormat::Text)]
    pub format: ArticleFormat,
    #[command(flatten)]
    pub place: Place,
}

/// Take a story apart.
#[derive(Debug, Args)]
pub struct Split {
    /// Numbers of articles that make a story of their own, as `rashomon stories --format json` names them
    #[arg(required = true, value_name = "ARTICLE")]
    pub articles: Vec<i64>,
    /// How to say what was done
    #[arg(long, value_enum, default_value_t = ArticleFormat::Text)]
    pub format: ArticleFormat,
    #[command(flatten)]
    pub place: Place,
}

/// Follow feeds.
#[derive(Debug, Args)]
pub struct Feeds {
    #[command(subcommand)]
    pub command: Option<FeedsCommand>,
    /// How to print them
    #[arg(long, value_enum, default_value_t = ArticleFormat::Text)]
    pub format: ArticleFormat,
    /// The library's folder, if not `rashomon` in the user's data folder
    #[arg(long = "library", value_name = "DIR", global = true)]
    pub folder: Option<PathBuf>,
}

/// What to do with feeds; without any of these they are listed.
#[derive(Debug, Subcommand)]
pub enum FeedsCommand {
    /// Follow feeds
    Add {
        /// Addresses or files of feeds
        #[arg(required = true)]
        urls: Vec<String>,
    },
    /// Follow feeds no longer; their articles stay
    Remove {
        /// Numbers or addresses, as `rashomon feeds` lists them
        #[arg(required = true, value_name = "FEED")]
        feeds: Vec<String>,
    },
    /// Follow the feeds of an OPML file
    Import {
        /// The file
        file: PathBuf,
    },
    /// Write the feeds as OPML to standard output
    Export,
}

/// Read the feeds and keep what is new.
#[derive(Debug, Args)]
pub struct Refresh {
    /// Numbers of feeds, as `rashomon feeds` lists them; all if none is named
    #[arg(value_name = "FEED")]
    pub feeds: Vec<i64>,
    /// Fetch nothing: read only feeds that are files
    #[arg(long)]
    pub offline: bool,
    /// How to tell what became of each feed
    #[arg(long, value_enum, default_value_t = ArticleFormat::Text)]
    pub format: ArticleFormat,
    #[command(flatten)]
    pub place: Place,
}
