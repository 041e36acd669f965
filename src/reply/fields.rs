//! The fields of a reply, JSON or XML, read in place.

use core::fmt;
use core::iter::FusedIterator;

use crate::reply::error::{DecodeError, DecodeProblem};
use crate::reply::field::{Field, MAX_DEPTH, Nested};
use crate::reply::text::Text;
use crate::reply::{cursor, json, xml};
use crate::value::format::Format;

/// Iterates over the fields of any action's reply: the members of a JSON object, the elements of an array, or the child
/// elements of an XML root.
///
/// A [`Nested`] value gives the next level. A list is an array in JSON, and in XML elements of the same name.
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
    failed: bool,
}

#[derive(Clone)]
enum Scanner<'a> {
    Json(json::Scanner<'a>),
    Xml(xml::Scanner<'a>),
}

impl<'a> Fields<'a> {
    /// How many levels of values a field may hold; a bound on the memory that reading takes.
    pub const MAX_DEPTH: usize = MAX_DEPTH;

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

    /// Begins to read a body of a format that is known; code that only ever names one format does
    /// not link the other.
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    #[inline]
    pub fn read_as(body: &'a [u8], format: Format) -> Result<Self, DecodeError> {
        check_utf8(body, format)?;
        Ok(Self::new(match format {
            Format::Json => Scanner::Json(json::Scanner::new(body)?),
            Format::Xml => Scanner::Xml(xml::Scanner::new(body)?),
        }))
    }

    pub(super) const fn is_array(&self) -> bool {
        matches!(&self.scanner, Scanner::Json(scanner) if scanner.is_array())
    }

    const fn new(scanner: Scanner<'a>) -> Self {
        Self {
            scanner,
            failed: false,
        }
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
        if self.failed {
            return None;
        }
        let found = match &mut self.scanner {
            Scanner::Json(scanner) => scanner.next(),
            Scanner::Xml(scanner) => scanner.next(),
        };
        let field = found?.and_then(|found| {
            let value = found.value?;
            Ok(Field {
                at: found.at,
                name: found.name,
                value,
            })
        });
        self.failed = field.is_err();
        Some(field)
    }
}

impl FusedIterator for Fields<'_> {}

impl<'a> IntoIterator for Nested<'a> {
    type Item = Result<Field<'a>, DecodeError>;
    type IntoIter = Fields<'a>;

    fn into_iter(self) -> Fields<'a> {
        let json = || Scanner::Json(json::Scanner::within(self.body));
        let xml = |element| Scanner::Xml(xml::Scanner::within(element, self.body));
        Fields::new(self.element.map_or_else(json, xml))
    }
}

/// Shows nothing of the body: the message of a refusal may hold a token.
impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fields")
            .field("root", &self.root().map(Text::xml))
            .finish_non_exhaustive()
    }
}

/// The format of a body, by its first byte after a byte order mark and white space.
pub(super) fn recognize(body: &[u8]) -> Result<Format, DecodeError> {
    let at = cursor::start(body);
    match body.get(at) {
        Some(b'{' | b'[') => Ok(Format::Json),
        Some(b'<') => Ok(Format::Xml),
        Some(_) => Err(DecodeError::new(DecodeProblem::Unrecognized, at)),
        None => Err(DecodeError::new(DecodeProblem::Empty, at)),
    }
}

/// Fails where a body is not UTF-8.
fn check_utf8(body: &[u8], format: Format) -> Result<(), DecodeError> {
    let Err(error) = core::str::from_utf8(body) else {
        return Ok(());
    };
    if format == Format::Xml {
        // A page may be in any encoding.
        xml::refuse_page(body)?;
    }
    Err(match error.error_len() {
        Some(_) => DecodeError::new(DecodeProblem::Utf8, error.valid_up_to()),
        // The body ends within a character.
        None => DecodeError::new(DecodeProblem::Truncated, body.len()),
    })
}
