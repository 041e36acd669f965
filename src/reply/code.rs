//! The service's error codes, typed.

use core::fmt;

use crate::reply::text::Text;

macro_rules! error_codes {
    ($($(#[$doc:meta])+ $variant:ident = $code:literal,)+) => {
        /// An error code of the service or its gateway, and what a caller does about it.
        ///
        /// The variants are the codes that the reference lists. Those of the gateway are the same
        /// for every action.
        ///
        /// ```
        /// use cenbwp::reply::{CreateCenBandwidthPackageReply, ErrorCode};
        ///
        /// let body = br#"{"Code": "MissingTimestamp", "Message": "Timestamp is mandatory."}"#;
        /// let refusal = CreateCenBandwidthPackageReply::read(body)?.unwrap_err();
        /// let ErrorCode::Missing(parameter) = refusal.kind() else { unreachable!() };
        /// assert_eq!(parameter, "Timestamp");
        /// # Ok::<(), cenbwp::reply::DecodeError>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum ErrorCode<'a> {
            $($(#[$doc])+ $variant,)+
            /// `Missing<Parameter>`: the named parameter was not sent.
            Missing(Text<'a>),
            /// Any other code.
            Other(Text<'a>),
        }

        /// The codes that are listed, in one piece: a table of them would be as large again.
        const LISTED: &[u8] = concat!($($code, "\n"),+).as_bytes();

        enum Index {
            $($variant,)+
        }

        /// The code with this place in the list.
        const fn listed(index: usize) -> Option<ErrorCode<'static>> {
            $(if index == Index::$variant as usize {
                return Some(ErrorCode::$variant);
            })+
            None
        }

        /// The code as the service spells it.
        impl fmt::Display for ErrorCode<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$variant => $code,)+
                    Self::Missing(parameter) => return write!(f, "{MISSING}{parameter}"),
                    Self::Other(code) => return code.fmt(f),
                })
            }
        }
    };
}

error_codes! {
    /// The charge type is not supported.
    UnsupportedChargeType = "UnSupported.ChargeType",
    /// A parameter of the bandwidth package is invalid.
    IllegalBandwidthPackage = "ParameterIllegal.BandwidthPackage",
    /// The account may not buy bandwidth across the border of mainland China.
    UserCannotBuyCrossBorder = "OperationInvalid.UserCanNotBuyCrossBorderBwp",
    /// The account may not buy bandwidth packages.
    UserCannotBuy = "OperationInvalid.UserCanNotBuyBwp",
    /// The account is not in a state to be billed, say not open for pay-as-you-go.
    IllegalAccountStatus = "Order.AccountStatusIllegal",
    /// A parameter is invalid.
    InvalidParameter = "InvalidParameter",
    /// The key has no permission for the operation.
    Unauthorized = "Unauthorized",
    /// The account, or the reseller's, does not cover the price.
    AccountMoneyInvalid = "PayFor.AccountMoneyValidateError",
    /// The bandwidth is outside of what is allowed.
    IllegalBandwidth = "ParameterIllegal.BandwidthLimit",
    /// Too little of what was ordered is in stock.
    InventoryExceeded = "InventoryExceeded",
    /// The name is invalid.
    InvalidName = "InvalidName",
    /// The name is invalid.
    IllegalName = "NameIllegal",
    /// The client token was used before, with other parameters.
    ClientTokenMismatch = "IdempotenceParam.NotMatch",
    /// Another operation is in the way; try again later.
    OperationBlocking = "Operation.Blocking",

    /// Gateway: the signature is wrong.
    SignatureDoesNotMatch = "SignatureDoesNotMatch",
    /// Gateway: the signature is not made as it should be.
    IncompleteSignature = "IncompleteSignature",
    /// Gateway: the nonce was used before.
    SignatureNonceUsed = "SignatureNonceUsed",
    /// Gateway: the timestamp is not written as it should be.
    InvalidTimestampFormat = "InvalidTimeStamp.Format",
    /// Gateway: the timestamp is too far from the server's time.
    InvalidTimestampExpired = "InvalidTimeStamp.Expired",
    /// Gateway: there is no such `AccessKeyId`.
    AccessKeyNotFound = "InvalidAccessKeyId.NotFound",
    /// Gateway: the key is disabled.
    AccessKeyInactive = "InvalidAccessKeyId.Inactive",
    /// Gateway: a parameter was not sent; the message says which.
    MissingParameter = "MissingParameter",
    /// Gateway: there is no such signature method.
    InvalidSignatureMethod = "InvalidSignatureMethod",
    /// Gateway: the product has no such version.
    InvalidVersion = "InvalidVersion",
    /// Gateway: the version has no such action.
    ActionNotFound = "InvalidAction.NotFound",
    /// Gateway: too many requests.
    Throttling = "Throttling",
    /// Gateway: too many requests of this account.
    ThrottlingUser = "Throttling.User",
    /// Gateway: too many requests of this action.
    ThrottlingApi = "Throttling.Api",
    /// Gateway: the policies of the user do not allow the operation.
    ForbiddenRam = "Forbidden.RAM",
    /// Gateway: the account does not cover the price.
    InsufficientBalance = "InsufficientBalance",
    /// Gateway: the service failed.
    InternalError = "InternalError",
    /// Gateway: the service cannot be reached for now.
    ServiceUnavailable = "ServiceUnavailable",
}

