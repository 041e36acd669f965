//! Hashes as text.

use super::HEX_LEN;

/// Lower-case hexadecimal digits.
pub(super) fn hex(hash: &[u8; 32]) -> [u8; HEX_LEN] {
    let mut text = [0; HEX_LEN];
    for (digits, byte) in text.chunks_exact_mut(2).zip(hash) {
        if let [high, low] = digits {
            (*high, *low) = (digit(byte >> 4), digit(byte & 15));
        }
    }
    text
}

const fn digit(nibble: u8) -> u8 {
    if nibble < 10 {
        b'0' + nibble
    } else {
        b'a' - 10 + nibble
    }
}
