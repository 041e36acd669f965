//! Why a request could not be signed.

use core::error::Error;
use core::fmt;

use crate::sign::excerpt::Excerpt;

/// A signing call that could not be carried out. Nothing was signed, and nothing of the request is left in the buffer.
///
/// ```
/// use cenbwp::{Credentials, Nonce, Operation, RpcRequest, SignError, Signer, Stamp};
///
/// let signer = Signer::new(&Credentials::new("testid", "testsecret")?);
/// let stamp = Stamp::new("2018-04-27T12:46:24Z".parse()?, Nonce::from_random([7; 16]));
/// let mut params = [("Timestamp", "now")];
/// let call = RpcRequest::new(Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions"), &mut params);
/// let error = signer.sign_url(&call, &stamp, &mut [0; 1024]).unwrap_err();
/// assert_eq!(error.to_string(), "parameter Timestamp: the name is reserved; expected none that the signer adds");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum SignError {
    /// The buffer is too small.
    BufferTooSmall {
        /// How many bytes are needed, exactly, for this call with this stamp.
        needed: usize,
    },
    /// A parameter belongs before the one that was handed over last; both are compared as bytes.
    UnsortedParam(Excerpt),
    /// A parameter came twice.
    DuplicateParam(Excerpt),
    /// A parameter has a name that is the signer's to add: a common parameter's, or `Signature` where nothing else is added.
    ReservedParam(Excerpt),
    /// A name in a list goes on behind its index with something else than `.` or `-`, which would not be sorted.
    InvalidTail(Excerpt),
    /// A list is in eight others.
    NestedTooDeep(Excerpt),
    /// A parameter has no name.
    UnnamedParam,
    /// The operation has no name, which is the parameter `Action`, or no `Version`.
    MissingParam(Excerpt),
    /// The operation's host could not stand in a URL.
    InvalidHost,
    /// A header belongs before the one that was given before it; names are compared as bytes.
    UnsortedHeader(Excerpt),
    /// A header was given twice.
    DuplicateHeader(Excerpt),
    /// A header is the signer's to add.
    ReservedHeader(Excerpt),
    /// A header is not part of what this method signs.
    UnsignedHeader(Excerpt),
    /// A header's name is empty or holds a character that it may not.
    InvalidHeaderName(Excerpt),
    /// A header's value is empty or holds a control character, such as a line break.
    InvalidHeaderValue(Excerpt),
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BufferTooSmall { needed } => {
                write!(f, "the buffer is too small; expected {needed} bytes")
            }
            Self::UnsortedParam(name) => write!(
                f,
                "parameter {name}: it came too late; expected parameters in byte order of their names"
            ),
            Self::DuplicateParam(name) => write!(
                f,
                "parameter {name}: it came twice; expected each name once"
            ),
            Self::ReservedParam(name) => write!(
                f,
                "parameter {name}: the name is reserved; expected none that the signer adds"
            ),
            Self::InvalidTail(name) => write!(
                f,
                "parameter {name}: a name behind an index is out of order; expected nothing, or text that begins with . or -"
            ),
            Self::NestedTooDeep(name) => write!(
                f,
                "parameter {name}: it is in too many lists; expected at most eight in one another"
            ),
            Self::UnnamedParam => {
                f.write_str("a parameter's name is empty; expected one or more characters")
            }
            Self::MissingParam(name) => write!(
                f,
                "parameter {name}: nothing was given; expected one or more characters"
            ),
            Self::UnsortedHeader(name) => write!(
                f,
                "header {name}: it came too late; expected headers in byte order of their names"
            ),
            Self::DuplicateHeader(name) => {
                write!(f, "header {name}: it came twice; expected each name once")
            }
            Self::ReservedHeader(name) => write!(
                f,
                "header {name}: the name is reserved; expected none that the signer adds"
            ),
            Self::UnsignedHeader(name) => write!(
                f,
                "header {name}: it is not signed; expected content-type or a name that begins x-acs-, in lower case"
            ),
            Self::InvalidHeaderName(name) => write!(
                f,
                "header {name}: the name cannot be sent; expected one or more of a-z 0-9 - _ ."
            ),
            Self::InvalidHeaderValue(name) => write!(
                f,
                "header {name}: the value cannot be sent; expected one or more characters, none of them a control character"
            ),
            Self::InvalidHost => f.write_str(
                "the operation's host could not stand in a URL; expected one such as cbn.aliyuncs.com",
            ),
        }
    }
}

impl Error for SignError {}
