//! Text as `Debug` shows it.

use core::fmt::{self, Write as _};

/// Characters in quotes, and what would not be seen or would end the quote escaped.
///
/// The standard library's `Debug` of a `str` can panic as far as a linker can tell.
pub(crate) struct Quoted<C>(pub(crate) C);

impl<C: Iterator<Item = char> + Clone> fmt::Debug for Quoted<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.clone() {
            if c.is_control() || matches!(c, '"' | '\\') {
                write!(f, "{}", c.escape_default())?;
            } else {
                f.write_char(c)?;
            }
        }
        f.write_char('"')
    }
}
