//! The escapes in a JSON string, by RFC 8259, section 7.

use crate::reply::cursor::Cursor;
use crate::reply::error::DecodeProblem;

/// The next character of a string's contents.
pub(super) fn unescape(cursor: &mut Cursor<'_>) -> Option<char> {
    match cursor.peek()? {
        b'\\' => escape(cursor),
        _ => cursor.char(),
    }
}

/// The character that an escape stands for.
pub(super) fn escape(cursor: &mut Cursor<'_>) -> Option<char> {
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
    c.or_else(|| cursor.fail_at(start, DecodeProblem::Escape))
}

/// The character of four hexadecimal digits, or of a surrogate pair.
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

/// The number of four hexadecimal digits. `u32::from_str_radix` would accept a sign.
fn code_unit(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut unit = 0;
    for _ in 0..4 {
        let byte = cursor.byte()?;
        unit = 16 * unit + char::from(byte).to_digit(16)?;
    }
    Some(unit)
}
