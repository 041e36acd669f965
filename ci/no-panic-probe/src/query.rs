//! A query read back.

use cenbwp::query;

#[unsafe(no_mangle)]
pub fn probe_query(text: &str) -> [Result<query::Query<'_>, query::QueryError>; 3] {
    [
        query::Query::new(text),
        query::Query::from_url(text),
        query::Query::from_form(text),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_query_parts<'a>(
    query: query::Query<'a>,
    name: &str,
    at: usize,
) -> (
    Option<query::Decoded<'a>>,
    Option<query::Decoded<'a>>,
    Option<(query::Decoded<'a>, query::Decoded<'a>)>,
) {
    (
        query::Query::get(query, name),
        query::Query::signature(query),
        query::Query::parameters(query).nth(at),
    )
}

#[unsafe(no_mangle)]
pub fn probe_decoded<'b>(
    decoded: query::Decoded<'_>,
    other: query::Decoded<'_>,
    text: &str,
    at: usize,
    buffer: &'b mut [u8],
) -> (bool, bool, Option<char>, Option<&'b str>) {
    (
        decoded == other,
        decoded == text,
        query::Decoded::chars(decoded).nth(at),
        query::Decoded::copy_to(decoded, buffer),
    )
}
