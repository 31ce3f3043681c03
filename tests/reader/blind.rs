//! Reading blind.

use crate::played::{played, reader, status, text};

#[test]
fn read_blind_no_outlet_shows_until_it_is_asked_for() {
    let mut reader = reader(160, 45);
    reader.blind();
    for keys in ["", "i", "<esc>pjP", "<esc>C", "<esc>a", "<esc>D", "<esc>]w", "<esc>:", "<esc>R", "<esc>!"] {
        reader.play(keys).unwrap();
        let shown = text(&reader);
        for outlet in ["Coast Wire", "The Island Post", "Slow Water", "coastwire.example"] {
            assert!(!shown.contains(outlet), "{outlet} after {keys}: {shown}");
        }
    }
    assert!(text(&reader).contains("1 Article A") && text(&reader).contains("blind"));
    reader.play("<esc>zo").unwrap();
    assert!(text(&reader).contains("1 Coast Wire"));
    reader.play("zo").unwrap();
    assert!(!text(&reader).contains("1 Coast Wire"));
    assert!(status(&played(160, 30, "zo")).contains("rashomon --blind hides them"));
}
