//! What is between the tags of an XML document: character data, CDATA sections, references, comments and processing instructions.

use crate::reply::cursor::Cursor;
use crate::reply::error::DecodeProblem;

pub(super) const CDATA_END: &str = "]]>";

/// What a `<` begins. The cursor is behind the first two, and behind the `<` of a tag.
pub(super) enum Markup {
    CdataStart,
    Skipped,
    Tag,
}

/// Tells what begins after a `<`. Skips a comment or processing instruction, and the beginning of a CDATA section.
pub(super) fn markup(cursor: &mut Cursor<'_>) -> Option<Markup> {
    let start = cursor.at();
    if cursor.eat("?") {
        if name(cursor)?.eq_ignore_ascii_case("xml") {
            return cursor.unexpected("the XML declaration at the start only");
        }
        if cursor.space() {
            until(cursor, "?>")?;
        } else {
            cursor.expect("?>", "white space or `?>`")?;
        }
    } else if cursor.eat("!-") {
        cursor.expect("-", "a comment")?;
        until(cursor, "--")?;
        cursor.expect(">", "`>` after `--`")?;
    } else if cursor.eat("![") {
        cursor.expect("CDATA[", "`CDATA[`")?;
        return Some(Markup::CdataStart);
    } else if cursor.byte()? == b'!' {
        cursor.byte()?;
        cursor.back_to(start);
        if begins_page(cursor) {
            return cursor.fail(DecodeProblem::Html);
        }
        return cursor.unexpected("an element");
    } else {
        cursor.back_to(start);
        return Some(Markup::Tag);
    }
    Some(Markup::Skipped)
}

/// A name, with its prefix. Every non-ASCII character counts as a name character.
pub(super) fn name<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let start = cursor.at();
    if !cursor.peek().is_some_and(starts_name) {
        return cursor.unexpected("a name");
    }
    let goes_on = |byte| starts_name(byte) || matches!(byte, b'0'..=b'9' | b'-' | b'.');
    cursor.skip_while(goes_on);
    cursor.since(start)
}

pub(super) const fn starts_name(byte: u8) -> bool {
    matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'_' | b':' | 0x80..)
}

/// Skips characters up to the end of a mark.
pub(super) fn until(cursor: &mut Cursor<'_>, mark: &str) -> Option<()> {
    while !cursor.eat(mark) {
        char(cursor)?;
    }
    Some(())
}

pub(super) fn char(cursor: &mut Cursor<'_>) -> Option<()> {
    let start = cursor.at();
    if cursor.char().is_some_and(is_char) {
        return Some(());
    }
    cursor.back_to(start);
    cursor.unexpected("a character that XML allows")
}

const fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// The next character of an element's content. `cdata` says whether the cursor is in a CDATA section.
pub(super) fn unescape(cursor: &mut Cursor<'_>, cdata: &mut bool) -> Option<char> {
    loop {
        if *cdata {
            if !cursor.eat(CDATA_END) {
                return line_end(cursor);
            }
            *cdata = false;
        }
        match cursor.peek()? {
            b'&' => return reference(cursor),
            b'<' => {
                cursor.skip();
                *cdata = matches!(markup(cursor), Some(Markup::CdataStart));
            }
            _ => return line_end(cursor),
        }
    }
}

/// The next character. Every line end becomes a line feed, by XML 1.0, section 2.11.
fn line_end(cursor: &mut Cursor<'_>) -> Option<char> {
    let c = cursor.char()?;
    if c != '\r' {
        return Some(c);
    }
    cursor.eat("\n");
    Some('\n')
}

/// One of the five entities, or a character by number.
pub(super) fn reference(cursor: &mut Cursor<'_>) -> Option<char> {
    let start = cursor.at();
    cursor.skip();
    let c = if cursor.eat("#") {
        numbered(cursor)
    } else {
        named(cursor)
    };
    c.or_else(|| cursor.fail_at(start, DecodeProblem::Escape))
}

fn numbered(cursor: &mut Cursor<'_>) -> Option<char> {
    let radix = if cursor.eat("x") { 16 } else { 10 };
    let mut number = 0_u32;
    loop {
        let byte = cursor.byte()?;
        if byte == b';' {
            return char::from_u32(number).filter(|c| is_char(*c));
        }
        number = number
            .saturating_mul(radix)
            .saturating_add(char::from(byte).to_digit(radix)?);
    }
}

fn named(cursor: &mut Cursor<'_>) -> Option<char> {
    let entity = cursor.rest();
    cursor.skip_while(|byte| byte.is_ascii_lowercase());
    if cursor.byte()? != b';' {
        return None;
    }
    match entity {
        [b'a', b'm', b'p', b';', ..] => Some('&'),
        [b'l', b't', b';', ..] => Some('<'),
        [b'g', b't', b';', ..] => Some('>'),
        [b'q', b'u', b'o', b't', b';', ..] => Some('"'),
        [b'a', b'p', b'o', b's', b';', ..] => Some('\''),
        _ => None,
    }
}

/// Whether an HTML page begins here, after a `<`.
pub(super) fn begins_page(cursor: &Cursor<'_>) -> bool {
    ["!doctype html", "html>", "html "].iter().any(|page| {
        let start = cursor.rest().get(..page.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(page.as_bytes()))
    })
}
