//! An XML document, by XML 1.0 without document types, a child element of the root at a time.

use super::cursor::{Cursor, without_mark};
use super::text::Text;
use super::{Field, FieldValue, Fields};
use crate::error::{DecodeError, DecodeProblem};

const CDATA_END: &str = "]]>";
/// How an HTML page begins, after its `<`.
const HTML_TYPE: &str = "!doctype html";

#[derive(Clone)]
pub(super) struct Scanner<'a> {
    cursor: Cursor<'a>,
    root: &'a str,
    root_at: usize,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Inside,
    /// The root was `<Error/>` or the like.
    Empty,
    Done,
}

/// What a `<` began. The first two are behind the cursor; of a tag only the `<` is.
enum Markup {
    CdataStart,
    Skipped,
    Tag,
}

struct Tag<'a> {
    name: &'a str,
    kind: TagKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum TagKind {
    Open,
    Empty,
    Close,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(body: &'a [u8]) -> Result<Self, DecodeError> {
        // A page in whatever encoding is told apart before UTF-8 is asked for.
        let start = without_mark(body).trim_ascii_start();
        let page = start.strip_prefix(b"<").is_some_and(|page| {
            let starts = |start| starts_with_ignore_case(page, start);
            starts(HTML_TYPE) || starts("html>") || starts("html ")
        });
        if page {
            let at = body.len().saturating_sub(start.len());
            return Err(DecodeError::new(DecodeProblem::Html, at));
        }
        let mut cursor = Cursor::start(body)?;
        declaration(&mut cursor)?;
        outside(&mut cursor)?;
        let start = cursor;
        cursor.expect("<", "the root element")?;
        let root = tag(&mut cursor)?;
        if root.name.eq_ignore_ascii_case("html") {
            return Err(start.error(DecodeProblem::Html));
        }
        let state = match root.kind {
            TagKind::Open => State::Inside,
            TagKind::Empty => State::Empty,
            TagKind::Close => return Err(start.error(DecodeProblem::Mismatch)),
        };
        Ok(Self {
            cursor,
            root: root.name,
            root_at: start.at(),
            state,
        })
    }

    pub(super) const fn root(&self) -> &'a str {
        self.root
    }

    pub(super) const fn root_at(&self) -> usize {
        self.root_at
    }

    fn child(&mut self) -> Result<Option<Field<'a>>, DecodeError> {
        let cursor = &mut self.cursor;
        if self.state == State::Inside {
            let (start, tag) = next_tag(cursor)?;
            if tag.kind != TagKind::Close {
                let at = start.at().saturating_add(1);
                let name = Text::xml(tag.name);
                let value = match tag.kind {
                    TagKind::Empty => FieldValue::Text(Text::xml("")),
                    _ => content(cursor, tag.name)?,
                };
                return Ok(Some(Field { at, name, value }));
            }
            if tag.name != self.root {
                return Err(start.error(DecodeProblem::Mismatch));
            }
        }
        outside(cursor)?;
        cursor.end()?;
        Ok(None)
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Result<Field<'a>, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Done {
            return None;
        }
        let child = self.child();
        if !matches!(child, Ok(Some(_))) {
            self.state = State::Done;
        }
        child.transpose()
    }
}

fn starts_with_ignore_case(body: &[u8], start: &str) -> bool {
    body.get(..start.len())
        .is_some_and(|body| body.eq_ignore_ascii_case(start.as_bytes()))
}

/// The XML declaration if there is one, also with the white space of the specification's example.
fn declaration(cursor: &mut Cursor<'_>) -> Result<(), DecodeError> {
    let mut inside = *cursor;
    if !inside.eat("<?") {
        return Ok(());
    }
    inside.space();
    if !inside.eat("xml") || !inside.space() {
        return Ok(());
    }
    *cursor = inside;
    loop {
        until(cursor, "?")?;
        cursor.space();
        if cursor.eat_byte(b'>') {
            return Ok(());
        }
    }
}

