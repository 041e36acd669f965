//! A position in a body, and the small steps from it.

use crate::reply::error::{DecodeError, DecodeProblem};

/// Cheap to copy, so that a scanner can go back to a place.
///
/// A step that fails gives `None` and leaves the error here. The first error is kept, so a caller can report an error of its own
/// without checking whether a step inside has reported one.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    body: &'a [u8],
    at: usize,
    error: Option<DecodeError>,
}

/// White space is the same four characters in JSON and in XML.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(body: &'a [u8]) -> Self {
        Self {
            body,
            at: 0,
            error: None,
        }
    }

    /// Begins a body behind its byte order mark and white space.
    pub(super) fn start(body: &'a [u8]) -> Result<Self, DecodeError> {
        let mut cursor = Self::new(body);
        cursor.eat("\u{FEFF}");
        cursor.space();
        if cursor.peek().is_none() {
            return Err(DecodeError::new(DecodeProblem::Empty, cursor.at));
        }
        Ok(cursor)
    }

    pub(super) const fn error(&self) -> Option<DecodeError> {
        self.error
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) const fn back_to(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.body.get(self.at..).unwrap_or_default()
    }

    /// The text between an earlier place and this one.
    pub(super) fn since(&mut self, start: usize) -> Option<&'a str> {
        self.text(start, self.at)
    }

    /// The text between two places.
    pub(super) fn text(&mut self, start: usize, end: usize) -> Option<&'a str> {
        let bytes = self.body.get(start..end).unwrap_or_default();
        core::str::from_utf8(bytes)
            .ok()
            .or_else(|| self.fail_utf8(start))
    }

    /// Fails where the body stops being UTF-8. If it ends within a character, it was cut short.
    fn fail_utf8<T>(&mut self, start: usize) -> Option<T> {
        let rest = self.body.get(start..).unwrap_or_default();
        match core::str::from_utf8(rest) {
            Err(error) if error.error_len().is_some() => {
                let at = start.saturating_add(error.valid_up_to());
                self.fail_at(at, DecodeProblem::Utf8)
            }
            _ => self.fail_at(self.body.len(), DecodeProblem::Truncated),
        }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.body.get(self.at).copied()
    }

    /// Steps over the byte that `peek` showed.
    pub(super) const fn skip(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    /// Skips bytes while they fit, and says whether there were any.
    pub(super) fn skip_while(&mut self, fits: impl Fn(u8) -> bool) -> bool {
        let start = self.at;
        while self.peek().is_some_and(&fits) {
            self.skip();
        }
        self.at != start
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let Some(byte) = self.peek() else {
            return self.fail(DecodeProblem::Truncated);
        };
        self.skip();
        Some(byte)
    }

    /// The next character. At the end of the body there is none, which is no error yet.
    pub(super) fn char(&mut self) -> Option<char> {
        let length = match self.peek()? {
            0xF0.. => 4,
            0xE0.. => 3,
            0x80.. => 2,
            _ => 1,
        };
        let rest = self.rest();
        let Ok(text) = core::str::from_utf8(rest.get(..length).unwrap_or(rest)) else {
            return self.fail_utf8(self.at);
        };
        self.at = self.at.saturating_add(length);
        text.chars().next()
    }

    pub(super) fn eat(&mut self, token: &str) -> bool {
        let there = self.rest().starts_with(token.as_bytes());
        if there {
            self.at = self.at.saturating_add(token.len());
        }
        there
    }

    /// Skips bytes up to the end of a mark, without decoding them.
    pub(super) fn seek(&mut self, mark: &str) -> Option<()> {
        while !self.eat(mark) {
            self.byte()?;
        }
        Some(())
    }

    /// Takes a step. If it fails, takes another step from the same place, and returns the error of the first step as a value. If both fail, the
    /// first error is kept.
    pub(super) fn either<T>(
        &mut self,
        step: impl FnOnce(&mut Self) -> Option<T>,
        other: impl FnOnce(&mut Self) -> Option<()>,
    ) -> Option<Result<T, DecodeError>> {
        let mut start = *self;
        if let Some(value) = step(self) {
            return Some(Ok(value));
        }
        other(&mut start)?;
        core::mem::replace(self, start).error.map(Err)
    }

    pub(super) fn expect(&mut self, token: &str, expected: &'static str) -> Option<()> {
        for byte in token.bytes() {
            if self.peek() != Some(byte) {
                return self.unexpected(expected);
            }
            self.skip();
        }
        Some(())
    }

    /// Skips white space, and says whether there was any.
    pub(super) fn space(&mut self) -> bool {
        self.skip_while(is_space)
    }

    pub(super) fn fail<T>(&mut self, problem: DecodeProblem) -> Option<T> {
        self.fail_at(self.at, problem)
    }

    pub(super) fn fail_at<T>(&mut self, at: usize, problem: DecodeProblem) -> Option<T> {
        let error = DecodeError::new(problem, at);
        self.error = self.error.or(Some(error));
        None
    }

    /// Fails since something else is expected here. At the end of the body, it was cut short.
    pub(super) fn unexpected<T>(&mut self, expected: &'static str) -> Option<T> {
        self.fail(match self.peek() {
            Some(_) => DecodeProblem::Unexpected { expected },
            None => DecodeProblem::Truncated,
        })
    }
}
