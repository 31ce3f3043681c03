//! A frame as rows of signs.

use ratatui::buffer::Buffer;

/// The rows of `frame`; a sign that is two cells wide stands once.
pub fn rows(frame: &Buffer) -> Vec<String> {
    let row = |y| {
        let mut row = String::new();
        let mut covered = 0;
        for x in 0..frame.area.width {
            if covered > 0 {
                covered -= 1;
                continue;
            }
            let symbol = frame[(x, y)].symbol();
            covered = rashomon::text::cells(symbol).saturating_sub(1);
            row.push_str(symbol);
        }
        row
    };
    (0..frame.area.height).map(row).collect()
}
