//! What a person is called, found in texts that others wrote.
//!
//! A name of two characters is often set with a space between them (李　禾), a login stands as a word
//! of its own, and whoever is called 李禾苗 is not 李禾.

/// The names of one person, to be found and replaced.
#[derive(Debug, Clone, Default)]
pub struct Called {
    own: Vec<Vec<char>>,
    /// Names of other people that hold one of ours.
    others: Vec<Vec<char>>,
}

/// Shorter names are found everywhere and tell nothing; characters.
const LEAST: usize = 2;

/// Spaces that may stand between two characters of a name.
const SPACES: usize = 2;

impl Called {
    /// The names and logins of a person; `others` are those of everybody else.
    pub fn new<'a>(own: &[&str], others: impl IntoIterator<Item = &'a str>) -> Self {
        let chars = |name: &str| name.trim().chars().collect::<Vec<char>>();
        let mut own: Vec<_> =
            own.iter().map(|name| chars(name)).filter(|name| name.len() >= LEAST).collect();
        own.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let holds = |other: &Vec<char>| {
            own.iter().any(|name| {
                other.len() > name.len() && other.windows(name.len()).any(|part| same(part, name))
            })
        };
        let mut others: Vec<_> = others.into_iter().map(chars).filter(holds).collect();
        others.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Self { own, others }
    }

    /// How often a text names the person.
    pub fn times(&self, text: &str) -> i64 {
        i64::try_from(self.places(text).len()).unwrap_or(i64::MAX)
    }

    /// The text with a word in the place of each name.
    pub fn replace(&self, text: &str, word: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for (start, end) in self.places(text) {
            out.push_str(&text[from..start]);
            out.push_str(word);
            from = end;
        }
        out.push_str(&text[from..]);
        out
    }

    /// For each name a pattern of SQL's LIKE, against lower-cased text: everything that names the person
    /// is like one of them, though not everything like one of them does.
    pub fn patterns(&self) -> Vec<String> {
        let pattern = |name: &Vec<char>| {
            let mut pattern = "%".to_owned();
            for c in name {
                if c.is_alphanumeric() {
                    pattern.push(c.to_ascii_lowercase());
                }
                if !c.is_ascii_alphanumeric() {
                    pattern.push('%');
                }
            }
            if !pattern.ends_with('%') {
                pattern.push('%');
            }
            pattern
        };
        self.own.iter().map(pattern).collect()
    }

    /// Where the text names the person: bytes from and to.
    fn places(&self, text: &str) -> Vec<(usize, usize)> {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let byte = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
        let mut places = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            let find = |names: &[Vec<char>]| names.iter().find_map(|name| ends(&chars, at, name));
            if let Some(end) = find(&self.others) {
                at = end;
            } else if let Some(end) = find(&self.own) {
                places.push((byte(at), byte(end)));
                at = end;
            } else {
                at += 1;
            }
        }
        places
    }
}

/// Where a name that begins here ends; `None` where it does not stand here as a word of its own.
fn ends(text: &[(usize, char)], from: usize, name: &[char]) -> Option<usize> {
    let at = |at: usize| text.get(at).map(|(_, c)| *c);
    let mut next = from;
    for (n, c) in name.iter().enumerate() {
        let joined = n > 0 && !c.is_ascii() && !name[n - 1].is_ascii();
        let spaces = (next..).take_while(|&at_| joined && at(at_).is_some_and(is_space)).count();
        next += if spaces <= SPACES { spaces } else { 0 };
        if !at(next)?.eq_ignore_ascii_case(c) {
            return None;
        }
        next += 1;
    }
    let before = |back: usize| from.checked_sub(back).and_then(at);
    let begins = !is_word(name.first()) || !goes_on(before(1), before(2));
    let stops = !is_word(name.last()) || !goes_on(at(next), at(next + 1));
    (begins && stops).then_some(next)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

fn is_word(c: Option<&char>) -> bool {
    c.is_some_and(char::is_ascii_alphanumeric)
}

/// Whether a word of letters goes on beyond its edge: `li` is no word of `lihe` nor of `li.he`, but the
/// last word of `ask li.`
fn goes_on(next: Option<char>, beyond: Option<char>) -> bool {
    match next {
        Some('.' | '-') => beyond.is_some_and(|c| c.is_ascii_alphanumeric()),
        Some(c) => c.is_ascii_alphanumeric() || c == '_',
        None => false,
    }
}

fn same(a: &[char], b: &[char]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.eq_ignore_ascii_case(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lihe() -> Called {
        Called::new(&["李禾", "lihe"], ["李禾苗", "王映", "lihe.2", "wangying", "李禾"])
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        for (text, expected) in [
            ("请李禾同志核对", "请某同志同志核对"),
            ("李 禾、李　禾和李禾", "某同志、某同志和某同志"),
            ("ask lihe.", "ask 某同志."),
            ("LiHe: lihe@desk", "某同志: 某同志@desk"),
            ("(lihe)李禾", "(某同志)某同志"),
        ] {
            assert_eq!(lihe().replace(text, "某同志"), expected);
            assert!(lihe().times(text) > 0);
        }
        let latin = Called::new(&["Li He", "li"], ["li.he"]);
        assert_eq!(
            latin.replace("Li He and LI, not li.he or Lisa", "X"),
            "X and X, not li.he or Lisa"
        );
    }

    #[test]
    fn others_and_parts_of_words_are_left_alone() {
        for text in [
            "李禾苗",
            "李禾 苗",
            "lihe.2",
            "lihe_x",
            "xlihe",
            "lihes",
            "桃李 不言 禾苗",
            "李   禾",
            "",
        ] {
            assert_eq!(lihe().times(text), 0, "{text}");
            assert_eq!(lihe().replace(text, "某同志"), text);
        }
        for short in ["", "李", " 李 "] {
            let called = Called::new(&[short], []);
            assert_eq!((called.times("李禾 李"), called.patterns().len()), (0, 0));
        }
    }

    #[test]
    fn everything_that_is_found_is_like_its_pattern() {
        assert_eq!(lihe().patterns(), ["%lihe%", "%李%禾%"]);
        assert_eq!(Called::new(&["O'Neil_%", "x-1"], []).patterns(), ["%o%neil%%", "%x%1%"]);
    }
}
