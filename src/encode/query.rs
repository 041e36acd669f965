//! The canonical query, written once into the caller's buffer and into the hash of the string to sign.
//!
//! The string to sign of HMAC-SHA1 is the percent-encoding of the query, which is percent-encoded itself. So an unreserved byte is
//! the same in both; any other is `%XY` in the query and `%25XY` in the string to sign; and `=` and `&` of the query are `%3D` and
//! `%26` there. No string to sign is stored. The other method hashes the query as it is, when it is complete.

#![expect(
    clippy::inline_always,
    reason = "a call and what it saves cost more than the choice of a path"
)]

use crate::encode::output::{Buffer, Hasher, Window};
use crate::encode::param::{Digits, Name};
use crate::encode::percent::{Encodable, hex_digits, is_unreserved};
use crate::encode::short;

/// Whether the fast step for short parameters is taken, which is large and slow on processors with narrower registers.
const FAST: bool = cfg!(target_pointer_width = "64");

/// Appends parameters to a query and, if there is a hash, to the string to sign.
pub(crate) struct QueryWriter<'a> {
    pub(crate) query: Buffer<'a>,
    to_sign: Option<&'a mut Hasher<'a>>,
    /// Where the first parameter begins.
    start: usize,
}

impl<'a> QueryWriter<'a> {
    /// Goes on behind what is in the buffer.
    pub(crate) const fn new(query: Buffer<'a>, to_sign: Option<&'a mut Hasher<'a>>) -> Self {
        let start = query.len;
        Self {
            query,
            to_sign,
            start,
        }
    }

    /// Appends `name=value`, with a `&` before all but the first.
    #[inline(always)]
    pub(crate) fn param(&mut self, name: &Name<'_>, value: Encodable<'_>) {
        if !(FAST && self.short_param(name, value).is_some()) {
            self.any_param(&[], name, value.text, value.is_plain);
        }
    }

    const fn is_first(&self) -> bool {
        self.query.len == self.start
    }

    /// The same behind the stems and indices of lists.
    #[inline(never)]
    pub(crate) fn any_param(
        &mut self,
        lists: &[(&str, usize)],
        name: &Name<'_>,
        text: &str,
        is_plain: bool,
    ) {
        if !self.is_first() {
            self.both(b"&", b"%26");
        }
        for &(stem, index) in lists {
            self.text(Encodable::unknown(stem));
            self.text(Encodable::plain(Digits::from(index).as_str()));
        }
        self.text(name.text);
        self.both(b"=", b"%3D");
        self.text(Encodable { text, is_plain });
    }

    /// Does the same for a short parameter, as most are; or nothing, for a long one or in a buffer that is nearly full.
    #[inline(always)]
    fn short_param(&mut self, name: &Name<'_>, value: Encodable<'_>) -> Option<()> {
        let is_first = self.is_first();
        let query = self.query.window()?;
        let mut unused;
        let to_sign = if let Some(hasher) = &mut self.to_sign {
            hasher.window()?
        } else {
            unused = [0; size_of::<Window>()];
            &mut unused
        };
        let lens = short::encode(name.text, value, is_first, query, to_sign)?;
        self.query.advance(lens.query.into());
        if let Some(hasher) = &mut self.to_sign {
            hasher.advance(lens.to_sign.into());
        }
        Some(())
    }

    /// Appends text in runs of unreserved bytes, and each byte between them escaped.
    fn text(&mut self, text: Encodable<'_>) {
        let mut rest = text.text.as_bytes();
        while !rest.is_empty() {
            let run = if text.is_plain {
                rest.len()
            } else {
                rest.iter().take_while(|byte| is_unreserved(**byte)).count()
            };
            let (run, behind) = rest.split_at_checked(run).unwrap_or_default();
            self.both(run, run);
            rest = behind;
            if let Some((&byte, behind)) = behind.split_first() {
                let [high, low] = hex_digits(byte);
                self.both(&[b'%', high, low], &[b'%', b'2', b'5', high, low]);
                rest = behind;
            }
        }
    }

    /// Appends to each what stands there for the same.
    fn both(&mut self, query: &[u8], to_sign: &[u8]) {
        self.query.put(query);
        if let Some(hasher) = &mut self.to_sign {
            hasher.put(to_sign);
        }
    }

    /// The digest of the string to sign, which ends here; nothing if there is no hash. What is appended from now on is not signed.
    pub(crate) fn finish<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.to_sign.take().map(Hasher::finish)
    }
}

#[cfg(test)]
mod tests;
