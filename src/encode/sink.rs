//! One walk, two encodings: the canonical query into the caller's buffer, what is signed of it into the hash.
//!
//! The string to sign of HMAC-SHA1 is the percent-encoding of the query, which is percent-encoded itself. So an unreserved byte is
//! the same in both; any other is `%XY` in the query and `%25XY` in the string to sign; and `=` and `&` of the query are `%3D` and
//! `%26` there. The other method hashes the query as it is.
//!
//! This file is where the time of a signing call goes, and so it is written for a processor that hashes one block while it encodes the
//! next: with few instructions, and with copies of fixed size. What is known to be plain is copied and not scanned; a name is copied
//! with what is behind it in its array, to be overwritten by what comes next; and a parameter that is short and plain, as most
//! are, is put in one go.

#![expect(
    clippy::inline_always,
    reason = "each is a step of the hot path and has one or two callers"
)]

use crate::encode::copy::{IN_PIECES, copy_to_both, part, put, window};
use crate::encode::encodable::Encodable;
use crate::encode::gather::{self, Gather};
use crate::encode::out::Out;
use crate::encode::param::{AnyName, ParamName, Repr, Value};
use crate::encode::unreserved::{is_short_and_unreserved, is_unreserved};
use crate::sign::common::NAMES;
use crate::value::timestamp::Timestamp;

/// Takes parameters, and puts them into the query and into what is signed.
pub(crate) struct Sink<'a> {
    pub(crate) query: Out<'a>,
    pub(crate) to_sign: &'a mut Gather<'a>,
    signed: As,
}

/// As what the query is signed.
#[derive(Clone, Copy)]
pub(crate) enum As {
    /// Percent-encoded once more.
    Encoded,
    /// As it is.
    #[cfg(feature = "acs3")]
    Itself,
}

impl As {
    /// What stands for the `=` and the `&` of the query, and how long each is, but for the space at its end.
    #[inline(always)]
    const fn joins(self) -> ([u8; 4], [u8; 4], usize) {
        match self {
            Self::Encoded => (*b"%3D ", *b"%26 ", 3),
            #[cfg(feature = "acs3")]
            Self::Itself => (*b"=   ", *b"&   ", 1),
        }
    }

    /// What stands for a byte of the query: the first few of these, and how many.
    #[inline(always)]
    const fn byte(self, byte: u8) -> ([u8; 4], usize) {
        match self {
            Self::Encoded => match byte {
                b'%' => (*b"%25 ", 3),
                b'&' => (*b"%26 ", 3),
                b'=' => (*b"%3D ", 3),
                _ => ([byte; 4], 1),
            },
            #[cfg(feature = "acs3")]
            Self::Itself => ([byte; 4], 1),
        }
    }

    /// The same for a byte that has yet to be percent-encoded.
    #[inline(always)]
    fn text(self, byte: u8) -> ([u8; 5], usize) {
        let [high, low] = hex_digits(byte);
        match self {
            _ if is_unreserved(byte) => ([byte; 5], 1),
            Self::Encoded => ([b'%', b'2', b'5', high, low], 5),
            #[cfg(feature = "acs3")]
            Self::Itself => ([b'%', high, low, 0, 0], 3),
        }
    }
}

/// Whether bytes that may have to be percent-encoded are looked at side by side, for which registers have to be wide.
const SIDE_BY_SIDE: bool = IN_PIECES && cfg!(target_pointer_width = "64");

/// The room that there has to be for a parameter that is put in one go.
type Room = [u8; gather::WINDOW];

/// The longest name and value of such a parameter together: with what joins them, a block of the string to sign.
const NAME_AND_VALUE: usize = gather::BLOCK - 6;

impl<'a> Sink<'a> {
    #[inline(always)]
    pub(crate) const fn new(query: Out<'a>, to_sign: &'a mut Gather<'a>, signed: As) -> Self {
        Self {
            query,
            to_sign,
            signed,
        }
    }

    /// How many bytes stand in the buffer, or would if there were room.
    pub(crate) const fn len(&self) -> usize {
        self.query.len
    }

