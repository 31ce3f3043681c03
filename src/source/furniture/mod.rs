//! Furniture: what stands around an article and is not the article.
//!
//! Credits, bylines, date lines, pointers to other pages, sign-offs, appeals for money. They are taken out, because a
//! photographer is nobody in the story and a related headline is no claim of it; they are kept beside the article with
//! the reason, because a rule can be wrong.

mod appeal;
mod credit;
mod header;
mod pointer;
mod signoff;

use crate::source::draft::Draft;

/// Takes the furniture out of `draft`, and fills in what the furniture says of the article (byline, date).
pub fn take_out(draft: &mut Draft) {
    let first = header::first_line(&draft.lines);
    let first_body = header::first_body_line(&draft.lines);
    let mut kept = Vec::with_capacity(draft.lines.len());
    let mut dropped = Vec::new();
    let mut earlier = std::mem::take(&mut draft.dropped).into_iter().peekable();
    let last = draft.lines.len().saturating_sub(1);
    let mut pointer_group = None;
    for (index, mut line) in std::mem::take(&mut draft.lines).into_iter().enumerate() {
        while let Some((_, text, why)) = earlier.next_if(|(before, ..)| *before <= index) {
            dropped.push((kept.len(), text, why));
        }
        if header::is_header(&line, index, first, first_body) {
            header::note(&line.text, draft);
            dropped.push((kept.len(), line.text, "byline or date line".into()));
            continue;
        }
        let pointed = pointer_group == Some(line.group) && !line.text.ends_with(['.', '”']);
        let whole = pointer::reason(&line.text)
            .or(pointed.then_some("related link"))
            .or_else(|| credit::whole_line(&line.text))
            .or_else(|| appeal::reason(&line.text, index + 4 >= last))
            .or_else(|| signoff::whole_line(&line.text));
        if let Some(why) = whole {
            if pointer::introduces_others(&line.text) {
                pointer_group = Some(line.group);
            }
            dropped.push((kept.len(), line.text, why.into()));
            continue;
        }
        if let Some(at) = credit::starts_at(&line.text) {
            let caption = index > first_body && credit::is_caption(&line.text[..at]);
            let cut = if caption { 0 } else { at };
            let why = if caption { "caption and photo credit" } else { "photo credit" };
            dropped.push((kept.len() + usize::from(cut > 0), line.text.split_off(cut), why.into()));
        }
        if let Some(at) = signoff::starts_at(&line.text).filter(|_| index == last) {
            dropped.push((kept.len() + 1, line.text.split_off(at), "agency sign-off".into()));
        }
        line.text.truncate(line.text.trim_end().len());
        if !line.text.is_empty() {
            kept.push(line);
        }
    }
    dropped.extend(earlier.map(|(_, text, why)| (kept.len(), text, why)));
    for (_, text, _) in &mut dropped {
        *text = text.trim().to_owned();
    }
    draft.lines = kept;
    draft.dropped = dropped;
}

/// Words in `text`.
fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Whether `text` begins with `words`, whatever their case, at a word's end.
fn begins_with(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
        && !text[words.len()..].starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::plain;
    use crate::text::CleanText;

    fn sift(raw: &str) -> (Vec<String>, Vec<(String, String)>, Draft) {
        let mut draft = plain::read(&CleanText::new(raw));
        take_out(&mut draft);
        let kept = draft.lines.iter().map(|l| l.text.clone()).collect();
        (kept, draft.dropped.iter().map(|(_, text, why)| (text.clone(), why.to_string())).collect(), draft)
    }

    const BODY: &str = "The ferry sank on Monday with nobody on board, the harbour master of Lund said, and divers went \
                        down in the evening to look for the cause.";

    #[test]
    fn a_credit_fused_with_the_lead_is_cut_off() {
        let (kept, dropped, _) =
            sift(&format!("The ferry at its berth. Photo: Coast Agency / Ola Nord\n\n{BODY}"));
        assert_eq!(kept, ["The ferry at its berth.", BODY]);
        assert_eq!(dropped, [("Photo: Coast Agency / Ola Nord".to_owned(), "photo credit".to_owned())]);
    }

    #[test]
    fn header_lines_say_who_and_when() {
        let (kept, dropped, draft) =
            sift(&format!("Ferry sinks\n\nBy Ada Bell\n3 March 2026, 08:15\n\n{BODY}"));
        assert_eq!(kept, ["Ferry sinks", BODY]);
        assert_eq!(dropped.len(), 2);
        assert_eq!((draft.byline.as_str(), draft.published.as_str()), ("Ada Bell", "2026-03-03"));
    }

    #[test]
    fn a_date_above_the_headline_is_not_the_headline() {
        for date in
            ["TUESDAY, MARCH 3, 2026", "3 March 2026 @08:15 pm", "March 3rd, 2026, 08:15 GMT", "2026-03-03"]
        {
            let (kept, dropped, draft) = sift(&format!("{date}\n\nFerry Sinks Off Lund\n\n{BODY}"));
            assert_eq!(kept, ["Ferry Sinks Off Lund", BODY]);
            assert_eq!(dropped, [(date.to_owned(), "byline or date line".to_owned())]);
            assert_eq!(draft.published, "2026-03-03");
        }
        assert_eq!(sift(&format!("March 3, 2026: the day of the ferry\n\n{BODY}")).0.len(), 2);
        assert_eq!(sift("3 March 2026").0, ["3 March 2026"]);
    }

    #[test]
    fn links_appeals_and_signoffs_go() {
        let raw = format!(
            "{BODY}\n\nDivers find engine Divers find engine\n\nRead more: The ferry’s last year\n\n\
             Engine of ferry foundhttps://t.co/abc123 — Coast Post (@coastpost) March 3, 2026\n\n{BODY}\n\n\
             Subscribe to our newsletter\n\n(Reporting by Ada Bell; editing by Bo Lind)"
        );
        let (kept, dropped, _) = sift(&raw);
        assert_eq!(kept, [BODY, BODY]);
        let reasons: Vec<_> = dropped.iter().map(|d| d.1.as_str()).collect();
        assert_eq!(
            reasons,
            ["related link", "related link", "embedded post", "appeal to readers", "credit line"]
        );
    }

    #[test]
    fn a_signoff_at_the_end_of_the_last_paragraph_is_cut_off() {
        let (kept, dropped, _) = sift(&format!("{BODY}\n\nThey found it. (Coast Wire)"));
        assert_eq!(kept, [BODY, "They found it."]);
        assert_eq!(dropped, [("(Coast Wire)".to_owned(), "agency sign-off".to_owned())]);
    }

    #[test]
    fn the_body_is_left_alone() {
        let raw = "“Read more books,” she said.\n\nBy Monday the ferry had been raised, and its owner, By Lines, paid \
                   for it.\n\nPhoto: the word was all that the label said about the picture, which showed the ferry.";
        assert_eq!(sift(raw).0.len(), 3);
    }
}
