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
use crate::sign::caller::Caller;
use crate::sign::credentials::Credentials;
use crate::sign::endpoint::Endpoint;
use crate::sign::error::SignError;
use crate::sign::excerpt::Excerpt;
use crate::sign::method::Method;
use crate::sign::operation::Operation;
use crate::sign::params::{COMMON, Common, Params};
use crate::sign::signed::{SIGNATURE_LEN, Signed};
use crate::sign::stamp::Stamp;
use crate::value::error::ValueError;
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
/// It borrows the access key ID, the security token and the endpoint's host. For a struct that keeps its signer,
/// [`into_owned`](Self::into_owned) makes one that holds them itself.
#[derive(Clone)]
pub struct Signer<T = &'static str> {
    key: HmacCore<Sha1>,
    caller: Caller<T>,
    format: Format,
}

impl<'a> Signer<&'a str> {
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
            caller: Caller::new(credentials),
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
    pub const fn with_endpoint(mut self, endpoint: Endpoint<&'a str>) -> Self {
        self.caller.endpoint = Some(endpoint);
        self
    }

    /// The same with texts of its own, as `String`, `Box<str>` or `heapless::String<N>`: a struct can keep it.
    ///
    /// # Errors
    ///
    /// [`Problem::TooLong`](crate::Problem::TooLong) if there is not enough room in a type of a fixed size.
    ///
    /// ```
    /// use cenbwp::{Credentials, Signer, ValueError};
    ///
    /// struct Client {
    ///     signer: Signer<String>,
    /// }
    ///
    /// impl Client {
    ///     fn new(access_key_id: &str, access_key_secret: &str) -> Result<Self, ValueError> {
    ///         let credentials = Credentials::new(access_key_id, access_key_secret)?;
    ///         Ok(Self { signer: Signer::new(&credentials).into_owned()? })
    ///     }
    /// }
    /// # Client::new("testid", "testsecret")?;
    /// # Ok::<(), ValueError>(())
    /// ```
    pub fn into_owned<T: TryFrom<&'a str>>(self) -> Result<Signer<T>, ValueError> {
        Ok(Signer {
            key: self.key,
            caller: self.caller.into_owned()?,
            format: self.format,
        })
    }
}

impl<T: AsRef<str>> Signer<T> {
    /// Where requests for `action` go: what a body from [`sign_query`](Self::sign_query) is sent to.
    ///
    /// # Errors
    ///
    /// [`SignError::InvalidHost`] if the operation's host could not stand in a URL.
    pub fn endpoint<'e>(&'e self, action: &'e dyn Action) -> Result<Endpoint<&'e str>, SignError> {
        self.caller.endpoint(action.operation())
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
        let endpoint = Some(self.endpoint(action)?);
        let common = Some(self.common(action, stamp));
        sign(&self.key, Method::Get, endpoint, common, action, buffer)
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
        let common = Some(self.common(action, stamp));
        sign(&self.key, method, None, common, action, buffer)
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
        sign(&self.key, method, None, None, &params, buffer)
    }

    fn common<'c>(&'c self, action: &'c dyn Action, stamp: &'c Stamp) -> Common<'c> {
        Common {
            access_key_id: self.caller.access_key_id.as_ref(),
            security_token: self.caller.security_token.as_ref().map(T::as_ref),
            format: self.format,
            operation: action.operation(),
            stamp,
        }
    }
}

fn sign<'b>(
    key: &HmacCore<Sha1>,
    method: Method,
    endpoint: Option<Endpoint<&str>>,
    common: Option<Common<'_>>,
    action: &dyn Action,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    let mut query = Buffer::new(&mut *buffer);
    if let Some(endpoint) = endpoint {
        let _ = endpoint.put(&mut query);
        query.put(b"?");
    }
    let query_at = query.len;
    let mut mac = key.clone();
    let mut to_sign = Hasher::new(&mut mac);
    to_sign.put(method.as_str().as_bytes());
    to_sign.put(b"&%2F&");
    let writer = QueryWriter::new(query, Some(&mut to_sign));
    let reserved = if common.is_some() {
        COMMON.as_slice()
    } else {
        &[]
    };
    let mut params = Params::new(writer, common.as_ref(), reserved);
    action.params(&mut params);
    let outcome = params.finish().map(|writer| {
        let signature_at = writer.query.len;
        let mac: [u8; 20] = writer.finish().unwrap_or_default();
        let mut signature = [0; SIGNATURE_LEN];
        // There is room for it.
        let text = Base64::encode(&mac, &mut signature).unwrap_or_default();
        let name = Name::new(Encodable::plain(SIGNATURE));
        writer.param(&name, Encodable::unknown(text));
        (signature_at, signature, writer.query.len)
    });
    drop(params);
    match outcome {
        Ok((signature_at, signature, len)) if len <= buffer.len() => {
            let bytes = buffer.get(..len).unwrap_or_default();
            let ends = (query_at, signature_at);
            Ok(Signed::new(bytes, method, ends, signature))
        }
        failed => {
            buffer.fill(0);
            let too_small = |(_, _, needed)| SignError::BufferTooSmall { needed };
            Err(failed.map_or_else(|error| error, too_small))
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
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}

/// The one name that no caller can use.
const SIGNATURE: &str = "Signature";
