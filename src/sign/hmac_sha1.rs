//! The signature method HMAC-SHA1: from an action and a stamp to a signed URL, query or form body.

use core::fmt;

use base64ct::{Base64, Encoding as _};
use hmac::block_api::HmacCore;
use sha1::Sha1;

use crate::encode::output::{Buffer, Hasher, prepare_key};
use crate::encode::param::Name;
use crate::encode::percent::Encodable;
use crate::encode::query::QueryWriter;
use crate::encode::quoted::Quoted;
use crate::sign::action::{Action, RpcRequest};
use crate::sign::credentials::Credentials;
use crate::sign::endpoint::Endpoint;
use crate::sign::error::SignError;
use crate::sign::excerpt::Excerpt;
use crate::sign::method::Method;
use crate::sign::operation::Operation;
use crate::sign::params::{COMMON, Common, CommonParam, Params};
use crate::sign::signed::{SIGNATURE_LEN, Signed};
use crate::sign::stamp::Stamp;
use crate::value::format::Format;

/// Signs requests with HMAC-SHA1, the signature of RPC-style products (`SignatureVersion` 1.0).
///
/// Signing is a pure function of the credentials, the action and the stamp. The key is prepared once, here; the secret is not kept. Every
/// call writes to the caller's buffer, and an empty buffer asks how long it has to be.
///
/// ```
/// use cenbwp::{Bandwidth, CreateCenBandwidthPackage, Credentials, GeographicRegion, Nonce, Signer, Stamp, Timestamp};
///
/// let signer = Signer::new(&Credentials::new("testid", "testsecret")?);
/// let request = CreateCenBandwidthPackage::new(
///     Bandwidth::from_mbps(10)?,
///     GeographicRegion::China,
///     "North-America".parse()?,
/// );
/// let stamp = Stamp::new(Timestamp::from_unix(1_524_833_184)?, Nonce::from_random([7; 16]));
///
/// let mut buffer = [0; 1024];
/// let url = signer.sign_url(&request, &stamp, &mut buffer)?;
/// assert!(url.as_str().starts_with("https://cbn.aliyuncs.com/?AccessKeyId=testid&Action=CreateCenBandwidthPackage&Bandwidth=10&"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Signer<'a> {
    key: HmacCore<Sha1>,
    access_key_id: Encodable<'a>,
    security_token: Option<Encodable<'a>>,
    endpoint: Option<Endpoint<'a>>,
    format: Format,
}

