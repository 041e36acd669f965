//! The service's refusal.

use core::error::Error;
use core::fmt;

use crate::encode::quoted::Visible;
use crate::reply::error::DecodeError;
use crate::reply::fields::recognize;
use crate::reply::kind::ErrorKind;
use crate::reply::known::{CODE, Known, missing};
use crate::reply::message;
use crate::reply::text::Text;
use crate::value::format::Format;

/// A refusal by the service or its gateway.
///
/// The message of a signature error repeats the whole request: the `AccessKeyId`, every parameter,
/// and with temporary credentials the security token. `Display` shows the message up to the first word that begins such a part. If
/// there is no such word and the code is a signature error, it shows nothing of the message. `Debug` shows codes and IDs, and the length of any
/// other text. The field [`message`](Self::message) has everything, so log the error and not its message.
///
/// ```
/// use cenbwp::reply::{ErrorKind, ServiceError};
///
/// let body = br#"{"Code": "SignatureDoesNotMatch", "RequestId": "E4B3",
///     "Message": "Not matched. server string to sign is:GET&%2F&AccessKeyId%3Dtestid"}"#;
/// let refusal = ServiceError::read(body)?;
/// assert_eq!(refusal.kind(), ErrorKind::Signature);
/// assert_eq!(refusal.server_string_to_sign().unwrap(), "GET&%2F&AccessKeyId%3Dtestid");
/// assert_eq!(
///     refusal.to_string(),
///     "SignatureDoesNotMatch: Not matched. server <redacted> (request E4B3)",
/// );
/// # Ok::<(), cenbwp::reply::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServiceError<'a> {
    /// `Code`: what is wrong, for programs. [`kind`](Self::kind) says what to do about it.
    pub code: Text<'a>,
    /// `Message`: what is wrong, for people. It may repeat the request; see above.
    pub message: Option<Text<'a>>,
    /// `RequestId`: the ID of the request, for the service's support.
    pub request_id: Option<Text<'a>>,
    /// `HostId`: the endpoint that refused.
    pub host_id: Option<Text<'a>>,
    /// `Recommend`: the address of a page about the error.
    pub recommend: Option<Text<'a>>,
}

impl<'a> ServiceError<'a> {
    /// Reads a refusal of any other action. Call it if the HTTP status is not 200, or if the body has a `Code` and the action's
    /// replies have none. The fields are found as by
    /// [`CreateCenBandwidthPackageReply::read`](crate::reply::CreateCenBandwidthPackageReply::read).
    ///
    /// ```
    /// use cenbwp::reply::ServiceError;
    ///
    /// let body = b"<Error><Code>InvalidInstanceId.NotFound</Code><RequestId>E4B3</RequestId></Error>";
    /// let refusal = ServiceError::read(body)?;
    /// assert_eq!(refusal.to_string(), "InvalidInstanceId.NotFound (request E4B3)");
    /// # Ok::<(), cenbwp::reply::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if the body is malformed, has no `Code`, or has one that means success; see
    /// [`DecodeProblem`](crate::reply::DecodeProblem).
    pub fn read(body: &'a [u8]) -> Result<Self, DecodeError> {
        Self::read_as(body, recognize(body)?)
    }

    /// Reads a body in a known format. A program that names only one format does not link the code for the other.
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    #[inline]
    pub fn read_as(body: &'a [u8], format: Format) -> Result<Self, DecodeError> {
        Self::from_known(&Known::read(body, format)?)?.ok_or_else(|| missing(CODE, body.len()))
    }

    /// The refusal, if there is a code and it does not mean success.
    pub(super) fn from_known(known: &Known<'a>) -> Result<Option<Self>, DecodeError> {
        let is_refusal = |code: Text<'_>| {
            let code = code.chars().map(|c| c.to_ascii_lowercase());
            !["ok", "200", "success"]
                .iter()
                .any(|fine| code.clone().eq(fine.chars()))
        };
        let text = |name| known.get(name).unwrap_or_default();
        let (mut code, mut message, mut other) = (known.get(CODE)?, "Message", "ErrorMessage");
        if !code.is_some_and(is_refusal) {
            (message, other) = (other, message);
            code = known.get("ErrorCode")?.filter(|code| is_refusal(*code));
        }
        Ok(code.map(|code| Self {
            code,
            message: text(message).or_else(|| text(other)),
            request_id: text("RequestId"),
            host_id: text("HostId"),
            recommend: text("Recommend"),
        }))
    }

    /// What to do about it. The code and the message decide, since products disagree about the HTTP status.
    ///
    /// ```
    /// use cenbwp::reply::{ErrorKind, ServiceError};
    ///
    /// let refusal = ServiceError::read(br#"{"Code": "InsufficientBalance"}"#)?;
    /// assert_eq!(refusal.kind(), ErrorKind::Money);
    /// assert!(!refusal.kind().is_retryable());
    /// # Ok::<(), cenbwp::reply::DecodeError>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        ErrorKind::of(self.code, self.message)
    }

    /// The string to sign that the service built, by either signature method, if the message has it.
    ///
    /// If it equals the client's own, the secret is wrong. Otherwise the client built another
    /// string, and the first difference names the parameter. Keep it out of logs, as a signed URL.
    #[must_use]
    pub fn server_string_to_sign(&self) -> Option<Text<'a>> {
        message::string_to_sign(self.message?)
    }

    /// The canonical request that the service built, by ACS3-HMAC-SHA256, if the message has it.
    ///
    /// The string to sign has only its hash. If the hashes differ, compare the canonical requests. It contains the security token.
    ///
    /// ```
    /// use cenbwp::reply::ServiceError;
    ///
    /// let body = r#"{"Code": "SignatureDoesNotMatch", "Message":
    ///     "server StringToSign is [ACS3-HMAC-SHA256\n0b1c], server CanonicalRequest is [GET\n/\n\nhost:a]"}"#;
    /// let refusal = ServiceError::read(body.as_bytes())?;
    /// assert_eq!(refusal.server_string_to_sign().unwrap(), "ACS3-HMAC-SHA256\n0b1c");
    /// assert_eq!(refusal.server_canonical_request().unwrap(), "GET\n/\n\nhost:a");
    /// # Ok::<(), cenbwp::reply::DecodeError>(())
    /// ```
    #[must_use]
    pub fn server_canonical_request(&self) -> Option<Text<'a>> {
        message::canonical_request(self.message?)
    }
}

/// The code, the public part of the message, and the request ID, in one line: control characters and bidirectional formatting characters are
/// escaped.
impl fmt::Display for ServiceError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Visible(self.code.chars()).fmt(f)?;
        if let Some(message) = self.message {
            // In an unknown wording, the message of a signature error may repeat the request anywhere.
            let nothing = || (self.kind() == ErrorKind::Signature).then_some(Text::json(""));
            let cut = message::before_mark(message).or_else(nothing);
            let redacted = if cut.is_some() { "<redacted>" } else { "" };
            write!(f, ": {}{redacted}", Visible(cut.unwrap_or(message).chars()))?;
        }
        if let Some(request_id) = self.request_id {
            write!(f, " (request {})", Visible(request_id.chars()))?;
        }
        Ok(())
    }
}

impl Error for ServiceError<'_> {}
