//! `ClientToken`: 1 to 64 printable ASCII characters.

use super::text::{Class, text};

text! {
    /// What makes a request idempotent: 1 to 64 printable ASCII characters, space to `~`, unique to the purchase.
    ///
    /// A retry sends the *same* token with a new nonce and timestamp; a second purchase needs another token. The
    /// specification says at most 64 ASCII characters; this crate also refuses control characters.
    ///
    /// ```
    /// use cenbwp::ClientToken;
    ///
    /// let token = ClientToken::new("02fb3da4-130e-11e9-8e44-0016e04115b")?;
    /// assert_eq!(token.as_str().len(), 35);
    /// assert!(ClientToken::new("").is_err());
    /// # Ok::<(), cenbwp::ValueError>(())
    /// ```
    ClientToken, "1 to 64 printable ASCII characters", new,
    /// Accepts a token.
    ///
    /// # Errors
    ///
    /// In this order: [`Problem::Empty`](crate::Problem::Empty); [`Problem::Character`](crate::Problem::Character) for
    /// the first character that is not printable ASCII; [`Problem::TooLong`](crate::Problem::TooLong).
    |text| Class::Printable.check(text, 64)
}
