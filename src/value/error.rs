//! What can be wrong with the value of a parameter.

use core::error::Error;
use core::fmt;

use crate::encode::quoted::Quoted;

/// A value that breaks a rule of its parameter.
///
/// It names the parameter, what is wrong and what is expected. It never repeats the value, which may be a secret in the wrong place.
///
/// ```
/// use cenbwp::{Name, Problem};
///
/// let error = Name::new("9lives").unwrap_err();
/// assert_eq!(error.parameter, "Name");
/// assert_eq!(error.problem, Problem::Character { at: 0 });
/// assert!(error.to_string().starts_with("Name: the character at byte 0 is not allowed; expected 2 to 128"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct ValueError {
    /// The parameter, as the API spells it; `GeographicRegion` for either area, and `host` or `endpoint` for an endpoint.
    pub parameter: &'static str,
    /// What is wrong with the value.
    pub problem: Problem,
    /// What is expected instead, as a phrase.
    pub expected: &'static str,
}

/// What is wrong with a value; see [`ValueError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Problem {
    /// The value is empty or missing.
    Empty,
    /// Fewer characters than the parameter takes.
    TooShort {
        /// The number of characters given.
        characters: usize,
    },
    /// More characters than the parameter takes.
    TooLong {
        /// The number of characters given.
        characters: usize,
    },
    /// A character that is not allowed, or not in this place.
    Character {
        /// The character's offset in bytes.
        at: usize,
    },
    /// A reserved prefix.
    Prefix,
    /// Text that must not occur anywhere in the value.
    Contains {
        /// The offset of this text in bytes.
        at: usize,
    },
    /// A number outside the range.
    Range,
    /// Not one of the known values.
    Unknown,
    /// More entries than the parameter takes.
    TooMany {
        /// The number of entries given.
        entries: usize,
    },
}

impl ValueError {
    pub(crate) const fn new(
        parameter: &'static str,
        problem: Problem,
        expected: &'static str,
    ) -> Self {
        Self {
            parameter,
            problem,
            expected,
        }
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parameter, problem, expected) = (self.parameter, self.problem, self.expected);
        write!(f, "{parameter}: {problem}; expected {expected}")
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("nothing was given"),
            Self::TooShort { characters } => write!(f, "too few characters: {characters}"),
            Self::TooLong { characters } => write!(f, "too many characters: {characters}"),
            Self::Character { at } => write!(f, "the character at byte {at} is not allowed"),
            Self::Prefix => f.write_str("the value begins with what is reserved"),
            Self::Contains { at } => write!(f, "what begins at byte {at} must not occur"),
            Self::Range => f.write_str("the number is out of range"),
            Self::Unknown => f.write_str("there is no such value"),
            Self::TooMany { entries } => write!(f, "too many entries: {entries}"),
        }
    }
}

impl fmt::Debug for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ValueError")
            .field("parameter", &Quoted(self.parameter.chars()))
            .field("problem", &self.problem)
            .field("expected", &Quoted(self.expected.chars()))
            .finish()
    }
}

impl Error for ValueError {}
