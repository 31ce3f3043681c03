//! How the page is set: measure, spacing, filled lines, numbers.

use crate::played::{played, status, text};

#[test]
fn the_page_is_set_anew_while_reading() {
    let mut reader = played(200, 40, "zz");
    let before = text(&reader);
    reader.play("z-z-z-z-").unwrap();
    assert!(status(&reader).contains("Lines of at most 56 cells."), "{}", status(&reader));
    reader.play("zj").unwrap();
    insta::assert_snapshot!("page_justified", text(&reader));
    reader.play("zpzn").unwrap();
    assert!(
        text(&reader).contains(" 2      The walkout") || text(&reader).contains("2 "),
        "{}",
        text(&reader)
    );
    insta::assert_snapshot!("page_numbered", text(&reader));
    reader.play("zyzyz0<c-l>").unwrap();
    assert_eq!(text(&reader), before, "z0 gives everything back");
    let mut sidebar = played(160, 30, "z>z>");
    assert!(status(&sidebar).contains("Sidebar of 32 cells."), "{}", status(&sidebar));
    sidebar.play("z<lt>z<lt><c-l>").unwrap();
    assert_eq!(text(&sidebar), text(&played(160, 30, "")));
}
