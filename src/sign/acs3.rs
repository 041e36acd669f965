//! The signature method ACS3-HMAC-SHA256: from an action and a stamp to a URL, headers and a body.
//!
//! ```rust
//! # use cenbwp::{acs3, Bandwidth, CreateCenBandwidthPackage, Credentials, GeographicRegion, Method, Nonce, Stamp};
//! # let credentials = Credentials::new("testid", "testsecret")?;
//! # let stamp = Stamp::new("2018-04-27T12:46:24Z".parse()?, Nonce::from_random([1; 16]));
//! # let (a, b) = (GeographicRegion::China, GeographicRegion::Europe);
//! # let request = CreateCenBandwidthPackage::new(Bandwidth::from_mbps(10)?, a, b);
//! # let mut buffer = [0; 1024];
//! let signer = acs3::Signer::new(&credentials); // was: Signer::new(&credentials)
//! let signed = signer.sign(Method::Post, &request, &stamp, &mut buffer)?;
//! println!("{} {}", signed.method(), signed.url());
//! for (name, _value) in signed.headers() {
//!     println!("{name}: ...");
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod canonical;
mod draft;
mod extras;
mod headers;
pub(crate) mod hex;
mod signed;

use core::fmt;
use core::ops::Range;

use hmac::block_api::HmacCore;
use sha2::Sha256;

use self::canonical::ALGORITHM;
pub use self::canonical::{CanonicalParts, CanonicalRequest, StringToSign};
use self::draft::Draft;
pub use self::extras::Extras;
pub use self::headers::HeaderIter;
use self::headers::{Headers, names};
use self::hex::{HEX_LEN, hex, hex_place};
pub use self::signed::{Authorization, Signed};
use crate::encode::output::{Buffer, Hash as _, prepare_key};
use crate::encode::query::QueryWriter;
use crate::encode::quoted::Quoted;
use crate::sign::action::Action;
use crate::sign::caller::Caller;
use crate::sign::credentials::Credentials;
use crate::sign::endpoint::Endpoint;
use crate::sign::error::SignError;
use crate::sign::excerpt::Excerpt;
use crate::sign::method::Method;
use crate::sign::params::{COMMON, Params};
use crate::sign::stamp::Stamp;
use crate::value::error::ValueError;

/// Signs requests with ACS3-HMAC-SHA256, the method that the reference recommends.
///
/// It takes the same actions, stamps and credentials as [`Signer`](crate::Signer). What differs is what is sent: the signature is in
/// a header, so that a bare URL is not enough, and the URL holds no credentials. It asks for no format of the reply, and the names of the
/// other method's common parameters, `Format` among them, are reserved here too: an action is the same for both.
///
/// ```
/// use cenbwp::{acs3, Bandwidth, CreateCenBandwidthPackage, Credentials, GeographicRegion, Method, Nonce, Stamp, Timestamp};
///
/// let signer = acs3::Signer::new(&Credentials::new("testid", "testsecret")?);
/// let request = CreateCenBandwidthPackage::new(
///     Bandwidth::from_mbps(10)?,
///     GeographicRegion::China,
///     GeographicRegion::NorthAmerica,
/// );
/// let stamp = Stamp::new(Timestamp::from_unix(1_524_833_184)?, Nonce::from_random([7; 16]));
///
/// let mut buffer = [0; 1024];
/// let signed = signer.sign(Method::Post, &request, &stamp, &mut buffer)?;
/// assert!(signed.url().starts_with("https://cbn.aliyuncs.com/?Bandwidth=10&GeographicRegionAId=China&"));
/// let names: Vec<&str> = signed.headers().map(|(name, _value)| name).collect();
/// assert_eq!(names.first(), Some(&"host"));
/// assert_eq!(names.last(), Some(&"Authorization"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Signer<T = &'static str> {
    key: HmacCore<Sha256>,
    caller: Caller<T>,
}

impl<'a> Signer<&'a str> {
    /// A signer that calls every product at its public host.
    #[must_use]
    pub fn new(credentials: &Credentials<'a, '_>) -> Self {
        Self {
            // The secret alone is the key here, without the `&` of the other method.
            key: prepare_key::<Sha256, _>(credentials.access_key_secret.as_bytes(), b""),
            caller: Caller::new(credentials),
        }
    }

