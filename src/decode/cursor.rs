//! A position in a body, and the small steps from it.

use crate::error::{DecodeError, DecodeProblem};

/// Cheap to copy, so that a place can be kept for an error or come back to.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

/// The body without the byte order mark that it may begin with.
pub(super) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The start of a body, past byte order mark and white space.
    pub(super) fn start(body: &'a [u8]) -> Result<Self, DecodeError> {
        let text = core::str::from_utf8(body).map_err(|error| match error.error_len() {
            Some(_) => DecodeError::new(DecodeProblem::Utf8, error.valid_up_to()),
            // The body ends within a character.
            None => DecodeError::new(DecodeProblem::Truncated, body.len()),
        })?;
        let mut cursor = Self::new(text);
        cursor.eat("\u{FEFF}");
        cursor.space();
        if cursor.peek().is_none() {
            return Err(cursor.error(DecodeProblem::Empty));
        }
        Ok(cursor)
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What lies between an earlier place and this one.
    pub(super) fn since(&self, start: &Self) -> &'a str {
        self.text.get(start.at..self.at).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Steps over the byte that `peek` showed.
    pub(super) const fn skip(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    pub(super) fn byte(&mut self) -> Result<u8, DecodeError> {
        let byte = self
            .peek()
            .ok_or_else(|| self.error(DecodeProblem::Truncated))?;
        self.skip();
        Ok(byte)
    }

    pub(super) fn char(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at = self.at.saturating_add(c.len_utf8());
        Some(c)
    }

    pub(super) fn eat_byte(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        if there {
            self.skip();
        }
        there
    }

    pub(super) fn eat(&mut self, token: &str) -> bool {
        let there = self.rest().as_bytes().starts_with(token.as_bytes());
        if there {
            self.at = self.at.saturating_add(token.len());
        }
        there
    }

    pub(super) fn expect(
        &mut self,
        token: &str,
        expected: &'static str,
    ) -> Result<(), DecodeError> {
        if token.bytes().all(|byte| self.eat_byte(byte)) {
            Ok(())
        } else {
            Err(self.unexpected(expected))
        }
    }

    /// Skips white space, the same four characters in JSON and in XML, and says whether there was
    /// any.
    pub(super) fn space(&mut self) -> bool {
        let start = self.at;
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.skip();
        }
        self.at != start
    }

    /// Nothing but white space may be left.
    pub(super) fn end(&mut self) -> Result<(), DecodeError> {
        self.space();
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.error(DecodeProblem::Trailing)),
        }
    }

    pub(super) const fn error(&self, problem: DecodeProblem) -> DecodeError {
        DecodeError::new(problem, self.at)
    }

    /// Something else should be here; if nothing is, the body was cut short.
    pub(super) fn unexpected(&self, expected: &'static str) -> DecodeError {
        self.error(match self.peek() {
            Some(_) => DecodeProblem::Unexpected { expected },
            None => DecodeProblem::Truncated,
        })
    }
}
