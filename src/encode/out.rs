//! The caller's buffer, which goes on counting when it is full.

use crate::encode::copy::{LONGEST, copy_to, part, put};

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
            self.advance(LONGEST);
            rest = behind;
        }
        copy_to(rest, part(self.buffer, self.len, rest.len()));
        self.advance(rest.len());
    }

    /// Counts so many bytes more; where there are more than numbers for them, there is no buffer for them either.
    #[inline]
    pub(crate) const fn advance(&mut self, by: usize) {
        self.len = self.len.saturating_add(by);
    }

    /// Puts text and a byte behind it.
    #[cfg(feature = "acs3")]
    pub(crate) fn put_before(&mut self, text: &[u8], separator: u8) {
        self.put(text);
        if let Some(room) = self.buffer.get_mut(self.len) {
            *room = separator;
        }
        self.advance(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_there_are_numbers_for_is_the_largest_of_them() {
        let mut out = Out::new(&mut [], usize::MAX - LONGEST);
        out.put(&[b'a'; LONGEST]);
        assert_eq!(out.len, usize::MAX);
        out.put(&[b'a'; LONGEST + 1]);
        assert_eq!(out.len, usize::MAX);
    }

    #[test]
    fn text_of_any_length_is_put_as_far_as_there_is_room_and_counted_beyond() {
        let text: [u8; 3 * LONGEST] =
            core::array::from_fn(|at| b'0' + u8::try_from(at % 64).unwrap());
        for len in 0..=text.len() {
            let mut buffer = [b' '; 4 * LONGEST];
            let mut out = Out::new(&mut buffer, 1);
            out.put(&text[..len]);
            out.put(b"|");
            assert_eq!(out.len, len + 2);
            assert_eq!(buffer[1..=len], text[..len]);
            assert_eq!(buffer[..1], *b" ");
            assert_eq!(buffer[len + 1..len + 3], *b"| ");

            let mut small = [b' '; LONGEST];
            let mut out = Out::new(&mut small, 0);
            out.put(&text[..len]);
            assert_eq!(out.len, len);
            let room = len.min(LONGEST);
            assert_eq!(small[..room], text[..room]);
        }
    }
}
