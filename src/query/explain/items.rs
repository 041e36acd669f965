//! What a string to sign or a canonical request consists of, in whatever way it is written.

use crate::query::explain::piece::{Chars, Piece, Unit};
use crate::sign::excerpt::Excerpt;

/// A part of what is signed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Method,
    Path,
    Query,
    Header,
    SignedHeaders,
    Body,
    End,
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
        self.section == other.section && self.codes().eq(other.codes())
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

/// The items of a text in their order: always a method, a path and a body, however empty.
#[derive(Clone)]
pub(super) struct Items<C> {
    section: Section,
    /// What ends the method and the path: `&`, or a line feed in a canonical request.
    separator: char,
    /// What follows the section.
    rest: Piece<C>,
    /// What is left of a query or of the names of the signed headers.
    list: Piece<C>,
    /// See [`Item::depth`].
    depth: usize,
}

impl<C: Chars> Items<C> {
    pub(super) fn new(text: Piece<C>, separator: char) -> Self {
        Self {
            section: Section::Method,
            separator,
            list: text.clone(),
            rest: text,
            // In a string to sign the query is encoded once more.
            depth: usize::from(separator == '&'),
        }
    }

    /// How often a name occurs from here on.
    pub(super) fn count_of(&self, item: &Item<C>) -> usize {
        self.clone().filter(|it| it.is_like(item)).count()
    }

    fn is(&self, unit: Unit, separator: char) -> bool {
        unit.code == u32::from(separator) && unit.depth <= self.depth
    }

    /// Begins to read the query.
    fn begin_query(&mut self) {
        self.list = self.rest.take_until('\n');
        // Somebody's query may be encoded once too often, and its separators too.
        let equals = self
            .list
            .clone()
            .units()
            .filter(|it| it.code == u32::from('='));
        if equals.clone().all(|it| it.depth > self.depth) {
            self.depth = equals.clone().next().map_or(self.depth, |it| it.depth);
        }
    }

    /// Where the name that begins here ends; what has no `=` has none.
    fn name_end(&self, mut rest: Piece<C>) -> Option<usize> {
        loop {
            let at = rest.at;
            let unit = rest.unit().filter(|unit| !self.is(*unit, '&'))?;
            if self.is(unit, '=') {
                return Some(at);
            }
        }
    }

    /// Whether nothing is left here of a parameter. A `&` is part of the value where no name is behind it.
    fn is_end(&self, rest: &Piece<C>) -> bool {
        let mut behind = rest.clone();
        let is_separator = |unit| self.is(unit, '&');
        let next_is_end = |rest: &Piece<C>| rest.clone().unit().is_none_or(is_separator);
        behind.unit().is_none_or(|unit| {
            is_separator(unit) && (next_is_end(&behind) || self.name_end(behind.clone()).is_some())
        })
    }

    fn parameter(&mut self) -> Option<Item<C>> {
        let start = self.list.at;
        let mut text = self.list.clone();
        while self.list.unit().is_some_and(|unit| self.is(unit, '&')) {
            text = self.list.clone();
        }
        self.list = text.clone();
        let name = text.up_to(self.name_end(text.clone()).unwrap_or(text.at));
        while !self.is_end(&self.list) {
            self.list.unit();
        }
        text.end = self.list.at;
        let (section, depth) = (Section::Query, self.depth);
        (!text.is_empty()).then_some(Item {
            section,
            start,
            name,
            text,
            depth,
        })
    }

    /// Takes a `&` for part of the value, and what is behind it, where the other text has an encoded one.
    pub(super) fn join(&mut self, item: &mut Item<C>, whole: &Item<C>) {
        let mut rest = item.text.up_to(self.list.end);
        let mut units = whole.text.clone().units();
        let is_whole = units.all(|unit| rest.unit().is_some_and(|own| own.is_like(unit)));
        if is_whole && rest.at > item.text.end && self.is_end(&rest) {
            item.text.end = rest.at;
            self.list = rest;
        }
    }
}

impl<C: Chars> Iterator for Items<C> {
    type Item = Item<C>;

    fn next(&mut self) -> Option<Item<C>> {
        loop {
            let (section, start, depth) = (self.section, self.rest.at, 0);
            let item = |name, text| {
                Some(Item {
                    section,
                    start,
                    name,
                    text,
                    depth,
                })
            };
            let nameless = |text: Piece<C>| item(text.up_to(text.at), text);
            match section {
                Section::Method => {
                    self.section = Section::Path;
                    return nameless(self.rest.take_until(self.separator));
                }
                Section::Path => {
                    self.section = Section::Query;
                    let path = self.rest.take_until(self.separator);
                    self.begin_query();
                    return nameless(path);
                }
                Section::Query => match self.parameter() {
                    None => self.section = Section::Header,
                    parameter => return parameter,
                },
                Section::Header => {
                    let text = self.rest.take_until('\n');
                    let name = text.clone().take_until(':');
                    if name.end < text.end {
                        return item(name, text);
                    }
                    // A blank line comes before the names of the headers; or none, or several.
                    if !text.is_empty() || self.rest.is_empty() {
                        (self.section, self.list) = (Section::SignedHeaders, text);
                    }
                }
                Section::SignedHeaders if self.list.is_empty() => self.section = Section::Body,
                Section::SignedHeaders => {
                    let name = self.list.take_until(';');
                    return item(name.clone(), name);
                }
                Section::Body => {
                    self.section = Section::End;
                    return nameless(self.rest.clone());
                }
                Section::End => return None,
            }
        }
    }
}
