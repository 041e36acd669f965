//! Text as logs can take it.

use core::fmt::{self, Write as _};

/// Characters in quotes, and what would not be seen or would end the quote escaped.
///
/// The standard library's `Debug` of a `str` can panic as far as a linker can tell.
pub(crate) struct Quoted<C>(pub(crate) C);

impl<C: Iterator<Item = char> + Clone> fmt::Debug for Quoted<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.clone() {
            if matches!(c, '"' | '\\') {
                f.write_char('\\')?;
            }
            write_visible(c, f)?;
        }
        f.write_char('"')
    }
}

/// The names of parameters or headers, and no value, any of which may be a secret.
pub(crate) struct Names<'a>(pub(crate) &'a [(&'a str, &'a str)]);

impl fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| Quoted(name.chars())))
            .finish()
    }
}

/// Characters as they are, but for those that would not be seen, begin a line, or turn the order of the others round.
pub(crate) struct Visible<C>(pub(crate) C);

impl<C: Iterator<Item = char> + Clone> fmt::Display for Visible<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.clone().try_for_each(|c| write_visible(c, f))
    }
}

fn write_visible(c: char, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // Two that begin a line, and those that turn the order round.
    let misleads = matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || misleads {
        write!(f, "{}", c.escape_default())
    } else {
        f.write_char(c)
    }
}
