//! What can be wrong and what may be refused, as indices into the list of texts that `examples/texts.rs` makes from the crate's own.

use cenbwp::reply::DecodeProblem;
use cenbwp::{Advisory, GeographicRegion, PricingCycle, Problem, SignError};

/// Before come the codes of [`value`].
const CALL: u32 = 9;
const REPLY: u32 = CALL + 3;

/// The code, and the number in the text.
pub(crate) const fn value(problem: &Problem) -> (u32, usize) {
    match *problem {
        Problem::Empty => (0, 0),
        Problem::TooShort { characters } => (1, characters),
        Problem::TooLong { characters } => (2, characters),
        Problem::Character { at } => (3, at),
        Problem::Prefix => (4, 0),
        Problem::Contains { at } => (5, at),
        Problem::Range => (6, 0),
        Problem::TooMany { entries } => (8, entries),
        _ => (7, 0),
    }
}

/// The names of a JavaScript object are unique, and come sorted, and an operation's version and name are there, so that nothing else can
/// be wrong.
pub(crate) const fn call(error: &SignError) -> u32 {
    CALL + match error {
        SignError::ReservedParam(_) => 0,
        SignError::UnnamedParam => 1,
        _ => 2,
    }
}

/// The code, and the phrase in the text.
pub(crate) const fn reply(problem: &DecodeProblem) -> (u32, &'static str) {
    let (code, phrase) = match *problem {
        DecodeProblem::Empty => (0, ""),
        DecodeProblem::Unrecognized => (1, ""),
        DecodeProblem::Html => (2, ""),
        DecodeProblem::Utf8 => (3, ""),
        DecodeProblem::Truncated => (4, ""),
        DecodeProblem::Unexpected { expected } => (5, expected),
        DecodeProblem::Escape => (6, ""),
        DecodeProblem::Mismatch => (7, ""),
        DecodeProblem::TooDeep => (8, ""),
        DecodeProblem::Trailing => (9, ""),
        DecodeProblem::Duplicate { field } => (10, field),
        DecodeProblem::Missing { field } => (11, field),
        _ => (12, ""),
    };
    (REPLY + code, phrase)
}

/// Which text it is; the number in it is that of the parameter.
pub(crate) const fn advisory(advisory: Advisory) -> u32 {
    match advisory {
        Advisory::Bandwidth(_) => 0,
        Advisory::PrePaid => 1,
        Advisory::Postpay => 2,
        Advisory::GeographicRegionA(GeographicRegion::MiddleEast) => 3,
        Advisory::GeographicRegionA(_) => 4,
        Advisory::GeographicRegionB(GeographicRegion::MiddleEast) => 5,
        Advisory::GeographicRegionB(_) => 6,
        Advisory::Period(_, PricingCycle::Month) => 7,
        Advisory::Period(..) => 8,
        Advisory::CenId => 9,
        Advisory::ResourceGroupId => 10,
        Advisory::AutoPayWithoutClientToken => 11,
        _ => 12,
    }
}
