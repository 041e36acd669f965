//! Hashes as text.

use super::HEX_LEN;

/// Lower-case hexadecimal digits.
pub(super) fn hex(hash: &[u8; 32]) -> [u8; HEX_LEN] {
    // Apart, and then together, so that many are looked at side by side.
    let high = hash.map(|byte| digit(byte >> 4));
    let low = hash.map(|byte| digit(byte & 15));
    let mut text = [0; HEX_LEN];
    for (place, digit) in text.iter_mut().step_by(2).zip(high) {
        *place = digit;
    }
    for (place, digit) in text.iter_mut().skip(1).step_by(2).zip(low) {
        *place = digit;
    }
    text
}

const fn digit(nibble: u8) -> u8 {
    nibble + if nibble < 10 { b'0' } else { b'a' - 10 }
}
