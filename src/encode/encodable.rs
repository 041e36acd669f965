//! Text on its way into a query, and whether it is known to need no percent-encoding.

use crate::encode::copy::IN_PIECES;
use crate::encode::param::{Repr, Value};
use crate::encode::unreserved;

/// Text that is to be encoded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Encodable<'a> {
    pub(crate) text: &'a str,
    /// Every byte is known to be unreserved, so that the text can be copied. The smallest processors copy byte by byte and look at
    /// each, and are spared the flag.
    #[cfg(all(target_has_atomic = "ptr", not(cenbwp_smallest)))]
    plain: bool,
}

impl<'a> Encodable<'a> {
    const fn known(text: &'a str, plain: bool) -> Self {
        let _ = plain;
        Self {
            text,
            #[cfg(all(target_has_atomic = "ptr", not(cenbwp_smallest)))]
            plain,
        }
    }

    /// Text that is looked at now, once.
    pub(crate) const fn new(text: &'a str) -> Self {
        Self::known(text, IN_PIECES && unreserved::is_plain(text))
    }

    /// Text that is plain by the rule of its type.
    #[inline]
    pub(crate) const fn plain(text: &'a str) -> Self {
        Self::known(text, true)
    }

    /// Text that is looked at when it is encoded.
    #[inline]
    pub(crate) const fn unknown(text: &'a str) -> Self {
        Self::known(text, false)
    }

    /// Whether the text is known to be plain.
    #[inline]
    pub(crate) const fn is_plain(&self) -> bool {
        #[cfg(all(target_has_atomic = "ptr", not(cenbwp_smallest)))]
        return self.plain;
        #[cfg(not(all(target_has_atomic = "ptr", not(cenbwp_smallest))))]
        false
    }
}

impl<'a> From<Encodable<'a>> for Value<'a> {
    #[inline]
    fn from(text: Encodable<'a>) -> Self {
        Self(Repr::Text(text))
    }
}

#[cfg(test)]
mod tests {
    use super::{Encodable, IN_PIECES};

    #[test]
    fn text_is_known_to_be_plain_where_it_is_copied_in_pieces() {
        for (text, is_known) in [
            (Encodable::new("plain-._~"), IN_PIECES),
            (Encodable::plain("plain"), IN_PIECES),
            (Encodable::unknown("plain"), false),
            (Encodable::new("not plain"), false),
        ] {
            assert_eq!(text.is_plain(), is_known, "{}", text.text);
        }
    }
}
