//! The name of a parameter or a header in an error, which outlives what the name was borrowed from.

use core::fmt;

use crate::encode::param::Digits;
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

    const EMPTY: Self = Self {
        bytes: [0; Self::LONGEST],
        len: 0,
        complete: true,
    };

    pub(crate) fn text(name: &str) -> Self {
        Self::of_bytes(name.bytes())
    }

    /// A name behind stems and indices of lists.
    pub(crate) fn of_param(lists: &[(&str, usize)], name: &str) -> Self {
        let mut excerpt = Self::EMPTY;
        for &(stem, index) in lists {
            excerpt.append(stem.bytes());
            excerpt.append(Digits::from(index).as_str().bytes());
        }
        excerpt.append(name.bytes());
        excerpt
    }

    pub(crate) fn of_bytes(name: impl Iterator<Item = u8>) -> Self {
        let mut excerpt = Self::EMPTY;
        excerpt.append(name);
        excerpt
    }

    fn append(&mut self, name: impl Iterator<Item = u8>) {
        for byte in name {
            let Some(place) = self.bytes.get_mut(usize::from(self.len)) else {
                self.complete = false;
                return;
            };
            *place = byte;
            self.len += 1;
        }
    }

    /// The name, or as much of it as is known.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.len));
        // The last character may have been cut in two: what is before it is text.
        let mut text = bytes.unwrap_or_default().utf8_chunks();
        text.next().map_or("", |whole| whole.valid())
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
