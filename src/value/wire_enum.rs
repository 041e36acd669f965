//! A parameter, or a word of HTTP, with a fixed set of values, written as a table: variant, wire string, documentation.

macro_rules! wire_enum {
    (
        $(#[$doc:meta])*
        $name:ident, $parameter:literal
        $($(#[$variant_doc:meta])* $variant:ident = $wire:literal)+
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The value as the API spells it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $wire,)+
                }
            }

            pub(crate) fn find(fits: impl Fn(&str) -> bool) -> Result<Self, $crate::value::error::ValueError> {
                use $crate::value::{error::{Problem, ValueError}, rule::Rule as _};
                let value = Self::ALL.iter().find(|value| fits(value.as_str()));
                value.copied().ok_or(ValueError::new($parameter, Problem::Unknown, Self::RULE))
            }
        }

        impl $crate::value::rule::Rule<'_> for $name {
            const RULE: &'static str = concat!("one of", $(" ", $wire),+);
            const KIND: $crate::value::rule::Kind = $crate::value::rule::Kind::Choice(&[$($wire),+]);

            fn read(text: &str) -> Result<Self, $crate::value::error::ValueError> {
                text.parse()
            }
        }

        impl From<$name> for $crate::encode::param::Value<'_> {
            #[inline]
            fn from(value: $name) -> Self {
                Self::plain(value.as_str())
            }
        }

        $crate::value::conversions::shown_as_text!($name, as_str);
        $crate::value::conversions::parsed_from_text!($name);

        /// Reads the exact spelling of the API; case matters.
        impl core::str::FromStr for $name {
            type Err = $crate::value::error::ValueError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::find(|word| word == text)
            }
        }
    };
}

pub(crate) use wire_enum;