impl<'a> Signer<'a> {
    /// A signer that asks for replies in JSON and calls every product at its public host.
    ///
    /// It borrows the ID and the token, and not the secret, which can be wiped at once:
    ///
    /// ```
    /// use cenbwp::{Credentials, Method, Signer};
    ///
    /// let mut secret = *b"testsecret";
    /// let signer = Signer::new(&Credentials::new("testid", str::from_utf8(&secret)?)?);
    /// secret.fill(0);
    /// let mut buffer = [0; 64];
    /// let signed = signer.sign_exactly(Method::Get, &mut [("a", "b")], &mut buffer)?;
    /// assert!(signed.as_str().starts_with("a=b&Signature="));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(credentials: &Credentials<'a, '_>) -> Self {
        Self {
            key: prepare_key::<Sha1, _>(credentials.access_key_secret.as_bytes(), b"&"),
            access_key_id: credentials.access_key_id,
            security_token: credentials.security_token,
            endpoint: None,
            format: Format::Json,
        }
    }

    /// The same, with replies in another format.
    #[must_use]
    pub const fn with_format(mut self, format: Format) -> Self {
        self.format = format;
        self
    }

    /// The same for one endpoint, whatever host the operation names: a VPC's, or a mock server.
    ///
    /// ```
    /// use cenbwp::{Credentials, Endpoint, Operation, RpcRequest, Signer};
    ///
    /// let mut none = [];
    /// let call = RpcRequest::new(Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions"), &mut none);
    /// let signer = Signer::new(&Credentials::new("testid", "testsecret")?);
    /// assert_eq!(signer.endpoint(&call)?.to_string(), "https://ecs.aliyuncs.com/");
    /// let signer = signer.with_endpoint(Endpoint::http("127.0.0.1:8080")?);
    /// assert_eq!(signer.endpoint(&call)?.to_string(), "http://127.0.0.1:8080/");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn with_endpoint(mut self, endpoint: Endpoint<'a>) -> Self {
        self.endpoint = Some(endpoint);
        self
    }

    /// Where requests for `action` go: what a body from [`sign_query`](Self::sign_query) is sent to.
    ///
    /// # Errors
    ///
    /// [`SignError::InvalidHost`] if the operation's host could not stand in a URL.
    pub fn endpoint<'e>(&self, action: &'e dyn Action) -> Result<Endpoint<'e>, SignError>
    where
        'a: 'e,
    {
        self.endpoint
            .map_or_else(|| action.operation().endpoint(), Ok)
    }

    /// The URL of a GET request, signed.
    ///
    /// # Errors
    ///
    /// [`SignError::BufferTooSmall`], which says how many bytes are needed; [`SignError::InvalidHost`] and [`SignError::MissingParam`] for an
    /// operation that is not sound; and for an action whose parameters are not in order, come twice, are reserved or have no name, the error
    /// that names the parameter. After an error the buffer holds nothing of the request.
    pub fn sign_url<'b>(
        &self,
        action: &dyn Action,
        stamp: &Stamp,
        buffer: &'b mut [u8],
    ) -> Result<Signed<'b>, SignError> {
        let endpoint = self.endpoint(action)?;
        let common = self.common(action, stamp);
        self.sign(
            Method::Get,
            Some(endpoint),
            Some(&common),
            &COMMON,
            action,
            buffer,
        )
    }

    /// The query alone, signed: what follows the `?` of a GET request, or the body of a POST request.
    ///
    /// The body's type is `application/x-www-form-urlencoded`, and [`endpoint`](Self::endpoint) tells where it goes.
    ///
    /// # Errors
    ///
    /// As [`sign_url`](Self::sign_url), but for the host.
    ///
    /// ```
    /// use cenbwp::{Bandwidth, CreateCenBandwidthPackage, Credentials, GeographicRegion, Method, Nonce, SignError, Signer, Stamp};
    ///
    /// let signer = Signer::new(&Credentials::new("testid", "testsecret")?);
    /// let stamp = Stamp::new("2018-04-27T12:46:24Z".parse()?, Nonce::from_random([7; 16]));
    /// let request =
    ///     CreateCenBandwidthPackage::new(Bandwidth::MIN, GeographicRegion::China, GeographicRegion::Europe);
    ///
    /// let mut buffer = [0; 512];
    /// let body = signer.sign_query(Method::Post, &request, &stamp, &mut buffer)?;
    /// assert!(body.as_str().starts_with("AccessKeyId=testid&Action=CreateCenBandwidthPackage&Bandwidth=2&"));
    ///
    /// // An empty buffer asks how long it has to be.
    /// let error = signer.sign_query(Method::Post, &request, &stamp, &mut []).unwrap_err();
    /// assert_eq!(error, SignError::BufferTooSmall { needed: body.as_str().len() });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sign_query<'b>(
        &self,
        method: Method,
        action: &dyn Action,
        stamp: &Stamp,
        buffer: &'b mut [u8],
    ) -> Result<Signed<'b>, SignError> {
        let common = self.common(action, stamp);
        self.sign(method, None, Some(&common), &COMMON, action, buffer)
    }

    /// A query of exactly these parameters, signed, with nothing added but `Signature`.
    ///
    /// This is the lowest level, for a proxy that signs what it was given, for products whose common parameters are spelled
    /// in their own way, and for published examples. The parameters may come in any order and are sorted in place.
    ///
    /// # Errors
    ///
    /// [`SignError::BufferTooSmall`], which says how many bytes are needed; [`SignError::DuplicateParam`];
    /// [`SignError::ReservedParam`] for `Signature` itself; [`SignError::UnnamedParam`].
    ///
    /// ```
    /// use cenbwp::{Credentials, Method, Signer};
    ///
    /// let signer = Signer::new(&Credentials::new("unused", "secret")?);
    /// let mut buffer = [0; 256];
    /// let mut params = [("query", "test"), ("body", "test")];
    /// let signed = signer.sign_exactly(Method::Get, &mut params, &mut buffer)?;
    /// assert_eq!(signed.signature(), "XlUyV4sXjOuX5FnjUz9IF9tm5rU=");
    /// assert_eq!(signed.as_str(), "body=test&query=test&Signature=XlUyV4sXjOuX5FnjUz9IF9tm5rU%3D");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sign_exactly<'b>(
        &self,
        method: Method,
        params: &mut [(&str, &str)],
        buffer: &'b mut [u8],
    ) -> Result<Signed<'b>, SignError> {
        if params.iter().any(|&(name, _)| name == SIGNATURE) {
            return Err(SignError::ReservedParam(Excerpt::text(SIGNATURE)));
        }
        let params = RpcRequest::new(Operation::new("", "", ""), params);
        self.sign(method, None, None, &[], &params, buffer)
    }

    fn common<'c>(&'c self, action: &'c dyn Action, stamp: &'c Stamp) -> Common<'c> {
        Common {
            access_key_id: self.access_key_id,
            security_token: self.security_token,
            format: self.format,
            operation: action.operation(),
            stamp,
        }
    }

    fn sign<'b>(
        &self,
        method: Method,
        endpoint: Option<Endpoint<'_>>,
        common: Option<&Common<'_>>,
        reserved: &'static [CommonParam],
        action: &dyn Action,
        buffer: &'b mut [u8],
    ) -> Result<Signed<'b>, SignError> {
        let mut query = Buffer::new(&mut *buffer);
        if let Some(endpoint) = endpoint {
            let _ = endpoint.put(&mut query);
            query.put(b"?");
        }
        let query_at = query.len;
        let mut mac = self.key.clone();
        let mut to_sign = Hasher::new(&mut mac);
        to_sign.put(method.as_str().as_bytes());
        to_sign.put(b"&%2F&");
        let writer = QueryWriter::new(query, Some(&mut to_sign));
        let mut params = Params::new(writer, common, reserved);
        action.params(&mut params);
        let outcome = params.finish().map(|writer| {
            let signature_at = writer.query.len;
            let mac: [u8; 20] = writer.finish().unwrap_or_default();
            let mut signature = [0; SIGNATURE_LEN];
            // There is room for it.
            let text = Base64::encode(&mac, &mut signature).unwrap_or_default();
            writer.param(
                &[],
                &Name::new(Encodable::plain(SIGNATURE)),
                Encodable::unknown(text),
            );
            (signature_at, signature, writer.query.len)
        });
        drop(params);
        let problem = match outcome {
            Ok((signature_at, signature, len)) if len <= buffer.len() => {
                let bytes = buffer.get(..len).unwrap_or_default();
                return Ok(Signed::new(
                    bytes,
                    method,
                    query_at,
                    signature_at,
                    signature,
                ));
            }
            Ok((_, _, needed)) => SignError::BufferTooSmall { needed },
            Err(error) => error,
        };
        buffer.fill(0);
        Err(problem)
    }
}

/// Shows neither key nor token.
impl fmt::Debug for Signer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer")
            .field("access_key_id", &Quoted(self.access_key_id.text.chars()))
            .field("endpoint", &self.endpoint)
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}

/// The one name that no caller can use.
const SIGNATURE: &str = "Signature";