    /// The same for one endpoint, whatever host the operation names: a VPC's, or a mock server.
    #[must_use]
    pub const fn with_endpoint(mut self, endpoint: Endpoint<&'a str>) -> Self {
        self.caller.endpoint = Some(endpoint);
        self
    }

    /// The same with texts of its own, which a struct can keep: see [`Signer::into_owned`](crate::Signer::into_owned).
    ///
    /// # Errors
    ///
    /// [`Problem::TooLong`](crate::Problem::TooLong) if there is not enough room in a type of a fixed size.
    pub fn into_owned<T: TryFrom<&'a str>>(self) -> Result<Signer<T>, ValueError> {
        let (key, caller) = (self.key, self.caller.into_owned()?);
        Ok(Signer { key, caller })
    }
}

impl<T: AsRef<str>> Signer<T> {
    /// A request with its parameters in the URL, no body, and no headers but the signer's.
    ///
    /// What it gives borrows the signer, the action and the stamp as well as the buffer, so that all four have to live as long.
    ///
    /// # Errors
    ///
    /// As [`sign_with`](Self::sign_with).
    pub fn sign<'b>(
        &'b self,
        method: Method,
        action: &'b dyn Action,
        stamp: &'b Stamp,
        buffer: &'b mut [u8],
    ) -> Result<Signed<'b>, SignError> {
        self.sign_with(Extras::new(), method, action, stamp, buffer)
    }

    /// A request with headers of the caller's, with a body, or with its parameters in the body.
    ///
    /// # Errors
    ///
    /// [`SignError::BufferTooSmall`], which says how many bytes are needed; [`SignError::InvalidHost`] and [`SignError::MissingParam`] for an
    /// operation that is not sound; and for a parameter or a header that is out of order, comes twice, is the signer's own or cannot be sent,
    /// the error that names it. After an error the buffer holds nothing of the request.
    pub fn sign_with<'b>(
        &'b self,
        extras: Extras<'b>,
        method: Method,
        action: &'b dyn Action,
        stamp: &'b Stamp,
        buffer: &'b mut [u8],
    ) -> Result<Signed<'b>, SignError> {
        let operation = action.operation();
        if let Some(name) = operation.missing() {
            return Err(SignError::MissingParam(Excerpt::text(name)));
        }
        let endpoint = self.caller.endpoint(operation)?;
        let mut draft = Draft::new(
            method,
            endpoint,
            operation,
            stamp,
            self.caller.security_token.as_ref().map(T::as_ref),
            extras,
        )?;
        match self.key().write(&mut draft, action, buffer) {
            Ok(len) => Ok(Signed::new(draft, buffer.get(..len).unwrap_or_default())),
            Err(error) => {
                buffer.fill(0);
                Err(error)
            }
        }
    }

    /// The header `Authorization` for exactly these parts, with nothing added.
    ///
    /// This is the lowest level, for a proxy that signs what it was given, and for published examples.
    ///
    /// # Errors
    ///
    /// [`SignError::BufferTooSmall`], which says how many bytes are needed; and for a header that is out of order, comes twice
    /// or cannot be sent, the error that names it.
    ///
    /// ```
    /// use cenbwp::{acs3, Credentials};
    /// use cenbwp::acs3::CanonicalParts;
    ///
    /// let signer = acs3::Signer::new(&Credentials::new("acesskey", "secret")?);
    /// let parts = CanonicalParts {
    ///     method: "GET",
    ///     uri: "/",
    ///     query: "empty=&test=ok",
    ///     headers: &[("x-acs-test", "http")],
    ///     payload_hash: "55e12e91650d2fec56ec74e1d3e4ddbfce2ef3a65890c2a19ecf88a307e76a23",
    /// };
    /// let mut buffer = [0; 256];
    /// let authorization = signer.sign_exactly(&parts, &mut buffer)?;
    /// assert_eq!(
    ///     authorization.as_str(),
    ///     "ACS3-HMAC-SHA256 Credential=acesskey,SignedHeaders=x-acs-test,\
    ///      Signature=02e81f9f3cc8839151b0c7278024cbc4bfc9fa786085a0b8305f825f17b5dae7",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sign_exactly<'b>(
        &self,
        parts: &CanonicalParts<'_>,
        buffer: &'b mut [u8],
    ) -> Result<Authorization<'b>, SignError> {
        self.key().sign_exactly(parts, buffer)
    }

    /// The rest does not depend on how the texts are held.
    fn key(&self) -> Key<'_> {
        Key {
            key: &self.key,
            id: self.caller.access_key_id.as_ref(),
        }
    }
}

