//! A table in lent memory, since there is no allocator.

use core::mem::MaybeUninit;

/// Splits off the room for as many entries, each two strings; nothing if there is too little.
pub(crate) fn split<T>(
    room: &mut [u8],
    entries: usize,
) -> Option<(&mut [MaybeUninit<T>], &mut [u8])> {
    const { assert!(size_of::<T>() == size_of::<(&str, &str)>()) };
    let (table, rest) = room.split_at_mut_checked(entries.checked_mul(size_of::<T>())?)?;
    // SAFETY: any bytes are a `MaybeUninit`, and no one reads them as bytes again.
    let (_, table, _) = unsafe { table.align_to_mut() };
    Some((table, rest))
}

/// Makes the entries, up to the first that fails, and gives those.
pub(crate) fn fill<T: Copy>(
    table: &mut [MaybeUninit<T>],
    mut make: impl FnMut() -> Option<T>,
) -> &mut [T] {
    let mut written = 0;
    for entry in &mut *table {
        let Some(value) = make() else { break };
        entry.write(value);
        written += 1;
    }
    let entries: *mut [MaybeUninit<T>] = table.get_mut(..written).unwrap_or_default();
    // SAFETY: each of them was written, and the memory is borrowed for as long.
    unsafe { &mut *(entries as *mut [T]) }
}
