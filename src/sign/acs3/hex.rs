//! Hashes as text.

/// SHA-256 in hexadecimal digits, which is also how long a signature is.
pub(crate) const HEX_LEN: usize = 64;

/// Lower-case hexadecimal digits.
pub(crate) fn hex(hash: &[u8; 32]) -> [u8; HEX_LEN] {
    let digits = hash.map(|byte| [byte >> 4, byte & 15].map(digit));
    *digits.as_flattened().first_chunk().unwrap_or(&[0; HEX_LEN])
}

const fn digit(nibble: u8) -> u8 {
    nibble + if nibble < 10 { b'0' } else { b'a' - 10 }
}

/// The room for a hash that ends at `end`.
pub(super) fn hex_place(buffer: &mut [u8], end: usize) -> Option<&mut [u8; HEX_LEN]> {
    buffer.get_mut(..end)?.last_chunk_mut()
}
