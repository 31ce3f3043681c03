//! From bytes to code points: inside the program a position is a byte, outside it is a Unicode code point, which is
//! what Python, R and the Web Annotation model count.

const STRIDE: usize = 256;

/// Byte offsets of one text as code points.
pub struct Offsets<'a> {
    /// The text itself.
    pub text: &'a str,
    /// Code points before each 256th byte, so that a look-up counts at most 256 bytes.
    marks: Vec<usize>,
}

impl<'a> Offsets<'a> {
    /// Counts `text` once, in marks.
    pub fn new(text: &'a str) -> Self {
        let mut marks = vec![0];
        let mut seen = 0;
        for (i, byte) in text.bytes().enumerate() {
            if i > 0 && i % STRIDE == 0 {
                marks.push(seen);
            }
            seen += usize::from(begins_char(byte));
        }
        Self { text, marks }
    }

    /// Code points before byte `at`.
    pub fn chars(&self, at: usize) -> usize {
        let mark = (at / STRIDE).min(self.marks.len() - 1);
        let rest = &self.text.as_bytes()[mark * STRIDE..at];
        self.marks[mark] + rest.iter().filter(|&&b| begins_char(b)).count()
    }
}

/// Whether a byte of UTF-8 begins a character.
fn begins_char(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_code_points_far_into_a_text() {
        let text = "é“x”".repeat(300);
        let offsets = Offsets::new(&text);
        for (chars, (bytes, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.chars(bytes), chars);
        }
        assert_eq!(offsets.chars(text.len()), text.chars().count());
    }
}
