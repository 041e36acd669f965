//! `CenId`: 1 to 64 letters, digits and hyphens.

use super::text::{Class, borrowed_text};
use crate::encode::percent::Encodable;
use crate::value::error::ValueError;
use crate::value::rule::Rule as _;

/// The ID of the CEN instance to bind, such as `cen-0xyeagctz5sfg46fbl`: 1 to 64 of `a-z A-Z 0-9 -`.
///
/// The specification says only what the ID names; its characters and length are settled here, from the IDs that are seen.
/// Later revisions of the reference no longer have the parameter, which is an [advisory](crate::Advisory).
///
/// ```
/// use cenbwp::CenId;
///
/// assert_eq!(CenId::new("cen-0xyeagctz5sfg46fbl")?.as_str(), "cen-0xyeagctz5sfg46fbl");
/// assert!(CenId::new("cen 0").is_err());
/// # Ok::<(), cenbwp::ValueError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CenId<'a> {
    text: Encodable<'a>,
}

impl<'a> CenId<'a> {
    /// Accepts an ID.
    ///
    /// # Errors
    ///
    /// In this order: [`Problem::Empty`](crate::Problem::Empty); [`Problem::Character`](crate::Problem::Character) for
    /// the first character that is not allowed; [`Problem::TooLong`](crate::Problem::TooLong).
    pub const fn new(text: &'a str) -> Result<Self, ValueError> {
        if let Some(problem) = Class::Id.check(text, 64) {
            return Err(ValueError::new("CenId", problem, Self::RULE));
        }
        Ok(Self {
            text: Encodable::plain(text),
        })
    }
}

borrowed_text!(CenId, "1 to 64 of a-z A-Z 0-9 -");
