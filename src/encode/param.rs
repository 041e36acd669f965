//! One parameter: its name and its value, as an action hands them to the walk.

#![expect(clippy::inline_always, reason = "a load or two")]

use core::cmp::Ordering;
use core::fmt;

use crate::encode::copy::IN_PIECES;
use crate::encode::encodable::Encodable;
use crate::encode::order::{first_bytes, order};
use crate::encode::quoted::Quoted;
use crate::encode::short::Short;
use crate::encode::unreserved::is_plain;
use crate::sign::common;

/// The name of a parameter, encoded by the compiler.
///
/// [`Params::push`](crate::Params::push) takes a name as text. With one of these,
/// [`Params::push_named`](crate::Params::push_named) is faster.
///
/// ```
/// use cenbwp::ParamName;
///
/// static PAGE_SIZE: ParamName = ParamName::new("PageSize").unwrap();
/// assert_eq!(PAGE_SIZE.as_str(), "PageSize");
/// assert!(ParamName::new("Signature").is_none());
/// ```
#[derive(Clone, Copy)]
pub struct ParamName {
    /// The name, and zeros behind it, where text is copied in pieces of fixed size.
    padded: [u8; Self::ROOM],
    /// The name elsewhere, which is less to keep.
    text: [&'static str; Self::TEXTS],
    len: u8,
    /// How many of the signer's own names sort before this one.
    pub(crate) rank: u8,
}

impl ParamName {
    /// The longest name, in bytes. [`Params::push`](crate::Params::push) takes longer ones.
    pub const MAX_LEN: usize = 31;

    const ROOM: usize = if IN_PIECES { Self::MAX_LEN + 1 } else { 0 };

    const TEXTS: usize = if IN_PIECES { 0 } else { 1 };

    /// A name of 1 to [`MAX_LEN`](Self::MAX_LEN) of `A-Z a-z 0-9 - . _ ~`.
    ///
    /// `None` if it isn't one, or if it belongs to a common parameter, which is the signer's to add. In a constant that is an error of the
    /// compiler's.
    #[must_use]
    pub const fn new(name: &'static str) -> Option<Self> {
        match common::rank(name) {
            Ok(rank) => Self::with_rank(name, rank),
            Err(()) => None,
        }
    }

    /// The same for any name.
    #[expect(clippy::cast_possible_truncation, reason = "the length is checked")]
    pub(crate) const fn with_rank(name: &'static str, rank: u8) -> Option<Self> {
        let bytes = name.as_bytes();
        if bytes.is_empty() || bytes.len() > Self::MAX_LEN || !is_plain(name) {
            return None;
        }
        let mut padded = [0; Self::ROOM];
        let (mut room, mut rest): (&mut [u8], _) = (&mut padded, bytes);
        while let (Some((to, behind)), Some((from, tail))) =
            (room.split_first_mut(), rest.split_first())
        {
            *to = *from;
            (room, rest) = (behind, tail);
        }
        Some(Self {
            padded,
            text: [name; Self::TEXTS],
            len: bytes.len() as u8,
            rank,
        })
    }

    #[inline(always)]
    pub(crate) const fn len(&self) -> usize {
        (self.len % 32) as usize
    }

    pub(crate) const fn as_bytes(&self) -> &[u8] {
        match (
            self.text.as_slice(),
            self.padded.split_at_checked(self.len()),
        ) {
            ([text, ..], _) => text.as_bytes(),
            ([], Some((name, _))) => name,
            ([], None) => b"",
        }
    }

    /// The first eight bytes as a number, and zeros for what is missing, where the name is padded.
    #[inline(always)]
    pub(crate) fn key(&self) -> u64 {
        first_bytes(&self.padded)
    }

    /// The name, and zeros behind it.
    #[inline(always)]
    pub(crate) const fn padded(&self) -> &[u8; Self::ROOM] {
        &self.padded
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    #[inline(always)]
    pub(crate) const fn any(&self) -> AnyName<'_> {
        AnyName::bytes(self.as_bytes())
    }
}

impl fmt::Debug for ParamName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ParamName")
            .field(&Quoted(self.as_str().chars()))
            .finish()
    }
}

/// Any name: text, and perhaps an index and text behind it.
#[derive(Clone, Copy)]
pub(crate) struct AnyName<'a> {
    pub(crate) stem: &'a [u8],
    /// The index, and nothing where there is none.
    pub(crate) digits: Short,
    pub(crate) tail: &'a [u8],
}

impl<'a> AnyName<'a> {
    #[inline(always)]
    pub(crate) const fn text(name: &'a str) -> Self {
        Self::bytes(name.as_bytes())
    }

    #[inline(always)]
    const fn bytes(stem: &'a [u8]) -> Self {
        Self {
            stem,
            digits: Short::EMPTY,
            tail: b"",
        }
    }