    /// Where parameters end that began at `start`: before the `&` behind the last one, if there is one, which is not signed.
    pub(crate) fn end_of_params(&mut self, start: usize) -> usize {
        let len = self.len();
        let end = len.saturating_sub(1).max(start);
        let (_, _, join) = self.signed.joins();
        self.to_sign.take_back(len.saturating_sub(end) * join);
        end
    }

    /// Puts `name=value&`, the name known to the compiler.
    #[inline(always)]
    pub(crate) fn encodable_param(&mut self, name: &ParamName, value: Encodable<'_>) {
        if value.is_plain() {
            self.plain_param(name, value.text.as_bytes());
        } else {
            self.param_in_parts(name, value.text.as_bytes(), Self::text);
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
                begin_both(name.as_bytes(), query, to_sign);
            }
        };
        if !self.param_in_one_go(name.len(), put_name, value) {
            self.param_in_parts(name, value, Self::plain);
        }
    }

    /// Puts `name=value&`, name and value known to the compiler, as what they are in both.
    #[inline(always)]
    pub(crate) fn constant_param<const Q: usize, const S: usize>(
        &mut self,
        name: &ParamName,
        value: &[u8],
        query: &[u8; Q],
        to_sign: &[u8; S],
    ) {
        if SIDE_BY_SIDE {
            self.both(query, to_sign);
        } else {
            self.plain_param(name, value);
        }
    }

    /// Puts `name=value&`, the name known to the compiler, whatever the value is.
    #[inline(never)]
    fn param_in_parts(
        &mut self,
        name: &ParamName,
        value: &[u8],
        put: impl FnOnce(&mut Self, &[u8]),
    ) {
        self.plain(name.as_bytes());
        self.both(b"=", b"%3D");
        put(self, value);
        self.both(b"&", b"%26");
    }

    /// Puts `name=value&`; nothing if there is no value.
    pub(crate) fn param(&mut self, name: &AnyName<'_>, value: &Value<'_>) {
        if value.is_absent() || self.plain_text_param(name, value) {
            return;
        }
        self.text(name.stem);
        if name.has_index() {
            self.plain(name.digits.as_bytes());
            self.text(name.tail);
        }
        self.both(b"=", b"%3D");
        match &value.0 {
            Repr::Absent => {}
            Repr::Short(short) => self.plain(short.as_bytes()),
            Repr::Text(text) if text.is_plain() => self.plain(text.text.as_bytes()),
            Repr::Text(text) => self.text(text.text.as_bytes()),
        }
        self.both(b"&", b"%26");
    }

    /// Puts `name=value&` if both turn out to be short and plain.
    #[inline(always)]
    fn plain_text_param(&mut self, name: &AnyName<'_>, value: &Value<'_>) -> bool {
        let (false, Repr::Text(value)) = (name.has_index(), &value.0) else {
            return false;
        };
        let (name, value) = (name.stem, value.text.as_bytes());
        let put_name = |query: &mut Room, to_sign: &mut Room| begin_both(name, query, to_sign);
        SIDE_BY_SIDE
            && is_short_and_unreserved(name)
            && is_short_and_unreserved(value)
            && self.param_in_one_go(name.len(), put_name, value)
    }

    /// Puts a parameter that is plain; false if it is long, or if the buffer is nearly full.
    #[inline(always)]
    fn param_in_one_go(
        &mut self,
        name: usize,
        put_name: impl Fn(&mut Room, &mut Room),
        value: &[u8],
    ) -> bool {
        // Apart, so that what is put is known to the compiler.
        match self.signed {
            As::Encoded => self.param_in_one_go_as(As::Encoded, name, put_name, value),
            #[cfg(feature = "acs3")]
            As::Itself => self.param_in_one_go_as(As::Itself, name, put_name, value),
        }
    }

    #[inline(always)]
    fn param_in_one_go_as(
        &mut self,
        signed: As,
        name: usize,
        put_name: impl Fn(&mut Room, &mut Room),
        value: &[u8],
    ) -> bool {
        let name_and_value = name + value.len();
        let (equals, and, join) = signed.joins();
        let Some((query, to_sign)) = self.rooms() else {
            return false;
        };
        if name_and_value > NAME_AND_VALUE {
            return false;
        }
        put_name(query, to_sign);
        put(query, name, b"=");
        put(to_sign, name, &equals);
        copy_to_both(
            value,
            part(query, name + 1, value.len()),
            part(to_sign, name + join, value.len()),
        );
        put(query, name_and_value + 1, b"&");
        put(to_sign, name_and_value + join, &and);
        self.advance(name_and_value + 2, name_and_value + 2 * join);
        true
    }

    /// Puts text that percent-encoding would leave as it is.
    #[inline(never)]
    pub(crate) fn plain(&mut self, text: &[u8]) {
        if !IN_PIECES {
            return self.put_all(text);
        }
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
            begin_both(text, query, to_sign);
            self.advance(text.len(), text.len());
        } else {
            self.put_all(text);
        }
    }

    /// Room for a piece in each, unless the buffer is nearly full.
    #[inline(always)]
    fn rooms<const N: usize>(&mut self) -> Option<(&mut [u8; N], &mut Room)> {
        if !IN_PIECES {
            return None;
        }
        Some((
            window(self.query.buffer, self.query.len)?,
            self.to_sign.window()?,
        ))
    }

    /// Puts what stands for the same in both, each at most a block.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(crate) fn both<const Q: usize, const S: usize>(
        &mut self,
        query: &[u8; Q],
        to_sign: &[u8; S],
    ) {
        if !IN_PIECES {
            return self.put_all(query);
        }
        put(self.query.buffer, self.query.len, query);
        let Some(room) = self.to_sign.window() else {
            return;
        };
        let len = match self.signed {
            As::Encoded => {
                put(room, 0, to_sign);
                S
            }
            #[cfg(feature = "acs3")]
            As::Itself => {
                put(room, 0, query);
                Q
            }
        };
        self.advance(Q, len);
    }

    /// Puts bytes of the query one by one, and if the buffer is nearly full, as many as there is room for.
    #[inline(never)]
    fn put_all(&mut self, query: &[u8]) {
        for &byte in query {
            if let Some(room) = self.query.buffer.get_mut(self.query.len) {
                *room = byte;
            }
            let (code, len) = self.signed.byte(byte);
            if let Some(room) = self.to_sign.window() {
                put(room, 0, &code);
            }
            self.advance(1, len);
        }
    }

    #[inline(always)]
    fn advance(&mut self, query: usize, to_sign: usize) {
        self.query.advance(query);
        self.to_sign.advance(to_sign);
    }

    /// Puts text of which some characters may have to be percent-encoded.
    #[inline(never)]
    fn text(&mut self, text: &[u8]) {
        if !SIDE_BY_SIDE {
            return self.escape_all(text);
        }
        for chunk in text.chunks(16) {
            if is_short_and_unreserved(chunk) {
                self.piece(chunk);
            } else {
                chunk.chunks(8).for_each(|half| self.escaped(half));
            }
        }
    }

    /// Puts at most eight bytes, each of which may have to be percent-encoded.
    #[inline(never)]
    fn escaped(&mut self, text: &[u8]) {
        let signed = self.signed;
        if let Some((query, to_sign)) = self.rooms::<64>() {
            let (mut query_len, mut to_sign_len) = (0, 0);
            for &byte in text {
                // What is too long here is overwritten by what comes next.
                let (code, len) = escape(byte);
                put(query, query_len, &code);
                query_len += len;
                let (code, len) = signed.text(byte);
                put(to_sign, to_sign_len, &code);
                to_sign_len += len;
            }
            return self.advance(query_len, to_sign_len);
        }
        self.escape_all(text);
    }

    /// Puts text, what is plain of it in whole runs.
    #[inline(always)]
    fn escape_all(&mut self, text: &[u8]) {
        let mut rest = text;
        loop {
            let plain = rest.iter().take_while(|byte| is_unreserved(**byte));
            let (run, behind) = rest.split_at_checked(plain.count()).unwrap_or_default();
            self.plain(run);
            let Some((&byte, behind)) = behind.split_first() else {
                return;
            };
            let [high, low] = hex_digits(byte);
            self.put_all(&[b'%', high, low]);
            rest = behind;
        }
    }

    /// Puts `Timestamp=...&`, in which two colons have to be percent-encoded.
    pub(crate) fn time_param(&mut self, time: &Timestamp) {
        let text = time.as_bytes();
        if !SIDE_BY_SIDE {
            return self.param_in_parts(&NAMES[8], text, Self::text);
        }
        self.both(b"Timestamp=", b"Timestamp%3D");
        match self.rooms::<24>() {
            None => self.text(text),
            Some((query, to_sign)) => {
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
        }
        self.both(b"&", b"%26");
    }

    /// Puts a signature, of which `+`, `/` and the `=` at the end have to be percent-encoded.
    #[inline(never)]
    pub(crate) fn signature(&mut self, base64: &[u8; 28]) {
        let (true, Some((query, _))) = (SIDE_BY_SIDE, self.rooms::<96>()) else {
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
            if u32::from_le_bytes(*letters).wrapping_sub(0x3030_3030) & 0x8080_8080 == 0 {
                at += 4;
                continue;
            }
            for &letter in letters {
                let code = if letter == b'+' { *b"%2B" } else { *b"%2F" };
                let is_plain = letter >= b'0';
                put(query, at, &if is_plain { [letter; 3] } else { code });
                at += if is_plain { 1 } else { 3 };
            }
        }
        put(query, at - 1, b"%3D");
        self.advance(at + 2, 0);
    }
}

