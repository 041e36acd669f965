//! One parameter of a request: its name and its value.

use core::cmp::Ordering;
use core::fmt;

use crate::encode::percent::{Encodable, first_eight};

/// The name of a parameter, or in a list what is behind the index.
#[derive(Clone, Copy)]
pub(crate) struct Name<'a> {
    pub(crate) text: Encodable<'a>,
    /// A byte behind the text where no name is meant, but an edge of a list: all its names begin with the stem and a digit.
    edge: Option<u8>,
    key: u64,
}

impl<'a> Name<'a> {
    #[inline]
    pub(crate) const fn new(text: Encodable<'a>) -> Self {
        Self {
            text,
            edge: None,
            key: sort_key(text.text.as_bytes()),
        }
    }

    /// What is before all names of a list, with the edge `'0'`, or with the edge `':'` behind them.
    pub(crate) fn edge(stem: &'a str, edge: u8) -> Self {
        let mut name = Self::new(Encodable::unknown(stem));
        name.edge = Some(edge);
        if let Some(missing) = 7_usize.checked_sub(stem.len()) {
            name.key |= u64::from(edge) << (8 * missing);
        }
        name
    }

    pub(crate) fn bytes(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.text.text.bytes().chain(self.edge)
    }

    /// Whether it can stand behind an index, so that items are in the order of their indices.
    pub(crate) fn is_tail(&self) -> bool {
        matches!(self.bytes().next(), None | Some(b'.' | b'-'))
    }

    /// Byte order: of two names that begin alike, the shorter comes first.
    #[inline]
    pub(crate) fn order(&self, other: &Name<'_>) -> Ordering {
        if self.key == other.key {
            return self.order_of_bytes(other);
        }
        self.key.cmp(&other.key)
    }

    #[inline(never)]
    fn order_of_bytes(&self, other: &Name<'_>) -> Ordering {
        match (self.edge, other.edge) {
            (None, None) => self.text.text.cmp(other.text.text),
            _ => self.bytes().cmp(other.bytes()),
        }
    }
}

/// A number that is in the order of names that differ in their first eight bytes, as nearly all do, so that these compare without a call.
#[inline]
pub(crate) const fn sort_key(name: &[u8]) -> u64 {
    first_eight(name).swap_bytes()
}

/// The value of a parameter: text, a number, a flag, or nothing.
///
/// `&str`, `&String` and other references to text, `bool` and whole numbers convert into one, and so does an `Option` of them, where `None`
/// leaves the parameter out. An empty text is a value: it is signed as `Name=`.
///
/// ```
/// use cenbwp::Value;
///
/// const MONTH: Value<'static> = Value::text("Month");
/// let owned = String::from("Month");
/// let values = [MONTH, "Month".into(), (&owned).into(), 1.into(), true.into(), None::<u32>.into()];
/// assert_eq!(format!("{values:?}"), "[Text, Text, Text, Number, Text, Absent]");
/// ```
///
/// Its `Debug` output shows no text, which may be a password.
#[derive(Clone, Copy)]
pub struct Value<'a>(Kind<'a>);

#[derive(Clone, Copy)]
enum Kind<'a> {
    Absent,
    Number(Digits),
    Text(Encodable<'a>),
}

impl<'a> Value<'a> {
    /// Text that is scanned now for what has to be percent-encoded: in a constant the compiler does so, and no signing call has to.
    #[must_use]
    pub const fn text(text: &'a str) -> Self {
        Self(Kind::Text(Encodable::new(text)))
    }

    /// Text that is unreserved by the rule of its type.
    pub(crate) const fn plain(text: &'a str) -> Self {
        Self(Kind::Text(Encodable::plain(text)))
    }

    /// What is sent, if anything is.
    pub(crate) fn encodable(&self) -> Option<Encodable<'_>> {
        match &self.0 {
            Kind::Absent => None,
            Kind::Number(digits) => Some(Encodable::plain(digits.as_str())),
            Kind::Text(text) => Some(*text),
        }
    }
}

impl<'a, T: AsRef<str> + ?Sized> From<&'a T> for Value<'a> {
    #[inline]
    fn from(text: &'a T) -> Self {
        Encodable::unknown(text.as_ref()).into()
    }
}

