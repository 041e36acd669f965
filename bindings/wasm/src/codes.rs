//! Problems as numbers, by which JavaScript finds their texts.

use cenbwp::Problem;

/// The problem's number, from 1 on, and the number in its text.
#[must_use]
pub const fn problem(problem: &Problem) -> (usize, usize) {
    match *problem {
        Problem::Empty => (1, 0),
        Problem::TooShort { characters } => (2, characters),
        Problem::TooLong { characters } => (3, characters),
        Problem::Character { at } => (4, at),
        Problem::Prefix => (5, 0),
        Problem::Contains { at } => (6, at),
        Problem::Range => (7, 0),
        Problem::TooMany { entries } => (9, entries),
        _ => (8, 0),
    }
}
