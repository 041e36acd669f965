//! A JSON object or array, by RFC 8259, a member or an element at a time.

use crate::reply::cursor::Cursor;
use crate::reply::error::{DecodeError, DecodeProblem};
use crate::reply::field::{FieldValue, Found, MAX_DEPTH, Nested};
use crate::reply::json_escape::escape;
use crate::reply::text::Text;

#[derive(Clone)]
pub(super) struct Scanner<'a> {
    cursor: Cursor<'a>,
    /// The bracket that ends it.
    close: u8,
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
        let scanner = Self::begin(Cursor::start(body)?);
        scanner.cursor.failure().map_or(Ok(scanner), Err)
    }

    /// Begins with an object or array that was checked.
    pub(super) fn within(body: &'a str) -> Self {
        Self::begin(Cursor::new(body.as_bytes()))
    }

    fn begin(mut cursor: Cursor<'a>) -> Self {
        let close = if cursor.eat_byte(b'[') {
            b']'
        } else {
            cursor.expect("{", "`{` or `[`");
            b'}'
        };
        Self {
            cursor,
            close,
            state: State::First,
        }
    }

    pub(super) const fn is_array(&self) -> bool {
        self.close == b']'
    }

    /// The next member or element, if there is one and nothing is wrong.
    fn field(&mut self) -> Option<Found<'a>> {
        let cursor = &mut self.cursor;
        if !another(cursor, self.state == State::First, self.close)? {
            cursor.end()?;
            return None;
        }
        let at = cursor.at();
        let unnamed = Text::json("");
        let name = if self.close == b']' {
            Ok(unnamed)
        } else {
            cursor.either(key, skip_key)?
        };
        let value = cursor.either(ended_value, skip_value)?;
        Some(Found {
            at,
            name: name.unwrap_or(unnamed),
            value: name.and(value),
        })
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Result<Found<'a>, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Done {
            return None;
        }
        let field = self.field();
        self.state = match field {
            Some(_) => State::Later,
            None => State::Done,
        };
        field.map(Ok).or_else(|| self.cursor.failure().map(Err))
    }
}

/// Steps to the next member or element, or over the bracket that closes them.
fn another(cursor: &mut Cursor<'_>, first: bool, close: u8) -> Option<bool> {
    cursor.space();
    if cursor.eat_byte(close) {
        return Some(false);
    }
    if !first {
        cursor.expect(",", COMMA_OR_CLOSE)?;
        cursor.space();
    }
    Some(true)
}

const COMMA_OR_CLOSE: &str = "`,` or the closing bracket";

/// A key with its colon, up to the value.
fn key<'a>(cursor: &mut Cursor<'a>) -> Option<Text<'a>> {
    let name = string(cursor)?;
    colon(cursor)?;
    Some(name)
}

fn colon(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.space();
    cursor.expect(":", "`:`")?;
    cursor.space();
    Some(())
}

fn skip_key(cursor: &mut Cursor<'_>) -> Option<()> {
    skip_string(cursor)?;
    colon(cursor)
}

/// Skips a value, whatever it is, up to the comma or bracket that ends it.
fn skip_value(cursor: &mut Cursor<'_>) -> Option<()> {
    let mut depth = 0_usize;
    loop {
        match cursor.peek() {
            Some(b',' | b'}' | b']') if depth == 0 => return Some(()),
            Some(b'"') => {
                skip_string(cursor)?;
                continue;
            }
            Some(b'{' | b'[') => depth = depth.saturating_add(1),
            Some(b'}' | b']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        cursor.byte()?;
    }
}

/// Skips a string up to and with the quotation mark that ends it.
fn skip_string(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.expect("\"", "`\"`")?;
    loop {
        match cursor.byte()? {
            b'"' => return Some(()),
            b'\\' => cursor.byte()?,
            _ => continue,
        };
    }
}

/// A value, and what may come next, which is left.
fn ended_value<'a>(cursor: &mut Cursor<'a>) -> Option<FieldValue<'a>> {
    let value = value(cursor)?;
    cursor.space();
    match cursor.peek() {
        Some(b',' | b'}' | b']') => Some(value),
        _ => cursor.unexpected(COMMA_OR_CLOSE),
    }
}

/// A value of any kind. An object or array is checked without recursion: the stack of what is open in it is a number whose lowest bit says
/// whether the innermost is an object.
fn value<'a>(cursor: &mut Cursor<'a>) -> Option<FieldValue<'a>> {
    let start = cursor.at();
    let mut depth = 0_usize;
    let mut is_object = 0_u32;
    loop {
        let mut first = if let Some(open @ (b'{' | b'[')) = cursor.peek() {
            if depth == MAX_DEPTH {
                return cursor.fail(DecodeProblem::TooDeep);
            }
            cursor.skip();
            depth = depth.saturating_add(1);
            is_object = (is_object << 1) | u32::from(open == b'{');
            true
        } else {
            let scalar = scalar(cursor)?;
            if depth == 0 {
                return Some(scalar);
            }
            false
        };
        // Steps to the next value, and on the way out of each object and array that ends.
        loop {
            let in_object = is_object & 1 == 1;
            if another(cursor, first, if in_object { b'}' } else { b']' })? {
                if in_object {
                    key(cursor)?;
                }
                break;
            }
            first = false;
            is_object >>= 1;
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return cursor
                    .since(start)
                    .map(|raw| FieldValue::Nested(Nested::json(raw)));
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
        // Anything else fails to be this word.
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
    cursor.since(start)
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
                let raw = cursor.since(start)?;
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
