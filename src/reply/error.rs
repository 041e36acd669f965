//! What can be wrong with the body of a reply.

use core::error::Error;
use core::fmt;

/// Why a body cannot be read, and where.
///
/// It does not mean that nothing was bought: the request may have been carried out and its reply
/// lost on the way. Send it again with the same client token.
///
/// ```
/// use cenbwp::reply::{CreateCenBandwidthPackageReply, DecodeProblem, ReplyError};
///
/// let page = b"<!DOCTYPE html><title>502</title>";
/// let Err(ReplyError::Unreadable(error)) = CreateCenBandwidthPackageReply::read(page) else { panic!() };
/// assert_eq!(error.problem, DecodeProblem::Html);
/// assert_eq!(
///     error.to_string(),
///     "byte 0: an HTML page, perhaps of a proxy; expected the reply of the service",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct DecodeError {
    /// What is wrong.
    pub problem: DecodeProblem,
    /// Where it was noticed: an offset into the body, in bytes.
    pub at: usize,
}

/// What is wrong with a body; see [`DecodeError`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum DecodeProblem {
    /// Nothing, or nothing but white space.
    Empty,
    /// Neither JSON nor XML.
    Unrecognized,
    /// An HTML page.
    Html,
    /// Not UTF-8.
    Utf8,
    /// The body ends within the reply.
    Truncated,
    /// A byte that is not allowed here.
    Unexpected {
        /// What is allowed, as a phrase.
        expected: &'static str,
    },
    /// An escape, entity or character reference that stands for no character, such as half of a
    /// surrogate pair.
    Escape,
    /// An end tag that does not match the start tag.
    Mismatch,
    /// Values nested more than [`Fields::MAX_DEPTH`](crate::reply::Fields::MAX_DEPTH) deep in a field.
    TooDeep,
    /// Something after the end of the reply.
    Trailing,
    /// A second field of the same name.
    Duplicate {
        /// The name, as the specification spells it.
        field: &'static str,
    },
    /// A required field that is absent, empty, or neither text nor a number. For the code of a refusal, also one that means success.
    Missing {
        /// The name, as the specification spells it.
        field: &'static str,
    },
}

impl DecodeError {
    pub(crate) const fn new(problem: DecodeProblem, at: usize) -> Self {
        Self { problem, at }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "byte {}: {}", self.at, self.problem)
    }
}

impl fmt::Display for DecodeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the body is empty; expected a reply",
            Self::Unrecognized => "neither JSON nor XML; expected `{`, `[` or `<`",
            Self::Html => "an HTML page, perhaps of a proxy; expected the reply of the service",
            Self::Utf8 => "not UTF-8; expected text in UTF-8",
            Self::Truncated => "the body ends too early; expected the rest of the reply",
            Self::Unexpected { expected } => {
                return write!(f, "what stands here cannot; expected {expected}");
            }
            Self::Escape => "the escape means no character; expected one that does",
            Self::Mismatch => {
                "the end tag is of another element; expected that of the element last begun"
            }
            Self::TooDeep => "values are nested too deeply; expected 32 levels at most",
            Self::Trailing => "the reply has ended; expected nothing more",
            Self::Duplicate { field } => {
                return write!(f, "`{field}` was there before; expected it once");
            }
            Self::Missing { field } => {
                return write!(f, "`{field}` is missing; expected it in the reply");
            }
        })
    }
}

/// The message. A derived implementation would link `Debug` of `str`, which has code that can panic.
impl fmt::Debug for DecodeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeProblem({self})")
    }
}

impl Error for DecodeError {}
