//! Numbers for strings.

use hashbrown::HashMap;

/// Numbers strings in the order of their first use.
#[derive(Default)]
pub struct Interner {
    numbers: HashMap<String, u32>,
    /// The strings, by number.
    pub keys: Vec<String>,
    /// How each was first written.
    pub shown: Vec<String>,
}

impl Interner {
    /// The number of `key`; `shown` is how it is written here.
    pub fn number(&mut self, key: &str, shown: &str) -> u32 {
        if let Some(&number) = self.numbers.get(key) {
            return number;
        }
        let number = self.keys.len() as u32;
        self.numbers.insert(key.to_owned(), number);
        self.keys.push(key.to_owned());
        self.shown.push(shown.to_owned());
        number
    }
}
