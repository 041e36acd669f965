//! What JSON and XML have in common: levels of fields, whose values can have a level of fields again.

use core::panic::RefUnwindSafe;

use heapless::Vec;

use crate::reply::cursor::Cursor;
use crate::reply::error::DecodeError;
use crate::reply::field::{FieldValue, MAX_DEPTH, Nested};
use crate::reply::text::Text;

/// The steps that differ between the two.
///
/// A level is an object, an array, or the content of an element. It is closed by `}` or `]`, or by an end tag of the element's name.
pub(super) trait Syntax: Sync + RefUnwindSafe {
    /// Steps into the outermost level. Gives what closes it, and whether it is open: `<Error/>` is not.
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

    /// Steps from the end of a value to the end of its field.
    fn end_field(&self, cursor: &mut Cursor<'_>) -> Option<()>;

    /// Skips a value, even a malformed one, to the end of its field.
    fn skip(&self, cursor: &mut Cursor<'_>) -> Option<()>;

    /// Skips what may follow the outermost level.
    fn end(&self, cursor: &mut Cursor<'_>) -> Option<()>;
}

pub(super) enum Step<'a> {
    Field(Head<'a>),
    /// The level is closed; its text ends at this offset.
    End(usize),
}

/// A field before its value is read.
pub(super) struct Head<'a> {
    pub(super) at: usize,
    pub(super) name: Result<Text<'a>, DecodeError>,
    /// What closes the element, unless it is empty. JSON has none.
    pub(super) close: Option<&'a str>,
}

pub(super) enum Value<'a> {
    Whole(FieldValue<'a>),
    /// A level of fields, and what closes it.
    Open(&'a str),
}

/// Reads the value of a field and checks all of it. Instead of recursion, the open levels are in a list of bounded size.
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
