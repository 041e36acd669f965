//! `SignatureNonce`: unique to each request.

use core::fmt;
use core::str::FromStr;

use heapless::String;

use crate::encode::quoted::Quoted;
use crate::value::conversions::{parsed_from_text, shown_as_text};
use crate::value::error::ValueError;
use crate::value::text::Class;

/// Text that the service accepts once: 1 to 64 of `A-Z a-z 0-9 - . _ ~`, new for each attempt, also for a retry.
///
/// The reference says only that it is unique to each request. This crate limits the length, and the characters to those that percent-encoding
/// leaves unchanged; UUIDs are accepted. A nonce is used once, so it is not `Copy`.
///
/// ```
/// use cenbwp::Nonce;
///
/// let nonce = Nonce::from_random([0x3e; 16]);
/// assert_eq!(nonce.as_str(), "3e3e3e3e3e3e3e3e3e3e3e3e3e3e3e3e");
/// assert!(Nonce::new("3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf").is_ok());
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Nonce {
    text: String<{ Self::MAX_LEN }>,
}

impl Nonce {
    /// The largest length in bytes.
    pub const MAX_LEN: usize = 64;

    const EXPECTED: &str = "1 to 64 of A-Z a-z 0-9 - . _ ~";

    /// A nonce that was generated elsewhere.
    ///
    /// # Errors
    ///
    /// In this order: [`Problem::Empty`](crate::Problem::Empty); [`Problem::Character`](crate::Problem::Character) for the first
    /// character that is not allowed; [`Problem::TooLong`](crate::Problem::TooLong).
    pub fn new(text: &str) -> Result<Self, ValueError> {
        if let Some(problem) = Class::Unreserved.check(text, Self::MAX_LEN) {
            return Err(ValueError::new("SignatureNonce", problem, Self::EXPECTED));
        }
        // The length was checked.
        let text = text.parse().unwrap_or_default();
        Ok(Self { text })
    }

    /// A nonce of 128 random bits, as 32 lower-case hexadecimal digits.
    #[must_use]
    pub fn from_random(random: [u8; 16]) -> Self {
        let mut text = String::new();
        for byte in random {
            for &nibble in &[byte >> 4, byte & 15] {
                let digit = char::from_digit(nibble.into(), 16).unwrap_or_default();
                // There is room for 32 digits.
                let _ = text.push(digit);
            }
        }
        Self { text }
    }

    /// The text of the nonce.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

shown_as_text!(Nonce, as_str);
parsed_from_text!(Nonce);

impl fmt::Debug for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Nonce")
            .field(&Quoted(self.text.chars()))
            .finish()
    }
}

impl FromStr for Nonce {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}
