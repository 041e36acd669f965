//! The order of names: as bytes, and of two that begin alike the shorter first.

use core::cmp::Ordering;

/// As `Ord` has it, without a call unless the first eight bytes are the same, which are one number where numbers are that wide.
#[inline]
pub(crate) fn order(left: &[u8], right: &[u8]) -> Ordering {
    if cfg!(target_pointer_width = "64") {
        first_bytes(left)
            .cmp(&first_bytes(right))
            .then_with(|| left.cmp(right))
    } else {
        left.cmp(right)
    }
}

/// The first eight bytes as a number, and zeros for what is missing.
#[inline]
pub(crate) fn first_bytes(name: &[u8]) -> u64 {
    let be = |half: &[u8; 4]| u64::from(u32::from_be_bytes(*half));
    match (name.first_chunk(), name.first_chunk(), name.last_chunk()) {
        (Some(first), ..) => u64::from_be_bytes(*first),
        // Where the halves overlap, they are the same.
        (None, Some(first), Some(last)) => be(first) << 32 | be(last) << (8 * (8 - name.len())),
        _ => name
            .iter()
            .rev()
            .fold(0, |number, &byte| (number >> 8) + (u64::from(byte) << 56)),
    }
}

#[cfg(test)]
mod tests {
    use super::first_bytes;

    #[test]
    fn a_name_begins_with_its_first_eight_bytes_and_zeros_for_what_is_missing() {
        let name = b"abcdefghij";
        for len in 0..=name.len() {
            let mut first = [0; 8];
            for (to, from) in first.iter_mut().zip(&name[..len]) {
                *to = *from;
            }
            assert_eq!(
                first_bytes(&name[..len]),
                u64::from_be_bytes(first),
                "{len}"
            );
        }
    }
}
