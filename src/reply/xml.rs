//! An XML document, by XML 1.0 without document types, a child element of the root at a time.

use crate::reply::cursor::{self, Cursor};
use crate::reply::error::{DecodeError, DecodeProblem};
use crate::reply::field::{FieldValue, Found, MAX_DEPTH, Nested};
use crate::reply::text::Text;
use crate::reply::xml_text::{
    CDATA_END, Markup, char, markup, name, reference, starts_name, starts_with_ignore_case, until,
};

#[derive(Clone)]
pub(super) struct Scanner<'a> {
    cursor: Cursor<'a>,
    root: &'a str,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Inside,
    /// The root was `<Error/>` or the like.
    Empty,
    Done,
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
    pub(super) fn new(body: &'a [u8]) -> Result<Self, DecodeError> {
        refuse_page(body)?;
        let mut scanner = Self {
            cursor: Cursor::start(body)?,
            root: "",
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
        Some(())
    }

    /// Begins with the content of an element, which its end tag ends.
    pub(super) const fn within(root: &'a str, content: &'a str) -> Self {
        Self {
            cursor: Cursor::new(content.as_bytes()),
            root,
            state: State::Inside,
        }
    }

    pub(super) const fn root(&self) -> &'a str {
        self.root
    }

    /// The next child, if there is one and nothing is wrong.
    fn child(&mut self) -> Option<Found<'a>> {
        let cursor = &mut self.cursor;
        if self.state == State::Inside {
            let (start, tag) = next_tag(cursor)?;
            if tag.kind != TagKind::Close {
                let at = start.saturating_add(1);
                let name = Text::xml(tag.name);
                let value = match tag.kind {
                    TagKind::Empty => Ok(FieldValue::Text(Text::xml(""))),
                    _ => cursor.either(|cursor| content(cursor, tag.name), skip_content)?,
                };
                return Some(Found { at, name, value });
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
    type Item = Result<Found<'a>, DecodeError>;

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
    let mut open = [name; MAX_DEPTH + 1];
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
                let content = cursor.since(start)?;
                let raw = content
                    .get(..before.saturating_sub(start))
                    .unwrap_or_default();
                return Some(if nested {
                    FieldValue::Nested(Nested::xml(name, content, raw.len()))
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

/// Skips the content of an element, whatever it is, and its end tag: no name is compared, and only what could hide a tag is looked at.
fn skip_content(cursor: &mut Cursor<'_>) -> Option<()> {
    let mut depth = 1_usize;
    while depth > 0 {
        cursor.seek("<")?;
        if cursor.eat("!--") {
            cursor.seek("-->")?;
        } else if cursor.eat("![CDATA[") {
            cursor.seek(CDATA_END)?;
        } else if cursor.eat_byte(b'?') {
            cursor.seek("?>")?;
        } else if cursor.eat_byte(b'/') {
            cursor.seek(">")?;
            depth = depth.saturating_sub(1);
        } else if cursor.peek().is_some_and(starts_name) && skip_start_tag(cursor)? == TagKind::Open
        {
            depth = depth.saturating_add(1);
        }
    }
    Some(())
}

/// Skips the rest of a start tag, in whose attributes a `>` may stand.
fn skip_start_tag(cursor: &mut Cursor<'_>) -> Option<TagKind> {
    loop {
        match cursor.byte()? {
            b'"' => cursor.seek("\"")?,
            b'\'' => cursor.seek("'")?,
            b'/' if cursor.eat_byte(b'>') => return Some(TagKind::Empty),
            b'>' => return Some(TagKind::Open),
            _ => {}
        }
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
