//! The file of settings and the files of themes, from the command line.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn rashomon(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rashomon"))
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_documented_file_is_written_once_and_is_in_order() {
    let home = tempfile::tempdir().unwrap();
    let first = rashomon(home.path(), &["config", "--init"]);
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let path = home.path().join(".config/rashomon/config.toml");
    assert!(fs::read_to_string(&path).unwrap().contains("#measure = 72"));
    let check = rashomon(home.path(), &["config", "--check"]);
    assert_eq!(
        (check.status.code(), told(&check).contains("is in order")),
        (Some(0), true),
        "{}",
        told(&check)
    );
    fs::write(&path, "ascii = true\n").unwrap();
    let second = rashomon(home.path(), &["config", "--init"]);
    assert_eq!(second.status.code(), Some(1));
    assert!(told(&second).contains("was left as it is"), "{}", told(&second));
    assert_eq!(fs::read_to_string(&path).unwrap(), "ascii = true\n");
}

#[test]
fn all_faults_are_told_at_once_with_file_and_line() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".config/rashomon");
    fs::create_dir_all(folder.join("themes")).unwrap();
    fs::write(folder.join("config.toml"), "theme = \"dusk\"\nmeasure = 4\n[keys]\nhelp = \"j\"\n").unwrap();
    fs::write(folder.join("themes/dawn.toml"), "claim = \"3 on\"\n").unwrap();
    let check = rashomon(home.path(), &["config", "--check"]);
    let told = told(&check);
    assert_eq!(check.status.code(), Some(1), "{told}");
    for wanted in [
        "config.toml, line 2: `measure`",
        "config.toml, line 4: `j`",
        "config.toml, line 1: `theme`: There is no theme `dusk`",
        "dawn.toml, line 1: `claim`",
    ] {
        assert!(told.contains(wanted), "{wanted} is missing in: {told}");
    }
}

#[test]
fn another_file_than_the_usual_one_is_written_and_checked() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("mine.toml");
    let named = |what| rashomon(home.path(), &["config", what, "--config", path.to_str().unwrap()]);
    assert_eq!(named("--init").status.code(), Some(0), "{}", told(&named("--init")));
    assert!(told(&named("--check")).contains("mine.toml is in order"), "{}", told(&named("--check")));
    fs::create_dir(home.path().join("themes")).unwrap();
    fs::write(home.path().join("themes/dawn.toml"), "claim = \"3 on\"\n").unwrap();
    fs::write(&path, "theme = \"dawn\"\n").unwrap();
    assert_eq!(told(&named("--check")).lines().count(), 1, "told once: {}", told(&named("--check")));
}

#[test]
fn faulty_settings_do_not_keep_anybody_from_reading() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".config/rashomon");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), "theme = \"dusk\"\nfast = true\nmeasure = \n").unwrap();
    let print = rashomon(home.path(), &["--print"]);
    assert_eq!(print.status.code(), Some(0), "{}", told(&print));
    assert!(told(&print).contains("SHARED CLAIMS") && told(&print).contains("no theme `dusk`"));
    let named = rashomon(home.path(), &["--print", "--config", "/nowhere/at/all"]);
    assert_eq!(named.status.code(), Some(1));
    assert!(told(&named).contains("/nowhere/at/all cannot be read"), "{}", told(&named));
}

#[test]
fn a_theme_file_and_remapped_keys_show_on_the_screen() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".config/rashomon");
    fs::create_dir_all(folder.join("themes")).unwrap();
    fs::write(folder.join("themes/dusk.toml"), "claim-chosen = \"#010203 on #fedcba\"\n").unwrap();
    fs::write(folder.join("config.toml"), "theme = \"dusk\"\n[keys]\nnext-claim = \"Q\"\n").unwrap();
    let picture = rashomon(home.path(), &["--fast", "--keys", "Q", "--picture", "120x40"]);
    assert!(told(&picture).contains("#fedcba"), "{}", told(&picture));
    let unknown = rashomon(home.path(), &["--theme", "dawn", "--print"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(
        told(&unknown).contains("There is no theme `dawn`. There are auto, dark, light"),
        "{}",
        told(&unknown)
    );
}
