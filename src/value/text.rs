//! What the rules of text have in common, usable in constants.

use crate::encode::percent::is_unreserved;
use crate::value::error::Problem;

/// Defines a type that borrows its text, from its name, its rule as a phrase, the constructor of `Encodable`, and an expression that finds a
/// problem in a text.
macro_rules! text {
    (
        $(#[$doc:meta])*
        $name:ident, $rule:literal, $encodable:ident,
        $(#[$new_doc:meta])*
        |$text:ident| $check:expr
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name<'a> {
            text: $crate::encode::percent::Encodable<'a>,
        }

        impl<'a> $name<'a> {
            $(#[$new_doc])*
            pub const fn new($text: &'a str) -> Result<Self, $crate::value::error::ValueError> {
                if let Some(problem) = $check {
                    return Err($crate::value::error::ValueError::new(stringify!($name), problem, $rule));
                }
                let text = $crate::encode::percent::Encodable::$encodable($text);
                Ok(Self { text })
            }

            /// The text that was validated.
            #[must_use]
            pub const fn as_str(self) -> &'a str {
                self.text.text
            }
        }

        impl<'a> $crate::value::rule::Rule<'a> for $name<'a> {
            const RULE: &'static str = $rule;
            const KIND: $crate::value::rule::Kind = $crate::value::rule::Kind::Text;

            fn read(text: &'a str) -> Result<Self, $crate::value::error::ValueError> {
                Self::new(text)
            }
        }

        $crate::value::conversions::shown_as_text!($name<'_>, as_str);

        impl core::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                let text = $crate::encode::quoted::Quoted(self.text.text.chars());
                f.debug_tuple(stringify!($name)).field(&text).finish()
            }
        }

        impl<'a> From<$name<'a>> for $crate::encode::param::Value<'a> {
            #[inline]
            fn from(value: $name<'a>) -> Self {
                value.text.into()
            }
        }

        impl<'a> TryFrom<&'a str> for $name<'a> {
            type Error = $crate::value::error::ValueError;

            fn try_from(text: &'a str) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }
    };
}

pub(super) use text;

/// A set of ASCII characters that a rule allows.
#[derive(Clone, Copy)]
pub(crate) enum Class {
    /// `A-Z a-z 0-9 . _ -`
    Name,
    /// `A-Z a-z 0-9 -`
    Id,
    /// Space to `~`.
    Printable,
    /// The unreserved characters of percent-encoding.
    Unreserved,
    /// `A-Z a-z 0-9 - _`, the characters of a host name's labels.
    Label,
    /// `0-9 A-F a-f :`
    Address,
    /// `0-9 A-F a-f`
    Hex,
    /// `0-9`
    Digit,
}

impl Class {
    pub(crate) const fn contains(self, byte: u8) -> bool {
        match self {
            Self::Name => byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'),
            Self::Id => byte.is_ascii_alphanumeric() || byte == b'-',
            Self::Printable => matches!(byte, b' '..=b'~'),
            Self::Unreserved => is_unreserved(byte),
            Self::Label => Self::Name.contains(byte) && byte != b'.',
            Self::Address => byte.is_ascii_hexdigit() || byte == b':',
            Self::Hex => byte.is_ascii_hexdigit(),
            Self::Digit => byte.is_ascii_digit(),
        }
    }

    /// Accepts 1 to `maximum` characters of this class.
    pub(crate) const fn check(self, text: &str, maximum: usize) -> Option<Problem> {
        if text.is_empty() {
            Some(Problem::Empty)
        } else if let Some(at) = self.first_outside(text) {
            Some(Problem::Character { at })
        } else if text.len() > maximum {
            Some(Problem::TooLong {
                characters: text.len(),
            })
        } else {
            None
        }
    }

    /// The offset of the first character that is not in this class.
    pub(crate) const fn first_outside(self, text: &str) -> Option<usize> {
        let mut rest = text.as_bytes();
        while let Some((&byte, tail)) = rest.split_first() {
            if !self.contains(byte) {
                return Some(text.len() - rest.len());
            }
            rest = tail;
        }
        None
    }
}

/// The number of Unicode scalar values: the bytes that are not continuation bytes of UTF-8.
pub(crate) const fn characters(text: &str) -> usize {
    let mut count = 0;
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        if byte & 0xC0 != 0x80 {
            count += 1;
        }
        rest = tail;
    }
    count
}

/// Accepts 1 to `maximum` characters of any kind that do not begin `http://` or `https://`.
pub(super) const fn check_any(text: &str, maximum: usize) -> Option<Problem> {
    match characters(text) {
        0 => Some(Problem::Empty),
        _ if begins_with_scheme(text.as_bytes()) => Some(Problem::Prefix),
        characters if characters > maximum => Some(Problem::TooLong { characters }),
        _ => None,
    }
}

/// Whether the text begins `http://` or `https://`, in lower case.
pub(super) const fn begins_with_scheme(text: &[u8]) -> bool {
    begins_with(text, b"http://") || begins_with(text, b"https://")
}

/// The offset of the first `http://` or `https://`.
pub(super) const fn find_scheme(text: &str) -> Option<usize> {
    let mut rest = text.as_bytes();
    while let Some((_, tail)) = rest.split_first() {
        if begins_with_scheme(rest) {
            return Some(text.len() - rest.len());
        }
        rest = tail;
    }
    None
}

pub(crate) const fn begins_with(mut text: &[u8], mut prefix: &[u8]) -> bool {
    while let Some((&expected, prefix_tail)) = prefix.split_first() {
        match text.split_first() {
            Some((&byte, tail)) if byte == expected => text = tail,
            _ => return false,
        }
        prefix = prefix_tail;
    }
    true
}
