//! What an error shows of a name.

use cenbwp::Excerpt;

/// Whether an excerpt can be of this name; it is displayed in one line.
pub(crate) fn shows(excerpt: &Excerpt, name: &str) -> bool {
    let shown = excerpt.to_string();
    assert!(!shown.chars().any(char::is_control), "{shown:?}");
    let known = excerpt.as_str();
    known == name || shown.ends_with("...") && known.len() > 40 && name.starts_with(known)
}