/// Skips what may stand before and after the root element.
fn outside(cursor: &mut Cursor<'_>) -> Result<(), DecodeError> {
    loop {
        cursor.space();
        let start = *cursor;
        if !cursor.eat_byte(b'<') {
            return Ok(());
        }
        match markup(cursor)? {
            Markup::Skipped => {}
            Markup::Tag => {
                *cursor = start;
                return Ok(());
            }
            Markup::CdataStart => return Err(start.unexpected("an element")),
        }
    }
}

/// Skips character data and what is written like it, up to and with the next tag; also gives where
/// that began.
fn next_tag<'a>(cursor: &mut Cursor<'a>) -> Result<(Cursor<'a>, Tag<'a>), DecodeError> {
    loop {
        let start = *cursor;
        match cursor.peek() {
            Some(b'<') => {
                cursor.skip();
                match markup(cursor)? {
                    Markup::CdataStart => until(cursor, CDATA_END)?,
                    Markup::Skipped => {}
                    Markup::Tag => return Ok((start, tag(cursor)?)),
                }
            }
            Some(b'&') => {
                reference(cursor)?;
            }
            Some(b']') if cursor.eat(CDATA_END) => {
                return Err(start.unexpected("`&gt;` after `]]`"));
            }
            _ => char(cursor)?,
        }
    }
}

/// The content of a field's element and its end tag. The memory for the names of open elements is
/// what bounds depth.
fn content<'a>(cursor: &mut Cursor<'a>, name: &'a str) -> Result<FieldValue<'a>, DecodeError> {
    let start = *cursor;
    let mut open = [name; Fields::MAX_DEPTH + 1];
    let mut depth = 1_usize;
    let mut nested = false;
    loop {
        let (before, tag) = next_tag(cursor)?;
        if tag.kind == TagKind::Close {
            depth = depth.saturating_sub(1);
            if open.get(depth) != Some(&tag.name) {
                return Err(before.error(DecodeProblem::Mismatch));
            }
            if depth == 0 {
                let raw = before.since(&start);
                return Ok(if nested {
                    FieldValue::Nested(raw)
                } else {
                    FieldValue::Text(Text::xml(raw))
                });
            }
        } else {
            nested = true;
            let Some(slot) = open.get_mut(depth) else {
                return Err(before.error(DecodeProblem::TooDeep));
            };
            if tag.kind == TagKind::Open {
                *slot = tag.name;
                depth = depth.saturating_add(1);
            }
        }
    }
}

/// What begins after a `<`: all of a comment or processing instruction, or no more than tells that
/// it is something else.
fn markup(cursor: &mut Cursor<'_>) -> Result<Markup, DecodeError> {
    match cursor.peek() {
        Some(b'?') => {
            cursor.skip();
            if name(cursor)?.eq_ignore_ascii_case("xml") {
                return Err(cursor.unexpected("the XML declaration at the start only"));
            }
            if cursor.space() {
                until(cursor, "?>")?;
            } else {
                cursor.expect("?>", "white space or `?>`")?;
            }
            Ok(Markup::Skipped)
        }
        Some(b'!') => {
            let start = *cursor;
            cursor.skip();
            match cursor.byte()? {
                b'-' => {
                    cursor.expect("-", "a comment")?;
                    until(cursor, "--")?;
                    cursor.expect(">", "`>` after `--`")?;
                    Ok(Markup::Skipped)
                }
                b'[' => {
                    cursor.expect("CDATA[", "`CDATA[`")?;
                    Ok(Markup::CdataStart)
                }
                _ if starts_with_ignore_case(start.rest().as_bytes(), HTML_TYPE) => {
                    Err(start.error(DecodeProblem::Html))
                }
                _ => Err(start.unexpected("an element")),
            }
        }
        Some(_) => Ok(Markup::Tag),
        None => Err(cursor.error(DecodeProblem::Truncated)),
    }
}

/// The rest of a tag, after its `<`.
fn tag<'a>(cursor: &mut Cursor<'a>) -> Result<Tag<'a>, DecodeError> {
    let mut kind = if cursor.eat_byte(b'/') {
        TagKind::Close
    } else {
        TagKind::Open
    };
    let name = name(cursor)?;
    loop {
        let spaced = cursor.space();
        if kind == TagKind::Open && cursor.eat_byte(b'/') {
            kind = TagKind::Empty;
        }
        if kind != TagKind::Open || !spaced || cursor.peek() == Some(b'>') {
            cursor.expect(">", "`>`")?;
            return Ok(Tag { name, kind });
        }
        attribute(cursor)?;
    }
}

