//! `Description`: 1 to 256 characters, not beginning like a web address.

use super::text::{check_any, text};

text! {
    /// The description of a bandwidth package: 1 to 256 characters, counted in Unicode scalar values.
    ///
    /// It does not begin `http://` or `https://`, in lower case. Later revisions of the reference added it.
    ///
    /// ```
    /// use cenbwp::Description;
    ///
    /// assert_eq!(Description::new("北京 to Virginia")?.as_str(), "北京 to Virginia");
    /// assert!(Description::new("https://example.com").is_err());
    /// # Ok::<(), cenbwp::ValueError>(())
    /// ```
    Description, "1 to 256 characters, not beginning http:// or https://", new,
    /// Accepts a description.
    ///
    /// # Errors
    ///
    /// In this order: [`Problem::Empty`](crate::Problem::Empty); [`Problem::Prefix`](crate::Problem::Prefix);
    /// [`Problem::TooLong`](crate::Problem::TooLong).
    |text| check_any(text, 256)
}
