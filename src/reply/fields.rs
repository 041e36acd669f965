//! The fields of a flat reply, JSON or XML, read in place.

use core::fmt;
use core::iter::FusedIterator;

use crate::reply::error::{DecodeError, DecodeProblem};
use crate::reply::text::Text;
use crate::reply::{cursor, json, xml};
use crate::value::format::Format;

/// One field of a reply; [`Fields`] yields them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field<'a> {
    /// Where the name begins in the body, in bytes.
    pub at: usize,
    /// The key of the member, or the name of the element.
    pub name: Text<'a>,
    /// What it holds.
    pub value: FieldValue<'a>,
}

/// The value of a [`Field`]. XML has [`Text`](Self::Text) and [`Nested`](Self::Nested) only.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldValue<'a> {
    /// A JSON string, or the character data of an element without child elements.
    Text(Text<'a>),
    /// A JSON number of any size and precision, as it was written.
    Number(&'a str),
    /// A JSON `true` or `false`.
    Bool(bool),
    /// A JSON `null`.
    Null,
    /// An object or array with its brackets, or the content of an element that has child elements:
    /// checked, not read.
    Nested(&'a str),
}

/// What is raw is shown as it is: the standard library's `Debug` of a `str` can panic as far as a
/// linker can tell.
impl fmt::Debug for FieldValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "Text({text:?})"),
            Self::Number(number) => write!(f, "Number({number})"),
            Self::Bool(value) => write!(f, "Bool({value})"),
            Self::Null => f.write_str("Null"),
            // Anything may be in there.
            Self::Nested(raw) => write!(f, "Nested({} bytes)", raw.len()),
        }
    }
}

/// Iterates over the fields of any action's reply: the members of a JSON object, or the child
/// elements of an XML root.
///
/// Nothing is copied or unescaped, but all of the body is checked: that it is UTF-8 at once, the
/// rest on the way. Only after `None` is it known to be well-formed to its end. After an error
/// comes `None`. A name can come up more than once.
///
/// A byte order mark is skipped, and white space before the beginning. XML is read without document
/// types and without regard to namespaces; attributes are checked and skipped, and that each is
/// given once and each prefix is declared is not checked, nor is what the declaration says, nor
/// which characters beyond ASCII a name has. The declaration may have the white space of the
/// specification's example: `<? xml version="1.0" encoding="UTF-8" ? >`.
///
/// ```
/// use cenbwp::reply::{FieldValue, Fields};
///
/// let body = br#"{"RequestId": "E4B3", "Regions": {"Region": ["cn-hangzhou"]}, "TotalCount": 1}"#;
/// let mut count = None;
/// for field in Fields::read(body)? {
///     let field = field?;
///     if field.name == "TotalCount" {
///         let FieldValue::Number(number) = field.value else { continue };
///         count = number.parse().ok();
///     }
/// }
/// assert_eq!(count, Some(1));
/// # Ok::<(), cenbwp::reply::DecodeError>(())
/// ```
#[derive(Clone)]
pub struct Fields<'a> {
    scanner: Scanner<'a>,
}

#[derive(Clone)]
enum Scanner<'a> {
    Json(json::Scanner<'a>),
    Xml(xml::Scanner<'a>),
}

impl<'a> Fields<'a> {
    /// How many levels of values a field may hold; a bound on the memory that reading takes.
    pub const MAX_DEPTH: usize = 32;

    /// Begins to read a body whose format shows in its first byte that is not white space.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] where there is nothing, neither JSON nor XML, an HTML page, invalid UTF-8,
    /// or no well-formed beginning.
    #[inline]
    pub fn read(body: &'a [u8]) -> Result<Self, DecodeError> {
        Self::read_as(body, recognize(body)?)
    }

    /// Begins to read a body that is text already, as [`read`](Self::read) does.
    ///
    /// ```
    /// let mut fields = cenbwp::reply::Fields::read_str(r#"{"RequestId": "E4B3"}"#)?;
    /// assert!(fields.next().is_some_and(|field| field.is_ok()));
    /// # Ok::<(), cenbwp::reply::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    #[inline]
    pub fn read_str(body: &'a str) -> Result<Self, DecodeError> {
        Self::scan(body, recognize(body.as_bytes())?)
    }

    /// Begins to read a body of a format that is known; code that only ever names one format does
    /// not link the other.
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    #[inline]
    pub fn read_as(body: &'a [u8], format: Format) -> Result<Self, DecodeError> {
        Self::scan(text(body, format)?, format)
    }

    #[inline]
    fn scan(body: &'a str, format: Format) -> Result<Self, DecodeError> {
        let scanner = match format {
            Format::Json => Scanner::Json(json::Scanner::new(body)?),
            Format::Xml => Scanner::Xml(xml::Scanner::new(body)?),
        };
        Ok(Self { scanner })
    }

    /// The name of the root element; `None` for JSON.
    ///
    /// ```
    /// let fields = cenbwp::reply::Fields::read(b"<DescribeRegionsResponse/>")?;
    /// assert_eq!(fields.root(), Some("DescribeRegionsResponse"));
    /// # Ok::<(), cenbwp::reply::DecodeError>(())
    /// ```
    #[must_use]
    #[inline]
    pub const fn root(&self) -> Option<&'a str> {
        match &self.scanner {
            Scanner::Json(_) => None,
            Scanner::Xml(scanner) => Some(scanner.root()),
        }
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<Field<'a>, DecodeError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.scanner {
            Scanner::Json(scanner) => scanner.next(),
            Scanner::Xml(scanner) => scanner.next(),
        }
    }
}

impl FusedIterator for Fields<'_> {}

/// Shows nothing of the body: the message of a refusal may hold a token.
impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fields")
            .field("root", &self.root().map(Text::xml))
            .finish_non_exhaustive()
    }
}

/// The format of a body, by its first byte after a byte order mark and white space.
pub(crate) fn recognize(body: &[u8]) -> Result<Format, DecodeError> {
    let at = cursor::start(body);
    match body.get(at) {
        Some(b'{') => Ok(Format::Json),
        Some(b'<') => Ok(Format::Xml),
        Some(_) => Err(DecodeError::new(DecodeProblem::Unrecognized, at)),
        None => Err(DecodeError::new(DecodeProblem::Empty, at)),
    }
}

/// The text of a body in a known format.
#[inline]
pub(crate) fn text(body: &[u8], format: Format) -> Result<&str, DecodeError> {
    core::str::from_utf8(body).or_else(|error| {
        if format == Format::Xml {
            // A page may be in any encoding.
            xml::refuse_page(body)?;
        }
        Err(match error.error_len() {
            Some(_) => DecodeError::new(DecodeProblem::Utf8, error.valid_up_to()),
            // The body ends within a character.
            None => DecodeError::new(DecodeProblem::Truncated, body.len()),
        })
    })
}
