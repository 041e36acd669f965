//! The strings that go in.

use core::marker::PhantomData;
use core::{slice, str};

use cenbwp::ValueError;

use crate::out::Out;

/// The length of a string that is left out.
const ABSENT: usize = usize::MAX;

/// Strings in a fixed order, one behind the other, of which some may be left out; and where it is said which of them is refused.
pub(crate) struct Strings<'a> {
    next_len: *const usize,
    next: *const u8,
    pub(crate) out: &'a mut Out,
    lent: PhantomData<&'a str>,
}

impl<'a> Strings<'a> {
    /// # Safety
    ///
    /// As many lengths as strings are read are there, and behind `first` so many bytes, which are UTF-8 that nothing writes to as long as
    /// it is lent.
    pub(crate) const unsafe fn new(
        first_len: *const usize,
        first: *const u8,
        out: &'a mut Out,
    ) -> Self {
        // A call that had too little room has counted before.
        out.read = 0;
        Self {
            next_len: first_len,
            next: first,
            out,
            lent: PhantomData,
        }
    }

    /// The next string, if it is not left out.
    pub(crate) const fn next(&mut self) -> Option<&'a str> {
        self.out.read += 1;
        // SAFETY: the promise of `new`.
        unsafe {
            let len = *self.next_len;
            self.next_len = self.next_len.add(1);
            if len == ABSENT {
                return None;
            }
            let text = slice::from_raw_parts(self.next, len);
            self.next = self.next.add(len);
            Some(str::from_utf8_unchecked(text))
        }
    }

    /// The next string, which is empty if it is left out, so that its type refuses it.
    pub(crate) fn required(&mut self) -> &'a str {
        self.next().unwrap_or_default()
    }

    /// The next string as a value, which refuses an empty one if it is left out.
    pub(crate) fn value<T: TryFrom<&'a str, Error = ValueError>>(&mut self) -> Option<T> {
        let text = self.required();
        self.accept(T::try_from(text))
    }

    /// What was made of the last string, unless that is refused.
    pub(crate) fn accept<T>(&mut self, value: Result<T, ValueError>) -> Option<T> {
        value
            .map_err(|error| self.out.refuse_value(&error.problem))
            .ok()
    }
}
