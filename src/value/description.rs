//! `Description`: 1 to 256 characters, not beginning like a web address.

use super::text::{borrowed_text, check_any};
use crate::encode::percent::Encodable;
use crate::value::error::ValueError;
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
    /// In this order: [`Problem::Empty`](crate::Problem::Empty); [`Problem::Prefix`](crate::Problem::Prefix);
    /// [`Problem::TooLong`](crate::Problem::TooLong).
    pub const fn new(text: &'a str) -> Result<Self, ValueError> {
        match check_any(text, 256) {
            Ok(text) => Ok(Self { text }),
            Err(problem) => Err(ValueError::new("Description", problem, Self::RULE)),
        }
    }
}

borrowed_text!(
    Description,
    "1 to 256 characters, not beginning http:// or https://"
);
