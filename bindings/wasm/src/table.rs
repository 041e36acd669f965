//! A table in lent memory, since there is no allocator.

use core::mem::{MaybeUninit, take};

/// Room for what is made of pairs of strings.
pub(crate) struct Table<'a> {
    memory: &'a mut [u8],
}

impl<'a> Table<'a> {
    /// The room for one entry, in bytes: two slices of text, 16 in WebAssembly.
    pub(crate) const ENTRY: usize = size_of::<(&str, &str)>();

    pub(crate) const fn new(memory: &'a mut [u8]) -> Self {
        Self { memory }
    }

    /// Makes the entries, as many as there is room for, up to the first that fails.
    pub(crate) fn fill<T: Copy + 'a, E>(
        &mut self,
        mut make: impl FnMut() -> Result<T, E>,
    ) -> Result<&'a mut [T], E> {
        const { assert!(size_of::<T>() == Self::ENTRY) };
        // SAFETY: any bytes are a `MaybeUninit`, and no one reads them as bytes again: the memory was taken.
        let (_, entries, _) = unsafe { take(&mut self.memory).align_to_mut::<MaybeUninit<T>>() };
        for entry in &mut *entries {
            entry.write(make()?);
        }
        let entries: *mut [MaybeUninit<T>] = entries;
        // SAFETY: every entry was written, and the memory is borrowed for 'a.
        Ok(unsafe { &mut *(entries as *mut [T]) })
    }
}
