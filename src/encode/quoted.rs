//! Text for logs.

use core::fmt::{self, Write as _};

/// Characters in quotes. Invisible characters, quotes and backslashes are escaped.
///
/// `Debug` of `str` would do, but links code that can panic.
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

/// The names of parameters or headers, without the values, which may be secrets.
pub(crate) struct Names<'a>(pub(crate) &'a [(&'a str, &'a str)]);

impl fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| Quoted(name.chars())))
            .finish()
    }
}

/// Characters as they are, but control characters, line separators and bidirectional formatting characters are escaped.
pub(crate) struct Visible<C>(pub(crate) C);

impl<C: Iterator<Item = char> + Clone> fmt::Display for Visible<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.clone().try_for_each(|c| write_visible(c, f))
    }
}

fn write_visible(c: char, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // Line separators and bidirectional formatting characters.
    let misleads = matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || misleads {
        write!(f, "{}", c.escape_default())
    } else {
        f.write_char(c)
    }
}
