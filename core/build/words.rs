//! Strings and small lists, each stored once.

/// One long string that holds every text; a text that is part of another costs nothing.
#[derive(Default)]
pub(crate) struct Pool(String);

impl Pool {
    /// Holds `texts`, longest first so that the shorter ones are found inside.
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut texts: Vec<&str> = texts.collect();
        texts.sort_by_key(|text| (usize::MAX - text.len(), *text));
        let mut pool = Self::default();
        for text in texts {
            if !pool.0.contains(text) {
                pool.0.push_str(text);
            }
        }
        assert!(pool.0.is_ascii() && u16::try_from(pool.0.len()).is_ok(), "texts no longer fit 16 bits");
        pool
    }

    /// The code of `text`'s place.
    pub(crate) fn place(&self, text: &str) -> String {
        let at = self.0.find(text).expect("every text was given to `of`");
        format!(
            "Text {{ at: {at}, len: {} }}",
            u8::try_from(text.len()).expect("texts have up to 255 octets")
        )
    }

    /// The code of the string itself.
    pub(crate) fn code(&self) -> String {
        format!("pub(super) static TEXT: &str = {:?};\n", self.0)
    }
}

/// A list of distinct things whose index fits an octet; index 0 is the empty one.
#[derive(Default)]
pub(crate) struct Vocabulary(Vec<String>);

impl Vocabulary {
    /// A vocabulary whose index 0 is `nothing`.
    pub(crate) fn new(nothing: &str) -> Self {
        Self(vec![nothing.to_owned()])
    }

    /// The index of `word`, added if it is new.
    pub(crate) fn index(&mut self, word: &str) -> usize {
        let known = self.0.iter().position(|w| w == word);
        let index = known.unwrap_or_else(|| {
            self.0.push(word.to_owned());
            self.0.len() - 1
        });
        assert!(u8::try_from(index).is_ok(), "a vocabulary no longer fits 8 bits");
        index
    }

    /// The code of the list: `static NAME: [type; n]`, each word written by `write`.
    pub(crate) fn code(&self, name: &str, of: &str, write: impl Fn(&str) -> String) -> String {
        let words: Vec<String> = self.0.iter().map(|word| write(word)).collect();
        format!("pub(super) static {name}: [{of}; {}] = [{}];\n", words.len(), words.join(", "))
    }

    /// The code of a list of strings.
    pub(crate) fn code_of_strings(&self, name: &str) -> String {
        self.code(name, "&str", |word| format!("{word:?}"))
    }
}
