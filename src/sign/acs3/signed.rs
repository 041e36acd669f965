//! What a signing call gives.

use core::fmt;

use super::canonical::{ALGORITHM, CanonicalRequest, StringToSign};
use super::draft::{Draft, text};
use super::headers::HeaderIter;
use super::hex::HEX_LEN;
use crate::encode::constant_time;
use crate::encode::quoted::Quoted;
use crate::sign::method::Method;

/// A signed request: what to call, the headers to send, and the body.
///
/// Who holds the headers can send the request as long as its timestamp is valid, so `Debug` shows nothing but the method.
#[derive(Clone)]
#[must_use]
pub struct Signed<'b> {
    draft: Draft<'b>,
    buffer: &'b [u8],
}

impl<'b> Signed<'b> {
    pub(super) const fn new(draft: Draft<'b>, buffer: &'b [u8]) -> Self {
        Self { draft, buffer }
    }

    /// The method.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.draft.method
    }

    /// The endpoint, and the parameters unless they are in the body; no credentials.
    #[must_use]
    pub fn url(&self) -> &'b str {
        text(self.buffer, 0..self.draft.url)
    }

    /// The headers to send, in order, as name and value; `Authorization` is the last.
    ///
    /// An HTTP client may set `host` by itself: the value here is what it has to be.
    #[must_use]
    pub fn headers(&self) -> HeaderIter<'b> {
        let authorization = self.authorization();
        self.draft
            .headers(self.buffer)
            .then("Authorization", authorization.as_str())
    }

    /// The value of the header `Authorization`.
    pub fn authorization(&self) -> Authorization<'b> {
        let bytes = self.buffer.get(self.draft.authorization..);
        Authorization::new(bytes.unwrap_or_default())
    }

    /// The body: empty, the parameters as a form, or what the caller gave.
    #[must_use]
    pub fn body(&self) -> &'b [u8] {
        self.draft.body(self.buffer)
    }

    /// What was hashed, to be looked at where the service answers `SignatureDoesNotMatch`.
    #[must_use]
    pub fn canonical_request(&self) -> CanonicalRequest<'b> {
        self.draft.canonical_request(self.buffer)
    }

    /// What was signed.
    #[must_use]
    pub fn string_to_sign(&self) -> StringToSign {
        self.canonical_request().string_to_sign()
    }
}

impl fmt::Debug for Signed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed")
            .field("method", &self.draft.method)
            .finish_non_exhaustive()
    }
}

/// The value of the header `Authorization`. Its `Debug` shows nothing of it.
///
/// A server that has signed a request anew compares with `==` what it was sent, which takes as long whether the first byte differs or
/// the last, so that nobody can find a signature byte by byte.
///
/// ```
/// use cenbwp::{acs3, Credentials};
/// use cenbwp::acs3::CanonicalParts;
///
/// let signer = acs3::Signer::new(&Credentials::new("testid", "testsecret")?);
/// let parts = CanonicalParts {
///     method: "GET",
///     uri: "/",
///     query: "",
///     headers: &[("host", "cbn.aliyuncs.com")],
///     payload_hash: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
/// };
/// let mut buffer = [0; 256];
/// let expected = signer.sign_exactly(&parts, &mut buffer)?;
/// assert!(expected != "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host,Signature=0000");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
#[must_use]
pub struct Authorization<'b> {
    bytes: &'b [u8],
}

impl<'b> Authorization<'b> {
    pub(super) const fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    /// All of it: `ACS3-HMAC-SHA256 Credential=...,SignedHeaders=...,Signature=...`
    #[must_use]
    pub fn as_str(&self) -> &'b str {
        core::str::from_utf8(self.bytes).unwrap_or_default()
    }

    /// The signature, which is its end: 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn signature(&self) -> &'b str {
        let text = self.as_str();
        text.get(text.len().saturating_sub(HEX_LEN)..)
            .unwrap_or_default()
    }
}

impl fmt::Debug for Authorization<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authorization")
            .field(
                "algorithm",
                &Quoted(ALGORITHM.iter().copied().map(char::from)),
            )
            .finish_non_exhaustive()
    }
}

impl<T: AsRef<str> + ?Sized> PartialEq<T> for Authorization<'_> {
    fn eq(&self, other: &T) -> bool {
        constant_time::equal(self.bytes.iter().copied(), other.as_ref().bytes())
    }
}
