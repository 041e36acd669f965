//! One walk, two encodings: the canonical query into the caller's buffer, the string to sign into the hash.
//!
//! The string to sign is the percent-encoding of the query, which is percent-encoded itself. So an unreserved byte is the
//! same in both; any other is `%XY` in the query and `%25XY` in the string to sign; and `=` and `&` of the query are `%3D` and
//! `%26` there.
//!
//! This file is where the time of a signing call goes, and so it is written for a processor that hashes one block while it encodes the
//! next: with few instructions, and with copies of fixed size. What is known to be plain is copied and not scanned; a name is copied
//! with what is behind it in its array, to be overwritten by what comes next; and a parameter that is short and plain, as most
//! are, is put in one go.

#![expect(
    clippy::inline_always,
    reason = "each is a step of the hot path and has one or two callers"
)]

use hmac::block_api::HmacCore;
use sha1::Sha1;

use crate::copy::{IN_PIECES, copy, copy_twice, put, window};
use crate::encodable::Encodable;
use crate::gather::Gather;
use crate::method::Method;
use crate::param::{AnyName, ParamName, Repr, Value};
use crate::short::Short;
use crate::unreserved::{is_short_and_unreserved, is_unreserved};

/// Takes text, and counts on when the buffer is full, so that it can tell how many bytes are needed.
pub(crate) struct Sink<'a> {
    query: &'a mut [u8],
    len: usize,
    to_sign: Gather,
}

/// The room that there has to be for a parameter that is put in one go.
type Room = [u8; Gather::WINDOW];

/// The longest name and value of such a parameter together: with what joins them, a block of the string to sign.
const NAME_AND_VALUE: usize = Gather::BLOCK - 6;

impl<'a> Sink<'a> {
    #[inline(always)]
    pub(crate) const fn new(buffer: &'a mut [u8]) -> Self {
        Self {
            query: buffer,
            len: 0,
            to_sign: Gather::new(),
        }
    }

    /// Goes on behind the first `len` bytes of a buffer.
    #[cfg(feature = "acs3")]
    pub(crate) const fn resume(buffer: &'a mut [u8], len: usize) -> Self {
        let mut sink = Self::new(buffer);
        sink.len = len;
        sink
    }

    /// From here on, feeds a string to sign as well.
    #[inline(always)]
    pub(crate) fn sign_into(&mut self, mac: HmacCore<Sha1>, method: Method) {
        self.to_sign.begin(mac, method);
    }

    /// How many bytes stand in the buffer, or would if there were room.
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// Where parameters end that began at `start`: before the `&` behind the last one, if there is one.
    pub(crate) fn end_of_params(&self, start: usize) -> usize {
        self.len.saturating_sub(1).max(start)
    }

    /// The MAC of the string to sign, which ends where the parameters do.
    pub(crate) fn mac(&mut self, end_of_params: usize) -> [u8; 20] {
        let joins = self.len.saturating_sub(end_of_params);
        self.to_sign.finish(joins * b"%26".len())
    }

    /// Puts `name=value&`, the name known to the compiler.
    #[inline(always)]
    pub(crate) fn encodable_param(&mut self, name: &ParamName, value: Encodable<'_>) {
        if value.plain {
            self.plain_param(name, value.text.as_bytes());
        } else {
            self.param(&name.any(), &value.value());
        }
    }

    /// Puts `name=value&`, the name known to the compiler, and the value plain.
    #[inline(never)]
    pub(crate) fn plain_param(&mut self, name: &ParamName, value: &[u8]) {
        let put_name = |query: &mut Room, to_sign: &mut Room| {
            if cfg!(target_pointer_width = "64") {
                put(query, 0, name.padded());
                put(to_sign, 0, name.padded());
            } else {
                copy_twice(name.as_bytes(), (query, 0), (to_sign, 0));
            }
        };
        if !self.param_in_one_go(name.len(), put_name, value) {
            self.long_param(name, value);
        }
    }

    #[cold]
    #[inline(never)]
    fn long_param(&mut self, name: &ParamName, value: &[u8]) {
        self.plain(name.as_bytes());
        self.both(b"=", b"%3D");
        self.plain(value);
        self.both(b"&", b"%26");
    }

    /// Puts `name=value&`; nothing if there is no value.
    pub(crate) fn param(&mut self, name: &AnyName<'_>, value: &Value<'_>) {
        if value.is_absent() || self.plain_text_param(name, value) {
            return;
        }
        self.text(name.stem);
        if let Some(index) = name.index {
            self.plain(Short::from(index).as_bytes());
            self.text(name.tail);
        }
        self.both(b"=", b"%3D");
        match &value.0 {
            Repr::Absent => {}
            Repr::Short(short) => self.plain(short.as_bytes()),
            Repr::Plain(text) => self.plain(text.as_bytes()),
            Repr::Text(text) => self.text(text.as_bytes()),
        }
        self.both(b"&", b"%26");
    }

