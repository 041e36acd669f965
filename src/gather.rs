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

use crate::copy::{IN_PIECES, copy, put, window};
#[cfg(feature = "acs3")]
use crate::copy::{copy_to, part};

/// A hash or a MAC, of which only the one that is used is linked.
pub(crate) trait Hash {
    /// Takes a block.
    fn update(&mut self, block: &[u8; BLOCK]);

    /// Takes what is left, and writes what comes of all.
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
        let mut all = Output::<H>::default();
        self.finalize_fixed_core(&mut buffer, &mut all);
        copy(&all, output);
    }
}

/// Collects what a hash is to be fed.
pub(crate) struct Gather<'h> {
    /// Without one, what is written goes nowhere.
    hash: Option<&'h mut dyn Hash>,
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
/// pieces, there has to be just what [`finish`](Gather::finish) may leave out.
const KEPT: usize = if IN_PIECES { 2 * BLOCK } else { BLOCK + WINDOW };

impl<'h> Gather<'h> {
    /// Hashes what is written. Without a hash, it goes nowhere.
    #[inline(always)]
    pub(crate) const fn new(hash: Option<&'h mut dyn Hash>) -> Self {
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

    /// Puts text of any length, and what separates it from the next.
    #[cfg(feature = "acs3")]
    #[inline(never)]
    pub(crate) fn put(&mut self, text: &[u8], separator: u8) {
        const LONGEST: usize = if IN_PIECES { BLOCK } else { WINDOW };

        let mut rest = text;
        while let Some((piece, behind)) = rest.split_first_chunk::<LONGEST>() {
            self.put_piece(piece, None);
            rest = behind;
        }
        self.put_piece(rest, Some(separator));
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
        let (Some(hash), Some((block, behind))) =
            (&mut self.hash, self.bytes.split_first_chunk_mut::<BLOCK>())
        else {
            return;
        };
        hash.update(block);
        if let Some((next, behind)) = behind.split_first_chunk_mut::<BLOCK>() {
            *block = *next;
            if let Some(behind) = behind.first_chunk() {
                *next = *behind;
            }
        } else {
            copy(behind, block);
        }
    }

    /// The hash of all but the last `without` bytes, of which there are few.
    #[inline(never)]
    pub(crate) fn finish<const N: usize>(&mut self, without: usize) -> [u8; N] {
        let mut output = [0; N];
        if let Some(hash) = &mut self.hash {
            let len = self.len.saturating_sub(without);
            hash.finish(self.bytes.get(..len).unwrap_or_default(), &mut output);
        }
        output
    }
}

#[cfg(test)]
mod tests;
