//! The fields of a reply, JSON or XML, read in place.

use core::fmt;
use core::iter::FusedIterator;

use crate::reply::cursor::Cursor;
use crate::reply::error::{DecodeError, DecodeProblem};
use crate::reply::field::{Field, FieldValue, MAX_DEPTH, Nested};
use crate::reply::json::Json;
use crate::reply::syntax::{self, Head, Step, Syntax};
use crate::reply::text::Text;
use crate::reply::xml::Xml;
use crate::value::format::Format;

/// Iterates over the fields of any action's reply: the members of a JSON object, the elements of an array, or the child
/// elements of an XML root.
///
/// A [`Nested`] value has the fields of the next level. A list is an array in JSON, and in XML a sequence of elements of the same name.
///
/// Nothing is copied or unescaped, but the whole body is checked: UTF-8 at the start, the syntax on the way. Only after `None` is the body
/// known to be well-formed to its end. After an error the iterator ends. A name can occur more than once.
///
/// A byte order mark and white space before the body are skipped. XML is read without document types and without namespaces. Attributes are
/// checked and skipped. These are not checked: that an attribute occurs once, that a prefix is declared, the contents of the XML
/// declaration, and the non-ASCII characters of a name. The declaration may have the white space of the specification's example: `<? xml version="1.0" encoding="UTF-8" ? >`.
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
    syntax: &'static dyn Syntax,
    cursor: Cursor<'a>,
    close: &'a str,
    is_open: bool,
    is_first: bool,
}

/// A field and its value. If the value is malformed, reading goes on behind it.
pub(super) type Found<'a> = (Head<'a>, Result<FieldValue<'a>, DecodeError>);

impl<'a> Fields<'a> {
    /// How many levels of values a field may hold; a bound on the memory that reading takes.
    pub const MAX_DEPTH: usize = MAX_DEPTH;

    /// Begins to read a body. Its first byte that is not white space tells the format.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if the body is empty, neither JSON nor XML, an HTML page, or not UTF-8, or if its beginning is
    /// malformed.
    #[inline]
    pub fn read(body: &'a [u8]) -> Result<Self, DecodeError> {
        Self::read_as(body, recognize(body)?)
    }

    /// Begins to read a body in a known format. A program that names only one format does not link the code for the other.
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    #[inline]
    pub fn read_as(body: &'a [u8], format: Format) -> Result<Self, DecodeError> {
        let fields = Self::read_bytes(body, format);
        let mut cursor = Cursor::new(body);
        cursor.text(0, body.len());
        // A page may be in any encoding.
        let is_page = |error: &DecodeError| error.problem == DecodeProblem::Html;
        let is_page = fields.as_ref().is_err_and(is_page);
        cursor.error().filter(|_| !is_page).map_or(fields, Err)
    }

    /// Begins to read a body without checking that all of it is UTF-8.
    #[inline]
    pub(super) fn read_bytes(body: &'a [u8], format: Format) -> Result<Self, DecodeError> {
        let syntax: &dyn Syntax = match format {
            Format::Json => &Json,
            Format::Xml => &Xml,
        };
        Self::begin(body, syntax)
    }

    fn begin(body: &'a [u8], syntax: &'static dyn Syntax) -> Result<Self, DecodeError> {
        let mut cursor = Cursor::start(body)?;
        let (close, is_open) = syntax.root(&mut cursor).unwrap_or_default();
        let is_first = true;
        Self {
            syntax,
            cursor,
            close,
            is_open,
            is_first,
        }
        .or_error()
    }

    fn or_error(self) -> Result<Self, DecodeError> {
        self.cursor.error().map_or(Ok(self), Err)
    }

    pub(super) fn is_array(&self) -> bool {
        self.close == "]"
    }

    /// The next field. The body has to be well-formed around its value only.
    pub(super) fn find_next(&mut self) -> Option<Result<Found<'a>, DecodeError>> {
        if self.cursor.error().is_some() {
            return None;
        }
        let found = self.step();
        found.map(Ok).or_else(|| self.cursor.error().map(Err))
    }

    fn step(&mut self) -> Option<Found<'a>> {
        let (syntax, cursor) = (self.syntax, &mut self.cursor);
        if self.is_open {
            if let Step::Field(head) = syntax.next(cursor, self.close, self.is_first)? {
                self.is_first = false;
                let whole = |cursor: &mut Cursor<'a>| {
                    let value = syntax::value(syntax, cursor, &head)?;
                    syntax.end_field(cursor)?;
                    Some(value)
                };
                let value = cursor.either(whole, |cursor| syntax.skip(cursor))?;
                return Some((head, value));
            }
            self.is_open = false;
        }
        syntax.end(cursor)?;
        cursor.peek()?;
        cursor.fail(DecodeProblem::Trailing)
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
        match self.close.as_bytes() {
            b"}" | b"]" => None,
            _ => Some(self.close),
        }
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<Field<'a>, DecodeError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let field = self.find_next()?.and_then(|(head, value)| {
            let (at, name, value) = (head.at, head.name?, value?);
            Ok(Field { at, name, value })
        });
        if let Err(error) = field {
            self.cursor.fail_at::<()>(error.at, error.problem);
        }
        Some(field)
    }
}

impl FusedIterator for Fields<'_> {}

impl<'a> IntoIterator for Nested<'a> {
    type Item = Result<Field<'a>, DecodeError>;
    type IntoIter = Fields<'a>;

    fn into_iter(self) -> Fields<'a> {
        let mut fields = Fields {
            syntax: &Xml,
            cursor: Cursor::new(self.body.as_bytes()),
            close: self.close,
            is_open: true,
            is_first: true,
        };
        if fields.root().is_none() {
            fields.syntax = &Json;
            // Its opening bracket.
            fields.cursor.skip();
        }
        fields
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
    let cursor = Cursor::start(body)?;
    match cursor.peek() {
        Some(b'{' | b'[') => Ok(Format::Json),
        Some(b'<') => Ok(Format::Xml),
        _ => Err(DecodeError::new(DecodeProblem::Unrecognized, cursor.at())),
    }
}
