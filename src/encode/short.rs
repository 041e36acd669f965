//! Short text in an array, which is copied in one move.

#![expect(clippy::inline_always, reason = "a load")]

/// At most [`LONGEST`](Self::LONGEST) bytes, every one unreserved, and zeros behind them.
#[derive(Clone, Copy)]
pub(crate) struct Short {
    pub(crate) bytes: [u8; Self::LONGEST],
    pub(crate) len: u8,
}

impl Short {
    /// As long as the longest number, `u64::MAX`.
    pub(crate) const LONGEST: usize = 20;

    pub(crate) const EMPTY: Self = Self {
        bytes: [0; Self::LONGEST],
        len: 0,
    };

    #[inline(always)]
    pub(crate) const fn len(&self) -> usize {
        (self.len % 32) as usize
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len()).unwrap_or_default()
    }
}
