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

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        /// Reads the exact spelling of the API, upper and lower case included.
        impl core::str::FromStr for $name {
            type Err = $crate::value::error::ValueError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                for value in Self::ALL {
                    if value.as_str() == text {
                        return Ok(*value);
                    }
                }
                let expected = <Self as $crate::value::rule::Rule<'_>>::RULE;
                Err($crate::value::error::ValueError::new($parameter, $crate::value::error::Problem::Unknown, expected))
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::value::error::ValueError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }
    };
}

pub(crate) use wire_enum;