    pub(crate) fn indexed(stem: &'a str, index: u32, tail: &'a str) -> Self {
        Self {
            stem: stem.as_bytes(),
            digits: index.into(),
            tail: tail.as_bytes(),
        }
    }

    #[inline(always)]
    pub(crate) const fn has_index(&self) -> bool {
        self.digits.len != 0
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.stem.is_empty() && !self.has_index()
    }

    /// The order of two names: as bytes, and of two that begin alike the shorter first.
    #[inline]
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        if IN_PIECES && !self.has_index() && !other.has_index() {
            return order(self.stem, other.stem);
        }
        let mut at = 0;
        loop {
            match (self.byte(at), other.byte(at)) {
                (None, None) => return Ordering::Equal,
                (left, right) if left == right => at += 1,
                (left, right) => return left.cmp(&right),
            }
        }
    }

    pub(crate) fn byte(&self, mut at: usize) -> Option<u8> {
        for part in &[self.stem, self.digits.as_bytes(), self.tail] {
            if let Some(byte) = part.get(at) {
                return Some(*byte);
            }
            at -= part.len();
        }
        None
    }
}

/// The value of a parameter: text, a number, a flag, or nothing.
///
/// `&str`, `bool` and whole numbers convert into one, and so does an `Option` of them, where `None` leaves the parameter out. An empty
/// text is a value: it is signed as `Name=`.
///
/// ```
/// use cenbwp::Value;
///
/// const MONTH: Value<'static> = Value::text("Month");
/// let values = [MONTH, "Month".into(), 1.into(), true.into(), None::<u32>.into()];
/// assert_eq!(format!("{values:?}"), "[Text, Text, Number, Text, Absent]");
/// ```
///
/// Its `Debug` output shows no text, which may be a password.
#[derive(Clone, Copy)]
pub struct Value<'a>(pub(crate) Repr<'a>);

#[derive(Clone, Copy)]
pub(crate) enum Repr<'a> {
    Absent,
    Short(Short),
    Text(Encodable<'a>),
}

impl<'a> Value<'a> {
    /// A text that is looked at now for what has to be percent-encoded: in a constant the compiler does so, and no signing call has to.
    #[must_use]
    pub const fn text(text: &'a str) -> Self {
        Self(Repr::Text(Encodable::new(text)))
    }

    #[inline(always)]
    pub(crate) const fn is_absent(&self) -> bool {
        matches!(self.0, Repr::Absent)
    }

    /// Text that is plain by the rule of its type.
    pub(crate) const fn plain(text: &'a str) -> Self {
        Self(Repr::Text(Encodable::plain(text)))
    }
}

impl<'a> From<&'a str> for Value<'a> {
    #[inline]
    fn from(text: &'a str) -> Self {
        Self(Repr::Text(Encodable::unknown(text)))
    }
}

impl From<bool> for Value<'_> {
    #[inline]
    fn from(flag: bool) -> Self {
        if flag {
            Self::plain("true")
        } else {
            Self::plain("false")
        }
    }
}

macro_rules! from_number {
    ($($narrow:ident as $wide:ident)*) => {$(
        impl From<$narrow> for Value<'_> {
            #[inline]
            fn from(number: $narrow) -> Self {
                Self(Repr::Short(Short::from($wide::from(number))))
            }
        }
    )*};
}

from_number!(u8 as u32 u16 as u32 u32 as u32 u64 as u64 i8 as i32 i16 as i32 i32 as i32 i64 as i64);

// Wide enough on every processor.

impl From<usize> for Value<'_> {
    #[inline]
    fn from(number: usize) -> Self {
        Self(Repr::Short(Short::from(number as u64)))
    }
}

impl From<isize> for Value<'_> {
    #[inline]
    fn from(number: isize) -> Self {
        Self(Repr::Short(Short::from(number as i64)))
    }
}

impl<T: Into<Self>> From<Option<T>> for Value<'_> {
    #[inline]
    fn from(value: Option<T>) -> Self {
        value.map_or(Self(Repr::Absent), Into::into)
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            Repr::Absent => "Absent",
            Repr::Short(_) => "Number",
            Repr::Text(_) => "Text",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{IN_PIECES, ParamName};

    #[test]
    fn a_name_is_ordered_by_its_first_eight_bytes_where_it_is_padded() {
        for (name, first) in [
            ("A", *b"A\0\0\0\0\0\0\0"),
            ("Period", *b"Period\0\0"),
            ("AutoRenewDuration", *b"AutoRene"),
        ] {
            let name = ParamName::new(name).unwrap();
            let key = if IN_PIECES {
                u64::from_be_bytes(first)
            } else {
                0
            };
            assert_eq!(name.key(), key);
        }
    }
}
