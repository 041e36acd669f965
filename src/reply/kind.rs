//! What a caller does about a refusal.

use core::fmt;

use crate::reply::text::Text;

/// What a caller does about a refusal; [`ServiceError::kind`](crate::reply::ServiceError::kind) tells it.
///
/// A kind is a family of codes. The case of letters does not matter, and where a code is of two kinds, [`RULES`](Self::RULES) says which comes
/// first.
///
/// ```
/// use cenbwp::reply::{ErrorKind, ServiceError};
///
/// let refusal = ServiceError::read(br#"{"Code": "Throttling.User"}"#)?;
/// assert_eq!(refusal.kind(), ErrorKind::Slower);
/// assert!(refusal.kind().is_retryable());
/// # Ok::<(), cenbwp::reply::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum ErrorKind {
    /// Send the same request again after a pause: with a new `Stamp`, hence another signature, and the *same* client token, so that nothing
    /// is bought twice.
    ///
    /// `SignatureNonceUsed`; every code with `Blocking`, `Processing`, `Busy`, `InternalError`, `ServiceUnavailable`, `DB.Error`, `UnknownError`,
    /// `OperationConflict`, `InvalidStatus.Resource`, or `InvalidOperation.` and later `Status`.
    Retry,
    /// As for [`Retry`](Self::Retry), and send less from now on.
    ///
    /// Every code with `Throttling` or `TooManyRequests`.
    Slower,
    /// Do not send it again: the client token was used for another request, and a new token buys twice if that one was carried out.
    ///
    /// Every code with `Idempot` and later `NotMatch` or `Mismatch`, such as `IdempotenceParam.NotMatch`.
    Never,
    /// Pay: the account does not cover the price, or is in no state to be billed.
    ///
    /// Every code with `Money`, `Balance`, `AccountStatus`, `Arrear` or `Overdue`, such as `PayFor.AccountMoneyValidateError`.
    Money,
    /// Use another key: it is unknown or disabled.
    ///
    /// Every code with `InvalidAccessKeyId`, such as `InvalidAccessKeyId.NotFound`.
    Key,
    /// Get a new security token: it is missing, malformed or expired.
    ///
    /// Every code with `SecurityToken`; `InvalidParameter` with a message that has `SecurityToken`.
    Token,
    /// Ask for permission: the key's owner does not have it.
    ///
    /// `Forbidden` alone; every code with `Forbidden.RAM`, `Forbidden.SubUser`, `NoPermission`, `AccessDenied` or `Unauthorized`.
    Permission,
    /// Set the clock: the timestamp was not accepted.
    ///
    /// Every code with `InvalidTimeStamp`, such as `InvalidTimeStamp.Expired`.
    Clock,
    /// Compare the strings to sign:
    /// [`ServiceError::server_string_to_sign`](crate::reply::ServiceError::server_string_to_sign) has the service's.
    ///
    /// Every code with `SignatureDoesNotMatch` or `IncompleteSignature`; `InvalidSignature` alone.
    Signature,
    /// Change the request; the message says what is wrong with it.
    ///
    /// Every other code. Of this operation: `UnSupported.ChargeType`, `ParameterIllegal.BandwidthPackage`, `ParameterIllegal.BandwidthLimit`,
    /// `OperationInvalid.UserCanNotBuyCrossBorderBwp`, `OperationInvalid.UserCanNotBuyBwp`, `InvalidParameter`, `InventoryExceeded`, `InvalidName`,
    /// `NameIllegal`. Of the gateway: `MissingParameter`, `Missing` and the name of a parameter, `InvalidSignatureMethod`, `InvalidVersion`,
    /// `InvalidAction.NotFound`.
    Request,
}

impl ErrorKind {
    /// The rules by which a refusal gets its kind. Each row has a kind, patterns for the code separated by `|`, and a pattern for the message. The
    /// first row that matches both decides; without a match the kind is [`Request`](Self::Request).
    ///
    /// In a pattern `*` stands for any characters, and the case of letters does not matter.
    pub const RULES: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Never, "*Idempot*NotMatch*|*Idempot*Mismatch*", "*"),
        (Self::Money, "*Money*|*Balance*|*AccountStatus*", "*"),
        (Self::Money, "*Arrear*|*Overdue*", "*"),
        (Self::Token, "*SecurityToken*", "*"),
        (Self::Token, "*InvalidParameter*", "*SecurityToken*"),
        (Self::Slower, "*Throttling*|*TooManyRequests*", "*"),
        (Self::Retry, "*SignatureNonceUsed*|*Blocking*", "*"),
        (Self::Retry, "*Processing*|*Busy*|*InternalError*", "*"),
        (Self::Retry, "*ServiceUnavailable*|*DB.Error*", "*"),
        (Self::Retry, "*UnknownError*|*OperationConflict*", "*"),
        (Self::Retry, "*InvalidStatus.Resource*", "*"),
        (Self::Retry, "*InvalidOperation.*Status*", "*"),
        (Self::Clock, "*InvalidTimeStamp*", "*"),
        (Self::Signature, "*SignatureDoesNotMatch*", "*"),
        (Self::Signature, "*IncompleteSignature*", "*"),
        (Self::Signature, "InvalidSignature", "*"),
        (Self::Key, "*InvalidAccessKeyId*", "*"),
        (Self::Permission, "Forbidden|*Forbidden.RAM*", "*"),
        (Self::Permission, "*Forbidden.SubUser*|*NoPermission*", "*"),
        (Self::Permission, "*AccessDenied*|*Unauthorized*", "*"),
    ];

    /// The kind as one word in small letters, the same in every binding.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Retry => "retry",
            Self::Slower => "slower",
            Self::Never => "never",
            Self::Money => "money",
            Self::Key => "key",
            Self::Token => "token",
            Self::Permission => "permission",
            Self::Clock => "clock",
            Self::Signature => "signature",
            Self::Request => "request",
        }
    }

    /// Whether the same request is worth another try: [`Retry`](Self::Retry) and [`Slower`](Self::Slower).
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        matches!(self, Self::Retry | Self::Slower)
    }

    pub(super) fn of(code: Text<'_>, message: Option<Text<'_>>) -> Self {
        let message = message.unwrap_or(Text::json(""));
        let rule = Self::RULES.iter().find(|(_, codes, messages)| {
            // Splits bytes, since `str::split` links code that can panic.
            let mut codes = codes.as_bytes().split(|byte| *byte == b'|');
            codes.any(|pattern| matches(pattern, code)) && matches(messages.as_bytes(), message)
        });
        rule.map_or(Self::Request, |(kind, ..)| *kind)
    }
}

/// The word of [`as_str`](Self::as_str).
impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Whether a pattern matches the whole text. It backtracks: on a mismatch, the last `*` takes one more character.
fn matches(pattern: &[u8], text: Text<'_>) -> bool {
    let (mut pattern, mut text) = (pattern.iter(), text.chars());
    let mut star = None;
    loop {
        let mut here = (pattern.clone(), text.clone());
        match (here.0.next(), here.1.next()) {
            (Some(b'*'), _) => {
                pattern = here.0;
                star = Some((pattern.clone(), text.clone()));
            }
            (Some(a), Some(b)) if char::from(*a).eq_ignore_ascii_case(&b) => (pattern, text) = here,
            (None, None) => return true,
            _ => {
                let Some((behind, taken)) = &mut star else {
                    return false;
                };
                if taken.next().is_none() {
                    return false;
                }
                (pattern, text) = (behind.clone(), taken.clone());
            }
        }
    }
}
