//! The canonical request, which is hashed, and the string to sign, which holds that hash.

use core::fmt;

use sha2::{Digest as _, Sha256};

use super::headers::Headers;
use super::hex::hex;
use super::{ALGORITHM, HEX_LEN};
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
            query: self.query,
            headers: Headers::exact(self.headers),
            payload_hash: self.payload_hash,
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
    pub(super) query: &'a str,
    pub(super) headers: Headers<'a>,
    pub(super) payload_hash: &'a str,
}

impl CanonicalRequest<'_> {
    /// All of it in pieces: for the hash and for the eye from the same place, so that the two cannot differ.
    fn pieces(&self, take: &mut dyn FnMut(&str)) {
        for line in [self.method.as_str(), self.uri, self.query] {
            take(line);
            take("\n");
        }
        for (name, value) in self.headers.iter() {
            take(name);
            take(":");
            take(value);
            take("\n");
        }
        take("\n");
        self.headers.names(take);
        take("\n");
        take(self.payload_hash);
    }

    /// The string to sign.
    #[must_use]
    pub fn string_to_sign(&self) -> Acs3StringToSign {
        let mut hash = Sha256::new();
        self.pieces(&mut |piece| hash.update(piece));
        Acs3StringToSign {
            hash: hex(&hash.finalize().into()),
        }
    }
}

impl fmt::Display for CanonicalRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut outcome = Ok(());
        self.pieces(&mut |piece| outcome = outcome.and_then(|()| f.write_str(piece)));
        outcome
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
    pub(super) fn pieces(&self, take: &mut dyn FnMut(&str)) {
        take(ALGORITHM);
        take("\n");
        take(core::str::from_utf8(&self.hash).unwrap_or_default());
    }
}

impl fmt::Display for Acs3StringToSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut outcome = Ok(());
        self.pieces(&mut |piece| outcome = outcome.and_then(|()| f.write_str(piece)));
        outcome
    }
}
