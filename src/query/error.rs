//! What can be malformed in a query that is read.

use core::error::Error;
use core::fmt;

/// What is malformed in a query that is read back; see [`Query`](crate::query::Query).
///
/// ```
/// use cenbwp::query::{Query, QueryProblem};
///
/// let error = Query::new("Name=a&Description=100%").unwrap_err();
/// assert_eq!((error.at, error.problem), (22, QueryProblem::Escape));
/// assert_eq!(error.to_string(), "at byte 22: % is not followed by two hexadecimal digits");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct QueryError {
    /// The offset in bytes of what is malformed.
    pub at: usize,
    /// What is malformed.
    pub problem: QueryProblem,
}

/// What is malformed in a query; see [`QueryError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum QueryProblem {
    /// The parameter that begins there has no `=`, as an empty one between two `&` has none.
    NoEquals,
    /// The parameter that begins there has an empty name.
    NoName,
    /// The `%` there is not followed by two hexadecimal digits.
    Escape,
    /// The decoded bytes that begin there are not UTF-8.
    Utf8,
    /// The parameter that begins there is the second `Signature`.
    SecondSignature,
}

impl QueryError {
    pub(crate) const fn new(at: usize, problem: QueryProblem) -> Self {
        Self { at, problem }
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}: {}", self.at, self.problem)
    }
}

impl fmt::Display for QueryProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoEquals => "the parameter has no =",
            Self::NoName => "the parameter has no name",
            Self::Escape => "% is not followed by two hexadecimal digits",
            Self::Utf8 => "what is decoded is not UTF-8",
            Self::SecondSignature => "there is a second Signature",
        })
    }
}

impl Error for QueryError {}
