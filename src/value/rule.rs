//! What every type of value says of itself: which values there are, as a phrase and as data.

use core::fmt;

use crate::value::error::{Problem, ValueError};

/// What the values of a parameter are; see [`Parameter`](crate::Parameter).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// `true` or `false`.
    Flag,
    /// A whole number, in decimal digits.
    Number,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// Text.
    Text,
    /// A numbered list of keys and values: `Tag.1.Key`, `Tag.1.Value`, `Tag.2.Key` and so on.
    List,
}

/// A choice without its words, which [`Parameter::rule`](crate::Parameter::rule) has too.
impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Flag => "Flag",
            Self::Number => "Number",
            Self::Choice(_) => "Choice",
            Self::Text => "Text",
            Self::List => "List",
        })
    }
}

/// The type of a parameter's values.
pub(crate) trait Rule<'a>: Sized {
    /// What is expected, as errors say it.
    const RULE: &'static str;
    /// What the values are.
    const KIND: Kind;

    /// Reads a value as it is sent.
    fn read(text: &'a str) -> Result<Self, ValueError>;
}

impl Rule<'_> for bool {
    const RULE: &'static str = "true or false";
    const KIND: Kind = Kind::Flag;

    fn read(text: &str) -> Result<Self, ValueError> {
        text.parse()
            .map_err(|_| ValueError::new("", Problem::Unknown, Self::RULE))
    }
}
