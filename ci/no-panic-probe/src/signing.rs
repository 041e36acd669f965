//! Requests of every kind, signed at every level, and what a signed request tells.

use cenbwp::{
    Action, Advisory, CreateCenBandwidthPackage, Credentials, Endpoint, Format, Method, Operation,
    ParamName, Params, RpcRequest, SignError, Signed, Signer, Stamp, Text, Value,
};

#[unsafe(no_mangle)]
pub fn probe_signer<'a>(
    credentials: &Credentials<'a, '_>,
    format: Format,
    endpoint: Option<Endpoint<'a>>,
) -> Signer<'a> {
    let signer = Signer::new(credentials).with_format(format);
    match endpoint {
        Some(endpoint) => signer.with_endpoint(endpoint),
        None => signer,
    }
}

#[unsafe(no_mangle)]
pub fn probe_endpoint_of<'a>(
    signer: &Signer<'a>,
    request: &'a CreateCenBandwidthPackage<'a>,
) -> Result<Endpoint<'a>, SignError> {
    signer.endpoint(request)
}

#[unsafe(no_mangle)]
pub fn probe_advisories(request: &CreateCenBandwidthPackage<'_>, at: usize) -> Option<Advisory> {
    request.advisories().nth(at)
}

#[unsafe(no_mangle)]
pub fn probe_sign_typed<'b>(
    signer: &Signer<'_>,
    request: &CreateCenBandwidthPackage<'_>,
    stamp: &Stamp,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    signer.sign_url(request, stamp, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_sign_typed_query<'b>(
    signer: &Signer<'_>,
    method: Method,
    request: &CreateCenBandwidthPackage<'_>,
    stamp: &Stamp,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    signer.sign_query(method, request, stamp, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_sign_rpc<'p, 'b>(
    signer: &Signer<'_>,
    method: Method,
    operation: Operation<'_>,
    params: &mut [(&'p str, &'p str)],
    stamp: &Stamp,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    signer.sign_query(method, &RpcRequest::new(operation, params), stamp, buffer)
}

/// An action of another crate, of which the library knows nothing.
#[unsafe(no_mangle)]
pub fn probe_sign_any<'b>(
    signer: &Signer<'_>,
    action: &dyn Action,
    stamp: &Stamp,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    signer.sign_url(action, stamp, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_push<'a>(params: &mut Params<'a>, name: &'a str, value: Value<'a>) {
    params.push(name, value);
}

#[unsafe(no_mangle)]
pub fn probe_push_named<'a>(params: &mut Params<'a>, name: &'static ParamName, value: Value<'a>) {
    params.push_named(name, value);
}

#[unsafe(no_mangle)]
pub fn probe_push_indexed<'a>(
    params: &mut Params<'a>,
    stem: &'a str,
    index: u32,
    tail: &'a str,
    value: Value<'a>,
) {
    params.push_indexed(stem, index, tail, value);
}

#[unsafe(no_mangle)]
pub fn probe_sign_exactly<'p, 'b>(
    signer: &Signer<'_>,
    method: Method,
    params: &mut [(&'p str, &'p str)],
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    signer.sign_exactly(method, params, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_signed<'b>(signed: &'b Signed<'b>) -> [&'b str; 5] {
    [
        signed.as_str(),
        signed.query(),
        signed.canonical_query(),
        signed.signature(),
        signed.method().as_str(),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_string_to_sign(signed: &Signed<'_>, other: &str, at: usize) -> (bool, Option<char>) {
    let string = signed.string_to_sign();
    (string == other, string.chars().nth(at))
}

#[unsafe(no_mangle)]
pub fn probe_server_string_to_sign(signed: &Signed<'_>, servers: &Text<'_>) -> bool {
    signed.string_to_sign() == *servers
}

#[unsafe(no_mangle)]
pub fn probe_action_by_reference<'b>(
    signer: &Signer<'_>,
    action: &dyn Action,
    stamp: &Stamp,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    signer.sign_url(&action, stamp, buffer)
}
