//! A name or a value, decoded while it is read.

use core::fmt::{self, Write as _};

use percent_encoding::percent_decode;

use crate::encode::constant_time;
use crate::encode::output::Buffer;
use crate::encode::quoted::Quoted;
use crate::query::error::{QueryError, QueryProblem};

/// A name or a value of a [`Query`](crate::query::Query), which decodes while it is read and so needs no memory.
///
/// It displays decoded, compares with a `&str`, and can be iterated or copied. `Debug` shows the values of neither `Signature` nor
/// `SecurityToken`, and `==` takes as long for one of these whether the first byte differs or the last.
///
/// ```
/// use cenbwp::query::Query;
///
/// let query = Query::new("Description=%E5%8C%97%E4%BA%AC")?;
/// let value = query.get("Description").unwrap();
/// assert_eq!(value, "北京");
/// assert_eq!(value.to_string(), "北京");
/// assert_eq!(value.chars().next(), Some('北'));
/// # Ok::<(), cenbwp::query::QueryError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Decoded<'a> {
    encoded: &'a [u8],
    plus: u8,
    secret: bool,
}

impl<'a> Decoded<'a> {
    pub(super) const fn new(encoded: &'a [u8], plus: u8) -> Self {
        Self {
            encoded,
            plus,
            secret: false,
        }
    }

    /// The same, not shown by `Debug`.
    pub(super) const fn secret(self) -> Self {
        Self {
            secret: true,
            ..self
        }
    }

    /// Finds the first malformed escape, then the first byte that is not UTF-8, which only escapes can spell.
    pub(super) fn check(self, start: usize) -> Result<(), QueryError> {
        let error = |rest: &[u8], problem| {
            Err(QueryError::new(
                start + self.encoded.len() - rest.len(),
                problem,
            ))
        };
        let next_escape = |rest: &'a [u8]| rest.get(rest.iter().position(|byte| *byte == b'%')?..);
        let Some(mut escapes) = next_escape(self.encoded) else {
            return Ok(());
        };
        loop {
            match escapes {
                [_, a, b, tail @ ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
                    let Some(next) = next_escape(tail) else { break };
                    escapes = next;
                }
                _ => return error(escapes, QueryProblem::Escape),
            }
        }
        let mut bytes = self.bytes();
        loop {
            let rest = bytes.rest;
            match bytes.next() {
                None => return Ok(()),
                Some(first) if finish_char(first, || bytes.next()).is_none() => {
                    return error(rest, QueryProblem::Utf8);
                }
                Some(_) => {}
            }
        }
    }

    const fn bytes(self) -> Bytes<'a> {
        Bytes {
            rest: self.encoded,
            plus: self.plus,
        }
    }

    /// Appends the decoded bytes, and tells where they end.
    pub(crate) fn put(self, buffer: &mut Buffer<'_>) -> usize {
        let mut bytes = self.bytes();
        loop {
            let is_plain = |byte: &&u8| !matches!(byte, b'%' | b'+');
            let plain = bytes.rest.iter().take_while(is_plain).count();
            let (run, behind) = bytes.rest.split_at_checked(plain).unwrap_or_default();
            buffer.put(run);
            bytes.rest = behind;
            match bytes.next() {
                Some(byte) => buffer.put(&[byte]),
                None => return buffer.len,
            }
        }
    }

    /// The decoded characters.
    pub fn chars(self) -> impl Iterator<Item = char> + Clone + use<'a> {
        let mut bytes = self.bytes();
        core::iter::from_fn(move || {
            let first = bytes.next()?;
            finish_char(first, || bytes.next())
        })
    }

    /// Copies the decoded text to the beginning of a buffer; `None` if the buffer is too small for it.
    ///
    /// ```
    /// use cenbwp::query::Query;
    ///
    /// let query = Query::new("Name=a%2Db")?;
    /// let name = query.get("Name").unwrap();
    /// assert_eq!(name.copy_to(&mut [0; 3]), Some("a-b"));
    /// assert_eq!(name.copy_to(&mut [0; 2]), None);
    /// # Ok::<(), cenbwp::query::QueryError>(())
    /// ```
    pub fn copy_to(self, buffer: &mut [u8]) -> Option<&str> {
        let mut text = Buffer::new(buffer);
        let len = self.put(&mut text);
        core::str::from_utf8(buffer.get(..len)?).ok()
    }
}

impl fmt::Display for Decoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.chars().try_for_each(|c| f.write_char(c))
    }
}

impl fmt::Debug for Decoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.secret {
            return f.write_str("[redacted]");
        }
        Quoted(self.chars()).fmt(f)
    }
}

impl Decoded<'_> {
    fn is(self, other: impl Iterator<Item = u8>, secret: bool) -> bool {
        if secret {
            constant_time::equal(self.bytes(), other)
        } else {
            self.bytes().eq(other)
        }
    }
}

impl PartialEq for Decoded<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.is(other.bytes(), self.secret | other.secret)
    }
}

impl Eq for Decoded<'_> {}

/// `str`, `&str`, `String` and whatever else is text.
impl<T: AsRef<str> + ?Sized> PartialEq<T> for Decoded<'_> {
    fn eq(&self, other: &T) -> bool {
        let other = other.as_ref();
        self.is(other.bytes(), self.secret)
    }
}

/// The decoded bytes of text whose escapes are well-formed.
#[derive(Clone)]
struct Bytes<'a> {
    rest: &'a [u8],
    plus: u8,
}

impl Iterator for Bytes<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        let (byte, tail) = match self.rest {
            [b'%', _, _, tail @ ..] => (percent_decode(self.rest).next(), tail),
            [b'+', tail @ ..] => (Some(self.plus), tail),
            [byte, tail @ ..] => (Some(*byte), tail),
            [] => (None, self.rest),
        };
        self.rest = tail;
        byte
    }
}

/// Reads the rest of the character whose first byte was read; `None` if it is not UTF-8.
pub(super) fn finish_char(first: u8, mut next: impl FnMut() -> Option<u8>) -> Option<char> {
    let mut window = [first, 0, 0, 0];
    // What the first byte announces; bytes that announce nonsense are left for the validation to refuse.
    let len = match first {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    };
    for byte in window.iter_mut().take(len).skip(1) {
        *byte = next()?;
    }
    let text = window.get(..len).unwrap_or_default();
    core::str::from_utf8(text).ok()?.chars().next()
}
