//! What can go wrong in a call.

use core::fmt;

use cenbwp::{ReadError, SignError, ValueError};

use crate::status::Status;

/// What went wrong.
#[derive(Debug)]
pub(crate) enum Failure {
    NoMore,
    Null(&'static str),
    NotUtf8(&'static str),
    /// A parameter or an argument, and the constants that it may be.
    Constant(&'static str, &'static str),
    /// An argument that the method does not take.
    Unused(&'static str),
    Overlap(&'static str),
    Endpoint(ValueError),
    TooManyTags,
    Read(ReadError),
    Sign(SignError),
    /// A buffer, and how many bytes it needs, the NUL included.
    TooSmall(&'static str, usize),
    /// An array, and how many entries it needs.
    TooFew(&'static str, usize),
}

impl Failure {
    pub(crate) const fn status(&self) -> Status {
        match self {
            Self::NoMore => Status::NoMore,
            Self::Null(_) => Status::NullPointer,
            Self::NotUtf8(_) => Status::NotUtf8,
            Self::Constant(..)
            | Self::Unused(_)
            | Self::Overlap(_)
            | Self::TooManyTags
            | Self::Read(_)
            | Self::Sign(SignError::MissingParam(_) | SignError::InvalidHeaderValue(_)) => {
                Status::InvalidValue
            }
            Self::Endpoint(_) | Self::Sign(SignError::InvalidHost) => Status::InvalidHost,
            Self::TooSmall(..)
            | Self::TooFew(..)
            | Self::Sign(SignError::BufferTooSmall { .. }) => Status::BufferTooSmall,
            Self::Sign(_) => Status::InvalidName,
        }
    }

    /// The parameter that it is about, as the API spells it, or the argument; empty if it is about neither.
    pub(crate) fn parameter(&self) -> &str {
        match self {
            Self::Null(parameter)
            | Self::NotUtf8(parameter)
            | Self::Constant(parameter, _)
            | Self::Unused(parameter)
            | Self::Overlap(parameter)
            | Self::TooSmall(parameter, _)
            | Self::TooFew(parameter, _) => parameter,
            Self::TooManyTags => "Tag",
            Self::Endpoint(error) => error.parameter,
            Self::Read(error) => error.parameter(),
            Self::Sign(
                SignError::DuplicateParam(name)
                | SignError::MissingParam(name)
                | SignError::ReservedParam(name)
                | SignError::UnsortedParam(name)
                | SignError::InvalidHeaderValue(name),
            ) => name.as_str(),
            Self::Sign(SignError::InvalidHost) => "host",
            Self::NoMore | Self::Sign(_) => "",
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMore => f.write_str("there is no such entry"),
            Self::Null(parameter) => write!(
                f,
                "{parameter}: the pointer is NULL; expected one that is not"
            ),
            Self::NotUtf8(parameter) => {
                write!(f, "{parameter}: the text is not UTF-8; expected UTF-8")
            }
            Self::Constant(parameter, constants) => {
                write!(
                    f,
                    "{parameter}: there is no such constant; expected {constants}"
                )
            }
            Self::Unused(parameter) => write!(
                f,
                "{parameter}: this signature method does not take it; expected NULL"
            ),
            Self::Overlap(parameter) => {
                write!(
                    f,
                    "{parameter}: the buffer overlaps with another argument; expected memory of its own"
                )
            }
            Self::TooManyTags => f.write_str("Tag: too many entries; expected at most 20 tags"),
            Self::Endpoint(error) => error.fmt(f),
            Self::Read(error) => error.fmt(f),
            Self::Sign(error) => error.fmt(f),
            Self::TooSmall(parameter, needed) => {
                write!(
                    f,
                    "{parameter}: the buffer is too small; expected {needed} bytes"
                )
            }
            Self::TooFew(parameter, needed) => {
                write!(
                    f,
                    "{parameter}: the array is too small; expected {needed} entries"
                )
            }
        }
    }
}

impl From<ValueError> for Failure {
    fn from(error: ValueError) -> Self {
        Self::Read(error.into())
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<SignError> for Failure {
    fn from(error: SignError) -> Self {
        Self::Sign(error)
    }
}
