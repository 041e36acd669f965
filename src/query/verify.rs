//! A request that arrived: untrusted until its time, its key, its token and its signature are right.

#[cfg(feature = "acs3")]
mod acs3;
pub(crate) mod error;
pub(crate) mod received;
mod rpc;
pub(crate) mod trusted;

use core::fmt;
use core::time::Duration;

#[cfg(feature = "acs3")]
use self::acs3::Acs3;
use self::error::VerifyError;
use self::received::{Received, Room};
use self::trusted::Trusted;
use crate::encode::constant_time;
use crate::encode::quoted::Quoted;
use crate::sign::credentials::Credentials;
use crate::sign::method::Method;
use crate::value::timestamp::Timestamp;

/// A signed request that arrived, complete and readable, of which nothing is known to be true.
///
/// It gives what the credentials are looked up by, and nothing else; with these, [`verify`](Self::verify) makes it [`Trusted`].
///
/// ```
/// use core::time::Duration;
/// use cenbwp::{Credentials, Method, Timestamp};
/// use cenbwp::query::{Room, Slot, Untrusted};
///
/// // What another program signed, with its parameters in an order of its own.
/// let query = "SignatureNonce=9d1e6a3f&Format=JSON&Bandwidth=10&Action=CreateCenBandwidthPackage&AccessKeyId=testid\
///     &SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&Version=2017-09-12&Timestamp=2018-04-27T12%3A46%3A24Z\
///     &Signature=YWX%2F8wJjZh4LykPioEHR63q7wvI%3D";
/// let room = Room { text: &mut [0; 1024], slots: &mut [Slot::default(); 64] };
/// let untrusted = Untrusted::rpc(Method::Get, query, "", room)?;
///
/// assert_eq!(untrusted.access_key_id(), "testid");
/// let credentials = Credentials::new("testid", "testsecret")?;
/// let now: Timestamp = "2018-04-27T12:50:00Z".parse()?;
/// let trusted = untrusted.verify(&credentials, now, Duration::from_secs(15 * 60))?;
///
/// assert_eq!(trusted.action, "CreateCenBandwidthPackage");
/// assert_eq!(trusted.params().collect::<Vec<_>>(), [("Bandwidth", "10")]);
/// // A nonce that was seen is refused by the caller, who keeps it for that long.
/// assert_eq!(trusted.nonce, "9d1e6a3f");
/// assert_eq!(trusted.keep_until.as_str(), "2018-04-27T13:01:24Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Untrusted<'a> {
    claims: Trusted<'a>,
    signed: Signed<'a>,
}

