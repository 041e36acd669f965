//! The strings that go in.

use core::marker::PhantomData;
use core::{slice, str};

/// Where a string is; at 0 if it is left out.
#[repr(C)]
pub(crate) struct Span {
    at: *const u8,
    len: usize,
}

/// Strings in a fixed order, of which some may be left out.
pub(crate) struct Strings<'a> {
    next: *const Span,
    lent: PhantomData<&'a str>,
}

impl<'a> Strings<'a> {
    /// # Safety
    ///
    /// As many spans as are read from here on are there, and what they say is UTF-8 that nothing writes to as long as it is lent.
    pub(crate) const unsafe fn new(first: *const Span) -> Self {
        Self {
            next: first,
            lent: PhantomData,
        }
    }

    /// The next string, if it is not left out.
    pub(crate) const fn next(&mut self) -> Option<&'a str> {
        // SAFETY: the promise of `new`.
        unsafe {
            let span = &*self.next;
            self.next = self.next.add(1);
            if span.at.is_null() {
                return None;
            }
            Some(str::from_utf8_unchecked(slice::from_raw_parts(
                span.at, span.len,
            )))
        }
    }

    /// The next string, which is empty if it is left out, so that its type refuses it.
    pub(crate) fn required(&mut self) -> &'a str {
        self.next().unwrap_or_default()
    }
}
