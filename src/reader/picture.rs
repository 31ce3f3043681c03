//! A frame as an SVG picture: the very cells that a terminal would show, for documents that cannot run one.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The width of a cell, in pixels, at the font size below.
const CELL_WIDTH: f64 = 8.4;
/// The height of a cell, in pixels: as high as the font's box drawing, so that frames close.
const CELL_HEIGHT: f64 = 16.4;
/// The font size, in pixels.
const FONT: f64 = 14.0;
/// Space around the screen, in pixels.
const MARGIN: f64 = 12.0;

/// The colours of the terminal that the picture shows: its text, and its background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Text colour: red, green, blue.
    pub text: [u8; 3],
    /// Background colour.
    pub background: [u8; 3],
}

/// A dark terminal.
pub const DARK_PAPER: Paper = Paper { text: [0xd8, 0xd8, 0xd8], background: [0x16, 0x18, 0x1c] };
/// A light terminal.
pub const LIGHT_PAPER: Paper = Paper { text: [0x22, 0x22, 0x22], background: [0xfd, 0xfd, 0xfb] };

/// `frame` as an SVG document.
pub fn svg(frame: &Buffer, paper: Paper) -> String {
    let (columns, rows) = (f64::from(frame.area.width), f64::from(frame.area.height));
    let (width, height) = (columns * CELL_WIDTH + 2.0 * MARGIN, rows * CELL_HEIGHT + 2.0 * MARGIN);
    let mut svg = String::new();
    // Writing into a string cannot fail.
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace\" font-size=\"{FONT}\">"
    );
    let _ =
        writeln!(svg, "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>", hex(paper.background));
    for y in 0..frame.area.height {
        row(&mut svg, frame, y, paper);
    }
    svg.push_str("</svg>\n");
    svg
}

/// Draws row `y`: first the backgrounds, then the words, cells of one style together.
fn row(svg: &mut String, frame: &Buffer, y: u16, paper: Paper) {
    let mut words = String::new();
    let mut x = 0;
    while x < frame.area.width {
        let first = &frame[(x, y)];
        let look = Look::of(first, paper);
        let (mut end, mut text) = (x, String::new());
        while end < frame.area.width && Look::of(&frame[(end, y)], paper) == look {
            let symbol = frame[(end, y)].symbol();
            let wide = u16::try_from(symbol.width().max(1)).unwrap_or(1);
            text.push_str(symbol);
            end += wide;
            if wide > 1 {
                // What a wide character covers is drawn on its own grid, whatever the font makes of it.
                break;
            }
        }
        let (left, top) = (MARGIN + f64::from(x) * CELL_WIDTH, MARGIN + f64::from(y) * CELL_HEIGHT);
        let width = f64::from(end - x) * CELL_WIDTH;
        if look.background != paper.background {
            let fill = hex(look.background);
            let _ = writeln!(
                svg,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{CELL_HEIGHT}\" fill=\"{fill}\"/>"
            );
        }
        if !text.trim().is_empty() {
            let baseline = top + CELL_HEIGHT * 0.74;
            let _ = writeln!(
                words,
                "<text x=\"{left:.1}\" y=\"{baseline:.1}\" textLength=\"{width:.1}\" fill=\"{}\" \
                 xml:space=\"preserve\"{}>{}</text>",
                hex(look.text),
                look.attributes(),
                escaped(&text)
            );
        }
        x = end;
    }
    svg.push_str(&words);
}

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    text: [u8; 3],
    background: [u8; 3],
    bold: bool,
    italic: bool,
    underlined: bool,
}

impl Look {
    fn of(cell: &Cell, paper: Paper) -> Self {
        let mut text = rgb(cell.fg).unwrap_or(paper.text);
        let mut background = rgb(cell.bg).unwrap_or(paper.background);
        if cell.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut text, &mut background);
        }
        if cell.modifier.contains(Modifier::DIM) {
            text = std::array::from_fn(|i| text[i].midpoint(background[i]));
        }
        Self {
            text,
            background,
            bold: cell.modifier.contains(Modifier::BOLD),
            italic: cell.modifier.contains(Modifier::ITALIC),
            underlined: cell.modifier.contains(Modifier::UNDERLINED),
        }
    }

    fn attributes(self) -> String {
        let mut attributes = String::new();
        if self.bold {
            attributes.push_str(" font-weight=\"bold\"");
        }
        if self.italic {
            attributes.push_str(" font-style=\"italic\"");
        }
        if self.underlined {
            attributes.push_str(" text-decoration=\"underline\"");
        }
        attributes
    }
}

/// The colour that a terminal shows, for the colours that themes use: numbers of the 256-colour table from 16 on, whose
/// values are the same everywhere. Anything else is left to the terminal.
pub fn rgb(colour: Color) -> Option<[u8; 3]> {
    let index = match colour {
        Color::Indexed(index @ 16..) => index,
        Color::Rgb(r, g, b) => return Some([r, g, b]),
        _ => return None,
    };
    if index >= 232 {
        return Some([8 + 10 * (index - 232); 3]);
    }
    let level = |steps: u8| if steps == 0 { 0 } else { 55 + 40 * steps };
    let index = index - 16;
    Some([level(index / 36), level(index / 6 % 6), level(index % 6)])
}

fn hex([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    #[test]
    fn the_table_of_colours_is_the_terminals() {
        assert_eq!(rgb(Color::Indexed(16)), Some([0, 0, 0]));
        assert_eq!(rgb(Color::Indexed(231)), Some([255, 255, 255]));
        assert_eq!(rgb(Color::Indexed(24)), Some([0, 95, 135]));
        assert_eq!(rgb(Color::Indexed(232)), Some([8, 8, 8]));
        assert_eq!(rgb(Color::Indexed(3)), None);
    }

    #[test]
    fn words_are_escaped_and_styled() {
        let mut frame = Buffer::with_lines(["a<b&c 首"]);
        frame.set_style(frame.area, Style::new().add_modifier(Modifier::BOLD));
        let svg = svg(&frame, DARK_PAPER);
        assert!(svg.contains("a&lt;b&amp;c "), "{svg}");
        assert!(svg.contains("font-weight=\"bold\""));
        assert!(svg.contains("首"));
    }
}
