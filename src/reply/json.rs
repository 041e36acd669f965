//! A JSON object, by RFC 8259, a member at a time.

use super::cursor::Cursor;
use super::fields::{Field, FieldValue, Fields};
use super::text::Text;
use crate::reply::error::{DecodeError, DecodeProblem};

#[derive(Clone)]
pub(crate) struct Scanner<'a> {
    cursor: Cursor<'a>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    First,
    Later,
    Done,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(body: &'a str) -> Result<Self, DecodeError> {
        let mut cursor = Cursor::start(body)?;
        cursor.expect("{", "`{`");
        let state = State::First;
        cursor.failure().map_or(Ok(Self { cursor, state }), Err)
    }

    /// The next member, if there is one and nothing is wrong.
    fn member(&mut self) -> Option<Field<'a>> {
        let cursor = &mut self.cursor;
        if !another(cursor, self.state == State::First, b'}')? {
            cursor.end()?;
            return None;
        }
        let at = cursor.at();
        let name = key(cursor)?;
        let value = value(cursor)?;
        Some(Field { at, name, value })
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Result<Field<'a>, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Done {
            return None;
        }
        let member = self.member();
        self.state = match member {
            Some(_) => State::Later,
            None => State::Done,
        };
        member.map(Ok).or_else(|| self.cursor.failure().map(Err))
    }
}

/// Steps to the next member or element, or over the bracket that closes them.
fn another(cursor: &mut Cursor<'_>, first: bool, close: u8) -> Option<bool> {
    cursor.space();
    if cursor.eat_byte(close) {
        return Some(false);
    }
    if !first {
        cursor.expect(",", "`,` or the closing bracket")?;
        cursor.space();
    }
    Some(true)
}

/// A key with its colon, up to the value.
fn key<'a>(cursor: &mut Cursor<'a>) -> Option<Text<'a>> {
    let name = string(cursor)?;
    cursor.space();
    cursor.expect(":", "`:`")?;
    cursor.space();
    Some(name)
}

/// A value of any kind. What is open is a count and one bit a level, so that depth costs no stack.
fn value<'a>(cursor: &mut Cursor<'a>) -> Option<FieldValue<'a>> {
    let start = cursor.at();
    let mut depth = 0_usize;
    let mut objects = 0_u32;
    loop {
        let mut first = if let Some(open @ (b'{' | b'[')) = cursor.peek() {
            if depth == Fields::MAX_DEPTH {
                return cursor.fail(DecodeProblem::TooDeep);
            }
            cursor.skip();
            depth = depth.saturating_add(1);
            objects = (objects << 1).wrapping_add(u32::from(open == b'{'));
            true
        } else {
            let scalar = scalar(cursor)?;
            if depth == 0 {
                return Some(scalar);
            }
            false
        };
        // On to the next value, out of what ends here.
        loop {
            let object = objects & 1 == 1;
            if another(cursor, first, if object { b'}' } else { b']' })? {
                if object {
                    key(cursor)?;
                }
                break;
            }
            first = false;
            objects >>= 1;
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(FieldValue::Nested(cursor.since(start)));
            }
        }
    }
}

fn scalar<'a>(cursor: &mut Cursor<'a>) -> Option<FieldValue<'a>> {
    let (word, value) = match cursor.peek() {
        Some(b'"') => return string(cursor).map(FieldValue::Text),
        Some(b'-' | b'0'..=b'9') => return number(cursor).map(FieldValue::Number),
        Some(b't') => ("true", FieldValue::Bool(true)),
        Some(b'f') => ("false", FieldValue::Bool(false)),
        // What is something else is not this word either.
        _ => ("null", FieldValue::Null),
    };
    cursor.expect(word, "a value")?;
    Some(value)
}

fn number<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let start = cursor.at();
    cursor.eat_byte(b'-');
    // No digit may follow a leading zero.
    if !cursor.eat_byte(b'0') {
        digits(cursor)?;
    }
    if cursor.eat_byte(b'.') {
        digits(cursor)?;
    }
    if cursor.eat_byte(b'e') || cursor.eat_byte(b'E') {
        let _signed = cursor.eat_byte(b'+') || cursor.eat_byte(b'-');
        digits(cursor)?;
    }
    Some(cursor.since(start))
}

fn digits(cursor: &mut Cursor<'_>) -> Option<()> {
    if cursor.digit(10).is_none() {
        return cursor.unexpected("a digit");
    }
    while cursor.digit(10).is_some() {}
    Some(())
}

fn string<'a>(cursor: &mut Cursor<'a>) -> Option<Text<'a>> {
    cursor.expect("\"", "`\"`")?;
    let start = cursor.at();
    loop {
        match cursor.peek() {
            Some(b'"') => {
                let raw = cursor.since(start);
                cursor.skip();
                return Some(Text::json(raw));
            }
            Some(b'\\') => {
                escape(cursor)?;
            }
            None | Some(..b' ') => {
                return cursor.unexpected("an escape instead of a control character");
            }
            Some(_) => cursor.skip(),
        }
    }
}

/// The next character of what stands in a string.
pub(super) fn unescape(cursor: &mut Cursor<'_>) -> Option<char> {
    match cursor.peek()? {
        b'\\' => escape(cursor),
        _ => cursor.char(),
    }
}

fn escape(cursor: &mut Cursor<'_>) -> Option<char> {
    let start = cursor.at();
    cursor.skip();
    let c = match cursor.byte()? {
        plain @ (b'"' | b'\\' | b'/') => Some(char::from(plain)),
        b'b' => Some('\u{8}'),
        b'f' => Some('\u{C}'),
        b'n' => Some('\n'),
        b'r' => Some('\r'),
        b't' => Some('\t'),
        b'u' => code_point(cursor),
        _ => None,
    };
    if c.is_none() && !cursor.has_failed() {
        return cursor.fail_at(start, DecodeProblem::Escape);
    }
    c
}

/// What four hexadecimal digits mean, or twice four if the first are half of a surrogate pair; nothing if they mean nothing.
fn code_point(cursor: &mut Cursor<'_>) -> Option<char> {
    let mut code = code_unit(cursor)?;
    if let 0xD800..0xDC00 = code {
        if cursor.byte()? != b'\\' || cursor.byte()? != b'u' {
            return None;
        }
        let low = code_unit(cursor)? ^ 0xDC00;
        if low > 0x3FF {
            return None;
        }
        code = 0x1_0000 + ((code & 0x3FF) << 10) + low;
    }
    char::from_u32(code)
}

/// Four hexadecimal digits; a sign, which the standard library would take, is none.
fn code_unit(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut unit = 0;
    for _ in 0..4 {
        let byte = cursor.byte()?;
        unit = 16 * unit + char::from(byte).to_digit(16)?;
    }
    Some(unit)
}
