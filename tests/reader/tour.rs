//! The tour.

use crate::played::{reader, status};

#[test]
fn the_tour_goes_on_when_the_reader_does_the_thing_or_with_enter() {
    for size in [(80, 24), (160, 45)] {
        let mut reader = reader(size.0, size.1);
        reader.tour();
        for (step, keys) in ["<tab><tab><tab>", "]", "w", "<esc>pj<enter>", "!"].into_iter().enumerate() {
            let line = status(&reader);
            assert!(line.contains(&format!("Tour {}/5", step + 1)), "{line}");
            assert!(line.contains("(Enter: next)"), "cut off: {line}");
            reader.play(keys).unwrap();
        }
        assert!(status(&reader).contains("That is all."), "{}", status(&reader));
        reader.play("<esc><enter>").unwrap();
        assert!(!status(&reader).contains("That is all."), "{}", status(&reader));
    }
    let mut reader = reader(120, 40);
    reader.tour().play("<enter><enter><enter>").unwrap();
    assert!(status(&reader).contains("Tour 4/5"), "{}", status(&reader));
}
