//! Where encoded text goes: into the caller's buffer, and in blocks into a hash.

use core::slice;

use hmac::digest::block_api::{
    Block, Buffer as BlockBuffer, BufferKindUser, Eager, FixedOutputCore, SmallBlockSizeUser,
};
use hmac::digest::common::{Key, KeySizeUser};
use hmac::digest::typenum::U64;
use hmac::digest::{Output, OutputSizeUser};
use hmac::{EagerHash, KeyInit};

/// The length of a block of SHA-1 and of SHA-256.
pub(crate) const BLOCK: usize = 64;

/// Bytes that may be overwritten before it is known how many of them count. No more than a block of them may.
pub(crate) type Window = [u8; BLOCK + 32];

fn window(bytes: &mut [u8], at: usize) -> Option<&mut Window> {
    bytes.get_mut(at..)?.first_chunk_mut()
}

/// The caller's buffer. When it is full, text is dropped and its length still counted, so that an error can say what was needed.
pub(crate) struct Buffer<'a> {
    pub(crate) bytes: &'a mut [u8],
    /// How long all that was appended is; more than there are bytes if some was dropped.
    pub(crate) len: usize,
}

impl<'a> Buffer<'a> {
    pub(crate) const fn new(bytes: &'a mut [u8]) -> Self {
        Self { bytes, len: 0 }
    }

    /// Appends text.
    pub(crate) fn put(&mut self, text: &[u8]) {
        let free = self.bytes.get_mut(self.len..);
        if let Some(place) = free.and_then(|free| free.get_mut(..text.len())) {
            place.copy_from_slice(text);
        }
        self.advance(text.len());
    }

    /// The next bytes, unless the buffer is nearly full.
    #[inline]
    pub(crate) fn window(&mut self) -> Option<&mut Window> {
        window(self.bytes, self.len)
    }

    /// Appends as many bytes of the window.
    #[inline]
    pub(crate) const fn advance(&mut self, by: usize) {
        self.len = self.len.saturating_add(by);
    }
}

/// A hash or a MAC. Behind `dyn`, so that the code that feeds it is linked once for both.
pub(crate) trait Hash {
    /// Hashes a block.
    fn update(&mut self, block: &[u8; BLOCK]);

    /// Hashes the rest, and writes the digest to `output`, which is as long as a digest.
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
        let mut buffer = BlockBuffer::<H>::default();
        buffer.digest_blocks(rest, |blocks| self.update_blocks(blocks));
        if let Ok(output) = <&mut Output<H>>::try_from(output) {
            self.finalize_fixed_core(&mut buffer, output);
        }
    }
}

/// Collects text into blocks for a hash.
///
/// A block is hashed only when the next one is complete too. A processor cannot load sixteen bytes at once that were stored in smaller
/// pieces just before, since store forwarding needs one store that covers the load; by the time that the next block is complete, all stores have
/// reached the cache. So one block is hashed while the next is being written.
pub(crate) struct Hasher<'h> {
    hash: &'h mut dyn Hash,
    /// Two blocks that wait, and a window behind them.
    bytes: [u8; 2 * BLOCK + size_of::<Window>()],
    /// How many bytes wait: less than two blocks.
    len: usize,
}

impl<'h> Hasher<'h> {
    pub(crate) fn new(hash: &'h mut dyn Hash) -> Self {
        Self {
            hash,
            bytes: [0; 2 * BLOCK + size_of::<Window>()],
            len: 0,
        }
    }

    /// Appends text.
    pub(crate) fn put(&mut self, text: &[u8]) {
        for piece in text.chunks(BLOCK) {
            let window = self.window();
            if let Some(place) = window.and_then(|window| window.get_mut(..piece.len())) {
                place.copy_from_slice(piece);
            }
            self.advance(piece.len());
        }
    }

    /// The next bytes. There always is a window.
    #[inline]
    pub(crate) fn window(&mut self) -> Option<&mut Window> {
        window(&mut self.bytes, self.len)
    }

    /// Appends as many bytes of the window.
    #[inline]
    pub(crate) fn advance(&mut self, by: usize) {
        self.len += by;
        if self.len >= 2 * BLOCK {
            self.feed();
        }
    }

    #[inline(never)]
    fn feed(&mut self) {
        if let Some((block, behind)) = self.bytes.split_first_chunk_mut::<BLOCK>() {
            self.hash.update(block);
            if let Some((next, behind)) = behind.split_first_chunk_mut::<BLOCK>() {
                *block = *next;
                if let Some(behind) = behind.first_chunk() {
                    *next = *behind;
                }
            }
        }
        self.len -= BLOCK;
    }

    /// The digest of all that was appended.
    pub(crate) fn finish<const N: usize>(&mut self) -> [u8; N] {
        let mut output = [0; N];
        self.finish_into(&mut output);
        output
    }

    fn finish_into(&mut self, output: &mut [u8]) {
        let rest = self.bytes.get(..self.len);
        self.hash.finish(rest.unwrap_or_default(), output);
    }
}

/// Prepares an HMAC with the key `secret` followed by `suffix`.
///
/// HMAC takes a key in one piece, and nothing is allocated to join the two. So the key's block is made here, by
/// [RFC 2104, section 2](https://www.rfc-editor.org/rfc/rfc2104#section-2): zeros fill it up, and a key longer than a block is hashed first.
pub(crate) fn prepare_key<D, M>(secret: &[u8], suffix: &[u8]) -> M
where
    D: EagerHash,
    D::Core: Hash,
    M: KeyInit + KeySizeUser<KeySize = U64>,
{
    let mut block = Key::<M>::from([0; BLOCK]);
    if secret.len().saturating_add(suffix.len()) <= BLOCK {
        for (to, from) in block.iter_mut().zip(secret.iter().chain(suffix)) {
            *to = *from;
        }
    } else {
        let mut hash = D::Core::default();
        let mut hasher = Hasher::new(&mut hash);
        hasher.put(secret);
        hasher.put(suffix);
        let digest = block.get_mut(..<D as OutputSizeUser>::output_size());
        hasher.finish_into(digest.unwrap_or_default());
        wipe(&mut hasher.bytes);
    }
    let mac = M::new(&block);
    wipe(&mut block);
    mac
}

#[cfg(feature = "zeroize")]
fn wipe(bytes: &mut [u8]) {
    zeroize::Zeroize::zeroize(bytes);
}

#[cfg(not(feature = "zeroize"))]
const fn wipe(_: &mut [u8]) {}

#[cfg(test)]
mod tests;