const MISSING: &str = "Missing";

impl<'a> From<Text<'a>> for ErrorCode<'a> {
    fn from(code: Text<'a>) -> Self {
        let same = |listed: &[u8]| code.chars().eq(listed.iter().copied().map(char::from));
        let mut lines = LISTED.split(|byte| *byte == b'\n');
        if let Some(listed) = lines.position(same).and_then(listed) {
            return listed;
        }
        match code.strip_prefix(MISSING) {
            // What has a dot first, or behind that word, is a code of its own and names no parameter.
            Some(parameter)
                if parameter.strip_prefix("Parameter.").is_none()
                    && parameter.chars().next().is_some_and(|c| c != '.') =>
            {
                Self::Missing(parameter)
            }
            _ => Self::Other(code),
        }
    }
}

impl ErrorCode<'_> {
    /// Whether the same request is worth another try, after a pause: with a new `Stamp`, hence
    /// another signature, and the *same* client token, so that nothing is bought twice.
    ///
    /// These are the codes that come with status 500 or 503 by the reference, every `Throttling`,
    /// and `SignatureNonceUsed`: the nonce of a request that an HTTP client sent twice was used by
    /// the first, of which only a new try with the same client token tells the outcome.
    /// [`AccountMoneyInvalid`](Self::AccountMoneyInvalid) is one of them: ask [`is_money`](Self::is_money) first, as no
    /// pause fills an account.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.is_throttling()
            || matches!(
                self,
                Self::AccountMoneyInvalid
                    | Self::OperationBlocking
                    | Self::InternalError
                    | Self::ServiceUnavailable
                    | Self::SignatureNonceUsed
            )
    }

    /// Whether it is the signature.
    /// [`ServiceError::server_string_to_sign`](crate::reply::ServiceError::server_string_to_sign) shows
    /// whether the secret is wrong or the request was changed on the way.
    #[must_use]
    pub fn is_signature(&self) -> bool {
        match self {
            Self::SignatureDoesNotMatch | Self::IncompleteSignature => true,
            Self::Other(code) => *code == "InvalidSignature",
            _ => false,
        }
    }

    /// Whether it is the clock: the timestamp was not accepted.
    #[must_use]
    pub const fn is_clock(&self) -> bool {
        matches!(
            self,
            Self::InvalidTimestampFormat | Self::InvalidTimestampExpired
        )
    }

    /// Whether it is the key: it is unknown or disabled.
    #[must_use]
    pub const fn is_key(&self) -> bool {
        matches!(self, Self::AccessKeyNotFound | Self::AccessKeyInactive)
    }

    /// Whether it is throttling, of any kind: wait before the next request.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        match self {
            Self::Throttling | Self::ThrottlingUser | Self::ThrottlingApi => true,
            Self::Other(code) => code.strip_prefix("Throttling").is_some(),
            _ => false,
        }
    }

    /// Whether it is money: the account does not cover the price or is not in a state to be billed.
    #[must_use]
    pub const fn is_money(&self) -> bool {
        matches!(
            self,
            Self::AccountMoneyInvalid | Self::InsufficientBalance | Self::IllegalAccountStatus
        )
    }
}
