//! `Name`: 2 to 128 characters, first a letter, not beginning like a web address.

use super::text::{Class, begins_with_scheme, check_any, text};
use crate::encode::percent::Encodable;
use crate::value::error::{Problem, ValueError};

text! {
    /// The name of a bandwidth package: 2 to 128 of `a-z A-Z 0-9 . _ -`, first an English letter.
    ///
    /// It does not begin `http://` or `https://`. The rule is the specification's. Today's help page allows more: see
    /// [`of_any_characters`](Self::of_any_characters).
    ///
    /// ```
    /// use cenbwp::{Name, Problem};
    ///
    /// const BACKBONE: Name<'static> = match Name::new("backbone-1") {
    ///     Ok(name) => name,
    ///     Err(_) => panic!("not a name"),
    /// };
    /// assert_eq!(BACKBONE.as_str(), "backbone-1");
    /// assert_eq!(Name::new("http://a").unwrap_err().problem, Problem::Prefix);
    /// ```
    Name, "2 to 128 of a-z A-Z 0-9 . _ -, first a letter, not beginning http:// or https://", plain,
    /// Accepts a name.
    ///
    /// # Errors
    ///
    /// In this order: [`Problem::Empty`]; [`Problem::Prefix`] for `http://` or `https://` at the beginning;
    /// [`Problem::Character`] for the first character that is not allowed, or not there; [`Problem::TooShort`];
    /// [`Problem::TooLong`].
    |text| check(text)
}

const fn check(text: &str) -> Option<Problem> {
    match text.as_bytes() {
        bytes if begins_with_scheme(bytes) => Some(Problem::Prefix),
        [first, ..] if !first.is_ascii_alphabetic() => Some(Problem::Character { at: 0 }),
        [_] => Some(Problem::TooShort { characters: 1 }),
        _ => Class::Name.check(text, 128),
    }
}

impl<'a> Name<'a> {
    /// Accepts a name by today's help page, which allows 1 to 128 characters of any kind, Chinese ones among them.
    ///
    /// The specification refuses most of these names, so a request with one has an [`Advisory`](crate::Advisory).
    ///
    /// # Errors
    ///
    /// In this order: [`Problem::Empty`]; [`Problem::Prefix`]; [`Problem::TooLong`].
    ///
    /// ```
    /// use cenbwp::Name;
    ///
    /// assert_eq!(Name::of_any_characters("骨干网 1")?.as_str(), "骨干网 1");
    /// # Ok::<(), cenbwp::ValueError>(())
    /// ```
    pub const fn of_any_characters(text: &'a str) -> Result<Self, ValueError> {
        const RULE: &str = "1 to 128 characters, not beginning http:// or https://";
        match check_any(text, 128) {
            Some(problem) => Err(ValueError::new("Name", problem, RULE)),
            None => Ok(Self {
                text: Encodable::new(text),
            }),
        }
    }
}
