//! An XML document, by XML 1.0 without document types, a child element of the root at a time.

use super::cursor::{self, Cursor};
use super::fields::{Field, FieldValue, Fields};
use super::text::Text;
use crate::reply::error::{DecodeError, DecodeProblem};

const CDATA_END: &str = "]]>";
/// How an HTML page begins, after its `<`.
const HTML_TYPE: &str = "!doctype html";

#[derive(Clone)]
pub(crate) struct Scanner<'a> {
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

/// Fails if a body is an HTML page, whose encoding may be any.
pub(super) fn refuse_page(body: &[u8]) -> Result<(), DecodeError> {
    let at = cursor::start(body);
    let start = body.get(at..).unwrap_or_default();
    let is_page = ["<!doctype html", "<html>", "<html "]
        .iter()
        .any(|page| starts_with_ignore_case(start, page));
    if is_page {
        return Err(DecodeError::new(DecodeProblem::Html, at));
    }
    Ok(())
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(body: &'a str) -> Result<Self, DecodeError> {
        refuse_page(body.as_bytes())?;
        let mut scanner = Self {
            cursor: Cursor::start(body)?,
            root: "",
            root_at: 0,
            state: State::Done,
        };
        scanner.begin();
        scanner.cursor.failure().map_or(Ok(scanner), Err)
    }

    /// Reads up to the content of the root element.
    fn begin(&mut self) -> Option<()> {
        let cursor = &mut self.cursor;
        declaration(cursor)?;
        outside(cursor)?;
        let start = cursor.at();
        cursor.expect("<", "the root element")?;
        let root = tag(cursor)?;
        if root.name.eq_ignore_ascii_case("html") {
            return cursor.fail_at(start, DecodeProblem::Html);
        }
        self.state = match root.kind {
            TagKind::Open => State::Inside,
            TagKind::Empty => State::Empty,
            TagKind::Close => return cursor.fail_at(start, DecodeProblem::Mismatch),
        };
        self.root = root.name;
        self.root_at = start;
        Some(())
    }

    pub(crate) const fn root(&self) -> &'a str {
        self.root
    }

    pub(crate) const fn root_at(&self) -> usize {
        self.root_at
    }

    /// The next child, if there is one and nothing is wrong.
    fn child(&mut self) -> Option<Field<'a>> {
        let cursor = &mut self.cursor;
        if self.state == State::Inside {
            let (start, tag) = next_tag(cursor)?;
            if tag.kind != TagKind::Close {
                let at = start.saturating_add(1);
                let name = Text::xml(tag.name);
                let value = match tag.kind {
                    TagKind::Empty => FieldValue::Text(Text::xml("")),
                    _ => content(cursor, tag.name)?,
                };
                return Some(Field { at, name, value });
            }
            if tag.name != self.root {
                return cursor.fail_at(start, DecodeProblem::Mismatch);
            }
        }
        outside(cursor)?;
        cursor.end()?;
        None
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Result<Field<'a>, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Done {
            return None;
        }
        let child = self.child();
        if child.is_none() {
            self.state = State::Done;
        }
        child.map(Ok).or_else(|| self.cursor.failure().map(Err))
    }
}

fn starts_with_ignore_case(body: &[u8], start: &str) -> bool {
    body.get(..start.len())
        .is_some_and(|body| body.eq_ignore_ascii_case(start.as_bytes()))
}

/// The XML declaration if there is one, also with the white space of the specification's example.
fn declaration(cursor: &mut Cursor<'_>) -> Option<()> {
    let mut inside = *cursor;
    if !inside.eat("<?") {
        return Some(());
    }
    inside.space();
    if !inside.eat("xml") || !inside.space() {
        return Some(());
    }
    *cursor = inside;
    loop {
        until(cursor, "?")?;
        cursor.space();
        if cursor.eat_byte(b'>') {
            return Some(());
        }
    }
}

/// Skips what may stand before and after the root element.
fn outside(cursor: &mut Cursor<'_>) -> Option<()> {
    loop {
        cursor.space();
        let start = cursor.at();
        if !cursor.eat_byte(b'<') {
            return Some(());
        }
        match markup(cursor)? {
            Markup::Skipped => {}
            Markup::Tag => {
                cursor.back_to(start);
                return Some(());
            }
            Markup::CdataStart => {
                cursor.back_to(start);
                return cursor.unexpected("an element");
            }
        }
    }
}

/// Skips character data and what is written like it, up to and with the next tag; also gives where
/// that began.
fn next_tag<'a>(cursor: &mut Cursor<'a>) -> Option<(usize, Tag<'a>)> {
    loop {
        let start = cursor.at();
        match cursor.peek() {
            Some(b'<') => {
                cursor.skip();
                match markup(cursor)? {
                    Markup::CdataStart => until(cursor, CDATA_END)?,
                    Markup::Skipped => {}
                    Markup::Tag => return Some((start, tag(cursor)?)),
                }
            }
            Some(b'&') => {
                reference(cursor)?;
            }
            Some(b']') if cursor.eat(CDATA_END) => {
                cursor.back_to(start);
                return cursor.unexpected("`&gt;` after `]]`");
            }
            _ => char(cursor)?,
        }
    }
}

