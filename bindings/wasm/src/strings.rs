//! The strings that go in.

/// Strings in a fixed order, of which some may be left out.
pub(crate) struct Strings<'a> {
    lengths: &'a [u8],
    text: &'a str,
}

impl<'a> Strings<'a> {
    const ABSENT: u32 = u32::MAX;

    /// Takes the length of each string, a little-endian `u32` that is `u32::MAX` for what is left out, and the text of all.
    pub(crate) fn new(lengths: &'a [u8], text: &'a [u8]) -> Self {
        Self {
            lengths,
            text: core::str::from_utf8(text).unwrap_or_default(),
        }
    }

    /// The next string, if it is not left out; empty, so that its type refuses it, if it is not there.
    pub(crate) fn next(&mut self) -> Option<&'a str> {
        let (len, rest) = self.lengths.split_first_chunk()?;
        self.lengths = rest;
        let len = u32::from_le_bytes(*len);
        if len == Self::ABSENT {
            return None;
        }
        let parts = self.text.split_at_checked(len as usize);
        let (string, rest) = parts.unwrap_or_default();
        self.text = rest;
        Some(string)
    }

    /// The next string, which is empty if it is left out, so that its type refuses it.
    pub(crate) fn required(&mut self) -> &'a str {
        self.next().unwrap_or_default()
    }
}
