//! The rules of text and numbers, as the documentation words them.

use std::ops::RangeInclusive;

use cenbwp::Problem;

/// What a text may be. Rules are looked at in the order of the fields here; length comes last, except that nothing at all comes first.
#[derive(Clone, Copy)]
pub struct Text<'r> {
    /// Whether it may be in quotation marks.
    pub quoted: bool,
    pub not_beginning: &'r [&'r str],
    pub not_containing: &'r [&'r str],
    pub first: fn(char) -> bool,
    pub all: fn(char) -> bool,
    pub length: (usize, usize),
}

impl Text<'_> {
    pub fn check(&self, text: &str) -> Result<(), Problem> {
        let characters = text.chars().count();
        let (shortest, longest) = self.length;
        if characters == 0 && shortest > 0 {
            return Err(Problem::Empty);
        }
        if !self.quoted && is_quoted(text) {
            return Err(Problem::Character { at: 0 });
        }
        if self
            .not_beginning
            .iter()
            .any(|beginning| text.starts_with(beginning))
        {
            return Err(Problem::Prefix);
        }
        if let Some(at) = self
            .not_containing
            .iter()
            .filter_map(|part| text.find(part))
            .min()
        {
            return Err(Problem::Contains { at });
        }
        let wrong = |&(at, c): &(usize, char)| !(self.all)(c) || at == 0 && !(self.first)(c);
        if let Some((at, _)) = text.char_indices().find(wrong) {
            return Err(Problem::Character { at });
        }
        if characters < shortest {
            return Err(Problem::TooShort { characters });
        }
        if characters > longest {
            return Err(Problem::TooLong { characters });
        }
        Ok(())
    }
}

pub fn is_quoted(text: &str) -> bool {
    ['"', '\'']
        .iter()
        .any(|mark| text.len() > 1 && text.starts_with(*mark) && text.ends_with(*mark))
}

/// A number in decimal digits alone, without a leading zero.
pub fn number(text: &str, range: RangeInclusive<u32>) -> Result<u32, Problem> {
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    if let Some(at) = text.find(|c: char| !c.is_ascii_digit()) {
        return Err(Problem::Character { at });
    }
    if text.len() > 1 && text.starts_with('0') {
        return Err(Problem::Character { at: 0 });
    }
    text.parse()
        .ok()
        .filter(|number| range.contains(number))
        .ok_or(Problem::Range)
}
