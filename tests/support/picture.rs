//! A frame as signs, styles and a legend.

use super::frame::rows;
use ratatui::buffer::Buffer;
use std::fmt::Write;

/// Signs, styles and a legend. The commonest style is a dot, so that the others stand out.
pub fn picture_of(frame: &Buffer) -> String {
    let mut styles = Vec::new();
    let style = |x, y| {
        let mut style = frame[(x, y)].style();
        style.underline_color = None;
        format!("{:?} {:?} {:?}", style.fg.unwrap(), style.bg.unwrap(), style.add_modifier)
    };
    let mut grid = String::new();
    for y in 0..frame.area.height {
        for x in 0..frame.area.width {
            let style = style(x, y);
            let known = styles.iter().position(|s| *s == style).unwrap_or_else(|| {
                styles.push(style);
                styles.len() - 1
            });
            grid.push(match known {
                0 => '.',
                n => char::from(b'a' + u8::try_from(n - 1).unwrap()),
            });
        }
        grid.push('\n');
    }
    let mut all = rows(frame).join("\n");
    let _ = write!(all, "\n\n{grid}\n");
    for (number, style) in styles.iter().enumerate() {
        let sign = if number == 0 { '.' } else { char::from(b'a' + number as u8 - 1) };
        let _ = writeln!(all, "{sign} {style}");
    }
    all
}
