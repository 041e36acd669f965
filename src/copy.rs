//! Copies of short text into two places at once.

#![expect(
    clippy::inline_always,
    reason = "a call costs more than what it would do"
)]

/// Whether text is put in pieces of fixed size. The smallest processors take a piece of more than one byte only at some addresses, so
/// that it is moved byte by byte all the same, by much longer code; they are known by their lack of atomic instructions.
pub(crate) const IN_PIECES: bool = cfg!(target_has_atomic = "ptr");

/// Copies less than 64 bytes to each of two places, given as bytes and where among them.
///
/// A call to copy a few bytes costs more than the bytes. So text is copied as two moves of fixed size, which overlap where the text
/// is shorter than both.
#[inline(always)]
pub(crate) fn copy_twice<const M: usize, const N: usize>(
    text: &[u8],
    (one, at): (&mut [u8; M], usize),
    (other, other_at): (&mut [u8; N], usize),
) {
    macro_rules! overlapping {
        ($($size:literal)*) => {
            $(if let (Some(first), Some(last)) =
                (text.first_chunk::<$size>(), text.last_chunk::<$size>())
            {
                let behind = text.len() - $size;
                put(one, at, first);
                put(one, at + behind, last);
                put(other, other_at, first);
                put(other, other_at + behind, last);
            } else)* {}
        };
    }
    if cfg!(target_pointer_width = "64") {
        overlapping!(32 16 8 4 2);
    } else if text.len() > 32 {
        // Larger moves are calls here.
        copy(text, one.get_mut(at..).unwrap_or_default());
        copy(text, other.get_mut(other_at..).unwrap_or_default());
    } else {
        overlapping!(16 8 4 2);
    }
    if let [byte] = text {
        put(one, at, &[*byte]);
        put(other, other_at, &[*byte]);
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
