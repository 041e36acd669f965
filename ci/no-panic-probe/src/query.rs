//! A query read back.

use cenbwp::{Decoded, Query, QueryError};

#[unsafe(no_mangle)]
pub fn probe_query(text: &str) -> [Result<Query<'_>, QueryError>; 3] {
    [
        Query::new(text),
        Query::from_url(text),
        Query::from_form(text),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_query_parts<'a>(
    query: Query<'a>,
    name: &str,
    at: usize,
) -> (
    Option<Decoded<'a>>,
    Option<Decoded<'a>>,
    Option<(Decoded<'a>, Decoded<'a>)>,
) {
    (
        Query::get(query, name),
        Query::signature(query),
        Query::parameters(query).nth(at),
    )
}

#[unsafe(no_mangle)]
pub fn probe_decoded<'b>(
    decoded: Decoded<'_>,
    other: Decoded<'_>,
    text: &str,
    at: usize,
    buffer: &'b mut [u8],
) -> (bool, bool, Option<char>, Option<&'b str>) {
    (
        decoded == other,
        decoded == text,
        Decoded::chars(decoded).nth(at),
        Decoded::copy_to(decoded, buffer),
    )
}
