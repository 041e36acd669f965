//! XML 1.0 without document types.

use crate::reply::cursor::Cursor;
use crate::reply::error::DecodeProblem;
use crate::reply::field::{FieldValue, MAX_DEPTH};
use crate::reply::syntax::{Head, Step, Syntax, Value};
use crate::reply::text::Text;
use crate::reply::xml_text::{
    CDATA_END, Markup, begins_page, char, markup, name, reference, starts_name, until,
};

pub(super) struct Xml;

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

impl Syntax for Xml {
    fn root<'a>(&self, cursor: &mut Cursor<'a>) -> Option<(&'a str, bool)> {
        let start = cursor.at();
        if cursor.eat("<") && begins_page(cursor) {
            return cursor.fail_at(start, DecodeProblem::Html);
        }
        cursor.back_to(start);
        declaration(cursor)?;
        outside(cursor)?;
        let start = cursor.at();
        cursor.expect("<", "the root element")?;
        let root = tag(cursor)?;
        if root.name.eq_ignore_ascii_case("html") {
            return cursor.fail_at(start, DecodeProblem::Html);
        }
        if root.kind == TagKind::Close {
            return cursor.fail_at(start, DecodeProblem::Mismatch);
        }
        Some((root.name, root.kind == TagKind::Open))
    }

    fn next<'a>(&self, cursor: &mut Cursor<'a>, close: &'a str, _: bool) -> Option<Step<'a>> {
        let (start, tag) = next_tag(cursor)?;
        if tag.kind != TagKind::Close {
            return Some(Step::Field(Head {
                at: start.saturating_add(1),
                name: Ok(Text::xml(tag.name)),
                close: (tag.kind == TagKind::Open).then_some(tag.name),
            }));
        }
        if tag.name != close {
            return cursor.fail_at(start, DecodeProblem::Mismatch);
        }
        Some(Step::End(start))
    }

    fn value<'a>(
        &self,
        cursor: &mut Cursor<'a>,
        head: &Head<'a>,
        depth: usize,
    ) -> Option<Value<'a>> {
        if depth > MAX_DEPTH {
            return cursor.fail_at(head.at.saturating_sub(1), DecodeProblem::TooDeep);
        }
        let empty = Value::Whole(FieldValue::Text(Text::xml("")));
        Some(head.close.map_or(empty, Value::Open))
    }

    fn end_field(&self, _: &mut Cursor<'_>) -> Option<()> {
        Some(())
    }

    /// Compares no names, and recognizes only tags and what can contain the characters of a tag.
    fn skip(&self, cursor: &mut Cursor<'_>) -> Option<()> {
        let mut depth = 1_usize;
        while depth > 0 {
            cursor.seek("<")?;
            if cursor.eat("!--") {
                cursor.seek("-->")?;
            } else if cursor.eat("![CDATA[") {
                cursor.seek(CDATA_END)?;
            } else if cursor.eat("?") {
                cursor.seek("?>")?;
            } else if cursor.eat("/") {
                cursor.seek(">")?;
                depth = depth.saturating_sub(1);
            } else if cursor.peek().is_some_and(starts_name)
                && skip_start_tag(cursor)? == TagKind::Open
            {
                depth = depth.saturating_add(1);
            }
        }
        Some(())
    }

    fn end(&self, cursor: &mut Cursor<'_>) -> Option<()> {
        outside(cursor)
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
        if cursor.eat(">") {
            return Some(());
        }
    }
}

/// Skips white space, comments and processing instructions outside of the root element.
fn outside(cursor: &mut Cursor<'_>) -> Option<()> {
    loop {
        cursor.space();
        let start = cursor.at();
        if !cursor.eat("<") {
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

/// Skips character data, CDATA sections, comments and processing instructions, and reads the next tag. Also gives the offset of the tag.
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

/// Skips the rest of a start tag. The value of an attribute may contain `>`.
fn skip_start_tag(cursor: &mut Cursor<'_>) -> Option<TagKind> {
    loop {
        match cursor.byte()? {
            b'"' => cursor.seek("\"")?,
            b'\'' => cursor.seek("'")?,
            b'/' if cursor.eat(">") => return Some(TagKind::Empty),
            b'>' => return Some(TagKind::Open),
            _ => {}
        }
    }
}

/// The rest of a tag, after its `<`.
fn tag<'a>(cursor: &mut Cursor<'a>) -> Option<Tag<'a>> {
    let mut kind = if cursor.eat("/") {
        TagKind::Close
    } else {
        TagKind::Open
    };
    let name = name(cursor)?;
    loop {
        let spaced = cursor.space();
        if kind == TagKind::Open && cursor.eat("/") {
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
    while cursor.peek() != Some(quote) {
        match cursor.peek() {
            Some(b'<') => return cursor.unexpected("`&lt;`"),
            Some(b'&') => {
                reference(cursor)?;
            }
            _ => char(cursor)?,
        }
    }
    cursor.skip();
    Some(())
}