/// The content of a field's element and its end tag. The memory for the names of open elements is
/// what bounds depth.
fn content<'a>(cursor: &mut Cursor<'a>, name: &'a str) -> Option<FieldValue<'a>> {
    let start = cursor.at();
    let mut open = [name; Fields::MAX_DEPTH + 1];
    let mut depth = 1_usize;
    let mut nested = false;
    loop {
        let (before, tag) = next_tag(cursor)?;
        if tag.kind == TagKind::Close {
            depth = depth.saturating_sub(1);
            if open.get(depth) != Some(&tag.name) {
                return cursor.fail_at(before, DecodeProblem::Mismatch);
            }
            if depth == 0 {
                let after = cursor.at();
                cursor.back_to(before);
                let raw = cursor.since(start);
                cursor.back_to(after);
                return Some(if nested {
                    FieldValue::Nested(raw)
                } else {
                    FieldValue::Text(Text::xml(raw))
                });
            }
        } else {
            nested = true;
            let Some(slot) = open.get_mut(depth) else {
                return cursor.fail_at(before, DecodeProblem::TooDeep);
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
fn markup(cursor: &mut Cursor<'_>) -> Option<Markup> {
    match cursor.peek() {
        Some(b'?') => {
            cursor.skip();
            if name(cursor)?.eq_ignore_ascii_case("xml") {
                return cursor.unexpected("the XML declaration at the start only");
            }
            if cursor.space() {
                until(cursor, "?>")?;
            } else {
                cursor.expect("?>", "white space or `?>`")?;
            }
            Some(Markup::Skipped)
        }
        Some(b'!') => {
            let start = cursor.at();
            cursor.skip();
            match cursor.byte()? {
                b'-' => {
                    cursor.expect("-", "a comment")?;
                    until(cursor, "--")?;
                    cursor.expect(">", "`>` after `--`")?;
                    Some(Markup::Skipped)
                }
                b'[' => {
                    cursor.expect("CDATA[", "`CDATA[`")?;
                    Some(Markup::CdataStart)
                }
                _ => {
                    cursor.back_to(start);
                    if starts_with_ignore_case(cursor.rest().as_bytes(), HTML_TYPE) {
                        return cursor.fail(DecodeProblem::Html);
                    }
                    cursor.unexpected("an element")
                }
            }
        }
        Some(_) => Some(Markup::Tag),
        None => cursor.fail(DecodeProblem::Truncated),
    }
}

/// The rest of a tag, after its `<`.
fn tag<'a>(cursor: &mut Cursor<'a>) -> Option<Tag<'a>> {
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
            return Some(Tag { name, kind });
        }
        attribute(cursor)?;
    }
}

fn attribute(cursor: &mut Cursor<'_>) -> Option<()> {
    name(cursor)?;
    cursor.space();
    cursor.expect("=", "`=`")?;
    cursor.space();
    let Some(quote @ (b'"' | b'\'')) = cursor.peek() else {
        return cursor.unexpected("a quotation mark");
    };
    cursor.skip();
    while !cursor.eat_byte(quote) {
        match cursor.peek() {
            Some(b'<') => return cursor.unexpected("`&lt;`"),
            Some(b'&') => {
                reference(cursor)?;
            }
            _ => char(cursor)?,
        }
    }
    Some(())
}

/// A name, with its prefix. Beyond ASCII every character is taken for one of a name.
fn name<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let start = cursor.at();
    if !matches!(
        cursor.peek(),
        Some(b'A'..=b'Z' | b'a'..=b'z' | b'_' | b':' | 0x80..)
    ) {
        return cursor.unexpected("a name");
    }
    while let Some(b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'_' | b':' | b'-' | b'.' | 0x80..) =
        cursor.peek()
    {
        cursor.skip();
    }
    Some(cursor.since(start))
}

/// Skips characters up to and with a mark.
fn until(cursor: &mut Cursor<'_>, mark: &str) -> Option<()> {
    while !cursor.eat(mark) {
        char(cursor)?;
    }
    Some(())
}

fn char(cursor: &mut Cursor<'_>) -> Option<()> {
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
            b'&' => return reference(cursor),
            b'<' => {
                cursor.skip();
                *cdata = matches!(markup(cursor), Some(Markup::CdataStart));
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
fn reference(cursor: &mut Cursor<'_>) -> Option<char> {
    let start = cursor.at();
    cursor.skip();
    let c = if cursor.eat_byte(b'#') {
        numbered(cursor)
    } else {
        named(cursor)
    };
    if c.is_none() && !cursor.has_failed() {
        return cursor.fail_at(start, DecodeProblem::Escape);
    }
    c
}

fn numbered(cursor: &mut Cursor<'_>) -> Option<char> {
    let radix = if cursor.eat_byte(b'x') { 16 } else { 10 };
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
    let start = cursor.at();
    while cursor.peek().is_some_and(|byte| byte.is_ascii_lowercase()) {
        cursor.skip();
    }
    let entity = cursor.since(start);
    if cursor.byte()? != b';' {
        return None;
    }
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
