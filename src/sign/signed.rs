//! What a signing call gives.

use core::fmt::{self, Write as _};

use crate::sign::method::Method;

/// 20 bytes in Base64.
pub(crate) const SIGNATURE_LEN: usize = 28;

/// A signed URL, query or form body, in the caller's buffer.
///
/// Whoever holds it can send it while its timestamp is valid, so it has no `Display`, and its `Debug` shows nothing of it.
///
/// ```
/// use cenbwp::{Credentials, Method, Signer};
///
/// let signer = Signer::new(&Credentials::new("unused", "secret")?);
/// let mut buffer = [0; 256];
/// let signed = signer.sign_exactly(Method::Get, &mut [("query", "test"), ("body", "test")], &mut buffer)?;
/// assert_eq!(signed.as_str(), "body=test&query=test&Signature=XlUyV4sXjOuX5FnjUz9IF9tm5rU%3D");
/// assert_eq!(signed.canonical_query(), "body=test&query=test");
/// assert_eq!(signed.signature(), "XlUyV4sXjOuX5FnjUz9IF9tm5rU=");
/// assert_eq!(format!("{signed:?}"), "Signed { method: Get, len: 61, .. }");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
#[must_use]
pub struct Signed<'b> {
    bytes: &'b [u8],
    method: Method,
    /// Where the query begins.
    query_at: usize,
    /// Where the query that was signed ends.
    signature_at: usize,
    signature: [u8; SIGNATURE_LEN],
}

impl<'b> Signed<'b> {
    pub(crate) const fn new(
        bytes: &'b [u8],
        method: Method,
        (query_at, signature_at): (usize, usize),
        signature: [u8; SIGNATURE_LEN],
    ) -> Self {
        Self {
            bytes,
            method,
            query_at,
            signature_at,
            signature,
        }
    }

    /// All of it: the URL, or the query or body alone if that was asked for.
    #[must_use]
    pub fn as_str(&self) -> &'b str {
        core::str::from_utf8(self.bytes).unwrap_or_default()
    }

    /// The same as bytes, all of them ASCII.
    #[must_use]
    pub const fn as_bytes(&self) -> &'b [u8] {
        self.bytes
    }

    /// How the request is to be sent.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.method
    }

    /// The query with the signature, without the URL before it.
    #[must_use]
    pub fn query(&self) -> &'b str {
        self.as_str().get(self.query_at..).unwrap_or_default()
    }

    /// The query that was signed, without the signature.
    #[must_use]
    pub fn canonical_query(&self) -> &'b str {
        self.as_str()
            .get(self.query_at..self.signature_at)
            .unwrap_or_default()
    }

    /// The signature in Base64, as it is before percent-encoding.
    #[must_use]
    pub fn signature(&self) -> &str {
        core::str::from_utf8(&self.signature).unwrap_or_default()
    }

    /// What was signed, to hold against the string that the service reports with `SignatureDoesNotMatch`.
    ///
    /// It is derived from the query that was written, so that the two cannot differ.
    ///
    /// ```
    /// use cenbwp::{Credentials, Method, Signer};
    ///
    /// let signer = Signer::new(&Credentials::new("unused", "secret")?);
    /// let mut buffer = [0; 256];
    /// let signed = signer.sign_exactly(Method::Get, &mut [("Name", "a b")], &mut buffer)?;
    /// assert_eq!(signed.string_to_sign().to_string(), "GET&%2F&Name%3Da%2520b");
    ///
    /// let body = br#"{"Code": "SignatureDoesNotMatch", "Message": "server string to sign is:GET&%2F&Name%3Da%2520b"}"#;
    /// let refusal = cenbwp::reply::ServiceError::read(body)?;
    /// let servers = refusal.server_string_to_sign().unwrap();
    /// assert!(servers == signed.string_to_sign(), "if equal, the secret is wrong");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn string_to_sign(&self) -> StringToSign<'b> {
        StringToSign {
            method: self.method,
            query: self.canonical_query(),
        }
    }
}

impl fmt::Debug for Signed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed")
            .field("method", &self.method)
            .field("len", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// The string that was signed: `METHOD&%2F&` and the percent-encoded query.
///
/// It holds every parameter, a security token among them, so its `Debug` shows nothing of it. It compares with a `&str`, such as the
/// one that [`server_string_to_sign`](crate::reply::ServiceError::server_string_to_sign) gives; see [`Signed::string_to_sign`].
#[derive(Clone, Copy)]
pub struct StringToSign<'b> {
    method: Method,
    query: &'b str,
}

impl<'b> StringToSign<'b> {
    /// Its characters.
    pub fn chars(&self) -> impl Iterator<Item = char> + Clone + use<'b> {
        let encoded = self.query.bytes().flat_map(|byte| {
            let code = match byte {
                b'%' => "%25",
                b'&' => "%26",
                b'=' => "%3D",
                _ => "",
            };
            let plain = code.is_empty().then_some(char::from(byte));
            plain.into_iter().chain(code.chars())
        });
        self.method
            .as_str()
            .chars()
            .chain("&%2F&".chars())
            .chain(encoded)
    }
}

impl fmt::Display for StringToSign<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.chars()
            .try_for_each(|character| f.write_char(character))
    }
}

impl fmt::Debug for StringToSign<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StringToSign").finish_non_exhaustive()
    }
}

impl PartialEq<str> for StringToSign<'_> {
    fn eq(&self, other: &str) -> bool {
        self.chars().eq(other.chars())
    }
}

impl PartialEq<&str> for StringToSign<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}
