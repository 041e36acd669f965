//! `CenId`: 1 to 64 letters, digits and hyphens.

use super::text::{Class, text};

text! {
    /// The ID of the CEN instance to bind, such as `cen-0xyeagctz5sfg46fbl`: 1 to 64 of `a-z A-Z 0-9 -`.
    ///
    /// The specification does not say which characters and lengths are allowed; the rule here is derived from IDs in use.
    /// Later revisions of the reference no longer have the parameter, which is an [advisory](crate::Advisory).
    ///
    /// ```
    /// use cenbwp::CenId;
    ///
    /// assert_eq!(CenId::new("cen-0xyeagctz5sfg46fbl")?.as_str(), "cen-0xyeagctz5sfg46fbl");
    /// assert!(CenId::new("cen 0").is_err());
    /// # Ok::<(), cenbwp::ValueError>(())
    /// ```
    CenId, "1 to 64 of a-z A-Z 0-9 -", plain,
    /// Accepts an ID.
    ///
    /// # Errors
    ///
    /// In this order: [`Problem::Empty`](crate::Problem::Empty); [`Problem::Character`](crate::Problem::Character) for
    /// the first character that is not allowed; [`Problem::TooLong`](crate::Problem::TooLong).
    |text| Class::Id.check(text, 64)
}
