//! `ResourceGroupId`: 1 to 64 letters, digits and hyphens.

use super::text::{Class, text};

text! {
    /// The ID of the package's resource group, such as `rg-acfm2pz25js`: 1 to 64 of `a-z A-Z 0-9 -`.
    ///
    /// It is in one of the published SDKs and in no revision of the reference; the rule here is derived from IDs
    /// in use.
    ///
    /// ```
    /// use cenbwp::ResourceGroupId;
    ///
    /// assert_eq!(ResourceGroupId::new("rg-acfm2pz25js")?.as_str(), "rg-acfm2pz25js");
    /// assert!(ResourceGroupId::new("rg_1").is_err());
    /// # Ok::<(), cenbwp::ValueError>(())
    /// ```
    ResourceGroupId, "1 to 64 of a-z A-Z 0-9 -", plain,
    /// Accepts an ID.
    ///
    /// # Errors
    ///
    /// In this order: [`Problem::Empty`](crate::Problem::Empty); [`Problem::Character`](crate::Problem::Character) for
    /// the first character that is not allowed; [`Problem::TooLong`](crate::Problem::TooLong).
    |text| Class::Id.check(text, 64)
}
