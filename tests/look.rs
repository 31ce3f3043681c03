mod ellery;
use rashomon::reader::{ThemeChoice, harness::Harness, picture};
#[test]
#[ignore]
fn look() {
    let arg = |n: &str, d: &str| std::env::var(n).unwrap_or(d.into());
    let size: Vec<u16> = arg("SIZE", "160x45").split('x').map(|s| s.parse().unwrap()).collect();
    let theme = match arg("THEME", "dark").as_str() {
        "light" => ThemeChoice::Light,
        "mono" => ThemeChoice::Mono,
        "hc" => ThemeChoice::HighContrast,
        _ => ThemeChoice::Dark,
    };
    let n: usize = arg("N", "3").parse().unwrap();
    let story = if n == 3 { ellery::story() } else { ellery::long_story(n) };
    let mut c = ellery::comparison();
    if n > 3 {
        let r: Vec<_> = story
            .articles
            .iter()
            .enumerate()
            .map(|(i, a)| rashomon::analysis::Reading::new(i, a).sentences)
            .collect();
        c.sentences = r;
    }
    let mut h =
        Harness::with_problems(story, Some(c), (size[0], size[1]), theme, arg("ASCII", "") == "1", vec![]);
    h.play(&arg("KEYS", "")).unwrap();
    let f = h.frame();
    for y in 0..size[1] {
        let l: String = (0..size[0]).map(|x| f[(x, y)].symbol()).collect();
        println!("{l}");
    }
    let paper = if arg("THEME", "") == "light" { picture::LIGHT_PAPER } else { picture::DARK_PAPER };
    std::fs::write("/tmp/look.svg", picture::svg(&f, paper)).unwrap();
    println!("{:?}", h.effects());
}
