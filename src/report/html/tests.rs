use super::page;
use crate::report::fixture::ferry;

fn ferry_page() -> String {
    let (story, found) = ferry();
    page(&story, &found)
}

#[test]
fn overlapping_findings_stand_in_one_row_of_pieces() {
    let page = ferry_page();
    assert!(
        page.contains(
            "<span data-m=\"q1\" data-s=\"q1\">“</span>\
             <a class=\"letter t1\" id=\"c2-a1-1\" href=\"#row-c2\" data-go=\"c2\" aria-label=\"Claim B\">B</a>\
             <a class=\"letter bang\" href=\"#row-d1\" data-go=\"d1\" aria-label=\"Difference 1\">!1</a>\
             <mark class=\"t1 parts\" data-m=\"c2 d1 q1\" data-s=\"c2 d1\">Twelve</mark>\
             <mark class=\"t1\" data-m=\"c2 q1\"> were rescued</mark>\
             <span data-m=\"q1\">,”</span> "
        ),
        "{page}"
    );
}

#[test]
fn text_from_articles_is_escaped_everywhere() {
    let page = ferry_page();
    assert!(page.contains("&lt;Harbour&gt; &amp; Son"));
    assert!(!page.contains("<Harbour>"));
    assert!(!page.contains("href=\"javascript"));
}

#[test]
fn the_policy_names_the_only_style_and_script() {
    let page = ferry_page();
    for (content, element) in [(super::STYLE, "style"), (super::SCRIPT, "script")] {
        assert!(page.contains(&format!("<{element}>{content}</{element}>")));
        assert!(page.contains(&format!("{element}-src '{}'", super::hash(content))));
        assert_eq!(page.matches(&format!("<{element}")).count(), 1);
        assert!(!content.contains("</"), "{element}");
    }
    assert!(!page.contains(" style="));
}

#[test]
fn a_sentence_is_linked_where_the_address_is_known() {
    let page = ferry_page();
    assert!(page.contains("href=\"https://buoy.example/ferry#:~:text=The%20ferry%20sank%20at%20noon.\""));
    assert!(page.contains("Which number is right: “Twelve” or “fourteen”?"));
    assert!(page.contains("<td class=\"none\"><span aria-label=\"not reported\">–</span></td>"));
}
