//! Comparison in constant time, so that a signature cannot be guessed byte by byte.

use core::hint::black_box;

/// Whether two sequences of bytes are equal, in a time that depends on their lengths only.
///
/// Every pair is compared. `black_box` keeps the compiler from stopping at the first difference.
pub(crate) fn equal(
    mut one: impl Iterator<Item = u8>,
    mut other: impl Iterator<Item = u8>,
) -> bool {
    let mut difference = 0;
    loop {
        match (one.next(), other.next()) {
            (Some(one), Some(other)) => difference = black_box(difference | (one ^ other)),
            (None, None) => return difference == 0,
            _ => return false,
        }
    }
}
