//! Why a body has no reply: the service refused the request, or the body cannot be read.

use core::error::Error;
use core::fmt;

use crate::reply::error::DecodeError;
use crate::reply::refusal::ServiceError;

/// Why there is no reply in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyError<'a> {
    /// The service refused the request.
    Refused(ServiceError<'a>),
    /// The body is neither a reply nor a refusal. Whether the request was carried out is unknown: send it again with the same client token.
    Unreadable(DecodeError),
}

impl fmt::Display for ReplyError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Unreadable(error) => error.fmt(f),
        }
    }
}

impl Error for ReplyError<'_> {}

impl From<DecodeError> for ReplyError<'_> {
    fn from(error: DecodeError) -> Self {
        Self::Unreadable(error)
    }
}
