//! The second signature method.

use cenbwp::{Action, Credentials, Endpoint, Method, SignError, Stamp, ValueError, acs3, reply};

#[unsafe(no_mangle)]
pub fn probe_acs3_signer<'a>(
    credentials: &Credentials<'a, '_>,
    endpoint: Option<Endpoint<&'a str>>,
) -> acs3::Signer<&'a str> {
    let signer = acs3::Signer::new(credentials);
    match endpoint {
        Some(endpoint) => acs3::Signer::with_endpoint(signer, endpoint),
        None => signer,
    }
}

#[unsafe(no_mangle)]
pub fn probe_acs3_into_owned(
    signer: acs3::Signer<&str>,
) -> Result<acs3::Signer<crate::signing::Short>, ValueError> {
    acs3::Signer::into_owned(signer)
}

#[unsafe(no_mangle)]
pub fn probe_acs3_extras<'a>(
    headers: &'a [(&'a str, &'a str)],
    body: &'a [u8],
) -> [acs3::Extras<'a>; 2] {
    let extras = acs3::Extras::headers(acs3::Extras::new(), headers);
    [acs3::Extras::form(extras), acs3::Extras::body(extras, body)]
}

#[unsafe(no_mangle)]
pub fn probe_acs3_sign<'b>(
    signer: &'b acs3::Signer<&'b str>,
    method: Method,
    action: &'b dyn Action,
    stamp: &'b Stamp,
    buffer: &'b mut [u8],
) -> Result<acs3::Signed<'b>, SignError> {
    acs3::Signer::sign(signer, method, action, stamp, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_acs3_sign_with<'b>(
    signer: &'b acs3::Signer<&'b str>,
    extras: acs3::Extras<'b>,
    method: Method,
    action: &'b dyn Action,
    stamp: &'b Stamp,
    buffer: &'b mut [u8],
) -> Result<acs3::Signed<'b>, SignError> {
    acs3::Signer::sign_with(signer, extras, method, action, stamp, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_acs3_sign_exactly<'b>(
    signer: &acs3::Signer<&str>,
    parts: &acs3::CanonicalParts<'_>,
    buffer: &'b mut [u8],
) -> Result<acs3::Authorization<'b>, SignError> {
    acs3::Signer::sign_exactly(signer, parts, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_acs3_signed<'b>(
    signed: &'b acs3::Signed<'b>,
) -> (
    Method,
    &'b str,
    &'b [u8],
    acs3::HeaderIter<'b>,
    acs3::Authorization<'b>,
) {
    (
        acs3::Signed::method(signed),
        acs3::Signed::url(signed),
        acs3::Signed::body(signed),
        acs3::Signed::headers(signed),
        acs3::Signed::authorization(signed),
    )
}

#[unsafe(no_mangle)]
pub fn probe_acs3_header<'b>(headers: &mut acs3::HeaderIter<'b>) -> Option<(&'b str, &'b str)> {
    headers.next()
}

#[unsafe(no_mangle)]
pub fn probe_acs3_authorization<'b>(
    authorization: &acs3::Authorization<'b>,
    other: &str,
) -> ([&'b str; 2], bool) {
    (
        [
            acs3::Authorization::as_str(authorization),
            acs3::Authorization::signature(authorization),
        ],
        *authorization == *other,
    )
}

#[unsafe(no_mangle)]
pub fn probe_acs3_canonical<'a>(
    signed: &'a acs3::Signed<'a>,
    parts: &acs3::CanonicalParts<'a>,
) -> [acs3::CanonicalRequest<'a>; 2] {
    [
        acs3::Signed::canonical_request(signed),
        acs3::CanonicalParts::canonical_request(parts),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_acs3_string_to_sign(
    signed: &acs3::Signed<'_>,
    canonical: &acs3::CanonicalRequest<'_>,
) -> [acs3::StringToSign; 2] {
    [
        acs3::Signed::string_to_sign(signed),
        acs3::CanonicalRequest::string_to_sign(canonical),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_acs3_compare<'a>(
    own: &'a acs3::StringToSign,
    servers: &reply::Text<'_>,
) -> (&'a str, bool) {
    (acs3::StringToSign::as_str(own), servers == own)
}
