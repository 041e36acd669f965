//! Percent-encoding by [RFC 3986, section 2](https://www.rfc-editor.org/rfc/rfc3986#section-2): which characters it leaves alone, and
//! text that is to be encoded.

/// Whether `byte` is unreserved by section 2.3, and so is never encoded: `A-Z a-z 0-9 - . _ ~`.
pub(crate) const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// The two upper-case hexadecimal digits that follow the `%` of an encoded byte.
pub(crate) fn hex_digits(byte: u8) -> [u8; 2] {
    [byte >> 4, byte & 15].map(|nibble| nibble + if nibble < 10 { b'0' } else { b'A' - 10 })
}

/// Text that is to be encoded, and whether all of it is known to be unreserved, so that it can be copied without a look at it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Encodable<'a> {
    pub(crate) text: &'a str,
    pub(crate) is_plain: bool,
}

impl<'a> Encodable<'a> {
    /// Text that is scanned now: by the compiler in a constant, and otherwise once for many signing calls.
    pub(crate) const fn new(text: &'a str) -> Self {
        let mut rest = text.as_bytes();
        while let Some((&byte, tail)) = rest.split_first() {
            if !is_unreserved(byte) {
                return Self::unknown(text);
            }
            rest = tail;
        }
        Self::plain(text)
    }

    /// Text that is unreserved by the rule of its type.
    pub(crate) const fn plain(text: &'a str) -> Self {
        let is_plain = true;
        Self { text, is_plain }
    }

    /// Text that is scanned when it is encoded.
    pub(crate) const fn unknown(text: &'a str) -> Self {
        let is_plain = false;
        Self { text, is_plain }
    }
}

/// The first eight bytes of text as a little-endian number, with zeros for those that are missing.
#[inline]
pub(crate) const fn first_eight(text: &[u8]) -> u64 {
    if let Some(eight) = text.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    // Of four to seven bytes, two halves that overlap where they are the same.
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return first as u64 | (last as u64) << (8 * (text.len() - 4));
    }
    let (mut number, mut rest) = (0, text);
    while let Some((&last, before)) = rest.split_last() {
        number = number << 8 | last as u64;
        rest = before;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_known_to_be_plain_where_it_was_scanned_or_its_type_says_so() {
        for (text, is_plain) in [
            (Encodable::new("plain-._~"), true),
            (Encodable::new(""), true),
            (Encodable::plain("plain"), true),
            (Encodable::unknown("plain"), false),
            (Encodable::new("not plain"), false),
            (Encodable::new("plain, but for its end:"), false),
            (Encodable::new("\u{e4}"), false),
        ] {
            assert_eq!(text.is_plain, is_plain, "{}", text.text);
        }
    }

    #[test]
    fn a_number_is_made_of_the_first_eight_bytes_and_zeros_for_what_is_missing() {
        let text = b"abcdefghij";
        for len in 0..=text.len() {
            let mut eight = [0; 8];
            for (to, from) in eight.iter_mut().zip(&text[..len]) {
                *to = *from;
            }
            assert_eq!(
                first_eight(&text[..len]),
                u64::from_le_bytes(eight),
                "{len}"
            );
        }
    }
}
