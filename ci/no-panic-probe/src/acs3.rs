//! The second signature method.

use cenbwp::{
    Acs3Authorization, Acs3Extras, Acs3Signed, Acs3Signer, Acs3StringToSign, Action,
    CanonicalParts, CanonicalRequest, Credentials, HeaderIter, Method, SignError, Stamp,
};

#[unsafe(no_mangle)]
pub fn probe_acs3_signer<'a>(credentials: &Credentials<'a, '_>) -> Acs3Signer<'a> {
    Acs3Signer::new(credentials)
}

#[unsafe(no_mangle)]
pub fn probe_acs3_extras<'a>(
    headers: &'a [(&'a str, &'a str)],
    body: &'a [u8],
) -> [Acs3Extras<'a>; 2] {
    let extras = Acs3Extras::new().headers(headers);
    [extras.form(), extras.body(body)]
}

#[unsafe(no_mangle)]
pub fn probe_acs3_sign<'b>(
    signer: &'b Acs3Signer<'b>,
    extras: Acs3Extras<'b>,
    method: Method,
    action: &'b dyn Action,
    stamp: &'b Stamp,
    buffer: &'b mut [u8],
) -> Result<Acs3Signed<'b>, SignError> {
    signer.sign_with(extras, method, action, stamp, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_acs3_sign_exactly<'b>(
    signer: &Acs3Signer<'_>,
    parts: &CanonicalParts<'_>,
    buffer: &'b mut [u8],
) -> Result<Acs3Authorization<'b>, SignError> {
    signer.sign_exactly(parts, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_acs3_signed<'b>(
    signed: &'b Acs3Signed<'b>,
) -> (&'b str, &'b [u8], HeaderIter<'b>, Acs3Authorization<'b>) {
    (
        signed.url(),
        signed.body(),
        signed.headers(),
        signed.authorization(),
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
        [authorization.as_str(), authorization.signature()],
        *authorization == *other,
    )
}

#[unsafe(no_mangle)]
pub fn probe_acs3_canonical<'a>(
    signed: &'a Acs3Signed<'a>,
    parts: &CanonicalParts<'a>,
) -> [CanonicalRequest<'a>; 2] {
    [signed.canonical_request(), parts.canonical_request()]
}

#[unsafe(no_mangle)]
pub fn probe_acs3_string_to_sign(canonical: &CanonicalRequest<'_>) -> Acs3StringToSign {
    canonical.string_to_sign()
}
