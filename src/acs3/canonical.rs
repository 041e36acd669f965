//! The canonical request, which is hashed, and the string to sign, which holds that hash.

use core::fmt::{self, Write as _};

use hmac::digest::block_api::CoreProxy;
use sha2::Sha256;

use super::headers::Headers;
use super::hex::hex;
use super::{ALGORITHM, HEX_LEN};
use crate::gather::Gather;
use crate::method::Method;
use crate::quoted::Quoted;

/// The parts of a canonical request, each as it is to be signed: see [`Acs3Signer::sign_exactly`](crate::Acs3Signer::sign_exactly).
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
    /// eye from the same place, so that the two cannot differ.
    fn pieces(&self, take: &mut dyn FnMut(&[u8], u8)) {
        take(self.method.as_str().as_bytes(), b'\n');
        take(self.uri.as_bytes(), b'\n');
        take(self.query, b'\n');
        for (name, value) in self.headers.pairs() {
            take(name.as_bytes(), b':');
            take(value.as_bytes(), b'\n');
        }
        take(b"", b'\n');
        match self.signed_headers {
            Some(names) => take(names, b'\n'),
            None => self.headers.names(b'\n', take),
        }
        take(self.payload_hash, b'\n');
    }

    /// The string to sign.
    #[must_use]
    pub fn string_to_sign(&self) -> Acs3StringToSign {
        let mut hash = <Sha256 as CoreProxy>::Core::default();
        let mut gather = Gather::new(Some(&mut hash));
        self.pieces(&mut |piece, separator| gather.put(piece, separator));
        Acs3StringToSign {
            hash: hex(&gather.finish(1)),
        }
    }
}

impl fmt::Display for CanonicalRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer::new(f);
        self.pieces(&mut |piece, separator| writer.take(piece, separator));
        writer.outcome
    }
}

impl fmt::Debug for CanonicalRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CanonicalRequest").finish_non_exhaustive()
    }
}

/// What is signed: the name of the method, and on the next line the hash of the canonical request.
#[derive(Clone, Copy, Debug)]
pub struct Acs3StringToSign {
    hash: [u8; HEX_LEN],
}

impl Acs3StringToSign {
    /// As of the canonical request.
    pub(super) fn pieces(&self, take: &mut dyn FnMut(&[u8], u8)) {
        take(ALGORITHM.as_bytes(), b'\n');
        take(&self.hash, b'\n');
    }
}

impl fmt::Display for Acs3StringToSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer::new(f);
        self.pieces(&mut |piece, separator| writer.take(piece, separator));
        writer.outcome
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

    fn take(&mut self, piece: &[u8], separator: u8) {
        let before = self.separator.replace(separator).map(char::from);
        let text = core::str::from_utf8(piece).unwrap_or_default();
        self.outcome = self
            .outcome
            .and_then(|()| before.map_or(Ok(()), |before| self.formatter.write_char(before)))
            .and_then(|()| self.formatter.write_str(text));
    }
}
