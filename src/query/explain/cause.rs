//! The causes why a signature does not match.

use core::fmt;

macro_rules! causes {
    ($($(#[$doc:meta])+ $variant:ident = $word:literal, $advice:literal;)+) => {
        /// Why a signature does not match; an [`Explanation`](crate::query::Explanation) has it.
        ///
        /// Of two causes, the first of this list is named, but for the last two, which are named where no other fits.
        ///
        /// ```
        /// use cenbwp::query::Cause;
        ///
        /// assert_eq!(Cause::Twice.as_str(), "twice");
        /// assert!(Cause::ALL.contains(&Cause::Twice));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Cause {
            $($(#[$doc])+ $variant,)+
        }

        impl Cause {
            /// Every cause.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The cause in one word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// What is wrong, and what to do about it.
            pub(super) const fn advice(self) -> &'static str {
                match self {
                    $(Self::$variant => $advice,)+
                }
            }
        }
    };
}

causes! {
    /// Both are equal, so what was signed is right: it is the secret, its `&`, the HMAC, or the signature that was sent.
    Secret = "secret", "both are equal, so check the rest: the secret (no blank or line feed around it), the & behind the secret in the \
        key of HMAC-SHA1, the HMAC itself, and the signature as it was sent";
    /// The methods differ.
    Method = "method", "the methods differ; begin with the method that is sent, in capital letters";
    /// The paths differ.
    Path = "path", "the paths differ; with HMAC-SHA1 sign %2F, a capital letter in it, and with ACS3-HMAC-SHA256 the path that is sent, which is / for RPC-style operations";
    /// The names are the same, in another order.
    Order = "order", "the order differs from here on; sort by the bytes of the names, capital letters first, before anything is encoded";
    /// The security token is on one side only.
    Token = "token", "the security token is on one side only; sign it like any other parameter or header, and send it";
    /// The server has it, and it was not signed.
    Missing = "missing", "the server has it, and it was not signed; sign all that is sent but the signature";
    /// It was signed, and the server does not have it.
    Extra = "extra", "it was signed, and the server does not have it; send all that is signed, and do not sign the signature";
    /// The header `host` differs.
    Host = "host", "the hosts differ; sign the host that is sent, in small letters, and with a port only if it is not the scheme's own";
    /// The hash of the body differs.
    Body = "body", "the hashes of the body differ; hash exactly the bytes that are sent, with SHA-256 in lower-case hexadecimal digits";
    /// A blank on one side is a plus on the other.
    Space = "space", "a blank on one side is a + on the other; encode a blank as %20 and a plus as %2B, where it is signed and where it is sent";
    /// The hexadecimal digits of one side are in lower case.
    Digits = "digits", "hexadecimal digits are in lower case on one side; percent-encode with upper-case digits, as in %3A";
    /// One kind of character is left alone on one side, or encoded needlessly.
    Character = "character", "a character is encoded on one side only; encode every byte but A-Z a-z 0-9 - _ . ~ and none of these";
    /// Several kinds of characters are not encoded.
    Plain = "plain", "characters are not encoded; percent-encode names and values, and for HMAC-SHA1 the whole query once more";
    /// It is encoded once too often.
    Twice = "twice", "it is encoded once too often; hand over the text as it is, and percent-encode it in one place";
    /// One side is not UTF-8, has U+FFFD for what was not, or is UTF-8 that was read as ISO 8859-1.
    Charset = "charset", "the character sets differ; turn text into UTF-8 before it is percent-encoded, and never read UTF-8 as anything else";
    /// The values differ in any other way.
    Value = "value", "the values differ; look for what changes it between signing and sending";
    /// Only timestamp and nonce differ.
    Stamp = "stamp", "only timestamp or nonce differ; compare two texts of the same attempt, and if these are, sign the stamp that is sent";
    /// None of the others, or one text was cut.
    Unknown = "unknown", "the parameters are the same, and what divides them is not; look for separators too many, blank lines and carriage returns";
}

impl Cause {
    /// The place of a difference among others, of which the first is named. Of values, the first in the text is.
    pub(super) fn rank(self) -> u8 {
        if self == Self::Stamp {
            return u8::MAX;
        }
        (self as u8).min(Self::Host as u8)
    }
}

/// The word.
impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
