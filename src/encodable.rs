//! Text on its way into a query, and whether it is known to need no percent-encoding.

use crate::param::{Repr, Value};
use crate::unreserved::is_plain;

/// Text that is to be encoded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Encodable<'a> {
    pub(crate) text: &'a str,
    /// Every byte is known to be unreserved, so that the text can be copied.
    pub(crate) plain: bool,
}

impl<'a> Encodable<'a> {
    /// Text that is looked at now, once.
    pub(crate) const fn new(text: &'a str) -> Self {
        Self {
            text,
            plain: is_plain(text),
        }
    }

    pub(crate) const fn value(self) -> Value<'a> {
        Value(if self.plain {
            Repr::Plain(self.text)
        } else {
            Repr::Text(self.text)
        })
    }

    /// Text that is plain by the rule of its type.
    pub(crate) const fn plain(text: &'a str) -> Self {
        Self { text, plain: true }
    }
}
