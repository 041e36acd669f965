//! A request while it is written: what it is made of, and where its parts stand in the caller's buffer.

use core::ops::Range;

use sha2::{Digest as _, Sha256};

use super::canonical::CanonicalRequest;
use super::extras::{Acs3Extras, Body};
use super::headers::{Headers, check_value, trim};
use super::{HEX_LEN, put_hex};
use crate::action::{Action, Operation};
use crate::encode::Sink;
use crate::endpoint::Endpoint;
use crate::error::SignError;
use crate::gather::Gather;
use crate::method::Method;
use crate::out::Out;
use crate::params::{Params, Walk};
use crate::stamp::Stamp;

const ACTION: &str = "x-acs-action";

const VERSION: &str = "x-acs-version";

/// The type of a form body.
const FORM: &str = "application/x-www-form-urlencoded";

/// SHA-256 of nothing.
const HASH_OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

#[derive(Clone)]
pub(super) struct Draft<'a> {
    pub(super) method: Method,
    endpoint: Endpoint<'a>,
    action: &'a str,
    version: &'a str,
    date: &'a str,
    nonce: &'a str,
    security_token: Option<&'a str>,
    extras: Acs3Extras<'a>,
    pub(super) url: Range<usize>,
    /// The parameters, encoded, in the URL or in the body.
    params: Range<usize>,
    /// The hash of the body, if it has one.
    hash: Option<Range<usize>>,
    /// The names of the headers within `authorization`.
    pub(super) signed_headers: Range<usize>,
    pub(super) authorization: Range<usize>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        method: Method,
        endpoint: Endpoint<'a>,
        operation: Operation<'a>,
        stamp: &'a Stamp,
        security_token: Option<&'a str>,
        extras: Acs3Extras<'a>,
    ) -> Result<Self, SignError> {
        let draft = Self {
            method,
            endpoint,
            action: trim(operation.name()),
            version: trim(operation.version()),
            date: stamp.timestamp().as_str(),
            nonce: stamp.nonce().as_str(),
            security_token,
            extras,
            url: 0..0,
            params: 0..0,
            hash: None,
            signed_headers: 0..0,
            authorization: 0..0,
        };
        draft.headers(&[]).check()?;
        // The other values of the signer's own are such that they can be sent.
        for (name, value, text) in [
            (ACTION, operation.name, draft.action),
            (VERSION, operation.version, draft.version),
        ] {
            if !value.is_plain() || text.is_empty() {
                check_value(name, text)?;
            }
        }
        Ok(draft)
    }

    /// Writes the URL, and behind it the body if it is a form, and tells where to go on behind the room for the body's hash.
    pub(super) fn write(
        &mut self,
        action: &dyn Action,
        buffer: &mut [u8],
    ) -> Result<usize, SignError> {
        let mut out = Out::new(buffer, 0);
        self.endpoint.put(&mut out);
        let url = out.len;
        let is_form = matches!(self.extras.body, Body::Form);
        if !is_form {
            out.put(b"?");
        }
        let start = out.len;
        let mut unsigned = Gather::new(None);
        let mut params = Params::new(Sink::new(out, &mut unsigned), Walk::Reserve);
        action.params(&mut params);
        let end = params.finish()?.end_of_params(start);
        // Without parameters, the question mark does not belong to the URL.
        let (start, end) = if start == end {
            (url, url)
        } else {
            (start, end)
        };
        self.params = start..end;
        self.url = 0..if is_form { url } else { end };
        if matches!(self.extras.body, Body::Empty) {
            return Ok(end);
        }
        let behind = end.saturating_add(HEX_LEN);
        self.hash = Some(end..behind);
        Ok(behind)
    }

    /// Writes the hash of the body into the room for it.
    pub(super) fn hash_body(&self, buffer: &mut [u8]) {
        if let Some(range) = &self.hash {
            let hash = Sha256::digest(self.body(buffer));
            put_hex(&hash.into(), buffer, range.end);
        }
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
        let is_form = matches!(self.extras.body, Body::Form);
        Headers::new(
            [
                ("content-type", is_form.then_some(FORM)),
                ("host", Some(self.endpoint.host())),
                (ACTION, Some(self.action)),
                ("x-acs-content-sha256", Some(self.payload_hash(buffer))),
                ("x-acs-date", Some(self.date)),
                ("x-acs-security-token", self.security_token),
                ("x-acs-signature-nonce", Some(self.nonce)),
                (VERSION, Some(self.version)),
            ],
            self.extras.headers,
        )
    }

    pub(super) fn canonical_request<'x>(&self, buffer: &'x [u8]) -> CanonicalRequest<'x>
    where
        'a: 'x,
    {
        let is_form = matches!(self.extras.body, Body::Form);
        let query = if is_form { 0..0 } else { self.params.clone() };
        CanonicalRequest {
            method: self.method,
            uri: "/",
            query: buffer.get(query).unwrap_or_default(),
            headers: self.headers(buffer),
            signed_headers: buffer.get(self.signed_headers.clone()),
            payload_hash: self.payload_hash(buffer).as_bytes(),
        }
    }

    fn payload_hash<'x>(&self, buffer: &'x [u8]) -> &'x str {
        self.hash
            .clone()
            .map_or(HASH_OF_NOTHING, |range| text(buffer, range))
    }
}

/// What stands in a part of the buffer, all of which is text.
pub(super) fn text(buffer: &[u8], range: Range<usize>) -> &str {
    core::str::from_utf8(buffer.get(range).unwrap_or_default()).unwrap_or_default()
}
