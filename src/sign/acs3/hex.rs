//! Hashes as text.

use super::HEX_LEN;

/// Lower-case hexadecimal digits.
pub(crate) fn hex(hash: &[u8; 32]) -> [u8; HEX_LEN] {
    // Apart, and then together, so that many are looked at side by side.
    let high = hash.map(|byte| digit(byte >> 4));
    let low = hash.map(|byte| digit(byte & 15));
    let mut text = [0; HEX_LEN];
    for (pair, (high, low)) in text.chunks_exact_mut(2).zip(high.into_iter().zip(low)) {
        if let [first, second] = pair {
            (*first, *second) = (high, low);
        }
    }
    text
}

const fn digit(nibble: u8) -> u8 {
    nibble + if nibble < 10 { b'0' } else { b'a' - 10 }
}
