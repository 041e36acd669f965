//! Room for text, which the caller lends.

use core::ffi::c_char;
use core::fmt::{self, Write as _};

use crate::failure::Failure;
use crate::text;

/// Room for text: `char text[1024]; cenbwp_buffer buffer = { text, sizeof text, 0 };`
///
/// What is written ends in a NUL. Without any room, `{ NULL, 0, 0 }`, a call fails and says in
/// `length` how long the text is.
#[repr(C)]
#[derive(Debug)]
pub struct Buffer {
    /// Where the text goes.
    pub text: *mut c_char,
    /// How many bytes there are, the one for the NUL included.
    pub size: usize,
    /// How long the text is, without the NUL. A call sets it, also where the buffer is too small; to 0
    /// if it did not get that far.
    pub length: usize,
}

impl Buffer {
    /// Leaves nothing of a text that was there before.
    ///
    /// # Safety
    ///
    /// Unless it is NULL, the pointer is to a buffer, and its `text`, unless it is NULL, to `size` bytes; nothing else uses either meanwhile.
    pub(crate) const unsafe fn empty(buffer: *mut Self) {
        // SAFETY: the caller promises it.
        if let Some(buffer) = unsafe { buffer.as_mut() } {
            buffer.length = 0;
            if !buffer.text.is_null() {
                // SAFETY: likewise.
                unsafe { buffer.text.write_bytes(0, buffer.size) };
            }
        }
    }

    /// Whether the two are one, or have bytes in common.
    ///
    /// # Safety
    ///
    /// Each pointer is NULL or to a buffer.
    pub(crate) unsafe fn overlap(one: *const Self, other: *const Self) -> bool {
        // SAFETY: the caller promises it.
        let (one, other) = unsafe { (one.as_ref(), other.as_ref()) };
        let (Some(one), Some(other)) = (one, other) else {
            return false;
        };
        core::ptr::eq(one, other) || one.overlaps(other.text, other.size)
    }

    /// Whether so many bytes from there on, or some of them, belong to the buffer.
    pub(crate) fn overlaps(&self, start: *const c_char, size: usize) -> bool {
        let distance = |from: *const c_char, to: *const c_char| to.addr().wrapping_sub(from.addr());
        let is_any = |start: *const c_char, size| !start.is_null() && size > 0;
        is_any(self.text, self.size)
            && is_any(start, size)
            && (distance(self.text, start) < self.size || distance(start, self.text) < size)
    }
}

/// A buffer during a call.
#[derive(Debug)]
pub(crate) struct Room<'a> {
    argument: &'static str,
    start: *const c_char,
    bytes: &'a mut [u8],
    length: &'a mut usize,
}

impl Room<'_> {
    /// Begins with no text: the buffer is empty already, also where this fails, since a call empties all of its buffers first.
    ///
    /// # Safety
    ///
    /// As for [`Buffer::empty`], for `'a`.
    pub(crate) unsafe fn new(buffer: *mut Buffer, argument: &'static str) -> Result<Self, Failure> {
        // SAFETY: the caller promises it.
        let buffer = unsafe { buffer.as_mut() }.ok_or(Failure::Null(argument))?;
        // SAFETY: likewise.
        let bytes = unsafe { text::list_mut(buffer.text.cast(), buffer.size, argument) }?;
        let length = &mut buffer.length;
        Ok(Self {
            argument,
            start: buffer.text,
            bytes,
            length,
        })
    }

    /// The same for a buffer that may be left out, by NULL.
    ///
    /// # Safety
    ///
    /// As for [`Room::new`].
    pub(crate) unsafe fn optional(
        buffer: *mut Buffer,
        argument: &'static str,
    ) -> Result<Option<Self>, Failure> {
        if buffer.is_null() {
            return Ok(None);
        }
        // SAFETY: the caller promises it.
        unsafe { Self::new(buffer, argument) }.map(Some)
    }

    /// Where the text goes, without the byte for the NUL.
    pub(crate) fn for_text(&mut self) -> &mut [u8] {
        self.bytes
            .split_last_mut()
            .map_or(&mut [], |(_, room)| room)
    }

    /// Where the text begins.
    pub(crate) const fn start(&self) -> *const c_char {
        self.start
    }

    pub(crate) const fn length(&self) -> usize {
        *self.length
    }

    /// Ends a text of this length, be it there or not.
    pub(crate) fn end(&mut self, length: usize) -> Result<(), Failure> {
        *self.length = length;
        let end = self
            .bytes
            .get_mut(length)
            .ok_or_else(|| Failure::TooSmall(self.argument, length.saturating_add(1)))?;
        *end = 0;
        Ok(())
    }

    /// Writes all of a text, or nothing.
    pub(crate) fn write(&mut self, text: impl fmt::Display) -> Result<(), Failure> {
        let _ = write!(self, "{text}");
        let outcome = self.end(self.length());
        if outcome.is_err() {
            self.clear();
        }
        outcome
    }

    /// Leaves nothing of a text but how long it is.
    pub(crate) fn clear(&mut self) {
        self.bytes.fill(0);
    }
}

/// Writes as many characters as there is room for, and counts on.
impl fmt::Write for Room<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            let mut bytes = [0; 4];
            let bytes = character.encode_utf8(&mut bytes).as_bytes();
            let at = *self.length;
            *self.length = at.saturating_add(bytes.len());
            let end = *self.length;
            if let Some(room) = self.for_text().get_mut(at..end) {
                room.iter_mut()
                    .zip(bytes)
                    .for_each(|(to, from)| *to = *from);
            }
        }
        Ok(())
    }
}