fn attribute(cursor: &mut Cursor<'_>) -> Result<(), DecodeError> {
    name(cursor)?;
    cursor.space();
    cursor.expect("=", "`=`")?;
    cursor.space();
    let wrong = cursor.unexpected("a quotation mark");
    let quote = cursor.byte()?;
    if !matches!(quote, b'"' | b'\'') {
        return Err(wrong);
    }
    while !cursor.eat_byte(quote) {
        match cursor.peek() {
            Some(b'<') => return Err(cursor.unexpected("`&lt;`")),
            Some(b'&') => {
                reference(cursor)?;
            }
            _ => char(cursor)?,
        }
    }
    Ok(())
}

/// A name, with its prefix. Beyond ASCII every character is taken for one of a name.
fn name<'a>(cursor: &mut Cursor<'a>) -> Result<&'a str, DecodeError> {
    let start = *cursor;
    if !matches!(
        cursor.peek(),
        Some(b'A'..=b'Z' | b'a'..=b'z' | b'_' | b':' | 0x80..)
    ) {
        return Err(cursor.unexpected("a name"));
    }
    while let Some(b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'_' | b':' | b'-' | b'.' | 0x80..) =
        cursor.peek()
    {
        cursor.skip();
    }
    Ok(cursor.since(&start))
}

/// Skips characters up to and with a mark.
fn until(cursor: &mut Cursor<'_>, mark: &str) -> Result<(), DecodeError> {
    while !cursor.eat(mark) {
        char(cursor)?;
    }
    Ok(())
}

fn char(cursor: &mut Cursor<'_>) -> Result<(), DecodeError> {
    let start = *cursor;
    match cursor.char() {
        Some(c) if is_char(c) => Ok(()),
        _ => Err(start.unexpected("a character that XML allows")),
    }
}

const fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// The next character of the content of an element; `cdata` is whether the cursor is within a CDATA
/// section.
pub(super) fn unescape(cursor: &mut Cursor<'_>, cdata: &mut bool) -> Option<char> {
    loop {
        if *cdata {
            if !cursor.eat(CDATA_END) {
                return line_end(cursor);
            }
            *cdata = false;
        }
        match cursor.peek()? {
            b'&' => return reference(cursor).ok(),
            b'<' => {
                cursor.skip();
                *cdata = matches!(markup(cursor).ok()?, Markup::CdataStart);
            }
            _ => return line_end(cursor),
        }
    }
}

/// A character as it stands, where every way to end a line counts as a line feed.
fn line_end(cursor: &mut Cursor<'_>) -> Option<char> {
    let c = cursor.char()?;
    if c != '\r' {
        return Some(c);
    }
    cursor.eat_byte(b'\n');
    Some('\n')
}

/// One of the five entities, or a character by number.
fn reference(cursor: &mut Cursor<'_>) -> Result<char, DecodeError> {
    let wrong = cursor.error(DecodeProblem::Escape);
    cursor.skip();
    if cursor.eat_byte(b'#') {
        let hexadecimal = cursor.eat_byte(b'x');
        let mut number = 0_u32;
        loop {
            let byte = cursor.byte()?;
            if byte == b';' {
                return char::from_u32(number).filter(|c| is_char(*c)).ok_or(wrong);
            }
            let byte = char::from(byte);
            let (radix, digit) = if hexadecimal {
                (16, byte.to_digit(16))
            } else {
                (10, byte.to_digit(10))
            };
            number = number
                .saturating_mul(radix)
                .saturating_add(digit.ok_or(wrong)?);
        }
    }
    let start = *cursor;
    while cursor.peek().is_some_and(|byte| byte.is_ascii_lowercase()) {
        cursor.skip();
    }
    let entity = cursor.since(&start);
    if cursor.byte()? != b';' {
        return Err(wrong);
    }
    Ok(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return Err(wrong),
    })
}