/// What is signed beside the parameters, by signature method.
#[derive(Clone, Copy)]
enum Signed<'a> {
    Rpc(&'a str),
    #[cfg(feature = "acs3")]
    Acs3(Acs3<'a>),
}

impl<'a> Untrusted<'a> {
    /// Reads a request that is signed with HMAC-SHA1: its query, and the body if that is a form.
    ///
    /// Names are decoded before they are compared, and a bare `+` is a space, as in every form.
    ///
    /// # Errors
    ///
    /// In this order: [`VerifyError::Query`], [`VerifyError::Form`], [`VerifyError::RoomTooSmall`], [`VerifyError::Duplicate`], [`VerifyError::Missing`],
    /// [`VerifyError::Unsupported`].
    pub fn rpc(
        method: Method,
        query: &str,
        form: &str,
        room: Room<'a>,
    ) -> Result<Self, VerifyError> {
        let claims = rpc::read(Received::read(query, form, room)?)?;
        let signed = Signed::Rpc(method.as_str());
        Ok(Self { claims, signed })
    }

    /// Reads a request that is signed with ACS3-HMAC-SHA256. Names of headers may be in upper or lower case.
    ///
    /// `host` and every header that begins `x-acs-` have to be signed. The body is signed as a whole; whoever expects a form there reads it
    /// with [`Query::from_form`](crate::query::Query::from_form).
    ///
    /// # Errors
    ///
    /// Those of [`rpc`](Self::rpc); [`VerifyError::TooManyHeaders`], [`VerifyError::Header`] and [`VerifyError::UnsignedHeader`].
    #[cfg(feature = "acs3")]
    pub fn acs3(
        method: &'a str,
        path: &'a str,
        query: &str,
        headers: &'a [(&'a str, &'a str)],
        body: &[u8],
        room: Room<'a>,
    ) -> Result<Self, VerifyError> {
        let params = Received::read(query, "", room)?;
        let (acs3, claims) = Acs3::read([method, path], headers, body, params)?;
        let signed = Signed::Acs3(acs3);
        Ok(Self { claims, signed })
    }

    /// The access key ID, to look the credentials up by.
    #[must_use]
    pub const fn access_key_id(&self) -> &'a str {
        self.claims.access_key_id
    }

    /// The security token: temporary credentials are looked up by both.
    #[must_use]
    pub fn security_token(&self) -> Option<&'a str> {
        Some(self.claims.security_token).filter(|token| !token.is_empty())
    }

    /// Whether this was signed with these credentials, at a time that is no more than the window away.
    ///
    /// The signature is compared in constant time. Whether the nonce was seen before is for the caller to say, after this and never
    /// before: a nonce is kept, with the access key ID, until [`keep_until`](Trusted::keep_until).
    ///
    /// # Errors
    ///
    /// In this order: [`VerifyError::TimestampFormat`], [`VerifyError::OutOfWindow`], [`VerifyError::AccessKeyId`], [`VerifyError::SecurityToken`],
    /// [`VerifyError::BodyHash`], [`VerifyError::Signature`].
    pub fn verify(
        &self,
        credentials: &Credentials<'_, '_>,
        now: Timestamp,
        window: Duration,
    ) -> Result<Trusted<'a>, VerifyError> {
        let mut claims = self.claims;
        let Ok(at) = claims.timestamp.parse::<Timestamp>() else {
            return Err(VerifyError::TimestampFormat);
        };
        let window = window.as_secs();
        let after = |time: Timestamp| time.unix_seconds().saturating_add(window);
        if now.unix_seconds() > after(at) || at.unix_seconds() > after(now) {
            return Err(VerifyError::OutOfWindow { at, now, window });
        }
        if claims.access_key_id != credentials.access_key_id() {
            return Err(VerifyError::AccessKeyId);
        }
        let token = credentials.security_token.unwrap_or_default();
        if !constant_time::equal(claims.security_token.bytes(), token.bytes()) {
            return Err(VerifyError::SecurityToken);
        }
        let (params, secret) = (claims.params, credentials.access_key_secret);
        let is =
            |right: &[u8]| constant_time::equal(right.iter().copied(), claims.signature.bytes());
        let is_right = match &self.signed {
            Signed::Rpc(method) => is(&rpc::signature(method, params, secret)),
            #[cfg(feature = "acs3")]
            Signed::Acs3(acs3) => is(&acs3.signature(params, secret)?),
        };
        if !is_right {
            return Err(VerifyError::Signature);
        }
        claims.keep_until = Timestamp::from_unix(after(at)).unwrap_or(Timestamp::MAX);
        Ok(claims)
    }

    /// Writes what the signature should have been made of, for a refusal as the service words it. It is secret: it holds every
    /// parameter, a security token among them.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn string_to_sign(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        match &self.signed {
            Signed::Rpc(method) => rpc::string_to_sign(method, self.claims.params, to),
            #[cfg(feature = "acs3")]
            Signed::Acs3(acs3) => acs3.string_to_sign(self.claims.params, to),
        }
    }

    /// Writes the canonical request, of which the [string to sign](Self::string_to_sign) of ACS3-HMAC-SHA256 holds the hash, and which is
    /// as secret. The other method has none.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    #[cfg(feature = "acs3")]
    pub fn canonical_request(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        match &self.signed {
            Signed::Rpc(_) => Ok(()),
            Signed::Acs3(acs3) => acs3.canonical_request(self.claims.params, to),
        }
    }
}

/// Shows who claims to have signed it.
impl fmt::Debug for Untrusted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Untrusted")
            .field("access_key_id", &Quoted(self.access_key_id().chars()))
            .finish_non_exhaustive()
    }
}
