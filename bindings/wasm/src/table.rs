//! Texts that JavaScript hands over for one call: a table of their addresses and lengths.

use core::{slice, str};

/// Where a text is, as JavaScript writes and reads it: two words.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Place {
    at: *const u8,
    len: usize,
}

impl Place {
    /// The place of a text, as bytes: to make sure that it is UTF-8 would be the larger part of the module's `core`.
    #[must_use]
    pub const fn of(text: &[u8]) -> Self {
        Self {
            at: text.as_ptr(),
            len: text.len(),
        }
    }

    /// The text in this place.
    ///
    /// # Safety
    ///
    /// As of [`text`].
    #[must_use]
    pub const unsafe fn text<'a>(self) -> &'a str {
        // SAFETY: the caller's promise.
        unsafe { text(self.at, self.len) }
    }
}

/// The text at an address.
///
/// # Safety
///
/// There are `len` bytes of UTF-8, which stay as they are for `'a`.
#[must_use]
pub const unsafe fn text<'a>(at: *const u8, len: usize) -> &'a str {
    // SAFETY: the caller's promise.
    unsafe { str::from_utf8_unchecked(slice::from_raw_parts(at, len)) }
}

/// What is lent for one call: the table, and room for what is written.
///
/// # Safety
///
/// Both are there for `'a`, of this length, and nobody else uses them.
pub const unsafe fn lent<'a>(
    table: *mut Place,
    count: usize,
    room: *mut u8,
    len: usize,
) -> (&'a mut [Place], &'a mut [u8]) {
    // SAFETY: the caller's promise.
    unsafe {
        (
            slice::from_raw_parts_mut(table, count),
            slice::from_raw_parts_mut(room, len),
        )
    }
}

/// The texts as pairs, in the memory of the table.
///
/// # Safety
///
/// As of [`text`], for all of them.
pub unsafe fn pairs(table: &mut [Place]) -> &mut [(&str, &str)] {
    const {
        assert!(size_of::<(&str, &str)>() == size_of::<[Place; 2]>());
        assert!(align_of::<(&str, &str)>() == align_of::<[Place; 2]>());
    }
    for entry in table.chunks_exact_mut(2) {
        if let [name, value] = *entry {
            // SAFETY: the caller's promise; the sizes are the same.
            unsafe {
                let pair = (name.text(), value.text());
                entry.as_mut_ptr().cast::<(&str, &str)>().write(pair);
            }
        }
    }
    // SAFETY: every entry is a pair now.
    unsafe { slice::from_raw_parts_mut(table.as_mut_ptr().cast(), table.len() / 2) }
}
