//! What a string to sign or a canonical request consists of, in whatever way it is written.

use crate::query::explain::piece::{Chars, Piece, Unit};
use crate::sign::excerpt::Excerpt;

/// A part of what is signed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Method,
    Path,
    Query,
    Headers,
    SignedHeaders,
    Body,
}

/// A parameter, a header, the name of a signed header, or a part without a name.
#[derive(Clone)]
pub(super) struct Item<C> {
    pub(super) section: Section,
    /// Where it begins, with the separator before it.
    pub(super) start: usize,
    /// The name, empty where there is none.
    pub(super) name: Piece<C>,
    /// All of it, without the separator before it.
    pub(super) text: Piece<C>,
    /// How many times over separators may be percent-encoded; what is no separator is encoded once more.
    pub(super) depth: usize,
}

impl<C: Chars> Item<C> {
    fn codes(&self) -> impl Iterator<Item = u32> {
        self.name.clone().units().map(|unit| unit.code)
    }

    /// Whether it is the same parameter or header, whatever its value.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.codes().eq(other.codes())
    }

    pub(super) fn is_named(&self, names: &[&str]) -> bool {
        let is = |name: &&str| self.codes().eq(name.chars().map(u32::from));
        names.iter().any(is)
    }

    /// The name, decoded. Where separators are missing it may go on with a value, which is not for logs.
    pub(super) fn excerpt(&self) -> Option<Excerpt> {
        let char = |code| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        let chars = self.codes().map(char);
        let name = chars.take_while(|c| !matches!(c, '=' | ':' | '&'));
        let bytes = name.flat_map(|c| {
            let mut bytes = [0; 4];
            let len = c.encode_utf8(&mut bytes).len();
            bytes.into_iter().take(len)
        });
        let excerpt = Excerpt::of_bytes(bytes);
        (!excerpt.as_str().is_empty()).then_some(excerpt)
    }
}

/// The items of one section in their order.
#[derive(Clone)]
pub(super) struct Items<C> {
    section: Section,
    /// What is before each but the first.
    separator: char,
    /// What ends a name; the separator does where there are no values.
    mark: char,
    /// See [`Item::depth`].
    depth: usize,
    rest: Piece<C>,
}

/// Stands for no separator.
const NONE: char = char::MAX;

/// The sections of a text in their order; those that only a canonical request has are empty in a string to sign.
pub(super) fn sections<C: Chars>(mut rest: Piece<C>, separator: char) -> [Items<C>; 6] {
    let method = rest.take_until(separator);
    let path = rest.take_until(separator);
    let query = rest.take_until('\n');
    let mut headers = rest.up_to(rest.at);
    // A blank line comes before the names of the headers; or none, or several.
    let signed = loop {
        let line = rest.take_until('\n');
        if line.clone().any(|c| c == ':') {
            headers.end = rest.at;
        } else if !line.is_empty() || rest.is_empty() {
            break line;
        }
    };
    // In a string to sign the query is encoded once more; somebody's may be encoded more often still, and its separators too.
    let marks = query.clone().units().filter(|it| it.code == u32::from('='));
    let depth = marks.map(|it| it.depth).min().unwrap_or(0);
    let depth = depth.max(usize::from(separator == '&'));
    [
        (Section::Method, NONE, NONE, 0, method),
        (Section::Path, NONE, NONE, 0, path),
        (Section::Query, '&', '=', depth, query),
        (Section::Headers, '\n', ':', 0, headers),
        (Section::SignedHeaders, ';', ';', 0, signed),
        (Section::Body, NONE, NONE, 0, rest),
    ]
    .map(|(section, separator, mark, depth, rest)| Items {
        section,
        separator,
        mark,
        depth,
        rest,
    })
}

impl<C: Chars> Items<C> {
    /// Where the next one begins.
    pub(super) const fn at(&self) -> usize {
        self.rest.at
    }

    /// How often a name occurs from here on.
    pub(super) fn count_of(&self, item: &Item<C>) -> usize {
        self.clone().filter(|it| it.is_like(item)).count()
    }

    /// All of a section that has no names.
    pub(super) fn nameless(&self) -> Option<Item<C>> {
        let text = self.rest.clone();
        (self.separator == NONE).then(|| self.item(text.at, text.up_to(text.at), text))
    }

    const fn item(&self, start: usize, name: Piece<C>, text: Piece<C>) -> Item<C> {
        Item {
            section: self.section,
            start,
            name,
            text,
            depth: self.depth,
        }
    }

    fn is(&self, unit: Unit, separator: char) -> bool {
        unit.code == u32::from(separator) && unit.depth <= self.depth
    }

    /// Where the name that begins here ends; what has no `=` has none.
    fn name_end(&self, mut rest: Piece<C>) -> Option<usize> {
        loop {
            let at = rest.at;
            match rest.unit() {
                Some(unit) if self.is(unit, self.mark) => return Some(at),
                Some(unit) if self.is(unit, self.separator) => return None,
                Some(_) => {}
                None => return Some(at).filter(|_| self.section == Section::SignedHeaders),
            }
        }
    }

    /// Whether nothing is left here of an item. A `&` is part of the value where no name is behind it.
    fn is_end(&self, rest: &Piece<C>) -> bool {
        let mut behind = rest.clone();
        let is_separator = |unit| self.is(unit, self.separator);
        let next_is_end = |rest: &Piece<C>| rest.clone().unit().is_none_or(is_separator);
        behind.unit().is_none_or(|unit| {
            is_separator(unit) && (next_is_end(&behind) || self.name_end(behind.clone()).is_some())
        })
    }

    /// Takes a `&` for part of the value, and what is behind it, where the other text has an encoded one.
    pub(super) fn join(&mut self, item: &mut Item<C>, whole: &Item<C>) {
        let mut rest = item.text.up_to(self.rest.end);
        let mut units = whole.text.clone().units();
        let is_whole = units.all(|unit| rest.unit().is_some_and(|own| own.is_like(unit)));
        if is_whole && rest.at > item.text.end && self.is_end(&rest) {
            item.text.end = rest.at;
            self.rest = rest;
        }
    }
}

impl<C: Chars> Iterator for Items<C> {
    type Item = Item<C>;

    fn next(&mut self) -> Option<Item<C>> {
        let start = self.rest.at;
        let mut text = self.rest.clone();
        while self
            .rest
            .unit()
            .is_some_and(|unit| self.is(unit, self.separator))
        {
            text = self.rest.clone();
        }
        self.rest = text.clone();
        let name = text.up_to(self.name_end(text.clone()).unwrap_or(text.at));
        while !self.is_end(&self.rest) {
            self.rest.unit();
        }
        text.end = self.rest.at;
        (!text.is_empty()).then(|| self.item(start, name, text))
    }
}
