//! Text that is unescaped while it is read.

use core::fmt::{self, Write as _};
use core::iter::FusedIterator;

use crate::reply::cursor::Cursor;
use crate::reply::{json_escape, xml_text};

/// Text of a reply, borrowed as it was written and unescaped while it is read.
///
/// The escapes were checked when the text was scanned. In XML, entities, character references and
/// CDATA sections are resolved, comments and processing instructions left out, and line ends become
/// `\n`.
///
/// `Debug` shows a text of at most 64 characters of `A-Z a-z 0-9 . _ : -`, and the length of any other text: the message of a refusal
/// may repeat a request with its credentials.
///
/// ```
/// use cenbwp::reply::{FieldValue, Fields};
///
/// let field = Fields::read(br#"{"Message": "a \"small\" \ud83d\ude00"}"#)?.next().unwrap()?;
/// let FieldValue::Text(message) = field.value else { unreachable!() };
/// assert_eq!(message, "a \"small\" 😀");
/// assert_eq!(message.to_string().len(), 14);
/// assert_eq!(message.as_str(), None);
/// assert_eq!(field.name.as_str(), Some("Message"));
/// # Ok::<(), cenbwp::reply::DecodeError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Text<'a> {
    raw: &'a str,
    syntax: Syntax,
    is_secret: bool,
}

#[derive(Clone, Copy)]
enum Syntax {
    Json,
    Xml { cdata: bool },
}

impl<'a> Text<'a> {
    const fn new(raw: &'a str, syntax: Syntax) -> Self {
        Self {
            raw,
            syntax,
            is_secret: false,
        }
    }

    pub(super) const fn json(raw: &'a str) -> Self {
        Self::new(raw, Syntax::Json)
    }

    pub(super) const fn xml(raw: &'a str) -> Self {
        Self::new(raw, Syntax::Xml { cdata: false })
    }

    /// The same text, but `Debug` shows its length only.
    pub(super) const fn secret(mut self) -> Self {
        self.is_secret = true;
        self
    }

    /// The text as it was written, if there is nothing to unescape.
    #[must_use]
    pub fn as_str(&self) -> Option<&'a str> {
        let as_is = |byte| match self.syntax {
            Syntax::Json => byte != b'\\',
            Syntax::Xml { cdata: false } => !matches!(byte, b'&' | b'<' | b'\r'),
            Syntax::Xml { cdata: true } => !matches!(byte, b']' | b'\r'),
        };
        self.raw.bytes().all(as_is).then_some(self.raw)
    }

    /// The characters, unescaped.
    #[must_use]
    pub const fn chars(&self) -> Chars<'a> {
        Chars {
            text: *self,
            cursor: Cursor::new(self.raw.as_bytes()),
        }
    }

    /// Whether there is no character.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars().next().is_none()
    }

    /// The text without the ASCII white space around it, escaped or not.
    ///
    /// ```
    /// use cenbwp::reply::{FieldValue, Fields};
    ///
    /// let field = Fields::read(b"<Reply><Id>\n  cenbwp-1&#10;</Id></Reply>")?.next().unwrap()?;
    /// let FieldValue::Text(id) = field.value else { unreachable!() };
    /// assert_eq!(id.trim().as_str(), Some("cenbwp-1"));
    /// # Ok::<(), cenbwp::reply::DecodeError>(())
    /// ```
    #[must_use]
    pub fn trim(&self) -> Self {
        let mut chars = self.chars();
        let mut trimmed = self.chars().part(None);
        let mut start = None;
        loop {
            let before = chars.clone();
            let Some(c) = chars.next() else {
                return trimmed;
            };
            if !c.is_ascii_whitespace() {
                trimmed = start.get_or_insert(before).up_to(&chars);
            }
        }
    }

    /// The text without the prefix that the name of an XML element may have.
    pub(super) fn local_name(mut self) -> Self {
        if let (Syntax::Xml { .. }, Some((_, name))) = (self.syntax, self.raw.split_once(':')) {
            self.raw = name;
        }
        self
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.chars().try_for_each(|c| f.write_char(c))
    }
}

/// Shows a text that looks like a code or an ID, and the length of any other.
impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-');
        let length = self.chars().count();
        if !self.is_secret && length <= 64 && self.chars().all(is_plain) {
            write!(f, "\"{self}\"")
        } else {
            write!(f, "<{length} characters>")
        }
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.chars().eq(other.chars())
    }
}

impl Eq for Text<'_> {}

/// Compares with `str`, `&str`, `String` and other text.
impl<T: AsRef<str> + ?Sized> PartialEq<T> for Text<'_> {
    fn eq(&self, other: &T) -> bool {
        let other = other.as_ref();
        self.chars().eq(other.chars())
    }
}

impl<'a> IntoIterator for Text<'a> {
    type Item = char;
    type IntoIter = Chars<'a>;

    fn into_iter(self) -> Chars<'a> {
        self.chars()
    }
}

/// The characters of a [`Text`], unescaped; [`Text::chars`] makes it.
#[derive(Clone)]
pub struct Chars<'a> {
    /// The whole text, with the syntax at the cursor.
    text: Text<'a>,
    cursor: Cursor<'a>,
}

impl<'a> Chars<'a> {
    fn part(&self, raw: Option<&'a str>) -> Text<'a> {
        Text {
            raw: raw.unwrap_or_default(),
            ..self.text
        }
    }

    pub(super) fn rest(&self) -> Text<'a> {
        self.part(self.text.raw.get(self.cursor.at()..))
    }

    /// The text between here and a later place.
    pub(super) fn up_to(&self, end: &Self) -> Text<'a> {
        self.part(self.text.raw.get(self.cursor.at()..end.cursor.at()))
    }
}

impl Iterator for Chars<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match &mut self.text.syntax {
            Syntax::Json => json_escape::unescape(&mut self.cursor),
            Syntax::Xml { cdata } => xml_text::unescape(&mut self.cursor, cdata),
        }
    }
}

impl FusedIterator for Chars<'_> {}

/// Shows no character, since they may be the end of a secret.
impl fmt::Debug for Chars<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chars").finish_non_exhaustive()
    }
}
