//! A piece of a text, read as it is written or decoded, without a copy.

use crate::query::decoded::finish_char;

/// Where a text comes from.
pub(super) trait Chars: Iterator<Item = char> + Clone {}

impl<C: Iterator<Item = char> + Clone> Chars for C {}

/// One of two kinds of texts.
#[derive(Clone)]
pub(super) enum Either<I, J> {
    Ours(I),
    Server(J),
}

impl<I: Chars, J: Chars> Iterator for Either<I, J> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::Ours(chars) => chars.next(),
            Self::Server(chars) => chars.next(),
        }
    }
}

/// The characters of a text from one place to another; places are counted in characters.
#[derive(Clone)]
pub(super) struct Piece<C> {
    chars: C,
    pub(super) at: usize,
    pub(super) end: usize,
}

/// One character, and how it is written.
#[derive(Clone, Copy)]
pub(super) struct Unit {
    /// The character, or [`NOT_UTF8`] and a byte that is part of none.
    pub(super) code: u32,
    /// How many times over it is percent-encoded.
    pub(super) depth: usize,
    /// Its hexadecimal digits as they are written, in upper or lower case.
    pub(super) digits: u64,
}

/// Above every character.
pub(super) const NOT_UTF8: u32 = 0x11_0000;

impl Unit {
    const fn new(code: u32, depth: usize, digits: u64) -> Self {
        Self {
            code,
            depth,
            digits,
        }
    }

    /// Whether it is the same character, or one is the blank and the other the plus that a form has for it.
    pub(super) const fn is_like(self, other: Self) -> bool {
        self.code == other.code || matches!((self.code, other.code), (0x20, 0x2B) | (0x2B, 0x20))
    }
}

impl<C: Chars> Piece<C> {
    pub(super) const fn new(chars: C, at: usize, end: usize) -> Self {
        Self { chars, at, end }
    }

    pub(super) fn up_to(&self, end: usize) -> Self {
        Self::new(self.chars.clone(), self.at, end)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.clone().next().is_none()
    }

    /// Takes what is before a character, and steps over that.
    pub(super) fn take_until(&mut self, end: char) -> Self {
        let start = self.clone();
        let len = self.take_while(|c| *c != end).count();
        start.up_to(start.at.saturating_add(len))
    }

    /// Where two pieces begin to differ.
    pub(super) fn difference(&self, other: &Self) -> (usize, usize) {
        let pairs = self.clone().zip(other.clone());
        let same = pairs.take_while(|(one, other)| one == other).count();
        (self.at.saturating_add(same), other.at.saturating_add(same))
    }

    /// The characters, decoded.
    pub(super) fn units(mut self) -> impl Iterator<Item = Unit> + Clone {
        core::iter::from_fn(move || self.unit())
    }

    /// Reads a character, decoded.
    pub(super) fn unit(&mut self) -> Option<Unit> {
        let Some(mut unit) = self.escape() else {
            return self.next().map(|c| Unit::new(c.into(), 0, 0));
        };
        let mut rest = self.clone();
        let mut digits = unit.digits;
        let c = finish_char(u8::try_from(unit.code).ok()?, || {
            let next = rest.escape().filter(|next| next.depth == unit.depth)?;
            digits = digits << 16 | next.digits;
            u8::try_from(next.code).ok()
        });
        let Some(c) = c else {
            unit.code += NOT_UTF8;
            return Some(unit);
        };
        *self = rest;
        Some(Unit::new(c.into(), unit.depth, digits))
    }

    /// Reads a byte that is percent-encoded, once or more often.
    fn escape(&mut self) -> Option<Unit> {
        let mut rest = self.clone();
        let mut escape = None;
        rest.next().filter(|c| *c == '%')?;
        // The digits of a `%` and those behind them are one that is encoded once more.
        while let Some((code, digits)) = rest.digits() {
            let depth = escape.map_or(1, |unit: Unit| unit.depth + 1);
            escape = Some(Unit::new(code, depth, digits));
            *self = rest.clone();
            if code != u32::from('%') {
                break;
            }
        }
        escape
    }

    /// Reads two hexadecimal digits: their value, and what is written.
    fn digits(&mut self) -> Option<(u32, u64)> {
        let (high, low) = (self.next()?, self.next()?);
        let value = high.to_digit(16)? << 4 | low.to_digit(16)?;
        Some((value, u64::from(high) << 8 | u64::from(low)))
    }
}

impl<C: Chars> Iterator for Piece<C> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let c = self.chars.next().filter(|_| self.at < self.end)?;
        self.at = self.at.saturating_add(1);
        Some(c)
    }
}
