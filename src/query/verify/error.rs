//! Why a request that arrived is refused.

use core::error::Error;
use core::fmt;

use crate::query::error::QueryError;
use crate::sign::excerpt::Excerpt;
use crate::value::timestamp::Timestamp;

/// Why [`Untrusted`](crate::query::Untrusted) does not become [`Trusted`](crate::query::Trusted).
///
/// It borrows nothing, and holds no value of the request but its timestamp.
///
/// ```
/// use cenbwp::Method;
/// use cenbwp::query::{Room, Slot, Untrusted};
///
/// let room = Room { text: &mut [0; 64], slots: &mut [Slot::default(); 2] };
/// let error = Untrusted::rpc(Method::Get, "AccessKeyId=testid&Action=", "", room).unwrap_err();
/// assert_eq!(error.to_string(), "Action: missing; expected some characters");
/// assert_eq!(error.code(), "MissingParameter");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum VerifyError {
    /// The room is too small.
    RoomTooSmall {
        /// How many bytes of text are needed, exactly.
        bytes: usize,
        /// How many slots are needed, exactly.
        slots: usize,
    },
    /// There are more than 64 headers.
    TooManyHeaders,
    /// The query is malformed.
    Query(QueryError),
    /// The form is malformed.
    Form(QueryError),
    /// The method, the path, or a header is malformed: `method`, `path`, or its name.
    Header(Excerpt),
    /// A parameter, or a header that is signed, came twice.
    Duplicate(Excerpt),
    /// A parameter or a header is not there, or is empty.
    Missing(Excerpt),
    /// The signature is of another method or version, by this parameter or header.
    Unsupported(Excerpt),
    /// The timestamp is not written `yyyy-MM-ddTHH:mm:ssZ`.
    TimestampFormat,
    /// The timestamp is expired, or not valid yet.
    OutOfWindow {
        /// The request's timestamp.
        at: Timestamp,
        /// The verifier's clock.
        now: Timestamp,
        /// How many seconds the two may be apart.
        window: u64,
    },
    /// The request was signed with another access key.
    AccessKeyId,
    /// The security token is another one.
    SecurityToken,
    /// A header has to be signed, and is not.
    UnsignedHeader(Excerpt),
    /// The hash of the body is not the one that was sent.
    BodyHash,
    /// The signature is wrong.
    Signature,
}

impl VerifyError {
    /// The `Code` that the service would answer with: `InvalidParameter` where it has no such limit.
    ///
    /// For a parameter that is missing, that is `MissingParameter`; some gateways say `Missing` and its name.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "MissingParameter",
            Self::Header(_) | Self::UnsignedHeader(_) => "IncompleteSignature",
            Self::Unsupported(_) => "InvalidSignatureMethod",
            Self::TimestampFormat => "InvalidTimeStamp.Format",
            Self::OutOfWindow { .. } => "InvalidTimeStamp.Expired",
            Self::AccessKeyId => "InvalidAccessKeyId.NotFound",
            Self::SecurityToken => "InvalidSecurityToken.MismatchWithAccessKey",
            // The service signs its own hash of the body.
            Self::BodyHash | Self::Signature => "SignatureDoesNotMatch",
            _ => "InvalidParameter",
        }
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RoomTooSmall { bytes, slots } => {
                write!(f, "room: too small; expected {bytes} bytes, {slots} slots")
            }
            Self::TooManyHeaders => f.write_str("headers: too many; expected 64 at most"),
            Self::Query(error) => write!(f, "query, {error}"),
            Self::Form(error) => write!(f, "form, {error}"),
            Self::Header(name) => write!(f, "{name}: malformed; expected what can be signed"),
            Self::Duplicate(name) => write!(f, "{name}: came twice; expected once"),
            Self::Missing(name) => write!(f, "{name}: missing; expected some characters"),
            Self::Unsupported(name) => write!(f, "{name}: unknown; expected HMAC-SHA1, 1.0"),
            Self::TimestampFormat => f.write_str("timestamp: expected yyyy-MM-ddTHH:mm:ssZ"),
            Self::OutOfWindow { at, now, window } => {
                let problem = if at < now { "expired" } else { "not yet valid" };
                write!(f, "{at}: {problem}; expected {now}, {window} s off at most")
            }
            Self::AccessKeyId => f.write_str("access key ID: another; expected the credentials'"),
            Self::SecurityToken => {
                f.write_str("security token: another; expected the credentials'")
            }
            Self::UnsignedHeader(name) => write!(f, "{name}: unsigned; expected it signed"),
            Self::BodyHash => f.write_str("x-acs-content-sha256: wrong; expected the body's"),
            Self::Signature => f.write_str("signature: wrong; expected the secret's"),
        }
    }
}

impl Error for VerifyError {}
