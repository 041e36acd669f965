//! Requests of every kind, signed at every level, and what a signed request tells.

use cenbwp::{
    Action, Advisory, CreateCenBandwidthPackage, Credentials, Endpoint, Format, Method, Operation,
    ParamName, Params, RpcRequest, SignError, Signed, Signer, Stamp, StringToSign, Value,
    ValueError, reply,
};

#[unsafe(no_mangle)]
pub fn probe_signer<'a>(
    credentials: &Credentials<'a, '_>,
    format: Format,
    endpoint: Option<Endpoint<&'a str>>,
) -> Signer<&'a str> {
    let signer = Signer::with_format(Signer::new(credentials), format);
    match endpoint {
        Some(endpoint) => Signer::with_endpoint(signer, endpoint),
        None => signer,
    }
}

#[unsafe(no_mangle)]
pub fn probe_endpoint_of<'a>(
    signer: &'a Signer<&'a str>,
    request: &'a CreateCenBandwidthPackage<'a>,
) -> Result<Endpoint<&'a str>, SignError> {
    Signer::endpoint(signer, request)
}

/// A text in room of its own.
pub struct Short([u8; 32]);

impl TryFrom<&str> for Short {
    type Error = ();

    fn try_from(text: &str) -> Result<Self, ()> {
        let mut bytes = [0; 32];
        let room = bytes.get_mut(..text.len()).ok_or(())?;
        room.copy_from_slice(text.as_bytes());
        Ok(Self(bytes))
    }
}

impl AsRef<str> for Short {
    fn as_ref(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

#[unsafe(no_mangle)]
pub fn probe_signer_into_owned(signer: Signer<&str>) -> Result<Signer<Short>, ValueError> {
    Signer::into_owned(signer)
}

#[unsafe(no_mangle)]
pub fn probe_sign_owned<'b>(
    signer: &Signer<Short>,
    action: &dyn Action,
    stamp: &Stamp,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    Signer::sign_url(signer, action, stamp, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_advisories(request: &CreateCenBandwidthPackage<'_>, at: usize) -> Option<Advisory> {
    CreateCenBandwidthPackage::advisories(request).nth(at)
}

#[unsafe(no_mangle)]
pub fn probe_sign_typed<'b>(
    signer: &Signer<&str>,
    request: &CreateCenBandwidthPackage<'_>,
    stamp: &Stamp,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    Signer::sign_url(signer, request, stamp, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_sign_typed_query<'b>(
    signer: &Signer<&str>,
    method: Method,
    request: &CreateCenBandwidthPackage<'_>,
    stamp: &Stamp,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    Signer::sign_query(signer, method, request, stamp, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_sign_rpc<'p, 'b>(
    signer: &Signer<&str>,
    method: Method,
    operation: Operation<'_>,
    params: &mut [(&'p str, &'p str)],
    stamp: &Stamp,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    Signer::sign_query(
        signer,
        method,
        &RpcRequest::new(operation, params),
        stamp,
        buffer,
    )
}

/// An action of another crate, of which the library knows nothing.
#[unsafe(no_mangle)]
pub fn probe_sign_any<'b>(
    signer: &Signer<&str>,
    action: &dyn Action,
    stamp: &Stamp,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    Signer::sign_url(signer, action, stamp, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_push<'a>(params: &mut Params<'a>, name: &'a str, value: Value<'a>) {
    Params::push(params, name, value);
}

#[unsafe(no_mangle)]
pub fn probe_push_named<'a>(params: &mut Params<'a>, name: &'static ParamName, value: Value<'a>) {
    Params::push_named(params, name, value);
}

#[unsafe(no_mangle)]
pub fn probe_push_list<'a>(
    params: &mut Params<'a>,
    stem: &'a str,
    inner_stem: &'a str,
    tail: &'a str,
    lists: &'a [&'a [u32]],
) {
    Params::push_list(params, stem, lists, |params, list| {
        Params::push_list(params, inner_stem, list, |params, number| {
            Params::push(params, tail, *number);
        });
    });
}

#[unsafe(no_mangle)]
pub fn probe_sign_exactly<'p, 'b>(
    signer: &Signer<&str>,
    method: Method,
    params: &mut [(&'p str, &'p str)],
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    Signer::sign_exactly(signer, method, params, buffer)
}

#[unsafe(no_mangle)]
pub fn probe_signed<'b>(signed: &'b Signed<'b>) -> [&'b str; 5] {
    [
        Signed::as_str(signed),
        Signed::query(signed),
        Signed::canonical_query(signed),
        Signed::signature(signed),
        Method::as_str(Signed::method(signed)),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_signed_bytes<'b>(signed: &Signed<'b>) -> &'b [u8] {
    Signed::as_bytes(signed)
}

#[unsafe(no_mangle)]
pub fn probe_string_to_sign(signed: &Signed<'_>, other: &str, at: usize) -> (bool, Option<char>) {
    let string = Signed::string_to_sign(signed);
    (string == other, StringToSign::chars(&string).nth(at))
}

#[unsafe(no_mangle)]
pub fn probe_server_string_to_sign(signed: &Signed<'_>, servers: &reply::Text<'_>) -> bool {
    Signed::string_to_sign(signed) == *servers
}

#[unsafe(no_mangle)]
pub fn probe_action_by_reference<'b>(
    signer: &Signer<&str>,
    action: &dyn Action,
    stamp: &Stamp,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    Signer::sign_url(signer, &action, stamp, buffer)
}
