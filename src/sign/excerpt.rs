//! The name of a parameter or a header in an error, which outlives what the name was borrowed from.

use core::fmt;

use crate::encode::param::Name;
use crate::encode::percent::Encodable;
use crate::encode::quoted::{Quoted, Visible};

/// The beginning of the name of a parameter or a header: all of it up to 46 bytes, which no name of this API reaches.
///
/// Its `Display` ends in `...` where the name went on, and is one line: control characters, and those that turn the order of others round,
/// are escaped.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Excerpt {
    bytes: [u8; Self::LONGEST],
    len: u8,
    complete: bool,
}

impl Excerpt {
    const LONGEST: usize = 46;

    pub(crate) fn text(name: &str) -> Self {
        Self::new(&Name::new(Encodable::unknown(name)))
    }

    pub(crate) fn new(name: &Name<'_>) -> Self {
        Self::of_bytes(name.bytes())
    }

    pub(crate) fn of_bytes(mut name: impl Iterator<Item = u8>) -> Self {
        let mut excerpt = Self {
            bytes: [0; Self::LONGEST],
            len: 0,
            complete: true,
        };
        for (place, byte) in excerpt.bytes.iter_mut().zip(name.by_ref()) {
            *place = byte;
            excerpt.len += 1;
        }
        excerpt.complete = name.next().is_none();
        excerpt
    }

    /// The bytes of the name, or as many as are known; the last character may be cut.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or_default()
    }

    /// The name, or as much of it as is known.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let bytes = self.as_bytes();
        match core::str::from_utf8(bytes) {
            Ok(text) => text,
            // A character was cut in two: what is before it is text.
            Err(error) => bytes
                .get(..error.valid_up_to())
                .and_then(|whole| core::str::from_utf8(whole).ok())
                .unwrap_or_default(),
        }
    }

    const fn ellipsis(&self) -> &'static str {
        if self.complete { "" } else { "..." }
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Visible(self.as_str().chars()).fmt(f)?;
        f.write_str(self.ellipsis())
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Quoted(self.as_str().chars().chain(self.ellipsis().chars())).fmt(f)
    }
}
