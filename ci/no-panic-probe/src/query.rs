//! A query read back.

use core::fmt;
use core::time::Duration;

use cenbwp::{Credentials, Method, StringToSign, Timestamp, acs3, query, reply};

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

#[unsafe(no_mangle)]
pub fn probe_untrusted_rpc<'a>(
    method: Method,
    query: &str,
    form: &str,
    text: &'a mut [u8],
    slots: &'a mut [query::Slot],
) -> Result<query::Untrusted<'a>, query::VerifyError> {
    query::Untrusted::rpc(method, query, form, query::Room { text, slots })
}

#[unsafe(no_mangle)]
pub fn probe_untrusted_acs3<'a>(
    [method, path, query]: [&'a str; 3],
    headers: &'a [(&'a str, &'a str)],
    body: &'a [u8],
    text: &'a mut [u8],
    slots: &'a mut [query::Slot],
) -> Result<query::Untrusted<'a>, query::VerifyError> {
    query::Untrusted::acs3(
        method,
        path,
        query,
        headers,
        body,
        query::Room { text, slots },
    )
}

#[unsafe(no_mangle)]
pub fn probe_untrusted<'a>(
    untrusted: &query::Untrusted<'a>,
    to: &mut dyn fmt::Write,
) -> (&'a str, Option<&'a str>, [fmt::Result; 2]) {
    (
        query::Untrusted::access_key_id(untrusted),
        query::Untrusted::security_token(untrusted),
        [
            query::Untrusted::string_to_sign(untrusted, to),
            query::Untrusted::canonical_request(untrusted, to),
        ],
    )
}

#[unsafe(no_mangle)]
pub fn probe_untrusted_verify<'a>(
    untrusted: &query::Untrusted<'a>,
    credentials: &Credentials<'_, '_>,
    now: Timestamp,
    window: Duration,
) -> Result<query::Trusted<'a>, query::VerifyError> {
    query::Untrusted::verify(untrusted, credentials, now, window)
}

#[unsafe(no_mangle)]
pub fn probe_trusted<'a>(trusted: &query::Trusted<'a>, at: usize) -> Option<(&'a str, &'a str)> {
    query::Trusted::params(trusted).nth(at)
}

#[unsafe(no_mangle)]
pub fn probe_verify_error(error: &query::VerifyError) -> &'static str {
    query::VerifyError::code(error)
}

#[unsafe(no_mangle)]
pub fn probe_explanation(
    text: &str,
    ours: StringToSign<'_>,
    server: reply::Text<'_>,
) -> [query::Explanation; 3] {
    [
        query::Explanation::new(ours.chars(), server.chars()),
        query::Explanation::new(text.chars(), server.chars()),
        query::Explanation::new(text.chars(), text.chars().rev()),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_explanation_of_canonical_request(
    ours: &acs3::CanonicalRequest<'_>,
    server: reply::Text<'_>,
) -> query::Explanation {
    query::Explanation::new(acs3::CanonicalRequest::chars(ours), server.chars())
}

#[unsafe(no_mangle)]
pub fn probe_cause(cause: query::Cause) -> (&'static str, usize) {
    (query::Cause::as_str(cause), query::Cause::ALL.len())
}
