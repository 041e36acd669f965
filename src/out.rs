//! The caller's buffer, which goes on counting when it is full.

use crate::copy::{LONGEST, copy_to, part, put};

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

    /// Puts text, if there is room for it.
    pub(crate) fn put(&mut self, text: &[u8]) {
        let mut rest = text;
        while let Some((piece, behind)) = rest.split_first_chunk::<LONGEST>() {
            put(self.buffer, self.len, piece);
            self.len += LONGEST;
            rest = behind;
        }
        copy_to(rest, part(self.buffer, self.len, rest.len()));
        self.len += rest.len();
    }

    /// Puts text and a byte behind it.
    #[cfg(feature = "acs3")]
    pub(crate) fn put_before(&mut self, text: &[u8], separator: u8) {
        self.put(text);
        if let Some(room) = self.buffer.get_mut(self.len) {
            *room = separator;
        }
        self.len = self.len.saturating_add(1);
    }
}
