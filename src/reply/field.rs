//! One field of a reply: a member of an object, an element of an array, or an element of XML.

use core::fmt;

use crate::reply::text::Text;

/// How many levels of values a field may hold.
pub(super) const MAX_DEPTH: usize = 32;

/// One field of a reply; [`Fields`](crate::reply::Fields) yields them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field<'a> {
    /// The offset of the name, or of the value if there is no name, in bytes from the start of the body, or of the [`Nested`] value that is read.
    pub at: usize,
    /// The key of the member, or the name of the XML element with its prefix. Empty for an element of an array.
    pub name: Text<'a>,
    /// The value.
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
    /// An object, an array, or an element that has child elements; its own fields are read by a `for` loop.
    Nested(Nested<'a>),
}

/// Numbers are shown as they are written. A derived implementation would link `Debug` of `str`, which has code that can panic.
impl fmt::Debug for FieldValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "Text({text:?})"),
            Self::Number(number) => write!(f, "Number({number})"),
            Self::Bool(value) => write!(f, "Bool({value})"),
            Self::Null => f.write_str("Null"),
            Self::Nested(nested) => nested.fmt(f),
        }
    }
}

/// A value that has fields of its own: iterating over it gives [`Fields`](crate::reply::Fields). It is known to be well-formed.
///
/// ```
/// use cenbwp::reply::{FieldValue, Fields};
///
/// for body in [r#"{"Ids": ["cen-1", "cen-2"]}"#, "<R><Ids><Id>cen-1</Id><Id>cen-2</Id></Ids></R>"] {
///     let mut ids = Vec::new();
///     for field in Fields::read(body.as_bytes())? {
///         let FieldValue::Nested(list) = field?.value else { continue };
///         for element in list {
///             let FieldValue::Text(id) = element?.value else { continue };
///             ids.push(id.to_string());
///         }
///     }
///     assert_eq!(ids, ["cen-1", "cen-2"]);
/// }
/// # Ok::<(), cenbwp::reply::DecodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Nested<'a> {
    pub(super) text: &'a str,
    /// The text, and in XML the end tag behind it.
    pub(super) body: &'a str,
    /// What closes it: `}`, `]`, or the end tag of this name.
    pub(super) close: &'a str,
}

impl<'a> Nested<'a> {
    /// The value as it was written: an object or array with its brackets, or the content of an element without its tags.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }
}

/// Shows the length only, since the value may hold a secret.
impl fmt::Debug for Nested<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Nested({} bytes)", self.text.len())
    }
}
