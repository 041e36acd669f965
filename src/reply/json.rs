//! JSON by RFC 8259.

use crate::reply::cursor::Cursor;
use crate::reply::error::DecodeProblem;
use crate::reply::field::{FieldValue, MAX_DEPTH};
use crate::reply::json_escape::escape;
use crate::reply::syntax::{Head, Step, Syntax, Value};
use crate::reply::text::Text;

pub(super) struct Json;

const COMMA_OR_CLOSE: &str = "`,` or the closing bracket";

impl Syntax for Json {
    fn root<'a>(&self, cursor: &mut Cursor<'a>) -> Option<(&'a str, bool)> {
        let close = open(cursor).or_else(|| cursor.unexpected("`{` or `[`"))?;
        Some((close, true))
    }

    fn next<'a>(
        &self,
        cursor: &mut Cursor<'a>,
        close: &'a str,
        is_first: bool,
    ) -> Option<Step<'a>> {
        cursor.space();
        if cursor.eat(close) {
            return Some(Step::End(cursor.at()));
        }
        if !is_first {
            cursor.expect(",", COMMA_OR_CLOSE)?;
            cursor.space();
        }
        let at = cursor.at();
        let name = if close == "}" {
            cursor.either(key, |cursor| {
                skip_string(cursor)?;
                colon(cursor)
            })?
        } else {
            Ok(Text::json(""))
        };
        let close = None;
        Some(Step::Field(Head { at, name, close }))
    }

    fn value<'a>(&self, cursor: &mut Cursor<'a>, _: &Head<'a>, depth: usize) -> Option<Value<'a>> {
        let start = cursor.at();
        match open(cursor) {
            Some(_) if depth == MAX_DEPTH => cursor.fail_at(start, DecodeProblem::TooDeep),
            Some(close) => Some(Value::Open(close)),
            None => scalar(cursor).map(Value::Whole),
        }
    }

    fn end_field(&self, cursor: &mut Cursor<'_>) -> Option<()> {
        cursor.space();
        match cursor.peek() {
            Some(b',' | b'}' | b']') => Some(()),
            _ => cursor.unexpected(COMMA_OR_CLOSE),
        }
    }

    fn skip(&self, cursor: &mut Cursor<'_>) -> Option<()> {
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

    fn end(&self, cursor: &mut Cursor<'_>) -> Option<()> {
        cursor.space();
        Some(())
    }
}

/// Steps over the bracket of an object or array, and gives the one that closes it.
fn open(cursor: &mut Cursor<'_>) -> Option<&'static str> {
    if cursor.eat("{") {
        Some("}")
    } else {
        cursor.eat("[").then_some("]")
    }
}

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
    cursor.eat("-");
    // No digit may follow a leading zero.
    if !cursor.eat("0") {
        digits(cursor)?;
    }
    if cursor.eat(".") {
        digits(cursor)?;
    }
    if cursor.eat("e") || cursor.eat("E") {
        let _signed = cursor.eat("+") || cursor.eat("-");
        digits(cursor)?;
    }
    cursor.since(start)
}

fn digits(cursor: &mut Cursor<'_>) -> Option<()> {
    if cursor.skip_while(|byte| byte.is_ascii_digit()) {
        return Some(());
    }
    cursor.unexpected("a digit")
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
