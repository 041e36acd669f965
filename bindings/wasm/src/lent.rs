//! The memory of one call, taken apart.

use crate::record::Record;
use crate::strings::Strings;
use crate::table::Table;

/// How much of the memory holds what.
#[derive(Clone, Copy)]
pub(crate) struct Parts {
    /// The number of strings that are there once.
    pub(crate) single: usize,
    /// The number of pairs of strings behind those: tags, or parameters.
    pub(crate) pairs: usize,
    /// The length of all strings in bytes.
    pub(crate) text: usize,
}

/// The memory of one call. It begins with 16 random bytes, for a nonce; then come, in the order of the fields, the room for a table with
/// an entry for every pair, the strings that go in, and in all that is left those that come out.
pub(crate) struct Lent<'a> {
    pub(crate) random: [u8; 16],
    pub(crate) table: Table<'a>,
    pub(crate) strings: Strings<'a>,
    pub(crate) record: Record<'a>,
}

impl<'a> Lent<'a> {
    /// Takes memory apart; nothing if it is too short.
    pub(crate) fn new(mut memory: &'a mut [u8], parts: Parts) -> Option<Self> {
        let strings = parts.pairs.checked_mul(2)?.checked_add(parts.single)?;
        let (random, rest) = memory.split_first_chunk_mut()?;
        memory = rest;
        let table = memory.split_off_mut(..parts.pairs.checked_mul(Table::ENTRY)?)?;
        let lengths = memory.split_off_mut(..strings.checked_mul(4)?)?;
        let text = memory.split_off_mut(..parts.text)?;
        Some(Self {
            random: *random,
            table: Table::new(table),
            strings: Strings::new(lengths, text),
            record: Record::new(memory)?,
        })
    }
}
