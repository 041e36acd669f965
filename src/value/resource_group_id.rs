//! `ResourceGroupId`: 1 to 64 letters, digits and hyphens.

use super::text::{Class, borrowed_text};
use crate::encode::percent::Encodable;
use crate::value::error::ValueError;
use crate::value::rule::Rule as _;

/// The ID of the resource group that the package is put in, such as `rg-acfm2pz25js`: 1 to 64 of `a-z A-Z 0-9 -`.
///
/// It is in one of the published SDKs and in no revision of the reference; its characters and length are settled here, from the
/// IDs that are seen.
///
/// ```
/// use cenbwp::ResourceGroupId;
///
/// assert_eq!(ResourceGroupId::new("rg-acfm2pz25js")?.as_str(), "rg-acfm2pz25js");
/// assert!(ResourceGroupId::new("rg_1").is_err());
/// # Ok::<(), cenbwp::ValueError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceGroupId<'a> {
    text: Encodable<'a>,
}

impl<'a> ResourceGroupId<'a> {
    /// Accepts an ID.
    ///
    /// # Errors
    ///
    /// In this order: [`Problem::Empty`](crate::Problem::Empty); [`Problem::Character`](crate::Problem::Character) for
    /// the first character that is not allowed; [`Problem::TooLong`](crate::Problem::TooLong).
    pub const fn new(text: &'a str) -> Result<Self, ValueError> {
        if let Some(problem) = Class::Id.check(text, 64) {
            return Err(ValueError::new("ResourceGroupId", problem, Self::RULE));
        }
        Ok(Self {
            text: Encodable::plain(text),
        })
    }
}

borrowed_text!(ResourceGroupId, "1 to 64 of a-z A-Z 0-9 -");
