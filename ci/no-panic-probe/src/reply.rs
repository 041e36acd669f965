//! Replies and refusals, JSON and XML.

use cenbwp::{Format, reply};

#[unsafe(no_mangle)]
pub fn probe_reply(
    body: &[u8],
) -> Result<reply::CreateCenBandwidthPackageReply<'_>, reply::ReplyError<'_>> {
    reply::CreateCenBandwidthPackageReply::read(body)
}

#[unsafe(no_mangle)]
pub fn probe_reply_as(
    body: &[u8],
    format: Format,
) -> Result<reply::CreateCenBandwidthPackageReply<'_>, reply::ReplyError<'_>> {
    reply::CreateCenBandwidthPackageReply::read_as(body, format)
}

#[unsafe(no_mangle)]
pub fn probe_fields(body: &[u8]) -> Result<reply::Fields<'_>, reply::DecodeError> {
    reply::Fields::read(body)
}

#[unsafe(no_mangle)]
pub fn probe_fields_as(
    body: &[u8],
    format: Format,
) -> Result<reply::Fields<'_>, reply::DecodeError> {
    reply::Fields::read_as(body, format)
}

#[unsafe(no_mangle)]
pub fn probe_field<'a>(
    fields: &mut reply::Fields<'a>,
) -> Option<Result<reply::Field<'a>, reply::DecodeError>> {
    fields.next()
}

#[unsafe(no_mangle)]
pub fn probe_root<'a>(fields: &reply::Fields<'a>) -> Option<&'a str> {
    reply::Fields::root(fields)
}

#[unsafe(no_mangle)]
pub fn probe_find_path<'a>(
    fields: reply::Fields<'a>,
    path: &str,
) -> Result<Option<reply::FieldValue<'a>>, reply::DecodeError> {
    reply::Fields::find_path(fields, path)
}

#[unsafe(no_mangle)]
pub fn probe_nested<'a>(nested: reply::Nested<'a>) -> (&'a str, reply::Fields<'a>) {
    (reply::Nested::as_str(&nested), nested.into_iter())
}

#[unsafe(no_mangle)]
pub fn probe_text<'a>(
    text: reply::Text<'a>,
    other: &str,
    at: usize,
) -> (Option<&'a str>, Option<char>, reply::Text<'a>, bool, bool) {
    (
        reply::Text::as_str(&text),
        reply::Text::chars(&text).nth(at),
        reply::Text::trim(&text),
        reply::Text::is_empty(&text),
        text == other,
    )
}

#[unsafe(no_mangle)]
pub fn probe_read_refusal(body: &[u8]) -> Result<reply::ServiceError<'_>, reply::DecodeError> {
    reply::ServiceError::read(body)
}

#[unsafe(no_mangle)]
pub fn probe_read_refusal_as(
    body: &[u8],
    format: Format,
) -> Result<reply::ServiceError<'_>, reply::DecodeError> {
    reply::ServiceError::read_as(body, format)
}

#[unsafe(no_mangle)]
pub fn probe_refusal<'a>(
    refusal: &reply::ServiceError<'a>,
) -> (reply::ErrorKind, Option<reply::Text<'a>>) {
    (
        reply::ServiceError::kind(refusal),
        reply::ServiceError::server_string_to_sign(refusal),
    )
}

#[unsafe(no_mangle)]
pub fn probe_canonical_request<'a>(refusal: &reply::ServiceError<'a>) -> Option<reply::Text<'a>> {
    reply::ServiceError::server_canonical_request(refusal)
}

#[unsafe(no_mangle)]
pub fn probe_error_kind(kind: reply::ErrorKind) -> (&'static str, bool) {
    (
        reply::ErrorKind::as_str(kind),
        reply::ErrorKind::is_retryable(kind),
    )
}
