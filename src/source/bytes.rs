//! From bytes to characters.

use crate::source::error::SourceError;
use encoding_rs::Encoding;
use std::io::Read;
use std::path::Path;

/// No news article is longer; a book is about 1 MB.
pub const MOST_BYTES: u64 = 4 << 20;
/// Feeds carry many articles.
pub const MOST_FEED_BYTES: u64 = 10 << 20;
/// How much of a file is looked at to tell text from other things.
const HEAD: usize = 8192;

/// Everything that `input` holds, up to `most` bytes. `size` is the known length in bytes, if any.
pub fn read(name: &str, mut input: impl Read, size: Option<u64>, most: u64) -> Result<Vec<u8>, SourceError> {
    let limit = most >> 20;
    if let Some(bytes) = size.filter(|&bytes| bytes > most) {
        return Err(SourceError::Huge { name: name.to_owned(), size: bytes.div_ceil(1 << 20), limit });
    }
    let mut bytes = Vec::new();
    let read = input.by_ref().take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| SourceError::reading(name, &error))?;
    if bytes.len() as u64 > most {
        return Err(SourceError::Endless { name: name.to_owned(), limit });
    }
    Ok(bytes)
}

/// The characters that `bytes` stand for, and a notice where the encoding had to be guessed.
pub fn decode(name: &str, bytes: &[u8]) -> Result<(String, Option<String>), SourceError> {
    decode_declared(name, bytes, "")
}

/// Like [`decode`], for pages and feeds, which state their encoding in `content_type` or near their beginning. What
/// they state is believed where the bytes do not speak against it.
pub fn decode_declared(
    name: &str,
    bytes: &[u8],
    content_type: &str,
) -> Result<(String, Option<String>), SourceError> {
    if bytes.is_empty() {
        return Err(SourceError::Empty(name.to_owned()));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok((encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(), None));
    }
    if let Some(kind) = not_text(bytes) {
        return Err(SourceError::Binary(name.to_owned(), kind));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), None));
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_lowercase();
    let stated = charset(&content_type.to_lowercase()).or_else(|| charset(&head));
    if let Some(encoding) = stated.filter(|&encoding| encoding != encoding_rs::UTF_8) {
        return Ok((encoding.decode_without_bom_handling(bytes).0.into_owned(), None));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Allow);
    let (text, _, broken) = encoding.decode(bytes);
    let doubt = if broken { "; some characters could not be read and stand as \u{fffd}" } else { "" };
    let notice = format!("{name} is not UTF-8; it was read as {}{doubt}.", encoding.name());
    Ok((text.into_owned(), Some(notice)))
}

/// The encoding behind the first `charset=` or `encoding=` of `head`, which is in small letters.
fn charset(head: &str) -> Option<&'static Encoding> {
    let at = ["charset=", "encoding="].iter().filter_map(|key| Some(head.find(key)? + key.len())).min()?;
    let label = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')))
        .unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end])
}

/// A source's name without its folder and ending, to stand for an outlet that is not known.
pub fn stem(name: &str) -> String {
    let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    stem.unwrap_or_else(|| name.to_owned())
}

/// What `bytes` look like, if not like text.
fn not_text(bytes: &[u8]) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 9] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x1f\x8b", "a compressed file"),
        (b"\x7fELF", "a program"),
        (b"{\\rtf", "an RTF document"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
    ];
    let known = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)).map(|&(_, kind)| kind);
    let head = &bytes[..bytes.len().min(HEAD)];
    // A stray NUL can be an accident in a text; one in every hundred bytes is not.
    let nuls = head.iter().filter(|&&b| b == 0).count();
    known.or((nuls * 100 > head.len()).then_some("binary data"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings_are_read_and_said() {
        let (text, notice) =
            decode("a.txt", b"Le caf\xe9 de la r\xe9publique a \xe9t\xe9 ferm\xe9.").unwrap();
        assert_eq!(text, "Le café de la république a été fermé.");
        assert!(notice.unwrap().starts_with("a.txt is not UTF-8; it was read as windows-1252"));
    }

    #[test]
    fn utf_16_is_known_by_its_mark() {
        let bytes: Vec<u8> = "\u{feff}Né".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode("a.txt", &bytes).unwrap().0, "Né");
    }

    #[test]
    fn what_is_not_text_is_named() {
        let said = |bytes: &[u8]| decode("a", bytes).unwrap_err().to_string();
        assert!(said(b"").contains("a is empty"));
        assert!(said(b"%PDF-1.7 ...").contains("a PDF"));
        assert!(said(&[0, 1, 2, 0, 0, 4]).contains("binary data"));
    }

    #[test]
    fn a_stray_nul_is_no_reason_to_refuse() {
        let text = format!("{}\0{}", "word ".repeat(60), "word ".repeat(60));
        assert!(decode("a.txt", text.as_bytes()).is_ok());
    }

    #[test]
    fn a_huge_file_is_refused_without_reading_it() {
        let error = read("a.txt", std::io::repeat(b'a'), Some(50 << 20), MOST_BYTES).unwrap_err().to_string();
        assert_eq!(
            error,
            "a.txt is 50 MB; an article may have up to 4 MB. If it holds several, cut it into them first."
        );
        assert!(read("-", std::io::repeat(b'a'), None, MOST_BYTES).is_err());
    }
}
