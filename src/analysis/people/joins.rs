//! Names that the tagger took for two.

use crate::analysis::people::lexicon::Kinds;
use crate::analysis::people::names::Name;
use crate::analysis::people::tagger::Tag;
use crate::analysis::people::words::Page;

/// Joins a person's full name and the one word right behind it that is taken for another person: the name goes on.
pub fn join_touching(page: &Page, names: &mut Vec<Name>) {
    names.dedup_by(|next, name| {
        let persons = name.tag == Tag::Person && next.tag == Tag::Person;
        let touch = name.words.end == next.words.start && name.words.len() > 1 && next.words.len() == 1;
        let one = persons && touch && page.line_of(name.words.start) == page.line_of(next.words.start);
        if one {
            name.words.end = next.words.end;
        }
        one
    });
}

/// Makes one firm of two surnames with "&" between them.
pub fn join_partners(page: &Page, names: &mut Vec<Name>) {
    names.dedup_by(|next, name| {
        let bare = |n: &Name| {
            n.words.len() == 1 && !page.words[n.words.start].kinds.any(Kinds::FIRST_NAME)
                || n.tag != Tag::Person
        };
        let joined = name.words.end + 1 == next.words.start && page.words[name.words.end].low == "&";
        let same = joined && page.words[next.words.start].low == page.words[name.words.start].low;
        let firm = joined
            && (same || bare(name) && bare(next))
            && page.line_of(name.words.start) == page.line_of(next.words.start);
        if firm {
            name.words.end = next.words.end;
            (name.tag, name.sure) = (Tag::Organisation, false);
        }
        firm
    });
}
