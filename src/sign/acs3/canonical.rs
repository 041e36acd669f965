//! The canonical request, which is hashed, and the string to sign, which holds that hash.

use core::fmt::{self, Write as _};

use hmac::digest::block_api::CoreProxy;
use sha2::Sha256;

use super::headers::Headers;
use super::hex::hex;
use super::{ALGORITHM, HEX_LEN};
use crate::encode::copy::put;
use crate::encode::gather::{Gather, TakeText};
use crate::encode::quoted::Quoted;
use crate::sign::method::Method;

/// The parts of a canonical request, each as it is to be signed: see [`Signer::sign_exactly`](crate::Signer::sign_exactly).
///
/// Lines divide them, so a path, query or hash of others' making must not have a line feed: what is behind it would be signed as the next part.
#[derive(Clone, Copy)]
#[expect(clippy::exhaustive_structs, reason = "the method has these five parts")]
pub struct CanonicalParts<'a> {
    /// The method.
    pub method: Method,
    /// The path; `/` for RPC-style operations.
    pub uri: &'a str,
    /// The query: sorted and percent-encoded, without `?`.
    pub query: &'a str,
    /// The headers: names in lower case, sorted.
    pub headers: &'a [(&'a str, &'a str)],
    /// SHA-256 of the body in lower-case hexadecimal digits.
    pub payload_hash: &'a str,
}

impl<'a> CanonicalParts<'a> {
    /// The canonical request.
    #[must_use]
    pub const fn canonical_request(&self) -> CanonicalRequest<'a> {
        CanonicalRequest {
            method: self.method,
            uri: self.uri,
            query: self.query.as_bytes(),
            headers: Headers::exact(self.headers),
            signed_headers: None,
            payload_hash: self.payload_hash.as_bytes(),
        }
    }
}

/// Shows the method and the path.
impl fmt::Debug for CanonicalParts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CanonicalParts")
            .field("method", &self.method)
            .field("uri", &Quoted(self.uri.chars()))
            .finish_non_exhaustive()
    }
}

/// A canonical request, to be looked at: `Display` writes all of it, a security token included, and `Debug` nothing.
#[derive(Clone, Copy)]
pub struct CanonicalRequest<'a> {
    pub(super) method: Method,
    pub(super) uri: &'a str,
    pub(super) query: &'a [u8],
    pub(super) headers: Headers<'a>,
    /// The names of the headers where they have been joined already, in the header `Authorization`.
    pub(super) signed_headers: Option<&'a [u8]>,
    pub(super) payload_hash: &'a [u8],
}

impl CanonicalRequest<'_> {
    /// All of it in pieces of text, each with the byte that separates it from what follows, the last one too: for the hash and for the
    /// eye from the same place, so that the two cannot differ. Only a query that has just been written was hashed on the way.
    fn pieces(&self, text: &mut impl TakeText) {
        text.put(self.method.as_str().as_bytes(), b'\n');
        text.put(self.uri.as_bytes(), b'\n');
        text.put(self.query, b'\n');
        self.pieces_behind_query(text);
    }

    fn pieces_behind_query(&self, text: &mut impl TakeText) {
        self.headers
            .each(|name, value| text.put_pair(name, b':', value, b'\n'));
        text.put(b"", b'\n');
        match self.signed_headers {
            Some(names) => text.put(names, b'\n'),
            None => self.headers.names(b'\n', text),
        }
        text.put(self.payload_hash, b'\n');
    }

    /// The string to sign.
    #[must_use]
    pub fn string_to_sign(&self) -> StringToSign {
        let mut hash = <Sha256 as CoreProxy>::Core::default();
        let mut gather = Gather::new(&mut hash);
        self.pieces(&mut gather);
        StringToSign::new(&mut gather)
    }

    /// The same where all up to and with the query has been hashed while it was written.
    pub(super) fn string_to_sign_behind_query(&self, gather: &mut Gather<'_>) -> StringToSign {
        gather.put(b"", b'\n');
        self.pieces_behind_query(gather);
        StringToSign::new(gather)
    }
}

impl fmt::Display for CanonicalRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer::new(f);
        self.pieces(&mut writer);
        writer.outcome
    }
}

impl fmt::Debug for CanonicalRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CanonicalRequest").finish_non_exhaustive()
    }
}

/// What is signed: the name of the method, and on the next line the hash of the canonical request.
#[derive(Clone, Copy)]
pub struct StringToSign {
    text: [u8; HASH_AT + HEX_LEN],
}

/// Where the hash is in the string to sign.
const HASH_AT: usize = ALGORITHM.len() + 1;

impl StringToSign {
    /// Of all the pieces of a canonical request.
    fn new(gather: &mut Gather<'_>) -> Self {
        gather.take_back(1);
        let mut text = [b'\n'; HASH_AT + HEX_LEN];
        put(&mut text, 0, ALGORITHM);
        put(&mut text, HASH_AT, &hex(&gather.finish()));
        Self { text }
    }

    pub(super) const fn as_bytes(&self) -> &[u8] {
        &self.text
    }

    /// All of it: `ACS3-HMAC-SHA256`, a line feed, and 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.text).unwrap_or_default()
    }
}

impl fmt::Display for StringToSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialEq<str> for StringToSign {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for StringToSign {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Debug for StringToSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StringToSign").finish_non_exhaustive()
    }
}

/// Takes pieces of text until one cannot be written.
struct Writer<'f, 'w> {
    formatter: &'f mut fmt::Formatter<'w>,
    /// What separates the last piece from the next one, if there is one.
    separator: Option<u8>,
    outcome: fmt::Result,
}

impl<'f, 'w> Writer<'f, 'w> {
    const fn new(formatter: &'f mut fmt::Formatter<'w>) -> Self {
        Self {
            formatter,
            separator: None,
            outcome: Ok(()),
        }
    }
}

impl TakeText for Writer<'_, '_> {
    fn put(&mut self, piece: &[u8], separator: u8) {
        let before = self.separator.replace(separator).map(char::from);
        let text = core::str::from_utf8(piece).unwrap_or_default();
        self.outcome = self
            .outcome
            .and_then(|()| before.map_or(Ok(()), |before| self.formatter.write_char(before)))
            .and_then(|()| self.formatter.write_str(text));
    }
}
