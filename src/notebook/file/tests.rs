use super::*;
use crate::notebook::{Mark, Note, On, Quote, Ruling, Verb};

fn quote(words: &str) -> Quote {
    Quote {
        outlet: "The Buoy".into(),
        exact: words.into(),
        prefix: "before ".into(),
        copies: 1,
        ..Quote::default()
    }
}

fn note(text: &str) -> Note {
    Note { on: On::Words, name: String::new(), text: text.into(), quote: vec![quote("“So”\nit goes")] }
}

fn full() -> Notebook {
    let ruling = Ruling {
        ruling: Verb::Merge,
        of: "The ferry sank".into(),
        rule: String::new(),
        name: String::new(),
        quote: vec![quote("a"), quote("b")],
        with: vec![quote("c")],
        off: Vec::new(),
    };
    Notebook {
        notes: vec![note("one"), note("two \"quoted\" \\ words")],
        marks: vec![Mark { letter: 'a', quote: quote("here") }],
        rulings: vec![ruling],
    }
}

fn open(path: &Path) -> NotesFile {
    NotesFile::open(path.to_owned()).unwrap()
}

#[test]
fn what_is_saved_is_read_back_and_looks_as_a_person_would_write_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/er/notes.toml");
    open(&path).save(&full()).unwrap();
    assert_eq!(*open(&path).notebook(), full());
    let raw = fs::read_to_string(&path).unwrap();
    assert_eq!(raw, written(&full()));
    assert!(raw.starts_with("# Notes, bookmarks"), "{raw}");
    for line in [
        "[[note]]",
        "[[note.quote]]",
        "[[mark]]",
        "[mark.quote]",
        "[[ruling.with]]",
        "letter = \"a\"",
        "on = \"words\"",
    ] {
        assert!(raw.lines().any(|l| l == line), "{line}\n{raw}");
    }
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing else is left behind");
}

#[test]
fn two_programs_and_an_editor_lose_nothing_of_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.toml");
    open(&path).save(&full()).unwrap();
    let (mut first, mut second) = (open(&path), open(&path));
    let by_hand = fs::read_to_string(&path).unwrap().replacen("[[mark]]", "# a comment of mine\n[[mark]]", 1);
    fs::write(&path, &by_hand).unwrap();

    let mut mine = full();
    mine.notes.remove(0);
    mine.notes.push(note("from the first"));
    first.save(&mine).unwrap();
    let mut other = full();
    other.notes.push(note("from the second"));
    other.set_mark('a', quote("there"));
    other.rulings.clear();
    let texts: Vec<String> =
        second.save(&other).unwrap().notes.iter().map(|note| note.text.clone()).collect();
    assert_eq!(texts, ["two \"quoted\" \\ words", "from the first", "from the second"]);

    let raw = fs::read_to_string(&path).unwrap();
    let last = open(&path);
    assert_eq!(last.notebook().marks, [Mark { letter: 'a', quote: quote("there") }]);
    assert!(last.notebook().rulings.is_empty());
    assert!(!raw.contains("from the first\"\n\n[[note]]\non = \"words\"\ntext = \"from the first"), "{raw}");
}

#[test]
fn comments_stay_where_nothing_was_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.toml");
    let raw = "# mine\n\n# about the sea\n[[note]]\non   = 'words'\ntext = '''calm?'''\nquote = [{ exact = \"The sea\" }]\n";
    fs::write(&path, raw).unwrap();
    let mut file = open(&path);
    let mut notebook = file.notebook().clone();
    notebook.notes.push(note("new"));
    file.save(&notebook).unwrap();
    assert!(fs::read_to_string(&path).unwrap().starts_with(raw));
    notebook.notes.remove(1);
    file.save(&notebook).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), raw);
}

#[test]
fn a_file_that_is_no_notebook_is_named_with_its_line_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.toml");
    let error = |raw: &str| {
        fs::write(&path, raw).unwrap();
        NotesFile::open(path.clone()).unwrap_err().to_string()
    };
    assert!(
        error("[[note]]\non = \"words\"\ntxt = \"x\"\n").contains("notes.toml, line 3: Unknown field `txt`")
    );
    assert!(error("[[mark]]\nletter = \"ab\"\n").contains("notes.toml, line 2: "));
    assert!(error("[[note]\n").contains("notes.toml, line 1: "));
    assert!(NotesFile::open(folder.path().to_owned()).unwrap_err().to_string().contains("it is no file"));
    let missing = NotesFile::open_existing(folder.path().join("none.toml")).unwrap_err();
    assert!(missing.to_string().contains("none.toml does not exist"));

    fs::remove_file(&path).unwrap();
    let mut file = open(&path);
    fs::write(&path, "half written by han").unwrap();
    assert!(file.save(&full()).unwrap_err().to_string().contains("line 1"));
    assert_eq!(fs::read_to_string(&path).unwrap(), "half written by han");
}

#[test]
fn words_from_a_file_are_cleaned() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.toml");
    fs::write(
        &path,
        "[[note]]\non = \"words\"\ntext = \"a\\u001b[31mb\\u202e\"\nquote = [{ exact = \"x\\u0007y\" }]\n",
    )
    .unwrap();
    let file = open(&path);
    assert_eq!(
        (file.notebook().notes[0].text.as_str(), file.notebook().notes[0].quote[0].exact.as_str()),
        ("ab", "xy")
    );
}

#[cfg(unix)]
#[test]
fn a_linked_file_is_written_where_it_lies_and_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file.toml"), folder.path().join("link.toml"));
    fs::write(&file, "").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    open(&link).save(&full()).unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(*open(&file).notebook(), full());
}
