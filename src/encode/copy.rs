//! Copies of short text.

#![expect(
    clippy::inline_always,
    reason = "a call costs more than what it would do"
)]

/// Whether text is put in pieces of fixed size. The smallest processors take a piece of more than one byte only at some addresses, so
/// that it is moved byte by byte all the same, by much longer code; they are known by their lack of atomic instructions. With
/// `--cfg cenbwp_smallest` any processor is taken for one of them, so that the tests can run there what runs on these.
pub(crate) const IN_PIECES: bool = cfg!(all(target_has_atomic = "ptr", not(cenbwp_smallest)));

/// The longest text that [`copy_to`] takes.
pub(crate) const LONGEST: usize = 64;

/// Copies at most [`LONGEST`] bytes to a place that is that long; nothing to one that is shorter.
#[inline(always)]
pub(crate) fn copy_to(text: &[u8], place: &mut [u8]) {
    copy_to_both(text, place, &mut []);
}

/// The same to two places.
///
/// A call to copy a few bytes costs more than the bytes. So text is copied as two moves of fixed size, which overlap where the text
/// is shorter than both. In WebAssembly it is a call all the same: wherever it is inlined the code is much larger and no faster.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
#[cfg_attr(target_family = "wasm", inline(never))]
pub(crate) fn copy_to_both(text: &[u8], one: &mut [u8], other: &mut [u8]) {
    macro_rules! overlapping {
        ($($size:literal)*) => {
            $(if let (Some(first), Some(last)) =
                (text.first_chunk::<$size>(), text.last_chunk::<$size>())
            {
                put_ends(first, last, one);
                put_ends(first, last, other);
            } else)* {}
        };
    }
    let wide = cfg!(target_pointer_width = "64");
    if !IN_PIECES || !wide && text.len() > 32 {
        // Larger moves are calls here.
        copy(text, one);
        copy(text, other);
    } else if wide {
        overlapping!(32 16 8 4 2 1);
    } else {
        overlapping!(16 8 4 2 1);
    }
}

/// Puts the first and the last bytes of text to a place that is as long as the text.
#[inline(always)]
fn put_ends<const N: usize>(first: &[u8; N], last: &[u8; N], place: &mut [u8]) {
    if let Some(place) = place.first_chunk_mut() {
        *place = *first;
    }
    if let Some(at) = place.len().checked_sub(N) {
        put(place, at, last);
    }
}

/// Copies as much as there is room for.
pub(crate) fn copy(text: &[u8], to: &mut [u8]) {
    for (to, from) in to.iter_mut().zip(text) {
        *to = *from;
    }
}

/// Copies `N` bytes to a place that is known to have room for them.
#[inline(always)]
pub(crate) fn put<const N: usize>(to: &mut [u8], at: usize, from: &[u8; N]) {
    if let Some(room) = window(to, at) {
        *room = *from;
    }
}

/// The `N` bytes at `at`, if they are all there.
#[inline(always)]
pub(crate) fn window<const N: usize>(bytes: &mut [u8], at: usize) -> Option<&mut [u8; N]> {
    bytes.get_mut(at..)?.first_chunk_mut()
}

/// So many bytes at `at`, if they are all there.
#[inline(always)]
pub(crate) fn part(bytes: &mut [u8], at: usize, len: usize) -> &mut [u8] {
    bytes
        .get_mut(at..)
        .and_then(|bytes| bytes.get_mut(..len))
        .unwrap_or_default()
}