/// Puts plain text where the next bytes of each go.
#[inline(always)]
fn begin_both(text: &[u8], query: &mut [u8], to_sign: &mut [u8]) {
    let len = text.len();
    copy_to_both(text, part(query, 0, len), part(to_sign, 0, len));
}

/// A byte as percent-encoding has it: the first one or three of these.
fn escape(byte: u8) -> ([u8; 3], usize) {
    if is_unreserved(byte) {
        ([byte; 3], 1)
    } else {
        let [high, low] = hex_digits(byte);
        ([b'%', high, low], 3)
    }
}

/// A byte in upper-case hexadecimal digits.
pub(crate) fn hex_digits(byte: u8) -> [u8; 2] {
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

    const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');

    /// Miri gets through a few hundred hashes.
    const BYTES: usize = [1, 85][cfg!(miri) as usize];
    const PLACES: usize = [1, 7][cfg!(miri) as usize];

    /// Encodes bytes into both, and holds the query against the oracle, and the string to sign, of which only the MAC is there,
    /// against the oracle's of that.
    fn check(bytes: &[u8]) {
        let mut buffer = [0; 128];
        let mut mac = HmacCore::<Sha1>::new_from_slice(b"key").unwrap();
        let mut to_sign = Gather::new(&mut mac);
        let mut sink = Sink::new(Out::new(&mut buffer, 0), &mut to_sign, As::Encoded);
        sink.text(bytes);
        let (len, mac): (_, [u8; 20]) = (sink.len(), sink.to_sign.finish());
        let query = percent_encode(bytes, UNRESERVED).to_string();
        assert_eq!(&buffer[..len], query.as_bytes(), "{bytes:?}");
        let mut expected = Hmac::<Sha1>::new_from_slice(b"key").unwrap();
        percent_encode(query.as_bytes(), UNRESERVED)
            .for_each(|piece| expected.update(piece.as_bytes()));
        assert_eq!(mac[..], expected.finalize().into_bytes()[..], "{bytes:?}");
    }

    #[test]
    fn every_byte_is_encoded_wherever_it_stands_in_a_piece() {
        for byte in (0..=0xFF).step_by(BYTES) {
            check(&[byte]);
            check(&[byte; 37]);
            for at in (0..20).step_by(PLACES) {
                let mut text = *b"0123456789-._~ABCDEF";
                text[at] = byte;
                check(&text);
                check(&text[..=at]);
            }
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "65,536 hashes")]
    fn every_pair_of_bytes_is_encoded() {
        for first in 0..=0xFF {
            for second in 0..=0xFF {
                check(&[first, second]);
            }
        }
    }
}
