//! Replies and refusals, JSON and XML.

use cenbwp::{
    CreateCenBandwidthPackageReply, DecodeError, ErrorCode, Field, Fields, Format, ServiceError,
    Text,
};

#[unsafe(no_mangle)]
pub fn probe_reply(
    body: &[u8],
) -> Result<Result<CreateCenBandwidthPackageReply<'_>, ServiceError<'_>>, DecodeError> {
    CreateCenBandwidthPackageReply::read(body)
}

#[unsafe(no_mangle)]
pub fn probe_reply_str(
    body: &str,
) -> Result<Result<CreateCenBandwidthPackageReply<'_>, ServiceError<'_>>, DecodeError> {
    CreateCenBandwidthPackageReply::read_str(body)
}

#[unsafe(no_mangle)]
pub fn probe_reply_as(
    body: &[u8],
    format: Format,
) -> Result<Result<CreateCenBandwidthPackageReply<'_>, ServiceError<'_>>, DecodeError> {
    CreateCenBandwidthPackageReply::read_as(body, format)
}

#[unsafe(no_mangle)]
pub fn probe_fields(body: &[u8]) -> Result<Fields<'_>, DecodeError> {
    Fields::read(body)
}

#[unsafe(no_mangle)]
pub fn probe_fields_as(body: &[u8], format: Format) -> Result<Fields<'_>, DecodeError> {
    Fields::read_as(body, format)
}

#[unsafe(no_mangle)]
pub fn probe_fields_str(body: &str) -> Result<Fields<'_>, DecodeError> {
    Fields::read_str(body)
}

#[unsafe(no_mangle)]
pub fn probe_field<'a>(fields: &mut Fields<'a>) -> Option<Result<Field<'a>, DecodeError>> {
    fields.next()
}

#[unsafe(no_mangle)]
pub fn probe_root<'a>(fields: &Fields<'a>) -> Option<&'a str> {
    Fields::root(fields)
}

#[unsafe(no_mangle)]
pub fn probe_text<'a>(
    text: Text<'a>,
    other: &str,
    at: usize,
) -> (Option<&'a str>, Option<char>, Text<'a>, bool, bool) {
    (
        Text::as_str(&text),
        Text::chars(&text).nth(at),
        Text::trim(&text),
        Text::is_empty(&text),
        text == other,
    )
}

#[unsafe(no_mangle)]
pub fn probe_read_refusal(body: &[u8]) -> Result<ServiceError<'_>, DecodeError> {
    ServiceError::read(body)
}

#[unsafe(no_mangle)]
pub fn probe_read_refusal_str(body: &str) -> Result<ServiceError<'_>, DecodeError> {
    ServiceError::read_str(body)
}

#[unsafe(no_mangle)]
pub fn probe_read_refusal_as(body: &[u8], format: Format) -> Result<ServiceError<'_>, DecodeError> {
    ServiceError::read_as(body, format)
}

#[unsafe(no_mangle)]
pub fn probe_refusal<'a>(refusal: &ServiceError<'a>) -> (ErrorCode<'a>, Option<Text<'a>>) {
    (
        ServiceError::kind(refusal),
        ServiceError::server_string_to_sign(refusal),
    )
}

#[unsafe(no_mangle)]
pub fn probe_message_for_logs<'a>(refusal: &ServiceError<'a>) -> Option<(Text<'a>, bool)> {
    ServiceError::message_for_logs(refusal)
}

#[unsafe(no_mangle)]
pub fn probe_error_code(code: ErrorCode<'_>) -> [bool; 6] {
    [
        ErrorCode::is_retryable(&code),
        ErrorCode::is_signature(&code),
        ErrorCode::is_clock(&code),
        ErrorCode::is_key(&code),
        ErrorCode::is_throttling(&code),
        ErrorCode::is_money(&code),
    ]
}
