use super::{memo, sheet};
use crate::report::fixture::ferry;

#[test]
fn the_memo_ties_every_statement_to_its_sentence() {
    let (story, found) = ferry();
    let memo = memo(&story, &found);
    for part in [
        "# The \\*ferry\\* at Lund\n",
        "- **Ada Bell**: 3 mentions (1 in article 1, 1 in article 2, 1 in article 3)",
        "### A: The ferry sank\n\nArticle 1, [The Buoy](<https://buoy.example/ferry#:~:text=The%20ferry%20sank%20at%20noon.>), narrator:\n\n> The ferry sank at noon.\n",
        "Not reported in article 2.",
        "### 1. Conflict: the number of the rescued differs",
        "Article 2, \\<Harbour\\> \\& Son, “fourteen”:\n\n> According to Ada Bell, fourteen people were rescued.",
        "- \\=1+1 is a formula.",
        "- Published: 2026-03-11T08:00:00+01:00",
        "- Address: javascript:alert(1)",
    ] {
        assert!(memo.contains(part), "{part}\n---\n{memo}");
    }
    let sections = ["People who speak", "Shared claims", "Differences", "Only in article 2", "Sources"];
    let places: Vec<_> = sections.iter().map(|title| memo.find(&format!("## {title}"))).collect();
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}");
}

#[test]
fn the_sheet_asks_and_does_not_judge() {
    let (story, found) = ferry();
    let sheet = sheet(&story, &found);
    for part in [
        "## 1. Which number is right: “Twelve” or “fourteen”?",
        "Ada Bell; article 1, The Buoy, paragraph 1; 2026-03-10; [at the outlet](<https://buoy.example/ferry#:~:text=",
        "## 2. Who besides Ada Bell says so?",
    ] {
        assert!(sheet.contains(part), "{part}\n---\n{sheet}");
    }
    assert_eq!(sheet.matches("\n## ").count(), 2);
}
