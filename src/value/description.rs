//! `Description`: 1 to 256 characters, not beginning like a web address.

use super::text::{begins_with_scheme, borrowed_text, characters};
use crate::encode::percent::Encodable;
use crate::value::error::{Problem, ValueError};
use crate::value::rule::Rule as _;

/// The description of a bandwidth package: 1 to 256 characters, counted in Unicode scalar values.
///
/// It does not begin `http://` or `https://`, which are lower case in the rule. Later revisions of the reference added it.
///
/// ```
/// use cenbwp::Description;
///
/// assert_eq!(Description::new("北京 to Virginia")?.as_str(), "北京 to Virginia");
/// assert!(Description::new("https://example.com").is_err());
/// # Ok::<(), cenbwp::ValueError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Description<'a> {
    text: Encodable<'a>,
}

impl<'a> Description<'a> {
    /// Accepts a description.
    ///
    /// # Errors
    ///
    /// In this order: [`Problem::Empty`]; [`Problem::Prefix`]; [`Problem::TooLong`].
    pub const fn new(text: &'a str) -> Result<Self, ValueError> {
        let problem = match characters(text) {
            0 => Problem::Empty,
            _ if begins_with_scheme(text.as_bytes()) => Problem::Prefix,
            1..=256 => {
                return Ok(Self {
                    text: Encodable::new(text),
                });
            }
            characters => Problem::TooLong { characters },
        };
        Err(ValueError::new("Description", problem, Self::RULE))
    }
}

borrowed_text!(
    Description,
    "1 to 256 characters, not beginning http:// or https://"
);
