//! The canonical request, which is hashed, and the string to sign, which holds that hash.

use core::borrow::Borrow;
use core::fmt::{self, Write as _};

use hmac::digest::block_api::CoreProxy;
use sha2::Sha256;

use super::headers::{Headers, merged, names};
use super::hex::{HEX_LEN, hex};
use crate::encode::output::{Buffer, Hasher};
use crate::encode::quoted::Quoted;

/// The name of the method, which begins the string to sign and the header `Authorization`.
pub(super) const ALGORITHM: &[u8; 16] = b"ACS3-HMAC-SHA256";

/// The parts of a canonical request, each as it is to be signed: see [`Signer::sign_exactly`](crate::Signer::sign_exactly).
///
/// Lines divide them, so a method, path, query or hash of others' making must not have a line feed: what is behind it would be signed as the next part.
#[derive(Clone, Copy)]
#[expect(clippy::exhaustive_structs, reason = "the method has these five parts")]
pub struct CanonicalParts<'a> {
    /// The method, such as `PUT`.
    pub method: &'a str,
    /// The path; `/` for RPC-style operations.
    pub uri: &'a str,
    /// The query: sorted and percent-encoded, without `?`.
    pub query: &'a str,
    /// The headers: names in lower case, sorted. A value may be empty.
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
            .field("method", &Quoted(self.method.chars()))
            .field("uri", &Quoted(self.uri.chars()))
            .finish_non_exhaustive()
    }
}

/// A canonical request, to be looked at: `Display` writes all of it, a security token included, and `Debug` nothing.
#[derive(Clone, Copy)]
pub struct CanonicalRequest<'a> {
    pub(super) method: &'a str,
    pub(super) uri: &'a str,
    pub(super) query: &'a [u8],
    pub(super) headers: Headers<'a>,
    /// The names of the headers where they have been joined already, in the header `Authorization`.
    pub(super) signed_headers: Option<&'a [u8]>,
    pub(super) payload_hash: &'a [u8],
}

impl<'a> CanonicalRequest<'a> {
    /// All of it in pieces of text: for the hash and for `Display`, so that the two cannot differ.
    fn pieces<H>(&self, headers: H) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a, H>
    where
        H: Borrow<Headers<'a>> + Clone,
    {
        let (method, uri) = (self.method.as_bytes(), self.uri.as_bytes());
        let start: [&[u8]; 6] = [method, b"\n", uri, b"\n", self.query, b"\n"];
        let names = self
            .signed_headers
            .is_none()
            .then(|| names(headers.clone()));
        let names = self
            .signed_headers
            .into_iter()
            .chain(names.into_iter().flatten());
        let lines = merged(headers).flat_map(|(name, value)| [name.as_bytes(), b":", value, b"\n"]);
        let end: [&[u8]; 2] = [b"\n", self.payload_hash];
        let middle = lines.chain([b"\n".as_slice()]).chain(names);
        start.into_iter().chain(middle).chain(end)
    }

    /// Its characters.
    pub fn chars(&self) -> impl Iterator<Item = char> + Clone + use<'a> {
        let text = |bytes| core::str::from_utf8(bytes).unwrap_or_default().chars();
        self.pieces(self.headers).flat_map(text)
    }

    /// The string to sign.
    #[must_use]
    pub fn string_to_sign(&self) -> StringToSign {
        let mut hash = <Sha256 as CoreProxy>::Core::default();
        let mut hasher = Hasher::new(&mut hash);
        let pieces = self.pieces(&self.headers);
        pieces.for_each(|piece| hasher.put(piece));
        StringToSign::new(&hasher.finish())
    }
}

impl fmt::Display for CanonicalRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.chars().try_for_each(|c| f.write_char(c))
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
    fn new(hash: &[u8; 32]) -> Self {
        let mut text = [0; HASH_AT + HEX_LEN];
        let mut buffer = Buffer::new(&mut text);
        buffer.put(ALGORITHM);
        buffer.put(b"\n");
        buffer.put(&hex(hash));
        Self { text }
    }

    /// Of a canonical request of anybody's making.
    pub(crate) fn of(canonical_request: impl Iterator<Item = char>) -> Self {
        let mut hash = <Sha256 as CoreProxy>::Core::default();
        let mut hasher = Hasher::new(&mut hash);
        for c in canonical_request {
            hasher.put(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        Self::new(&hasher.finish())
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

/// `str`, `&str`, `String` and whatever else is text.
impl<T: AsRef<str> + ?Sized> PartialEq<T> for StringToSign {
    fn eq(&self, other: &T) -> bool {
        self.as_str() == other.as_ref()
    }
}

impl fmt::Debug for StringToSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StringToSign").finish_non_exhaustive()
    }
}
