//! A request while it is written: what it is made of, and where its parts stand in the caller's buffer.

use core::ops::Range;

use sha2::{Digest as _, Sha256};

use super::canonical::CanonicalRequest;
use super::extras::{Body, Extras};
use super::headers::{Headers, check_value, trim};
use super::hex::{HEX_LEN, hex, hex_place};
use crate::encode::output::Buffer;
use crate::encode::percent::Encodable;
use crate::sign::endpoint::Endpoint;
use crate::sign::error::SignError;
use crate::sign::method::Method;
use crate::sign::operation::Operation;
use crate::sign::stamp::Stamp;

const ACTION: &str = "x-acs-action";

const VERSION: &str = "x-acs-version";

/// The type of a form body.
const FORM: &[u8] = b"application/x-www-form-urlencoded";

/// SHA-256 of nothing.
const HASH_OF_NOTHING: &[u8] = b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// A request, and where its parts are in the buffer.
///
/// The buffer holds them one after the other. The hash is there if there is a body; the `?` is overwritten where there are no
/// parameters, and there is none before those of a form.
///
/// ```text
/// https://host/?name=value&name=value 0123..cdef ACS3-HMAC-SHA256 Credential=id,SignedHeaders=names,Signature=0123..cdef
///               \----- params ------/ \- hash -/ \--- authorization, which ends the buffer: its signature comes last ---/
/// \--------------- url --------------/
/// https://host/name=value&name=value 0123..cdef ACS3-HMAC-SHA256 ...
/// \-- url ---/\- params, the form -/
/// ```
#[derive(Clone)]
pub(super) struct Draft<'a> {
    pub(super) method: Method,
    endpoint: Endpoint<&'a str>,
    /// Where the host is in the URL.
    host: Range<usize>,
    action: &'a str,
    version: &'a str,
    stamp: &'a Stamp,
    security_token: Option<&'a str>,
    extras: Extras<'a>,
    /// Where the URL ends.
    pub(super) url: usize,
    /// Where the encoded parameters are.
    params: Range<usize>,
    /// Where the header `Authorization` begins.
    pub(super) authorization: usize,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        method: Method,
        endpoint: Endpoint<&'a str>,
        operation: Operation<'a>,
        stamp: &'a Stamp,
        security_token: Option<&'a str>,
        extras: Extras<'a>,
    ) -> Result<Self, SignError> {
        let draft = Self {
            method,
            endpoint,
            host: 0..0,
            action: sendable(ACTION, operation.name)?,
            version: sendable(VERSION, operation.version)?,
            stamp,
            security_token,
            extras,
            url: 0,
            params: 0..0,
            authorization: 0,
        };
        draft.headers(&[]).check()?;
        Ok(draft)
    }

    /// Writes what comes before the parameters, and tells where they begin.
    pub(super) fn begin(&mut self, buffer: &mut Buffer<'_>) -> usize {
        self.host = self.endpoint.put(buffer);
        self.url = buffer.len;
        if !self.is_form() {
            buffer.put(b"?");
        }
        buffer.len
    }

    /// Takes note of where the parameters are, and tells where to go on behind them and the room for the body's hash.
    pub(super) fn end(&mut self, params: Range<usize>) -> usize {
        // Without parameters, the question mark does not belong to the URL.
        self.params = if params.is_empty() {
            self.url..self.url
        } else {
            params
        };
        let end = self.params.end;
        if !self.is_form() {
            self.url = end;
        }
        let hash = if self.has_body() { HEX_LEN } else { 0 };
        self.authorization = end.saturating_add(hash);
        self.authorization
    }

    /// Writes the hash of the body to its place, if there are both.
    pub(super) fn hash_body(&self, buffer: &mut [u8]) {
        if !self.has_body() {
            return;
        }
        let hash = hex(&Sha256::digest(self.body(buffer)).into());
        if let Some(place) = hex_place(buffer, self.authorization) {
            *place = hash;
        }
    }

    const fn has_body(&self) -> bool {
        !matches!(self.extras.body, Body::Empty)
    }

    /// Whether the parameters are the body.
    pub(super) const fn is_form(&self) -> bool {
        matches!(self.extras.body, Body::Form)
    }

    pub(super) fn body<'x>(&self, buffer: &'x [u8]) -> &'x [u8]
    where
        'a: 'x,
    {
        match self.extras.body {
            Body::Empty => &[],
            Body::Form => buffer.get(self.params.clone()).unwrap_or_default(),
            Body::Bytes(bytes) => bytes,
        }
    }

    pub(super) fn headers<'x>(&self, buffer: &'x [u8]) -> Headers<'x>
    where
        'a: 'x,
    {
        Headers::new(
            [
                ("content-type", self.is_form().then_some(FORM)),
                (
                    "host",
                    Some(buffer.get(self.host.clone()).unwrap_or_default()),
                ),
                (ACTION, Some(self.action.as_bytes())),
                ("x-acs-content-sha256", Some(self.payload_hash(buffer))),
                (
                    "x-acs-date",
                    Some(self.stamp.timestamp().as_str().as_bytes()),
                ),
                (
                    "x-acs-security-token",
                    self.security_token.map(str::as_bytes),
                ),
                (
                    "x-acs-signature-nonce",
                    Some(self.stamp.nonce().as_str().as_bytes()),
                ),
                (VERSION, Some(self.version.as_bytes())),
            ],
            self.extras.headers,
        )
    }

    pub(super) fn canonical_request<'x>(&self, buffer: &'x [u8]) -> CanonicalRequest<'x>
    where
        'a: 'x,
    {
        let query = if self.is_form() {
            0..0
        } else {
            self.params.clone()
        };
        CanonicalRequest {
            method: self.method.as_str(),
            uri: "/",
            query: buffer.get(query).unwrap_or_default(),
            headers: self.headers(buffer),
            signed_headers: None,
            payload_hash: self.payload_hash(buffer),
        }
    }

    fn payload_hash<'x>(&self, buffer: &'x [u8]) -> &'x [u8] {
        if !self.has_body() {
            return HASH_OF_NOTHING;
        }
        let end = self.authorization;
        buffer
            .get(end.saturating_sub(HEX_LEN)..end)
            .unwrap_or_default()
    }
}

/// The value of a header. The signer's other values are such that they can be sent.
fn sendable<'a>(name: &str, value: Encodable<'a>) -> Result<&'a str, SignError> {
    let text = trim(value.text);
    if !value.is_plain {
        check_value(name, text, 1)?;
    }
    Ok(text)
}

/// What stands in a part of the buffer, all of which is text.
pub(super) fn text(buffer: &[u8], range: Range<usize>) -> &str {
    core::str::from_utf8(buffer.get(range).unwrap_or_default()).unwrap_or_default()
}
