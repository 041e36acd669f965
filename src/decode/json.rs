//! A JSON object, by RFC 8259, a member at a time.

use super::cursor::Cursor;
use super::text::Text;
use super::{Field, FieldValue, Fields};
use crate::error::{DecodeError, DecodeProblem};

#[derive(Clone)]
pub(super) struct Scanner<'a> {
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
    pub(super) fn new(body: &'a [u8]) -> Result<Self, DecodeError> {
        let mut cursor = Cursor::start(body)?;
        cursor.expect("{", "`{`")?;
        let state = State::First;
        Ok(Self { cursor, state })
    }

    fn member(&mut self, first: bool) -> Result<Option<Field<'a>>, DecodeError> {
        let cursor = &mut self.cursor;
        if !another(cursor, first, b'}')? {
            cursor.end()?;
            return Ok(None);
        }
        let at = cursor.at();
        let name = key(cursor)?;
        let value = value(cursor)?;
        Ok(Some(Field { at, name, value }))
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Result<Field<'a>, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        let first = match self.state {
            State::First => true,
            State::Later => false,
            State::Done => return None,
        };
        let member = self.member(first);
        self.state = match member {
            Ok(Some(_)) => State::Later,
            _ => State::Done,
        };
        member.transpose()
    }
}

/// Steps to the next member or element, or over the bracket that closes them.
fn another(cursor: &mut Cursor<'_>, first: bool, close: u8) -> Result<bool, DecodeError> {
    cursor.space();
    if cursor.eat_byte(close) {
        return Ok(false);
    }
    if !first {
        cursor.expect(",", "`,` or the closing bracket")?;
        cursor.space();
    }
    Ok(true)
}

/// A key with its colon, up to the value.
fn key<'a>(cursor: &mut Cursor<'a>) -> Result<Text<'a>, DecodeError> {
    let name = string(cursor)?;
    cursor.space();
    cursor.expect(":", "`:`")?;
    cursor.space();
    Ok(name)
}

/// A value of any kind. What is open is a count and one bit a level, so that depth costs no stack.
fn value<'a>(cursor: &mut Cursor<'a>) -> Result<FieldValue<'a>, DecodeError> {
    let start = *cursor;
    let mut depth = 0_usize;
    let mut objects = 0_u32;
    loop {
        let mut first = if let Some(open @ (b'{' | b'[')) = cursor.peek() {
            if depth == Fields::MAX_DEPTH {
                return Err(cursor.error(DecodeProblem::TooDeep));
            }
            cursor.skip();
            depth = depth.saturating_add(1);
            objects = (objects << 1).wrapping_add(u32::from(open == b'{'));
            true
        } else {
            let scalar = scalar(cursor)?;
            if depth == 0 {
                return Ok(scalar);
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
                return Ok(FieldValue::Nested(cursor.since(&start)));
            }
        }
    }
}

fn scalar<'a>(cursor: &mut Cursor<'a>) -> Result<FieldValue<'a>, DecodeError> {
    let (word, value) = match cursor.peek() {
        Some(b'"') => return string(cursor).map(FieldValue::Text),
        Some(b'-' | b'0'..=b'9') => return number(cursor).map(FieldValue::Number),
        Some(b't') => ("true", FieldValue::Bool(true)),
        Some(b'f') => ("false", FieldValue::Bool(false)),
        Some(b'n') => ("null", FieldValue::Null),
        _ => return Err(cursor.unexpected("a value")),
    };
    cursor.expect(word, "a value")?;
    Ok(value)
}

fn number<'a>(cursor: &mut Cursor<'a>) -> Result<&'a str, DecodeError> {
    let start = *cursor;
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
    Ok(cursor.since(&start))
}

fn digits(cursor: &mut Cursor<'_>) -> Result<(), DecodeError> {
    if !matches!(cursor.peek(), Some(b'0'..=b'9')) {
        return Err(cursor.unexpected("a digit"));
    }
    while matches!(cursor.peek(), Some(b'0'..=b'9')) {
        cursor.skip();
    }
    Ok(())
}

fn string<'a>(cursor: &mut Cursor<'a>) -> Result<Text<'a>, DecodeError> {
    cursor.expect("\"", "`\"`")?;
    let start = *cursor;
    loop {
        match cursor.peek() {
            Some(b'"') => {
                let raw = cursor.since(&start);
                cursor.skip();
                return Ok(Text::json(raw));
            }
            Some(b'\\') => {
                escape(cursor)?;
            }
            None | Some(..b' ') => {
                return Err(cursor.unexpected("an escape instead of a control character"));
            }
            Some(_) => cursor.skip(),
        }
    }
}

/// The next character of what stands in a string.
pub(super) fn unescape(cursor: &mut Cursor<'_>) -> Option<char> {
    match cursor.peek()? {
        b'\\' => escape(cursor).ok(),
        _ => cursor.char(),
    }
}

fn escape(cursor: &mut Cursor<'_>) -> Result<char, DecodeError> {
    let wrong = cursor.error(DecodeProblem::Escape);
    cursor.skip();
    Ok(match cursor.byte()? {
        plain @ (b'"' | b'\\' | b'/') => char::from(plain),
        b'b' => '\u{8}',
        b'f' => '\u{C}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let unit = code_unit(cursor, wrong)?;
            if let 0xD800..0xDC00 = unit {
                if cursor.byte()? != b'\\' || cursor.byte()? != b'u' {
                    return Err(wrong);
                }
                let low = code_unit(cursor, wrong)?;
                return match char::decode_utf16([unit, low]).next() {
                    Some(Ok(pair)) => Ok(pair),
                    _ => Err(wrong),
                };
            }
            char::from_u32(u32::from(unit)).ok_or(wrong)?
        }
        _ => return Err(wrong),
    })
}

/// Four hexadecimal digits; a sign, which the standard library would take, is none.
fn code_unit(cursor: &mut Cursor<'_>, wrong: DecodeError) -> Result<u16, DecodeError> {
    let mut unit = 0_u32;
    for _ in 0..4 {
        let digit = char::from(cursor.byte()?).to_digit(16).ok_or(wrong)?;
        unit = (unit << 4).wrapping_add(digit);
    }
    u16::try_from(unit).map_err(|_| wrong)
}
