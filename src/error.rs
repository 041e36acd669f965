//! What can be wrong, one type a phase: a value, a query, a signing call, a reply.

use core::error::Error;
use core::fmt;

use crate::excerpt::Excerpt;
use crate::quoted::Quoted;

/// A value that breaks a rule of its parameter.
///
/// It names the parameter, says what is wrong and what is expected, and never repeats the value:
/// what was refused may be a secret that was put in the wrong place.
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
#[non_exhaustive]
pub struct ValueError {
    /// The parameter, as the API spells it; `GeographicRegion` for either area, and `host` for that of an endpoint.
    pub parameter: &'static str,
    /// What is wrong with the value.
    pub problem: Problem,
    /// What is expected instead, as a phrase.
    pub expected: &'static str,
}

/// What is wrong with a value; see [`ValueError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Problem {
    /// Nothing was given.
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
    /// A character that the parameter does not take, or does not take in this place.
    Character {
        /// The character's offset in bytes.
        at: usize,
    },
    /// A beginning that is reserved.
    Prefix,
    /// A part that must not occur anywhere in the value.
    Contains {
        /// Where the part begins, in bytes.
        at: usize,
    },
    /// A number outside the range.
    Range,
    /// None of the values that there are.
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
        write!(
            f,
            "{}: {}; expected {}",
            self.parameter, self.problem, self.expected
        )
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

/// What is malformed in a query that is read back; see [`Query`](crate::Query).
///
/// ```
/// use cenbwp::{Query, QueryProblem};
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
/// assert_eq!(error.to_string(), "parameter Timestamp: the name is reserved; expected none of the common parameters, which the signer adds");
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
    /// A parameter has the name of a common parameter, which is the signer's to add.
    ReservedParam(Excerpt),
    /// A parameter has no name.
    UnnamedParam,
    /// The operation has no name, which is the parameter `Action`, or no `Version`.
    MissingParam(Excerpt),
    /// The operation's host could not stand in a URL.
    InvalidHost,
    /// A header belongs before the one that was given before it; names are compared as bytes.
    #[cfg(feature = "acs3")]
    UnsortedHeader(Excerpt),
    /// A header was given twice.
    #[cfg(feature = "acs3")]
    DuplicateHeader(Excerpt),
    /// A header is the signer's to add.
    #[cfg(feature = "acs3")]
    ReservedHeader(Excerpt),
    /// A header is not part of what this method signs.
    #[cfg(feature = "acs3")]
    UnsignedHeader(Excerpt),
    /// A header's name is empty or holds a character that it may not.
    #[cfg(feature = "acs3")]
    InvalidHeaderName(Excerpt),
    /// A header's value is empty or holds a control character, such as a line break.
    #[cfg(feature = "acs3")]
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
                "parameter {name}: the name is reserved; expected none of the common parameters, which the signer adds"
            ),
            Self::UnnamedParam => {
                f.write_str("a parameter's name is empty; expected one or more characters")
            }
            Self::MissingParam(name) => write!(
                f,
                "parameter {name}: nothing was given; expected one or more characters"
            ),
            #[cfg(feature = "acs3")]
            Self::UnsortedHeader(name) => write!(
                f,
                "header {name}: it came too late; expected headers in byte order of their names"
            ),
            #[cfg(feature = "acs3")]
            Self::DuplicateHeader(name) => {
                write!(f, "header {name}: it came twice; expected each name once")
            }
            #[cfg(feature = "acs3")]
            Self::ReservedHeader(name) => write!(
                f,
                "header {name}: the name is reserved; expected none that the signer adds"
            ),
            #[cfg(feature = "acs3")]
            Self::UnsignedHeader(name) => write!(
                f,
                "header {name}: it is not signed; expected content-type or a name that begins x-acs-, in lower case"
            ),
            #[cfg(feature = "acs3")]
            Self::InvalidHeaderName(name) => write!(
                f,
                "header {name}: the name cannot be sent; expected one or more of a-z 0-9 - _ ."
            ),
            #[cfg(feature = "acs3")]
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

/// A body that is no reply; it says what is wrong with it, and where.
///
/// It does not say that nothing was bought: the request may have been carried out and its reply
/// lost on the way. Send it again with the same client token.
///
/// ```
/// use cenbwp::{CreateCenBandwidthPackageReply, DecodeProblem};
///
/// let page = b"<!DOCTYPE html><title>502</title>";
/// let error = CreateCenBandwidthPackageReply::read(page).unwrap_err();
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
    /// A byte that cannot stand here.
    Unexpected {
        /// What could, as a phrase.
        expected: &'static str,
    },
    /// An escape, entity or character reference that means no character, such as half of a
    /// surrogate pair.
    Escape,
    /// An end tag that is not that of the element last begun.
    Mismatch,
    /// Values nested more than [`Fields::MAX_DEPTH`](crate::Fields::MAX_DEPTH) deep in a field.
    TooDeep,
    /// Something after the end of the reply.
    Trailing,
    /// A root element of another action.
    Root,
    /// A second field of the same name.
    Duplicate {
        /// The name, as the specification spells it.
        field: &'static str,
    },
    /// A field that the reply must have, and that is not there, empty, or neither text nor a number.
    Missing {
        /// The name, as the specification spells it.
        field: &'static str,
    },
    /// Both the ID of a bandwidth package and the code of a refusal.
    Contradiction,
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
            Self::Unrecognized => "neither JSON nor XML; expected `{` or `<`",
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
            Self::Root => {
                "the root element is of another action; expected \
                 `CreateCenBandwidthPackageResponse` or `Error`"
            }
            Self::Duplicate { field } => {
                return write!(f, "`{field}` was there before; expected it once");
            }
            Self::Missing { field } => {
                return write!(f, "`{field}` is missing; expected it in the reply");
            }
            Self::Contradiction => {
                "both a bandwidth package and a refusal; expected either \
                 `CenBandwidthPackageId` or `Code`"
            }
        })
    }
}

/// The message: the derived form takes longer to say less, and the standard library's `Debug` of a
/// `str` can panic as far as a linker can tell.
impl fmt::Debug for DecodeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeProblem({self})")
    }
}

impl Error for DecodeError {}
