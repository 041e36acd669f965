//! What JSON and XML have in common: fields that have names and values, and values that have fields.

use core::panic::RefUnwindSafe;

use heapless::Vec;

use crate::reply::cursor::Cursor;
use crate::reply::error::DecodeError;
use crate::reply::field::{FieldValue, MAX_DEPTH, Nested};
use crate::reply::text::Text;

/// The steps that differ between the two.
///
/// What closes a level is `}` or `]` in JSON, and in XML the name of the element.
pub(super) trait Syntax: Sync + RefUnwindSafe {
    /// Steps into the outermost value. Gives what closes it, and whether it goes on: `<Error/>` is over.
    fn root<'a>(&self, cursor: &mut Cursor<'a>) -> Option<(&'a str, bool)>;

    /// Steps to the value of the next field of a level, or over what closes it.
    fn next<'a>(&self, cursor: &mut Cursor<'a>, close: &'a str, is_first: bool)
    -> Option<Step<'a>>;

    /// Reads the value of a field, or steps into it. `depth` is how many levels are open in the outermost field.
    fn value<'a>(
        &self,
        cursor: &mut Cursor<'a>,
        head: &Head<'a>,
        depth: usize,
    ) -> Option<Value<'a>>;

    /// Steps to where a field ends, whose value has ended.
    fn end_field(&self, cursor: &mut Cursor<'_>) -> Option<()>;

    /// Skips a value, whatever it is, to where its field ends.
    fn skip(&self, cursor: &mut Cursor<'_>) -> Option<()>;

    /// Skips what may come after the outermost value.
    fn end(&self, cursor: &mut Cursor<'_>) -> Option<()>;
}

pub(super) enum Step<'a> {
    Field(Head<'a>),
    /// The level is closed; its text ends at this offset.
    End(usize),
}

/// A field up to its value.
pub(super) struct Head<'a> {
    pub(super) at: usize,
    pub(super) name: Result<Text<'a>, DecodeError>,
    /// What closes the element, unless it is empty. JSON has none.
    pub(super) close: Option<&'a str>,
}

pub(super) enum Value<'a> {
    Whole(FieldValue<'a>),
    /// It has a level of fields, which this closes.
    Open(&'a str),
}

/// Reads the value of a field and checks all of it. It does so without recursion: the levels that are open are in a list, whose size is bounded.
pub(super) fn value<'a>(
    syntax: &dyn Syntax,
    cursor: &mut Cursor<'a>,
    head: &Head<'a>,
) -> Option<FieldValue<'a>> {
    let start = cursor.at();
    let outermost = match syntax.value(cursor, head, 0)? {
        Value::Whole(value) => return Some(value),
        Value::Open(close) => close,
    };
    let inside = cursor.at();
    // An object or array begins with a bracket. An element without children has text.
    let mut is_nested = inside > start;
    let mut open = Vec::<_, { MAX_DEPTH + 1 }>::new();
    let mut close = outermost;
    let mut is_first = true;
    loop {
        match syntax.next(cursor, close, is_first)? {
            Step::Field(head) => {
                is_nested = true;
                if let Err(error) = head.name {
                    return cursor.fail_at(error.at, error.problem);
                }
                let depth = open.len().saturating_add(1);
                is_first = false;
                if let Value::Open(inner) = syntax.value(cursor, &head, depth)? {
                    // There is room, since `value` bounds the depth.
                    let _ = open.push(close);
                    (close, is_first) = (inner, true);
                }
            }
            Step::End(end) => {
                is_first = false;
                let Some(outer) = open.pop() else {
                    // Each character of it was checked.
                    let text = cursor.text(start, end).unwrap_or_default();
                    return Some(if is_nested {
                        let body = cursor.since(start).unwrap_or_default();
                        FieldValue::Nested(Nested { text, body, close })
                    } else {
                        FieldValue::Text(Text::xml(text))
                    });
                };
                close = outer;
            }
        }
    }
}
