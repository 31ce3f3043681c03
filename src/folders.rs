//! Where a user's own files lie, by the XDG Base Directory Specification.

use std::env;
use std::path::PathBuf;

/// The folder of settings; `None` where neither the variable nor a home is set.
pub fn config() -> Option<PathBuf> {
    folder("XDG_CONFIG_HOME", ".config")
}

/// The folder of what can be computed again; `None` where neither the variable nor a home is set.
pub fn cache() -> Option<PathBuf> {
    folder("XDG_CACHE_HOME", ".cache")
}

/// The folder of what is kept from one run to the next: reading places, the log.
pub fn state() -> Option<PathBuf> {
    folder("XDG_STATE_HOME", ".local/state")
}

/// The folder of what the user makes: the library, notes.
pub fn data() -> Option<PathBuf> {
    folder("XDG_DATA_HOME", ".local/share")
}

/// Rashomon's folder under the one that `variable` names, or under `usual` in the home. A path that is not absolute
/// does not count, as the specification asks.
fn folder(variable: &str, usual: &str) -> Option<PathBuf> {
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = absolute(variable).or_else(|| absolute("HOME").map(|home| home.join(usual)))?;
    Some(base.join("rashomon"))
}