/// An access key, as it is used.
struct Key<'s> {
    key: &'s HmacCore<Sha256>,
    id: &'s str,
}

impl Key<'_> {
    fn sign_exactly<'b>(
        &self,
        parts: &CanonicalParts<'_>,
        buffer: &'b mut [u8],
    ) -> Result<Authorization<'b>, SignError> {
        let mut canonical = parts.canonical_request();
        canonical.headers.check_exact(0)?;
        let (names, len) = self.put_authorization(&canonical.headers, Buffer::new(buffer));
        if len > buffer.len() {
            buffer.fill(0);
            return Err(SignError::BufferTooSmall { needed: len });
        }
        canonical.signed_headers = buffer.get(names);
        let string_to_sign = canonical.string_to_sign();
        self.put_signature(&string_to_sign, buffer, len);
        Ok(Authorization::new(buffer.get(..len).unwrap_or_default()))
    }

    /// Fills the buffer: the URL, the body if it is made here, the hash of the body, the header `Authorization`. Tells where that ends.
    fn write(
        &self,
        draft: &mut Draft<'_>,
        action: &dyn Action,
        buffer: &mut [u8],
    ) -> Result<usize, SignError> {
        let mut url = Buffer::new(buffer);
        let start = draft.begin(&mut url);
        let mut params = Params::new(QueryWriter::new(url, None), None, &COMMON);
        action.params(&mut params);
        let end = params.finish()?.query.len;
        drop(params);
        let start = draft.end(start..end);
        let (before, buffer) = buffer.split_at_mut(start.min(buffer.len()));
        draft.hash_body(before);
        let mut canonical = draft.canonical_request(before);
        let (names, len) = self.put_authorization(&canonical.headers, Buffer::new(buffer));
        let end = start.saturating_add(len);
        if buffer.len() < len {
            return Err(SignError::BufferTooSmall { needed: end });
        }
        canonical.signed_headers = buffer.get(names);
        self.put_signature(&canonical.string_to_sign(), buffer, len);
        Ok(end)
    }

    /// Puts the header `Authorization`, with room for the signature at its end, and tells where the names of the headers are in it,
    /// and where it ends.
    fn put_authorization(
        &self,
        headers: &Headers<'_>,
        mut out: Buffer<'_>,
    ) -> (Range<usize>, usize) {
        out.put(ALGORITHM);
        out.put(b" Credential=");
        out.put(self.id.as_bytes());
        out.put(b",SignedHeaders=");
        let start = out.len;
        names(headers).for_each(|piece| out.put(piece));
        let names = start..out.len;
        out.put(b",Signature=");
        out.advance(HEX_LEN);
        (names, out.len)
    }

    /// Puts the signature into the room for it, which ends at `end`.
    fn put_signature(&self, string_to_sign: &StringToSign, buffer: &mut [u8], end: usize) {
        let mut signature = [0; 32];
        self.key
            .clone()
            .finish(string_to_sign.as_bytes(), &mut signature);
        if let Some(room) = hex_place(buffer, end) {
            *room = hex(&signature);
        }
    }
}

/// Shows neither key nor token.
impl<T: AsRef<str>> fmt::Debug for Signer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer")
            .field(
                "access_key_id",
                &Quoted(self.caller.access_key_id.as_ref().chars()),
            )
            .field("endpoint", &self.caller.endpoint)
            .finish_non_exhaustive()
    }
}
