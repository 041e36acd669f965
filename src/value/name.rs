//! `Name`: 2 to 128 characters, first a letter, not beginning like a web address.

use super::text::{Class, begins_with_scheme, borrowed_text};
use crate::encode::percent::Encodable;
use crate::value::error::{Problem, ValueError};
use crate::value::rule::Rule as _;

/// The name of a bandwidth package: 2 to 128 of `a-z A-Z 0-9 . _ -`, first an English letter.
///
/// It does not begin `http://` or `https://`. The rule is the specification's; later revisions of the reference allow more.
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
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name<'a> {
    text: Encodable<'a>,
}

impl<'a> Name<'a> {
    /// Accepts a name.
    ///
    /// # Errors
    ///
    /// In this order: [`Problem::Empty`]; [`Problem::Prefix`] for `http://` or `https://` at the beginning;
    /// [`Problem::Character`] for the first character that is not allowed, or not there; [`Problem::TooShort`];
    /// [`Problem::TooLong`].
    pub const fn new(text: &'a str) -> Result<Self, ValueError> {
        let problem = match text.as_bytes() {
            bytes if begins_with_scheme(bytes) => Problem::Prefix,
            [first, ..] if !first.is_ascii_alphabetic() => Problem::Character { at: 0 },
            _ => match Class::Name.check(text, 128) {
                Some(problem) => problem,
                None if text.len() < 2 => Problem::TooShort {
                    characters: text.len(),
                },
                None => {
                    return Ok(Self {
                        text: Encodable::plain(text),
                    });
                }
            },
        };
        Err(ValueError::new("Name", problem, Self::RULE))
    }
}

borrowed_text!(
    Name,
    "2 to 128 of a-z A-Z 0-9 . _ -, first a letter, not beginning http:// or https://"
);
