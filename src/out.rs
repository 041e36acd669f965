//! The caller's buffer, which goes on counting when it is full.

use crate::copy::copy;

/// Takes text, and tells how many bytes are needed for all of it.
pub(crate) struct Out<'a> {
    pub(crate) buffer: &'a mut [u8],
    /// How many bytes stand in the buffer, or would if there were room.
    pub(crate) len: usize,
}

impl<'a> Out<'a> {
    /// Goes on behind the first `len` bytes of a buffer.
    pub(crate) const fn new(buffer: &'a mut [u8], len: usize) -> Self {
        Self { buffer, len }
    }

    /// Puts text, as much of it as there is room for.
    pub(crate) fn put(&mut self, text: &[u8]) {
        copy(text, self.buffer.get_mut(self.len..).unwrap_or_default());
        self.len = self.len.saturating_add(text.len());
    }
}
