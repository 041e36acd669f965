//! The characters that percent-encoding leaves as they are.

/// Whether RFC 3986 calls `byte` unreserved: `A-Z a-z 0-9 - . _ ~`.
pub(crate) const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Whether all are unreserved. All are looked at, whatever the first says, which is what lets them be looked at side by side.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "bytes are looked at side by side only where none is skipped"
)]
pub(crate) fn all_unreserved<const N: usize>(bytes: &[u8; N]) -> bool {
    bytes.iter().fold(true, |all, &byte| {
        let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        let digit = byte.wrapping_sub(b'0') < 10;
        let mark = (byte == b'-') | (byte == b'.') | (byte == b'_') | (byte == b'~');
        all & (letter | digit | mark)
    })
}

/// Whether percent-encoding would change nothing in `text`.
pub(crate) const fn is_plain(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        if !is_unreserved(byte) {
            return false;
        }
        rest = tail;
    }
    true
}

/// Whether text is shorter than 32 bytes, and all of it unreserved.
pub(crate) fn is_short_and_unreserved(text: &[u8]) -> bool {
    text.len() < 32
        && in_two::<16>(text)
            .or_else(|| in_two::<8>(text))
            .or_else(|| in_two::<4>(text))
            .unwrap_or_else(|| text.iter().all(|&byte| is_unreserved(byte)))
}

/// The same of `N` to `2 * N` bytes, looked at as two pieces, which overlap.
fn in_two<const N: usize>(text: &[u8]) -> Option<bool> {
    Some(all_unreserved(text.first_chunk::<N>()?) & all_unreserved(text.last_chunk::<N>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Miri takes a minute for all of them.
    const STEP: usize = [1, 5][cfg!(miri) as usize];

    /// Whether every place of an array is looked at, and every byte told from the others.
    fn check_all<const N: usize>() {
        for byte in (0..=0xFF).step_by(STEP) {
            for at in 0..N {
                let mut bytes = [b'a'; N];
                bytes[at] = byte;
                assert_eq!(
                    all_unreserved(&bytes),
                    is_unreserved(byte),
                    "{byte} at {at}"
                );
            }
        }
    }

    #[test]
    fn bytes_are_told_apart_side_by_side_as_they_are_one_by_one() {
        check_all::<1>();
        check_all::<4>();
        check_all::<16>();
    }

    #[test]
    fn text_is_short_and_unreserved_up_to_31_bytes_and_without_any_other() {
        let mut text = [b'a'; 40];
        for len in 0..=text.len() {
            assert_eq!(is_short_and_unreserved(&text[..len]), len < 32, "{len}");
            for at in 0..len {
                text[at] = b' ';
                assert!(
                    !is_short_and_unreserved(&text[..len]),
                    "{len}, a space at {at}"
                );
                text[at] = b'a';
            }
        }
    }
}