impl<'a> From<Encodable<'a>> for Value<'a> {
    #[inline]
    fn from(text: Encodable<'a>) -> Self {
        Self(Kind::Text(text))
    }
}

impl From<bool> for Value<'_> {
    #[inline]
    fn from(flag: bool) -> Self {
        Self::plain(if flag { "true" } else { "false" })
    }
}

impl<T: Into<Self>> From<Option<T>> for Value<'_> {
    #[inline]
    fn from(value: Option<T>) -> Self {
        value.map_or(Self(Kind::Absent), Into::into)
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            Kind::Absent => "Absent",
            Kind::Number(_) => "Number",
            Kind::Text(_) => "Text",
        })
    }
}

/// A whole number in decimal digits, written without `core::fmt`, which is large on a small processor.
#[derive(Clone, Copy)]
pub(crate) struct Digits {
    bytes: [u8; Self::MOST as usize],
    /// Where the number begins. It ends where the array does.
    start: u8,
}

impl Digits {
    /// The length of `u64::MAX`, and of `i64::MIN` with its sign.
    const MOST: u8 = 20;

    const NONE: Self = Self {
        bytes: [0; Self::MOST as usize],
        start: Self::MOST,
    };

    /// Puts a character before the others.
    fn prepend(&mut self, character: u8) {
        self.start = self.start.saturating_sub(1);
        if let Some(place) = self.bytes.get_mut(usize::from(self.start)) {
            *place = character;
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        let digits = self.bytes.get(usize::from(self.start)..);
        core::str::from_utf8(digits.unwrap_or_default()).unwrap_or_default()
    }
}

macro_rules! digits {
    ($($unsigned:ident $signed:ident)+) => {$(
        impl From<$unsigned> for Digits {
            fn from(number: $unsigned) -> Self {
                let mut digits = Self::NONE;
                let mut rest = number;
                loop {
                    let [digit, ..] = (rest % 10).to_le_bytes();
                    digits.prepend(b'0' + digit);
                    rest /= 10;
                    if rest == 0 {
                        return digits;
                    }
                }
            }
        }

        impl From<$signed> for Digits {
            fn from(number: $signed) -> Self {
                let mut digits = Self::from(number.unsigned_abs());
                if number < 0 {
                    digits.prepend(b'-');
                }
                digits
            }
        }
    )+};
}

// By width, since a processor of 32 bits divides numbers of 64 by a large routine.
digits!(u32 i32 u64 i64 usize isize);

macro_rules! values {
    ($($($integer:ident)+ => $widen:expr;)+) => {$($(
        impl From<$integer> for Value<'_> {
            #[inline]
            fn from(number: $integer) -> Self {
                Self(Kind::Number(Digits::from($widen(number))))
            }
        }
    )+)+};
}

values! {
    u8 u16 u32 => u32::from;
    i8 i16 i32 => i32::from;
    u64 => u64::from;
    i64 => i64::from;
    usize => usize::from;
    isize => isize::from;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_the_order_of_their_bytes_however_they_are_made() {
        let names = [
            Name::new(Encodable::new("")),
            Name::new(Encodable::new("A")),
            Name::new(Encodable::new("Tag")),
            Name::new(Encodable::new("Tag.")),
            Name::new(Encodable::new("Tag./")),
            Name::edge("Tag.", b'0'),
            Name::new(Encodable::new("Tag.1")),
            Name::new(Encodable::new("Tag.9.Value")),
            Name::edge("Tag.", b':'),
            Name::new(Encodable::new("Tag.Count")),
            Name::new(Encodable::new("Tags")),
            Name::edge("abcdefg", b'0'),
            Name::edge("abcdefg", b':'),
            Name::new(Encodable::new("abcdefgh")),
            Name::edge("abcdefgh", b'0'),
            Name::new(Encodable::new("abcdefgh1.Key")),
            Name::edge("abcdefgh", b':'),
            Name::new(Encodable::new("abcdefghi")),
            Name::new(Encodable::new("abcdefgi")),
            Name::new(Encodable::new("\u{e4}")),
        ];
        for (at, one) in names.iter().enumerate() {
            for (other_at, other) in names.iter().enumerate() {
                assert_eq!(one.order(other), at.cmp(&other_at), "{at} and {other_at}");
            }
        }
    }
}
