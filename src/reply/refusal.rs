//! The service's refusal.

use core::error::Error;
use core::fmt;

use super::code::ErrorCode;
use super::create_cen_bandwidth_package::{CODE, missing, texts};
use crate::encode::quoted::Visible;
use crate::reply::error::DecodeError;
use crate::reply::fields::Fields;
use crate::reply::message;
use crate::reply::text::Text;
use crate::value::format::Format;

/// A refusal by the service or its gateway.
///
/// The message of a signature error repeats the whole request: the `AccessKeyId`, every parameter,
/// and with temporary credentials the security token. `Display` shows a message up to the first word that begins such a part; where
/// the code is of the signature and there is no such word, it shows none of it. `Debug` shows of any text beyond a code or an ID its length.
/// [`message`](Self::message) itself has it all, so log the error and not its message.
///
/// ```
/// use cenbwp::reply::{CreateCenBandwidthPackageReply, ErrorCode};
///
/// let body = br#"{"Code": "SignatureDoesNotMatch", "RequestId": "E4B3",
///     "Message": "Not matched. server string to sign is:GET&%2F&AccessKeyId%3Dtestid"}"#;
/// let refusal = CreateCenBandwidthPackageReply::read(body)?.unwrap_err();
/// assert_eq!(refusal.kind(), ErrorCode::SignatureDoesNotMatch);
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
    /// `Code`: what is wrong, for programs. [`kind`](Self::kind) has it typed.
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
    /// Reads a refusal of any other action: call it where the HTTP status is not 200, or where the body has a `Code` and the action's
    /// replies have none.
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
    /// [`DecodeError`] where the body has no `Code`, or is malformed; see [`DecodeProblem`](crate::reply::DecodeProblem).
    pub fn read(body: &'a [u8]) -> Result<Self, DecodeError> {
        Self::collect(Fields::read(body)?, body.len())
    }

    /// Reads a body that is text already, as [`read`](Self::read) does; the check of UTF-8 is not linked.
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    pub fn read_str(body: &'a str) -> Result<Self, DecodeError> {
        Self::collect(Fields::read_str(body)?, body.len())
    }

    /// Reads a body of a format that is known; code that only ever names one format does not link the other.
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    #[inline]
    pub fn read_as(body: &'a [u8], format: Format) -> Result<Self, DecodeError> {
        Self::collect(Fields::read_as(body, format)?, body.len())
    }

    fn collect(mut fields: Fields<'a>, end: usize) -> Result<Self, DecodeError> {
        let [request_id, _, _, code, message, host_id, recommend] = texts(&mut fields)?;
        Ok(Self {
            code: code.ok_or_else(|| missing(CODE, end))?,
            message,
            request_id,
            host_id,
            recommend,
        })
    }

    /// The code, typed: what to act on, rather than the HTTP status, about which products disagree.
    ///
    /// ```
    /// use cenbwp::reply::CreateCenBandwidthPackageReply;
    ///
    /// let body = br#"{"Code": "Operation.Blocking", "Message": "Try again later."}"#;
    /// let refusal = CreateCenBandwidthPackageReply::read(body)?.unwrap_err();
    /// assert!(refusal.kind().is_retryable());
    /// # Ok::<(), cenbwp::reply::DecodeError>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> ErrorCode<'a> {
        ErrorCode::from(self.code)
    }

    /// The string to sign as the service built it, by either method, where the message has it.
    ///
    /// If it equals the client's own, the secret is wrong. Otherwise the client built another
    /// string, and the first difference names the parameter. Like a signed URL, it is not for logs.
    #[must_use]
    pub fn server_string_to_sign(&self) -> Option<Text<'a>> {
        message::string_to_sign(self.message?)
    }

    /// The canonical request as the service built it, by the second method, where the message has it.
    ///
    /// It shows what differs where the strings to sign, which have only its hash, are not equal. It holds the security token.
    ///
    /// ```
    /// use cenbwp::reply::ServiceError;
    ///
    /// let body = r#"{"Code": "SignatureDoesNotMatch", "Message":
    ///     "server StringToSign is [ACS3-HMAC-SHA256\n0b1c], server CanonicalRequest is [GET\n/\n\nhost:a]"}"#;
    /// let refusal = ServiceError::read_str(body)?;
    /// assert_eq!(refusal.server_string_to_sign().unwrap(), "ACS3-HMAC-SHA256\n0b1c");
    /// assert_eq!(refusal.server_canonical_request().unwrap(), "GET\n/\n\nhost:a");
    /// # Ok::<(), cenbwp::reply::DecodeError>(())
    /// ```
    #[must_use]
    pub fn server_canonical_request(&self) -> Option<Text<'a>> {
        message::canonical_request(self.message?)
    }

    /// The part of the message that anyone may see, and whether more of it is left out.
    ///
    /// `Display` has the same, with the code before it and the ID of the request behind it.
    ///
    /// ```
    /// use cenbwp::reply::CreateCenBandwidthPackageReply;
    ///
    /// let body = r#"{"Code": "SignatureDoesNotMatch", "Message": "Wrong: string to sign is:GET&%2F&"}"#;
    /// let refusal = CreateCenBandwidthPackageReply::read_str(body)?.unwrap_err();
    /// let (shown, cut) = refusal.message_for_logs().unwrap();
    /// assert!(shown == "Wrong: " && cut);
    /// # Ok::<(), cenbwp::reply::DecodeError>(())
    /// ```
    #[must_use]
    pub fn message_for_logs(&self) -> Option<(Text<'a>, bool)> {
        let message = self.message?;
        Some(match message::before_mark(message) {
            Some(before) => (before, true),
            // Worded in a way that is not known, it may repeat the request anywhere.
            None if self.kind().is_signature() => (Text::json(""), true),
            None => (message, false),
        })
    }
}

/// The code, what can be shown of the message, and the ID of the request, in one line: control characters, and those that turn the
/// order of others round, are escaped.
impl fmt::Display for ServiceError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Visible(self.code.chars()).fmt(f)?;
        if let Some((shown, cut)) = self.message_for_logs() {
            let redacted = if cut { "<redacted>" } else { "" };
            write!(f, ": {}{redacted}", Visible(shown.chars()))?;
        }
        if let Some(request_id) = self.request_id {
            write!(f, " (request {})", Visible(request_id.chars()))?;
        }
        Ok(())
    }
}

impl Error for ServiceError<'_> {}
