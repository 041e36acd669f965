//! The parameters of a request that arrived: decoded into room that the caller lends, and sorted by name.

use core::fmt::{self, Write};
use core::str::from_utf8;

use crate::encode::output::Buffer;
use crate::encode::percent::{hex_digits, is_unreserved};
use crate::query::params::Query;
use crate::query::verify::error::VerifyError;
use crate::sign::excerpt::Excerpt;
use crate::sign::sort::{by_name, heapsort};

/// The place of one parameter in the text of a [`Room`]: offsets, so that the same slots serve one request after another.
#[derive(Clone, Copy, Debug, Default)]
pub struct Slot {
    name: usize,
    value: usize,
    end: usize,
}

/// What is lent to read a request into. As many bytes as query and form have together are enough, and a slot for each parameter.
///
/// The number of slots bounds the work: a request of more parameters is refused before they are sorted.
///
/// ```
/// use cenbwp::Method;
/// use cenbwp::query::{Room, Slot, Untrusted, VerifyError};
///
/// let room = Room { text: &mut [], slots: &mut [Slot::default(); 1] };
/// let error = Untrusted::rpc(Method::Get, "a=%20&b=c", "", room).unwrap_err();
/// assert_eq!(error, VerifyError::RoomTooSmall { bytes: 4, slots: 2 });
/// ```
#[expect(
    clippy::exhaustive_structs,
    reason = "text and slots are all there is to lend"
)]
pub struct Room<'a> {
    /// Takes the decoded names and values.
    pub text: &'a mut [u8],
    /// Take where they are.
    pub slots: &'a mut [Slot],
}

/// Shows nothing: the text holds what the last request did.
impl fmt::Debug for Room<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Room").finish_non_exhaustive()
    }
}

/// Percent-encodes what is written to it.
pub(crate) struct Encoder<'w, W: ?Sized>(pub(crate) &'w mut W);

impl<W: Write + ?Sized> Write for Encoder<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let is_reserved = |c| !u8::try_from(c).is_ok_and(is_unreserved);
        for piece in text.split_inclusive(is_reserved) {
            let plain = piece.trim_end_matches(is_reserved);
            self.0.write_str(plain)?;
            for byte in piece.bytes().skip(plain.len()) {
                let [high, low] = hex_digits(byte);
                let escape = [b'%', high, low];
                self.0.write_str(from_utf8(&escape).unwrap_or_default())?;
            }
        }
        Ok(())
    }
}

/// Parameters in byte order of their names, each name once.
#[derive(Clone, Copy)]
pub(crate) struct Received<'a> {
    text: &'a str,
    slots: &'a [Slot],
}

impl<'a> Received<'a> {
    pub(crate) fn read(
        query: &str,
        form: &str,
        Room { text, slots }: Room<'a>,
    ) -> Result<Self, VerifyError> {
        let query = Query::from_form(query).map_err(VerifyError::Query)?;
        let form = Query::from_form(form).map_err(VerifyError::Form)?;
        let (mut decoded, mut count) = (Buffer::new(text), 0);
        for (name, value) in query.all().chain(form.all()) {
            let slot = Slot {
                name: decoded.len,
                value: name.put(&mut decoded),
                end: value.put(&mut decoded),
            };
            if let Some(place) = slots.get_mut(count) {
                *place = slot;
            }
            count += 1;
        }
        let bytes = decoded.len;
        let (Some(text), Some(slots)) = (text.get(..bytes), slots.get_mut(..count)) else {
            let slots = count;
            return Err(VerifyError::RoomTooSmall { bytes, slots });
        };
        let text = from_utf8(text).unwrap_or_default();
        let name = |slot: &Slot| text.get(slot.name..slot.value).unwrap_or_default();
        heapsort(slots, &mut |one, other| by_name(name(one), name(other)));
        let twice = |pair: &&[Slot]| matches!(pair, [one, other] if name(one) == name(other));
        if let Some([slot, ..]) = slots.windows(2).find(twice) {
            return Err(VerifyError::Duplicate(Excerpt::text(name(slot))));
        }
        Ok(Self { text, slots })
    }

    /// The value of a parameter.
    pub(crate) fn get(self, name: &str) -> Option<&'a str> {
        let order = |slot: &Slot| self.param(slot).0.cmp(name);
        let at = self.slots.binary_search_by(order).ok()?;
        Some(self.param(self.slots.get(at)?).1)
    }

    pub(crate) fn all(self) -> impl Iterator<Item = (&'a str, &'a str)> + Clone {
        self.slots.iter().map(move |slot| self.param(slot))
    }

    /// Writes the canonical query, of all parameters but the one that is not signed.
    pub(crate) fn write<W: Write + ?Sized>(self, unsigned: &str, to: &mut W) -> fmt::Result {
        let mut separator = "";
        for (name, value) in self.all().filter(|(name, _)| *name != unsigned) {
            to.write_str(separator)?;
            Encoder(to).write_str(name)?;
            to.write_str("=")?;
            Encoder(to).write_str(value)?;
            separator = "&";
        }
        Ok(())
    }

    fn param(self, slot: &Slot) -> (&'a str, &'a str) {
        let text = |from, to| self.text.get(from..to).unwrap_or_default();
        (text(slot.name, slot.value), text(slot.value, slot.end))
    }
}
