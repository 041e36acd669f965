//! The string to sign on its way into HMAC-SHA1, in whole blocks.

#![expect(
    clippy::inline_always,
    reason = "each is a step of the hot path of a few instructions"
)]

use core::slice;

use hmac::block_api::HmacCore;
use hmac::digest::block_api::{Block, Buffer, FixedOutputCore as _, UpdateCore as _};
use sha1::Sha1;

use crate::copy::{put, window};
use crate::method::Method;

type Mac = HmacCore<Sha1>;

/// A MAC, and what it is still to be fed.
///
/// A block is fed when the next one is complete. It was written in pieces, and a processor can read pieces as one only after they
/// have all left for its cache; by then they have, and so one block is hashed while the next is being written.
pub(crate) struct Gather {
    /// Without one, what is written goes nowhere.
    mac: Option<Mac>,
    bytes: [u8; 2 * Self::BLOCK + Self::WINDOW],
    /// How many bytes are there: less than two blocks.
    len: usize,
}

impl Gather {
    pub(crate) const BLOCK: usize = 64;
    /// How many bytes may be written at once. No more than a block of them may be kept.
    pub(crate) const WINDOW: usize = 72;

    #[inline(always)]
    pub(crate) const fn new() -> Self {
        Self {
            mac: None,
            bytes: [0; 2 * Self::BLOCK + Self::WINDOW],
            len: 0,
        }
    }

    /// From here on, what is written is a string to sign, which begins with the method.
    #[inline(always)]
    pub(crate) fn begin(&mut self, mac: Mac, method: Method) {
        self.mac = Some(mac);
        self.len = match method {
            Method::Get => self.begin_with(b"GET&%2F&"),
            Method::Post => self.begin_with(b"POST&%2F&"),
        };
    }

    #[inline(always)]
    fn begin_with<const N: usize>(&mut self, text: &[u8; N]) -> usize {
        put(&mut self.bytes, 0, text);
        N
    }

    /// Where the next bytes go, to be followed by [`advance`](Self::advance): there always is such a place.
    #[inline(always)]
    pub(crate) fn window(&mut self) -> Option<&mut [u8; Self::WINDOW]> {
        window(&mut self.bytes, self.len % (2 * Self::BLOCK))
    }

    /// Keeps the next bytes of the window, at most a block.
    #[inline(always)]
    pub(crate) fn advance(&mut self, by: usize) {
        self.len += by;
        if self.len >= 2 * Self::BLOCK {
            self.feed();
        }
    }

    #[inline(never)]
    fn feed(&mut self) {
        let Some((block, behind)) = self.bytes.split_first_chunk_mut::<{ Self::BLOCK }>() else {
            return;
        };
        if let Some(mac) = &mut self.mac {
            mac.update_blocks(slice::from_ref(<&Block<Mac>>::from(&*block)));
        }
        if let Some((next, behind)) = behind.split_first_chunk_mut::<{ Self::BLOCK }>() {
            *block = *next;
            if let Some(behind) = behind.first_chunk() {
                *next = *behind;
            }
        }
        self.len -= Self::BLOCK;
    }

    /// The MAC of all but the last `without` bytes, of which there are few.
    #[inline(never)]
    pub(crate) fn finish(&mut self, without: usize) -> [u8; 20] {
        let mut output = [0; 20];
        if let Some(mut mac) = self.mac.take() {
            let len = self.len.saturating_sub(without) % (2 * Self::BLOCK);
            let rest = self.bytes.get(..len).unwrap_or_default();
            let mut buffer = Buffer::<Mac>::default();
            buffer.digest_blocks(rest, |blocks| mac.update_blocks(blocks));
            mac.finalize_fixed_core(&mut buffer, (&mut output).into());
        }
        output
    }
}

#[cfg(test)]
mod tests;
