//! How a type of values describes the values that it allows: as a phrase and as data.

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

/// A choice is shown without its words, which are in [`Parameter::rule`](crate::Parameter::rule) too.
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
    /// The rule as a phrase, for errors.
    const RULE: &'static str;
    /// What the values are.
    const KIND: Kind;

    /// Reads a value in the spelling of the API.
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