    /// Puts `name=value&` if both turn out to be short and plain.
    #[inline(always)]
    fn plain_text_param(&mut self, name: &AnyName<'_>, value: &Value<'_>) -> bool {
        let (None, Repr::Plain(value) | Repr::Text(value)) = (name.index, &value.0) else {
            return false;
        };
        let (name, value) = (name.stem, value.as_bytes());
        let put_name = |query: &mut Room, to_sign: &mut Room| {
            copy_twice(name, (query, 0), (to_sign, 0));
        };
        IN_PIECES
            && is_short_and_unreserved(name)
            && is_short_and_unreserved(value)
            && self.param_in_one_go(name.len(), put_name, value)
    }

    /// Puts a parameter that is plain; false if it is long, or if the buffer is nearly full.
    #[inline(always)]
    fn param_in_one_go(
        &mut self,
        name: usize,
        put_name: impl FnOnce(&mut Room, &mut Room),
        value: &[u8],
    ) -> bool {
        let name_and_value = name + value.len();
        let Some((query, to_sign)) = self.rooms() else {
            return false;
        };
        if name_and_value > NAME_AND_VALUE {
            return false;
        }
        put_name(query, to_sign);
        put(query, name, b"=");
        put(to_sign, name, b"%3D ");
        copy_twice(value, (query, name + 1), (to_sign, name + 3));
        put(query, name_and_value + 1, b"&");
        put(to_sign, name_and_value + 3, b"%26 ");
        self.advance(name_and_value + 2, name_and_value + 6);
        true
    }

    /// Puts text that percent-encoding would leave as it is.
    #[inline(never)]
    pub(crate) fn plain(&mut self, text: &[u8]) {
        let mut rest = text;
        while rest.len() >= 64 {
            let (piece, behind) = rest.split_at_checked(32).unwrap_or_default();
            self.piece(piece);
            rest = behind;
        }
        self.piece(rest);
    }

    /// Puts less than 64 bytes of plain text.
    #[inline(always)]
    fn piece(&mut self, text: &[u8]) {
        if let Some((query, to_sign)) = self.rooms::<64>() {
            copy_twice(text, (query, 0), (to_sign, 0));
            self.advance(text.len(), text.len());
        } else {
            self.put_all(text, text);
        }
    }

    /// Room for a piece in each, unless the buffer is nearly full.
    #[inline(always)]
    fn rooms<const N: usize>(&mut self) -> Option<(&mut [u8; N], &mut Room)> {
        if !IN_PIECES {
            return None;
        }
        Some((window(self.query, self.len)?, self.to_sign.window()?))
    }

    /// Puts what stands for the same in both, each at most a block.
    #[inline(always)]
    pub(crate) fn both<const Q: usize, const S: usize>(
        &mut self,
        query: &[u8; Q],
        to_sign: &[u8; S],
    ) {
        if !IN_PIECES {
            return self.put_all(query, to_sign);
        }
        put(self.query, self.len, query);
        if let Some(room) = self.to_sign.window() {
            put(room, 0, to_sign);
        }
        self.advance(Q, S);
    }

    /// The same, byte by byte, and if the buffer is nearly full, as much as there is room for.
    #[inline(never)]
    fn put_all(&mut self, query: &[u8], to_sign: &[u8]) {
        copy(query, self.query.get_mut(self.len..).unwrap_or_default());
        if let Some(room) = self.to_sign.window() {
            copy(to_sign, room);
        }
        self.advance(query.len(), to_sign.len());
    }

    #[inline(always)]
    fn advance(&mut self, query: usize, to_sign: usize) {
        self.len += query;
        self.to_sign.advance(to_sign);
    }

    /// Puts text of which some characters may have to be percent-encoded.
    #[inline(never)]
    fn text(&mut self, text: &[u8]) {
        for chunk in text.chunks(16) {
            if IN_PIECES && is_short_and_unreserved(chunk) {
                self.piece(chunk);
            } else {
                chunk.chunks(8).for_each(|half| self.escaped(half));
            }
        }
    }

