//! A whole number with its bounds: constructor, reader, and its decimal text.

use crate::value::error::Problem;

macro_rules! number {
    (
        $(#[$doc:meta])*
        $name:ident, $parameter:literal, $expected:literal, $minimum:literal..=$maximum:expr,
        $(#[$new_doc:meta])* $new:ident,
        $(#[$get_doc:meta])* $get:ident
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The smallest value.
            pub const MIN: Self = Self($minimum);

            /// The largest value.
            pub const MAX: Self = Self($maximum);

            $(#[$new_doc])*
            pub const fn $new(number: u32) -> Result<Self, $crate::value::error::ValueError> {
                if !matches!(number, $minimum..=$maximum) {
                    return Err($crate::value::error::ValueError::new($parameter, $crate::value::error::Problem::Range, $expected));
                }
                Ok(Self(number))
            }

            $(#[$get_doc])*
            #[must_use]
            pub const fn $get(self) -> u32 {
                self.0
            }
        }

        impl $crate::value::rule::Rule<'_> for $name {
            const RULE: &'static str = $expected;
            const KIND: $crate::value::rule::Kind = $crate::value::rule::Kind::Number;

            fn read(text: &str) -> Result<Self, $crate::value::error::ValueError> {
                text.parse()
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Display::fmt(&self.0, f)
            }
        }

        /// Reads decimal digits only: no sign, no white space, no leading zero, at most 32 bits.
        impl core::str::FromStr for $name {
            type Err = $crate::value::error::ValueError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match $crate::value::number::decimal(text, $minimum) {
                    Ok(number) => Self::$new(number),
                    Err(problem) => Err($crate::value::error::ValueError::new($parameter, problem, $expected)),
                }
            }
        }

        impl TryFrom<u32> for $name {
            type Error = $crate::value::error::ValueError;

            fn try_from(number: u32) -> Result<Self, Self::Error> {
                Self::$new(number)
            }
        }

        $crate::value::conversions::parsed_from_text!($name);

        impl From<$name> for $crate::encode::param::Value<'_> {
            fn from(number: $name) -> Self {
                number.0.into()
            }
        }

        impl From<$name> for u32 {
            fn from(number: $name) -> Self {
                number.0
            }
        }
    };
}

pub(super) use number;

/// Reads decimal digits without a leading zero, so that each number has one spelling.
pub(crate) fn decimal(text: &str, minimum: u32) -> Result<u32, Problem> {
    let bytes = text.as_bytes();
    if bytes.is_empty() {
        return Err(Problem::Empty);
    }
    if let Some(at) = bytes.iter().position(|byte| !byte.is_ascii_digit()) {
        return Err(Problem::Character { at });
    }
    if matches!(bytes, [b'0', _, ..]) {
        return Err(Problem::Character { at: 0 });
    }
    let number = bytes.iter().try_fold(0_u32, |number, digit| {
        number.checked_mul(10)?.checked_add(u32::from(digit & 15))
    });
    number
        .filter(|number| *number >= minimum)
        .ok_or(Problem::Range)
}
