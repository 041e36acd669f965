//! The strings that come out.

use core::fmt::{self, Display, Write as _};
use core::mem::take;

/// A row of [`STRINGS`](Self::STRINGS) little-endian `u32` with the length of each string, `u32::MAX` for what is not there, then the
/// text of all.
pub(crate) struct Record<'a> {
    lengths: &'a mut [u8],
    text: &'a mut [u8],
    full: bool,
}

impl<'a> Record<'a> {
    /// How many strings come out at most: 9 advisories are the most of anything.
    const STRINGS: usize = 9;

    /// An empty record; nothing if not even that fits.
    pub(crate) fn new(mut memory: &'a mut [u8]) -> Option<Self> {
        let lengths = memory.split_off_mut(..4 * Self::STRINGS)?;
        lengths.fill(0xFF);
        Some(Self {
            lengths,
            text: memory,
            full: false,
        })
    }

    /// The room for the next string, for what writes it there itself.
    pub(crate) const fn room(&mut self) -> &mut [u8] {
        self.text
    }

    /// Adds what was written to [`room`](Self::room).
    pub(crate) fn written(&mut self, len: usize) {
        if self.text.split_off_mut(..len).is_some() {
            self.length(u32::try_from(len).unwrap_or(u32::MAX));
        } else {
            self.full = true;
        }
    }

    /// Adds a string.
    pub(crate) fn push(&mut self, text: impl Display) {
        let mut writer = Writer {
            room: self.text,
            len: 0,
        };
        let outcome = write!(writer, "{text}");
        let len = writer.len;
        self.full |= outcome.is_err();
        self.written(len);
    }

    /// Adds a string, or that it is not there.
    pub(crate) fn push_optional(&mut self, text: Option<impl Display>) {
        match text {
            Some(text) => self.push(text),
            None => self.length(u32::MAX),
        }
    }

    fn length(&mut self, len: u32) {
        if let Some((slot, rest)) = take(&mut self.lengths).split_first_chunk_mut() {
            *slot = len.to_le_bytes();
            self.lengths = rest;
        }
    }

    /// Whether something did not fit.
    pub(crate) const fn is_full(&self) -> bool {
        self.full
    }
}

struct Writer<'r> {
    room: &'r mut [u8],
    len: usize,
}

impl fmt::Write for Writer<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len.saturating_add(text.len());
        let room = self.room.get_mut(self.len..end).ok_or(fmt::Error)?;
        room.iter_mut()
            .zip(text.bytes())
            .for_each(|(to, from)| *to = from);
        self.len = end;
        Ok(())
    }
}
