//! Whatever is named, the program answers with a sentence or a correct report, and the other articles still open.

mod support;

use std::path::Path;
use support::{file, program, run, stderr, stdout};

const GOOD: &str =
    "Ferry sinks off Lund\n\nThe ferry sank on Monday with nobody on board, the harbour master said.\n";

/// Compares a good article with whatever `bad` puts into its folder; gives exit code, report and messages.
fn beside(bad: impl Fn(&Path) -> std::path::PathBuf) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let good = file(folder.path(), "good.txt", GOOD);
    let output = run(&["compare".into(), good, bad(folder.path())]);
    (output.status.code().unwrap(), stdout(&output), stderr(&output))
}

/// A source that does not open leaves one sentence; the good article is still there.
#[track_caller]
fn refused(bad: impl Fn(&Path) -> std::path::PathBuf, sentence: &str) {
    let (code, report, messages) = beside(bad);
    assert_eq!(code, 3, "{messages}");
    assert!(report.contains("Ferry sinks off Lund"));
    assert!(messages.contains(sentence), "{messages}");
    assert_eq!(messages.lines().count(), 1);
}

#[test]
fn a_missing_file_is_named() {
    refused(|folder| folder.join("none.txt"), "none.txt does not exist.");
}

#[test]
fn an_empty_file_is_named() {
    refused(|folder| file(folder, "empty.txt", ""), "empty.txt is empty.");
    refused(|folder| file(folder, "blank.txt", " \n\t\u{200b}\n"), "blank.txt holds no words");
}

#[test]
fn a_binary_file_is_named() {
    refused(|folder| file(folder, "a.txt", b"%PDF-1.7 and so on"), "a.txt is not text (it looks like a PDF)");
    refused(|folder| file(folder, "b.txt", [0u8; 64]), "b.txt is not text (it looks like binary data)");
}

#[test]
fn a_huge_file_is_named() {
    refused(
        |folder| file(folder, "huge.txt", "word ".repeat(1 << 20)),
        "huge.txt is 5 MB; an article may have up to 4 MB.",
    );
}

#[test]
fn a_format_that_is_not_read_is_named() {
    refused(|folder| file(folder, "page.docx", "PK"), "has the ending .docx");
}

#[test]
fn a_folder_without_articles_is_named() {
    refused(
        |folder| {
            let empty = folder.join("sub");
            std::fs::create_dir(&empty).unwrap();
            empty
        },
        "sub holds no articles",
    );
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "secret.txt", GOOD);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        return; // Permissions do not bind the superuser.
    }
    let output = run(&["compare".into(), path]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("secret.txt could not be read: permission denied."));
}

#[test]
fn a_broken_story_file_is_named_with_its_line() {
    refused(
        |folder| file(folder, "story.toml", "title = \"x\"\n[[article]]\nfiel = \"a\"\n"),
        "story.toml, line 3: Unknown field",
    );
}

#[test]
fn the_same_file_twice_is_shown_once() {
    refused(|folder| folder.join("good.txt"), "is the same file as");
}

#[test]
fn an_identical_text_is_shown_and_said() {
    let (code, report, _) = beside(|folder| file(folder, "copy.txt", GOOD));
    assert_eq!(code, 0);
    assert!(report.contains("Note: The text is word for word that of"));
}

#[test]
fn an_old_encoding_is_read_and_said() {
    let (code, report, _) = beside(|folder| file(folder, "old.txt", b"Le caf\xe9 a ferm\xe9 hier soir."));
    assert_eq!(code, 0);
    assert!(report.contains("Le café a fermé hier soir."));
    assert!(report.contains("is not UTF-8; it was read as windows-1252."));
}

#[test]
fn hostile_text_reaches_the_output_clean() {
    let hostile = "The \u{1b}[31mferry\u{1b}[0m \u{1b}]52;c;ZXZpbA==\u{7}sank \u{202e}yadnoM no\u{202c} in\0 the \u{200b}night, \
                   said \u{1b}]8;;http://evil.example\u{1b}\\the pilot\u{1b}]8;;\u{1b}\\. \u{9b}2J It is gone.\n";
    let (code, report, _) = beside(|folder| file(folder, "hostile.txt", hostile));
    assert_eq!(code, 0);
    assert!(
        report.contains("The ferry sank yadnoM no in the night, said the pilot.\n- It is gone."),
        "{report}"
    );
    assert!(report.chars().all(|c| c == '\n' || !c.is_control()));
    assert!(!report.contains('\u{202e}'));
}

#[test]
fn a_hostile_file_name_reaches_the_output_clean() {
    let (_, report, messages) = beside(|folder| folder.join("a\u{1b}[2Jb.txt"));
    assert!(messages.contains("ab.txt does not exist."));
    assert!((report + &messages).chars().all(|c| c == '\n' || !c.is_control()));
}

#[test]
fn endless_words_and_lines_are_borne() {
    let long =
        format!("{} said: “{}”\n\n{}\n", "A".repeat(10_000), "é".repeat(10_000), "word ".repeat(20_000));
    let (code, report, _) = beside(|folder| file(folder, "long.txt", long.clone()));
    assert_eq!(code, 0);
    assert!(report.contains(&"A".repeat(10_000)));
}

#[test]
fn one_article_alone_is_compared_with_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(&["compare".into(), file(folder.path(), "good.txt", GOOD)]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("There is one article only"));
}

#[test]
fn nothing_that_opens_is_a_failure() {
    let output = run(&["compare", "/no/such/file.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).starts_with("rashomon: /no/such/file.txt does not exist."));
}

#[test]
fn standard_input_is_an_article_once() {
    let mut child = program()
        .args(["compare", "-", "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), GOOD.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(stdout(&output).contains("Ferry sinks off Lund"));
    assert!(stderr(&output).contains("Standard input can be read once only"));
}

/// More than any article: a pipe that never ends, read until it is surely none, and said so.
#[cfg(unix)]
#[test]
fn what_never_ends_is_read_to_its_limit_in_bounded_memory() {
    const LIMIT: u64 = 256 << 20;
    let folder = tempfile::tempdir().unwrap();
    let good = file(folder.path(), "good.txt", GOOD);
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let fill = format!("exec yes 'The ferry sank on Monday.' >'{}'", pipe.display());
    let mut writer = std::process::Command::new("sh").args(["-c", &fill]).spawn().unwrap();
    for endless in [Path::new("/dev/zero"), &pipe] {
        // The address space is that of the program and what it may use; without a bound the test would show it.
        let compare = format!(
            "ulimit -v {}; exec '{}' compare --fast '{}' '{}'",
            LIMIT >> 10,
            env!("CARGO_BIN_EXE_rashomon"),
            good.display(),
            endless.display()
        );
        let output = std::process::Command::new("sh").args(["-c", &compare]).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
        assert!(stderr(&output).contains("goes on beyond 4 MB"), "{}", stderr(&output));
        assert!(stdout(&output).contains("Ferry sinks off Lund"));
    }
    let _ = writer.kill();
    writer.wait().unwrap();
}

#[test]
fn a_giant_file_is_refused_before_it_is_read() {
    refused(
        |folder| {
            let path = folder.join("giant.txt");
            // A hole: large without taking room.
            std::fs::File::create(&path).unwrap().set_len(200 << 20).unwrap();
            path
        },
        "giant.txt is 200 MB; an article may have up to 4 MB.",
    );
}
