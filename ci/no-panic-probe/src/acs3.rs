//! The second signature method.

use cenbwp::{
    Acs3Authorization, Acs3Extras, Acs3Signed, Acs3Signer, Acs3StringToSign, Action,
    CanonicalParts, CanonicalRequest, Credentials, Endpoint, HeaderIter, Method, SignError, Stamp,
    Text,
};

#[unsafe(no_mangle)]
pub fn probe_acs3_signer<'a>(
    credentials: &Credentials<'a, '_>,
    endpoint: Option<Endpoint<'a>>,
) -> Acs3Signer<'a> {
    let signer = Acs3Signer::new(credentials);
    match endpoint {
        Some(endpoint) => Acs3Signer::with_endpoint(signer, endpoint),
        None => signer,
    }
}

#[unsafe(no_mangle)]
pub fn probe_acs3_extras<'a>(
    headers: &'a [(&'a str, &'a str)],
    body: &'a [u8],
) -> [Acs3Extras<'a>; 2] {
    let extras = Acs3Extras::headers(Acs3Extras::new(), headers);
    [Acs3Extras::form(extras), Acs3Extras::body(extras, body)]
}

#[unsafe(no_mangle)]
pub fn probe_acs3_sign<'b>(
    signer: &'b Acs3Signer<'b>,
    method: Method,
    action: &'b dyn Action,
    stamp: &'b Stamp,
    buffer: &'b mut [u8],
) -> Result<Acs3Signed<'b>, SignError> {
    Acs3Signer::sign(signer, method, action, stamp, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_acs3_sign_with<'b>(
    signer: &'b Acs3Signer<'b>,
    extras: Acs3Extras<'b>,
    method: Method,
    action: &'b dyn Action,
    stamp: &'b Stamp,
    buffer: &'b mut [u8],
) -> Result<Acs3Signed<'b>, SignError> {
    Acs3Signer::sign_with(signer, extras, method, action, stamp, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_acs3_sign_exactly<'b>(
    signer: &Acs3Signer<'_>,
    parts: &CanonicalParts<'_>,
    buffer: &'b mut [u8],
) -> Result<Acs3Authorization<'b>, SignError> {
    Acs3Signer::sign_exactly(signer, parts, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_acs3_signed<'b>(
    signed: &'b Acs3Signed<'b>,
) -> (
    Method,
    &'b str,
    &'b [u8],
    HeaderIter<'b>,
    Acs3Authorization<'b>,
) {
    (
        Acs3Signed::method(signed),
        Acs3Signed::url(signed),
        Acs3Signed::body(signed),
        Acs3Signed::headers(signed),
        Acs3Signed::authorization(signed),
    )
}

#[unsafe(no_mangle)]
pub fn probe_acs3_header<'b>(headers: &mut HeaderIter<'b>) -> Option<(&'b str, &'b str)> {
    headers.next()
}

#[unsafe(no_mangle)]
pub fn probe_acs3_authorization<'b>(
    authorization: &Acs3Authorization<'b>,
    other: &str,
) -> ([&'b str; 2], bool) {
    (
        [
            Acs3Authorization::as_str(authorization),
            Acs3Authorization::signature(authorization),
        ],
        *authorization == *other,
    )
}

#[unsafe(no_mangle)]
pub fn probe_acs3_canonical<'a>(
    signed: &'a Acs3Signed<'a>,
    parts: &CanonicalParts<'a>,
) -> [CanonicalRequest<'a>; 2] {
    [
        Acs3Signed::canonical_request(signed),
        CanonicalParts::canonical_request(parts),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_acs3_string_to_sign(
    signed: &Acs3Signed<'_>,
    canonical: &CanonicalRequest<'_>,
) -> [Acs3StringToSign; 2] {
    [
        Acs3Signed::string_to_sign(signed),
        CanonicalRequest::string_to_sign(canonical),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_acs3_compare<'a>(own: &'a Acs3StringToSign, servers: &Text<'_>) -> (&'a str, bool) {
    (Acs3StringToSign::as_str(own), servers == own)
}
