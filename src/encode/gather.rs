//! Text on its way into a hash, in whole blocks.

#![expect(
    clippy::inline_always,
    reason = "each is a step of the hot path of a few instructions"
)]

use core::slice;

use hmac::digest::Output;
use hmac::digest::block_api::{
    Block, Buffer, BufferKindUser, Eager, FixedOutputCore, SmallBlockSizeUser,
};
use hmac::digest::typenum::U64;

use crate::encode::copy::{IN_PIECES, copy, put, window};
#[cfg(feature = "acs3")]
use crate::encode::copy::{copy_to, part};

/// A hash or a MAC, of which only the one that is used is linked.
pub(crate) trait Hash {
    /// Takes a block.
    fn update(&mut self, block: &[u8; BLOCK]);

    /// Takes what is left, and writes what comes of all, to as much room as that needs.
    fn finish(&mut self, rest: &[u8], output: &mut [u8]);
}

impl<H> Hash for H
where
    H: FixedOutputCore + BufferKindUser<BufferKind = Eager> + SmallBlockSizeUser<_BlockSize = U64>,
{
    fn update(&mut self, block: &[u8; BLOCK]) {
        self.update_blocks(slice::from_ref(<&Block<H>>::from(block)));
    }

    fn finish(&mut self, rest: &[u8], output: &mut [u8]) {
        let mut buffer = Buffer::<H>::default();
        buffer.digest_blocks(rest, |blocks| self.update_blocks(blocks));
        if let Ok(output) = <&mut Output<H>>::try_from(output) {
            self.finalize_fixed_core(&mut buffer, output);
        }
    }
}

/// Takes text piece by piece.
#[cfg(feature = "acs3")]
pub(crate) trait TakeText {
    /// Takes text of any length, and what separates it from the next.
    fn put(&mut self, text: &[u8], separator: u8);

    /// Takes two texts that are mostly short, and what separates them from what is behind each.
    fn put_pair(&mut self, one: &[u8], between: u8, other: &[u8], behind: u8) {
        self.put(one, between);
        self.put(other, behind);
    }
}

/// Collects what a hash is to be fed.
pub(crate) struct Gather<'h> {
    hash: &'h mut dyn Hash,
    bytes: [u8; KEPT + WINDOW],
    /// How many bytes are there: less than [`KEPT`].
    len: usize,
}

/// The length of a block of SHA-1 and of SHA-256.
pub(crate) const BLOCK: usize = 64;

/// How many bytes may be written at once. No more than a block of them may be kept.
pub(crate) const WINDOW: usize = if IN_PIECES { 72 } else { 8 };

/// How many bytes it takes for a block to be fed: that much later than when it is complete.
///
/// A block is written in pieces, and a processor can read pieces as one only after they have all left for its cache. By the time that
/// the next block is complete they have, and so one block is hashed while the next is being written. Where nothing is written in
/// pieces, there has to be just what [`take_back`](Gather::take_back) may take.
const KEPT: usize = if IN_PIECES { 2 * BLOCK } else { BLOCK + WINDOW };

impl<'h> Gather<'h> {
    #[inline(always)]
    pub(crate) const fn new(hash: &'h mut dyn Hash) -> Self {
        Self {
            hash,
            bytes: [0; KEPT + WINDOW],
            len: 0,
        }
    }

    /// Puts what text begins with.
    #[inline(always)]
    pub(crate) fn begin<const N: usize>(&mut self, text: &[u8; N]) {
        put(&mut self.bytes, 0, text);
        self.len = N;
    }

    /// Puts text that is, with the separator behind it, no longer than the window or a block.
    #[cfg(feature = "acs3")]
    #[inline(always)]
    fn put_piece(&mut self, piece: &[u8], separator: Option<u8>) {
        let Some(room) = self.window() else {
            return;
        };
        copy_to(piece, part(room, 0, piece.len()));
        if let Some(separator) = separator {
            put(room, piece.len(), &[separator]);
        }
        self.advance(piece.len() + usize::from(separator.is_some()));
    }

    /// Where the next bytes go, to be followed by [`advance`](Self::advance): there always is such a place.
    #[inline(always)]
    pub(crate) fn window(&mut self) -> Option<&mut [u8; WINDOW]> {
        let at = if IN_PIECES { self.len % KEPT } else { self.len };
        window(&mut self.bytes, at)
    }

    /// Keeps the next bytes of the window, at most a block.
    #[inline(always)]
    pub(crate) fn advance(&mut self, by: usize) {
        self.len += by;
        if self.len >= KEPT {
            self.feed();
        }
    }

    #[inline(never)]
    fn feed(&mut self) {
        self.len -= BLOCK;
        let Some((block, behind)) = self.bytes.split_first_chunk_mut::<BLOCK>() else {
            return;
        };
        self.hash.update(block);
        if let Some((next, behind)) = behind.split_first_chunk_mut::<BLOCK>() {
            *block = *next;
            if let Some(behind) = behind.first_chunk() {
                *next = *behind;
            }
        } else {
            copy(behind, block);
        }
    }

    /// Takes back the last few bytes.
    pub(crate) const fn take_back(&mut self, few: usize) {
        self.len = self.len.saturating_sub(few);
    }

    /// The hash of all.
    #[inline(never)]
    pub(crate) fn finish<const N: usize>(&mut self) -> [u8; N] {
        let mut output = [0; N];
        let rest = self.bytes.get(..self.len).unwrap_or_default();
        self.hash.finish(rest, &mut output);
        output
    }
}

#[cfg(feature = "acs3")]
impl TakeText for Gather<'_> {
    #[inline(never)]
    fn put(&mut self, text: &[u8], separator: u8) {
        const LONGEST: usize = if IN_PIECES { BLOCK } else { WINDOW };

        let mut rest = text;
        while let Some((piece, behind)) = rest.split_first_chunk::<LONGEST>() {
            self.put_piece(piece, None);
            rest = behind;
        }
        self.put_piece(rest, Some(separator));
    }

    fn put_pair(&mut self, one: &[u8], between: u8, other: &[u8], behind: u8) {
        let at = one.len() + 1;
        let len = at + other.len() + 1;
        match self.window() {
            Some(room) if IN_PIECES && len <= BLOCK => {
                copy_to(one, part(room, 0, one.len()));
                put(room, one.len(), &[between]);
                copy_to(other, part(room, at, other.len()));
                put(room, len - 1, &[behind]);
                self.advance(len);
            }
            _ => {
                self.put(one, between);
                self.put(other, behind);
            }
        }
    }
}

#[cfg(test)]
mod tests;
