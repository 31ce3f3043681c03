//! Every palette can be read, by every eye.
//!
//! Contrast after WCAG 2.1 (success criterion 1.4.3: 4.5 to 1 for text). Colour blindness after G. M. Machado,
//! M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
//! IEEE Transactions on Visualization and Computer Graphics 15 (2009), severity 1. Distance is that of CIE L*a*b* (1976).

use rashomon::reader::picture::rgb;
use rashomon::reader::theme::{Background, Theme};
use ratatui::style::{Color, Modifier, Style};

type Rgb = [u8; 3];

/// Backgrounds that dark and light terminals are used with: plain ones and those of well-known palettes.
const DARK: [Rgb; 4] = [[0, 0, 0], [0x1c, 0x1c, 0x1c], [0x00, 0x2b, 0x36], [0x28, 0x2c, 0x34]];
const LIGHT: [Rgb; 3] = [[255, 255, 255], [0xfd, 0xf6, 0xe3], [0xee, 0xee, 0xee]];
const READABLE: f64 = 4.5;
/// Two colours further apart than this are told apart at a glance, even as small areas.
const APART: f64 = 20.0;
/// Backgrounds cover whole words, so that less is enough; the gutter letter says the same.
const SHADED: f64 = 7.0;

const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    ("full colour", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn linear(colour: Rgb) -> [f64; 3] {
    colour.map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = linear(colour);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn lab(colour: Rgb, eye: [[f64; 3]; 3]) -> [f64; 3] {
    let seen = linear(colour);
    let [r, g, b] = eye.map(|row| (0..3).map(|i| row[i] * seen[i]).sum::<f64>().clamp(0.0, 1.0));
    let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47;
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83;
    let [x, y, z] = [x, y, z].map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The distance of two colours for the eye that tells them apart least, and that eye.
fn distance(a: Rgb, b: Rgb) -> (f64, &'static str) {
    let seen = EYES.map(|(name, eye)| {
        let (a, b) = (lab(a, eye), lab(b, eye));
        ((0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f64>().sqrt(), name)
    });
    seen.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).unwrap()
}

/// The backgrounds and text colours that a palette meets.
fn papers(theme: &Theme) -> Vec<(Rgb, Rgb)> {
    match theme.background {
        Background::Dark => DARK.map(|paper| (paper, [0xd0, 0xd0, 0xd0])).to_vec(),
        Background::Light => LIGHT.map(|paper| (paper, [0x22, 0x22, 0x22])).to_vec(),
        Background::Any => vec![([0, 0, 0], [255, 255, 255])],
    }
}

fn shown(style: Style, paper: (Rgb, Rgb)) -> (Rgb, Rgb) {
    let text = style.fg.and_then(rgb).unwrap_or(paper.1);
    let background = style.bg.and_then(rgb).unwrap_or(paper.0);
    if style.add_modifier.contains(Modifier::REVERSED) { (background, text) } else { (text, background) }
}

/// All themes but the one without colours.
fn coloured() -> impl Iterator<Item = &'static Theme> {
    Theme::built_in().iter().filter(|theme| theme.name != "mono")
}

#[test]
fn all_words_can_be_read_on_every_background_that_they_meet() {
    for theme in coloured() {
        let words = [
            ("text", theme.text),
            ("dim", theme.dim),
            ("title", theme.title),
            ("claim", theme.claim),
            ("chosen claim", theme.claim_chosen),
            ("letter", theme.letter),
            ("chosen letter", theme.letter_chosen),
            ("person", theme.person),
            ("person in a claim", theme.claim.patch(theme.person)),
            ("person in the chosen claim", theme.claim_chosen.patch(theme.person)),
            ("hit", theme.hit),
            ("hit in the chosen claim", theme.claim_chosen.patch(theme.hit)),
            ("hit on a person", theme.person.patch(theme.hit)),
            ("alert", theme.alert),
            ("voice", theme.voice),
            ("chosen", theme.chosen),
            ("key", theme.key),
            ("tick", theme.tick),
            ("frame in focus", theme.frame_focus),
        ];
        for paper in papers(theme) {
            for (name, style) in words {
                let (text, background) = shown(style, paper);
                let contrast = contrast(text, background);
                assert!(contrast >= READABLE, "{} {name} on {paper:?}: {contrast:.1}", theme.name);
            }
        }
    }
}

#[test]
fn marks_are_told_apart_without_full_colour_vision() {
    for theme in coloured() {
        for paper in papers(theme) {
            let far = |what: &str, a: Rgb, b: Rgb, least: f64| {
                let (distance, eye) = distance(a, b);
                assert!(distance >= least, "{} {what} for {eye} on {paper:?}: {distance:.0}", theme.name);
            };
            let background = |style: Style| shown(style, paper).1;
            let colour = |style: Style| shown(style, paper).0;
            far("claim and paper", background(theme.claim), paper.0, SHADED);
            far("chosen claim and paper", background(theme.claim_chosen), paper.0, APART);
            far("chosen claim and claim", background(theme.claim_chosen), background(theme.claim), APART);
            far("person and text", colour(theme.person), paper.1, APART);
            let inside = theme.claim_chosen.patch(theme.person);
            far("person and chosen claim's text", colour(inside), colour(theme.claim_chosen), APART);
            far("alert and text", colour(theme.alert), paper.1, APART);
        }
    }
}

#[test]
fn every_kind_of_mark_has_a_sign_beside_its_colour() {
    assert_eq!(Theme::built_in().len(), 6);
    for theme in Theme::built_in() {
        let name = &theme.name;
        assert!(theme.person.add_modifier.contains(Modifier::UNDERLINED), "{name:?}");
        assert!(theme.hit.add_modifier.contains(Modifier::REVERSED), "{name:?}");
        assert!(theme.frame_focus.add_modifier.contains(Modifier::BOLD), "{name:?}");
    }
}

#[test]
fn mono_holds_no_colour() {
    let drawn = format!("{:?}", Theme::named("mono").unwrap());
    assert!(!drawn.contains("Indexed") && !drawn.contains("Rgb"), "{drawn}");
    let theme = Theme::named("mono").unwrap();
    for style in
        [theme.text, theme.claim, theme.claim_chosen, theme.person, theme.hit, theme.alert, theme.key]
    {
        assert_eq!((style.fg, style.bg), (None::<Color>, None::<Color>));
    }
}

#[test]
fn the_terminals_own_background_is_kept() {
    for theme in Theme::built_in().iter().filter(|theme| theme.name != "high-contrast") {
        assert_eq!((theme.text.fg, theme.text.bg), (None, None), "{}", theme.name);
    }
}

#[test]
fn the_safe_themes_tell_every_kind_of_mark_apart_for_every_eye() {
    for theme in Theme::built_in().iter().filter(|theme| theme.name.starts_with("safe")) {
        for paper in papers(theme) {
            let colour = |style: Style| shown(style, paper).0;
            let marks = [("person", theme.person), ("alert", theme.alert), ("letter", theme.letter)];
            for (number, (first, a)) in marks.iter().enumerate() {
                for (second, b) in &marks[number + 1..] {
                    let (distance, eye) = distance(colour(*a), colour(*b));
                    assert!(
                        distance >= APART,
                        "{}: {first} and {second} for {eye}: {distance:.0}",
                        theme.name
                    );
                }
            }
        }
    }
}
