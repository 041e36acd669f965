//! A position in a body, and the small steps from it.

use crate::reply::error::{DecodeError, DecodeProblem};

/// Cheap to copy, so that a scanner can go back to a place.
///
/// A step that cannot be taken gives `None` and leaves the problem here, at the place where it was noticed: so no step carries an error
/// out through all of its callers.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    body: &'a [u8],
    at: usize,
    problem: Option<DecodeProblem>,
}

/// Where a body begins, behind byte order mark and white space.
pub(super) fn start(body: &[u8]) -> usize {
    let mark = b"\xEF\xBB\xBF";
    let start = if body.starts_with(mark) {
        mark.len()
    } else {
        0
    };
    let rest = body.get(start..).unwrap_or_default();
    let space = rest.iter().take_while(|byte| is_space(**byte));
    start.saturating_add(space.count())
}

/// The same four characters in JSON and in XML.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(body: &'a [u8]) -> Self {
        Self {
            body,
            at: 0,
            problem: None,
        }
    }

    /// The start of a body.
    pub(super) fn start(body: &'a [u8]) -> Result<Self, DecodeError> {
        let mut cursor = Self::new(body);
        cursor.at = start(body);
        if cursor.peek().is_none() {
            return Err(DecodeError::new(DecodeProblem::Empty, cursor.at));
        }
        Ok(cursor)
    }

    /// What is left by a step that could not be taken.
    pub(super) fn failure(&self) -> Option<DecodeError> {
        let problem = self.problem?;
        Some(DecodeError::new(problem, self.at))
    }

    pub(super) const fn has_failed(&self) -> bool {
        self.problem.is_some()
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
        let bytes = self.body.get(start..self.at).unwrap_or_default();
        match core::str::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(error) => {
                let at = start.saturating_add(error.valid_up_to());
                self.fail_at(at, DecodeProblem::Utf8)
            }
        }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.body.get(self.at).copied()
    }

    /// Steps over the byte that `peek` showed.
    pub(super) const fn skip(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let byte = self.peek();
        if byte.is_some() {
            self.skip();
        } else {
            self.problem = Some(DecodeProblem::Truncated);
        }
        byte
    }

    /// The next character. At the end of the body there is none, and that is no problem yet.
    pub(super) fn char(&mut self) -> Option<char> {
        let length = match self.peek()? {
            0xF0.. => 4,
            0xE0.. => 3,
            0x80.. => 2,
            _ => 1,
        };
        let rest = self.rest();
        match core::str::from_utf8(rest.get(..length).unwrap_or(rest)) {
            Ok(text) => {
                self.at = self.at.saturating_add(length);
                text.chars().next()
            }
            Err(error) if error.error_len().is_none() => {
                self.fail_at(self.body.len(), DecodeProblem::Truncated)
            }
            Err(_) => self.fail(DecodeProblem::Utf8),
        }
    }

    /// A digit, if there is one.
    pub(super) fn digit(&mut self, radix: u32) -> Option<u32> {
        let digit = char::from(self.peek()?).to_digit(radix)?;
        self.skip();
        Some(digit)
    }

    pub(super) fn eat_byte(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        if there {
            self.skip();
        }
        there
    }

    pub(super) fn eat(&mut self, token: &str) -> bool {
        let there = self.rest().starts_with(token.as_bytes());
        if there {
            self.at = self.at.saturating_add(token.len());
        }
        there
    }

    /// Skips bytes up to and with a mark, and decodes none of them.
    pub(super) fn seek(&mut self, mark: &str) -> Option<()> {
        while !self.eat(mark) {
            self.byte()?;
        }
        Some(())
    }

    /// Takes a step, or if it cannot be taken another one from the same place, and then gives the problem of the first as a value. If neither can be
    /// taken, the problem is that of the first.
    pub(super) fn either<T>(
        &mut self,
        step: impl FnOnce(&mut Self) -> Option<T>,
        other: impl FnOnce(&mut Self) -> Option<()>,
    ) -> Option<Result<T, DecodeError>> {
        let before = *self;
        if let Some(value) = step(self) {
            return Some(Ok(value));
        }
        let failed = *self;
        *self = before;
        if other(self).is_none() {
            *self = failed;
            return None;
        }
        failed.failure().map(Err)
    }

    pub(super) fn expect(&mut self, token: &str, expected: &'static str) -> Option<()> {
        for byte in token.bytes() {
            if !self.eat_byte(byte) {
                return self.unexpected(expected);
            }
        }
        Some(())
    }

    /// Skips white space, and says whether there was any.
    pub(super) fn space(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(is_space) {
            self.skip();
        }
        self.at != start
    }

    /// Nothing but white space may be left.
    pub(super) fn end(&mut self) -> Option<()> {
        self.space();
        if self.peek().is_some() {
            return self.fail(DecodeProblem::Trailing);
        }
        Some(())
    }

    pub(super) const fn fail<T>(&mut self, problem: DecodeProblem) -> Option<T> {
        self.problem = Some(problem);
        None
    }

    pub(super) const fn fail_at<T>(&mut self, at: usize, problem: DecodeProblem) -> Option<T> {
        self.at = at;
        self.fail(problem)
    }

    /// Something else should be here; if nothing is, the body was cut short.
    pub(super) fn unexpected<T>(&mut self, expected: &'static str) -> Option<T> {
        self.expected(expected);
        None
    }

    #[inline(never)]
    fn expected(&mut self, expected: &'static str) {
        self.problem = Some(match self.peek() {
            Some(_) => DecodeProblem::Unexpected { expected },
            None => DecodeProblem::Truncated,
        });
    }
}
