//! The conversions that the types of values share.

/// `Display` and `AsRef<str>` by the method that gives the text.
macro_rules! shown_as_text {
    ($name:ty, $text:ident) => {
        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.$text())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.$text()
            }
        }
    };
}

/// `TryFrom<&str>` by `FromStr`.
macro_rules! parsed_from_text {
    ($name:ty) => {
        impl TryFrom<&str> for $name {
            type Error = $crate::value::error::ValueError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }
    };
}

pub(crate) use {parsed_from_text, shown_as_text};
