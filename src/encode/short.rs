//! The fast step for processors of 64 bits: a short parameter is encoded eight bytes at a time.
//!
//! Eight bytes are one number, and one comparison classifies all of them: SIMD within a register, or SWAR. They are stored
//! eight at a time as well, and what was stored too much is overwritten by what follows.

#![expect(
    clippy::inline_always,
    reason = "each is a few instructions, and all are to be one function"
)]

use crate::encode::output::{BLOCK, Window};
use crate::encode::percent::{Encodable, first_eight, hex_digits};

/// How long a parameter is in the query and in the string to sign.
#[derive(Clone, Copy)]
pub(crate) struct Lens {
    pub(crate) query: u8,
    pub(crate) to_sign: u8,
}

/// Writes `name=value` to the query and, encoded once more, to the string to sign, with a separator before it unless it is the first.
///
/// Nothing comes of a parameter that is as long as a block there.
#[inline(always)]
pub(crate) fn encode(
    name: Encodable<'_>,
    value: Encodable<'_>,
    is_first: bool,
    query: &mut Window,
    to_sign: &mut Window,
) -> Option<Lens> {
    let encode = match (name.is_plain, value.is_plain) {
        (true, true) => encode_case::<true, true>,
        (true, false) => encode_case::<true, false>,
        (false, _) => encode_case::<false, false>,
    };
    encode(
        name.text.as_bytes(),
        value.text.as_bytes(),
        is_first,
        query,
        to_sign,
    )
}

fn encode_case<const NAME_IS_PLAIN: bool, const VALUE_IS_PLAIN: bool>(
    name: &[u8],
    value: &[u8],
    is_first: bool,
    query: &mut Window,
    to_sign: &mut Window,
) -> Option<Lens> {
    if name.len() + value.len() >= BLOCK {
        return None;
    }
    let mut writer = Writer {
        query,
        to_sign,
        len: 0,
        len_to_sign: 0,
    };
    if !is_first {
        writer.both(b"&", b"%26");
    }
    writer.text::<NAME_IS_PLAIN>(name);
    writer.both(b"=", b"%3D");
    writer.text::<VALUE_IS_PLAIN>(value);
    let lens = Lens {
        query: writer.len.try_into().ok()?,
        to_sign: writer.len_to_sign.try_into().ok()?,
    };
    (writer.len_to_sign < BLOCK).then_some(lens)
}

struct Writer<'w> {
    query: &'w mut Window,
    to_sign: &'w mut Window,
    len: usize,
    len_to_sign: usize,
}

impl Writer<'_> {
    /// Appends what stands for the same in both.
    #[inline(always)]
    fn both<const Q: usize, const S: usize>(&mut self, query: &[u8; Q], to_sign: &[u8; S]) {
        self.store(query, to_sign);
        self.advance(Q, S);
    }

    #[inline(always)]
    fn store<const Q: usize, const S: usize>(&mut self, query: &[u8; Q], to_sign: &[u8; S]) {
        store(self.query, self.len, query);
        store(self.to_sign, self.len_to_sign, to_sign);
    }

    #[inline(always)]
    const fn advance(&mut self, query: usize, to_sign: usize) {
        self.len += query;
        self.len_to_sign += to_sign;
    }

    #[inline(always)]
    fn text<const IS_PLAIN: bool>(&mut self, text: &[u8]) {
        if IS_PLAIN {
            self.plain(text);
        } else {
            self.any(text);
        }
    }

    /// Appends text that is unreserved: its first and its last bytes, by stores of a fixed size that overlap where the text is shorter than both.
    /// A call of `memcpy` for a few bytes costs more than the bytes.
    #[inline(always)]
    fn plain(&mut self, text: &[u8]) {
        self.ends::<32>(text)
            .or_else(|| self.ends::<16>(text))
            .or_else(|| self.ends::<8>(text))
            .or_else(|| self.ends::<4>(text))
            .or_else(|| self.ends::<2>(text))
            .or_else(|| self.ends::<1>(text));
    }

    #[inline(always)]
    fn ends<const N: usize>(&mut self, text: &[u8]) -> Option<()> {
        let (first, last) = (text.first_chunk::<N>()?, text.last_chunk::<N>()?);
        self.store(first, first);
        self.advance(text.len() - N, text.len() - N);
        self.both(last, last);
        Some(())
    }

    /// Appends text eight bytes after the other, and once more what follows a byte that is escaped.
    #[inline(always)]
    fn any(&mut self, text: &[u8]) {
        for chunk in text.chunks(8) {
            let mut left = chunk.len();
            let mut word = first_eight(chunk);
            let mut reserved = reserved(word) & u64::MAX >> (64 - 8 * left);
            loop {
                self.store(&word.to_le_bytes(), &word.to_le_bytes());
                if reserved == 0 {
                    break;
                }
                let bits = reserved.trailing_zeros();
                let plain = bits as usize / 8;
                self.advance(plain, plain);
                let [byte, ..] = (word >> (8 * plain)).to_le_bytes();
                let [high, low] = hex_digits(byte);
                self.both(&[b'%', high, low], &[b'%', b'2', b'5', high, low]);
                left -= plain + 1;
                (word, reserved) = (word >> bits >> 1, reserved >> bits >> 1);
            }
            self.advance(left, left);
        }
    }
}

/// Stores bytes at a place; beyond a block it is one within, since nothing counts of a parameter that is so long.
#[inline(always)]
fn store<const N: usize>(window: &mut Window, at: usize, bytes: &[u8; N]) {
    let place = window
        .get_mut(at % BLOCK..)
        .and_then(<[u8]>::first_chunk_mut);
    if let Some(place) = place {
        *place = *bytes;
    }
}

/// One in each byte.
const ONES: u64 = u64::MAX / 0xFF;

/// The highest bit of each byte.
const HIGHEST: u64 = 0x80 * ONES;

/// The highest bit of each byte that is not unreserved.
#[inline(always)]
const fn reserved(word: u64) -> u64 {
    let letters = within(word | (0x20 * ONES), b'a', b'z');
    let others = within(word, b'0', b'9') | within(word, b'-', b'.');
    let others = others | within(word, b'_', b'_') | within(word, b'~', b'~');
    (!(letters | others) | word) & HIGHEST
}

/// The highest bit of each ASCII byte from `first` to `last`; of a byte that is not ASCII it means nothing.
#[inline(always)]
const fn within(word: u64, first: u8, last: u8) -> u64 {
    // Each addition carries into the highest bit from a certain byte on, and never beyond: from `first`, and from the byte after `last`.
    let ascii = word & !HIGHEST;
    let from_first = ascii + (0x80 - first) as u64 * ONES;
    let after_last = ascii + (0x7F - last) as u64 * ONES;
    from_first & !after_last
}