    /// Puts at most eight bytes, each of which may have to be percent-encoded.
    #[inline(never)]
    fn escaped(&mut self, text: &[u8]) {
        if let Some((query, to_sign)) = self.rooms::<64>() {
            let (mut query_len, mut to_sign_len) = (0, 0);
            for &byte in text {
                // What is too long here is overwritten by what comes next.
                let [high, low] = hex_digits(byte);
                let is_plain = is_unreserved(byte);
                put(
                    query,
                    query_len,
                    &if is_plain {
                        [byte; 3]
                    } else {
                        [b'%', high, low]
                    },
                );
                put(
                    to_sign,
                    to_sign_len,
                    &if is_plain {
                        [byte; 5]
                    } else {
                        [b'%', b'2', b'5', high, low]
                    },
                );
                query_len += if is_plain { 1 } else { 3 };
                to_sign_len += if is_plain { 1 } else { 5 };
            }
            return self.advance(query_len, to_sign_len);
        }
        for &byte in text {
            let [high, low] = hex_digits(byte);
            if is_unreserved(byte) {
                self.put_all(&[byte], &[byte]);
            } else {
                self.put_all(&[b'%', high, low], &[b'%', b'2', b'5', high, low]);
            }
        }
    }

    /// Puts a timestamp, in which two colons have to be percent-encoded.
    #[inline(always)]
    pub(crate) fn time(&mut self, text: &[u8; 20]) {
        let Some((query, to_sign)) = self.rooms::<24>() else {
            return self.text(text);
        };
        let [to_hour @ .., _, m1, m0, _, s1, s0, z] = text;
        put::<13>(query, 0, to_hour);
        put(query, 13, b"%3A");
        put(query, 16, &[*m1, *m0]);
        put(query, 18, b"%3A");
        put(query, 21, &[*s1, *s0, *z]);
        put::<13>(to_sign, 0, to_hour);
        put(to_sign, 13, b"%253A");
        put(to_sign, 18, &[*m1, *m0]);
        put(to_sign, 20, b"%253A");
        put(to_sign, 25, &[*s1, *s0, *z]);
        self.advance(24, 28);
    }

    /// Puts a signature, of which `+`, `/` and the `=` at the end have to be percent-encoded.
    #[inline(never)]
    pub(crate) fn signature(&mut self, base64: &[u8; 28]) {
        let Some((query, _)) = self.rooms::<96>() else {
            self.plain(b"Signature=");
            return self.text(base64);
        };
        put(query, 0, b"Signature=");
        let mut at = 10;
        let mut rest = base64.as_slice();
        while let Some((letters, behind)) = rest.split_first_chunk::<4>() {
            rest = behind;
            put(query, at, letters);
            // Only `+` and `/` are below `0`, and those the subtraction brings out.
            let found = u32::from_le_bytes(*letters).wrapping_sub(0x3030_3030) & 0x8080_8080;
            if found == 0 {
                at += 4;
                continue;
            }
            for letter in letters {
                let (code, len) = match letter {
                    b'+' => (b"%2B", 3),
                    b'/' => (b"%2F", 3),
                    _ => (&[*letter; 3], 1),
                };
                put(query, at, code);
                at += len;
            }
        }
        put(query, at - 1, b"%3D");
        self.advance(at + 2, 0);
    }
}

/// A byte in upper-case hexadecimal digits.
fn hex_digits(byte: u8) -> [u8; 2] {
    [byte >> 4, byte & 15].map(|nibble| {
        if nibble < 10 {
            b'0' + nibble
        } else {
            b'A' - 10 + nibble
        }
    })
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;

    use hmac::block_api::HmacCore;
    use hmac::{Hmac, KeyInit as _, Mac as _};
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
    use sha1::Sha1;

    use super::*;
    use crate::method::Method;

    const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');

    /// Encodes bytes into both, and holds the query against the oracle, and the string to sign, of which only the MAC is there,
    /// against the oracle's of that.
    fn check(bytes: &[u8]) {
        let mut buffer = [0; 128];
        let mut sink = Sink::new(&mut buffer);
        sink.sign_into(HmacCore::new_from_slice(b"key").unwrap(), Method::Get);
        sink.text(bytes);
        let (len, mac) = (sink.len(), sink.mac(sink.len()));
        let query = percent_encode(bytes, UNRESERVED).to_string();
        assert_eq!(&buffer[..len], query.as_bytes(), "{bytes:?}");
        let mut expected = Hmac::<Sha1>::new_from_slice(b"key").unwrap();
        expected.update(b"GET&%2F&");
        percent_encode(query.as_bytes(), UNRESERVED)
            .for_each(|piece| expected.update(piece.as_bytes()));
        assert_eq!(mac[..], expected.finalize().into_bytes()[..], "{bytes:?}");
    }

    #[test]
    fn every_byte_is_encoded_wherever_it_stands_in_a_piece() {
        for byte in 0..=0xFF {
            check(&[byte]);
            check(&[byte; 37]);
            for at in 0..20 {
                let mut text = *b"0123456789-._~ABCDEF";
                text[at] = byte;
                check(&text);
                check(&text[..=at]);
            }
        }
    }

    #[test]
    fn every_pair_of_bytes_is_encoded() {
        for first in 0..=0xFF {
            for second in 0..=0xFF {
                check(&[first, second]);
            }
        }
    }
}
