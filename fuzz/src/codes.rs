//! Which code is which variant, and what a caller does about it.

use cenbwp::reply::ErrorCode;

use Says::{Clock, Key, Money, Retryable, Signature, Throttling};

/// What is said of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// It comes with status 500 or 503, or is of a nonce that was used or of throttling.
    Retryable,
    Signature,
    /// The timestamp was not accepted.
    Clock,
    /// The key is unknown or disabled.
    Key,
    Throttling,
    /// The account does not cover the price, or is in no state to be billed.
    Money,
}

/// Those that the reference lists, of the action and of the gateway.
#[rustfmt::skip]
const LISTED: &[(&str, ErrorCode<'_>, &[Says])] = &[
    ("UnSupported.ChargeType", ErrorCode::UnsupportedChargeType, &[]),
    ("ParameterIllegal.BandwidthPackage", ErrorCode::IllegalBandwidthPackage, &[]),
    ("OperationInvalid.UserCanNotBuyCrossBorderBwp", ErrorCode::UserCannotBuyCrossBorder, &[]),
    ("OperationInvalid.UserCanNotBuyBwp", ErrorCode::UserCannotBuy, &[]),
    ("Order.AccountStatusIllegal", ErrorCode::IllegalAccountStatus, &[Money]),
    ("InvalidParameter", ErrorCode::InvalidParameter, &[]),
    ("Unauthorized", ErrorCode::Unauthorized, &[]),
    ("PayFor.AccountMoneyValidateError", ErrorCode::AccountMoneyInvalid, &[Retryable, Money]),
    ("ParameterIllegal.BandwidthLimit", ErrorCode::IllegalBandwidth, &[]),
    ("InventoryExceeded", ErrorCode::InventoryExceeded, &[]),
    ("InvalidName", ErrorCode::InvalidName, &[]),
    ("NameIllegal", ErrorCode::IllegalName, &[]),
    ("IdempotenceParam.NotMatch", ErrorCode::ClientTokenMismatch, &[]),
    ("Operation.Blocking", ErrorCode::OperationBlocking, &[Retryable]),
    ("SignatureDoesNotMatch", ErrorCode::SignatureDoesNotMatch, &[Signature]),
    ("IncompleteSignature", ErrorCode::IncompleteSignature, &[Signature]),
    ("SignatureNonceUsed", ErrorCode::SignatureNonceUsed, &[Retryable]),
    ("InvalidTimeStamp.Format", ErrorCode::InvalidTimestampFormat, &[Clock]),
    ("InvalidTimeStamp.Expired", ErrorCode::InvalidTimestampExpired, &[Clock]),
    ("InvalidAccessKeyId.NotFound", ErrorCode::AccessKeyNotFound, &[Key]),
    ("InvalidAccessKeyId.Inactive", ErrorCode::AccessKeyInactive, &[Key]),
    ("MissingParameter", ErrorCode::MissingParameter, &[]),
    ("InvalidSignatureMethod", ErrorCode::InvalidSignatureMethod, &[]),
    ("InvalidVersion", ErrorCode::InvalidVersion, &[]),
    ("InvalidAction.NotFound", ErrorCode::ActionNotFound, &[]),
    ("Throttling", ErrorCode::Throttling, &[Retryable, Throttling]),
    ("Throttling.User", ErrorCode::ThrottlingUser, &[Retryable, Throttling]),
    ("Throttling.Api", ErrorCode::ThrottlingApi, &[Retryable, Throttling]),
    ("Forbidden.RAM", ErrorCode::ForbiddenRam, &[]),
    ("InsufficientBalance", ErrorCode::InsufficientBalance, &[Money]),
    ("InternalError", ErrorCode::InternalError, &[Retryable]),
    ("ServiceUnavailable", ErrorCode::ServiceUnavailable, &[Retryable]),
];

/// Holds what a code was read as against what it says.
pub fn check(kind: ErrorCode<'_>, code: &str) {
    let listed = LISTED.iter().find(|(listed, ..)| *listed == code);
    // `Missing` and the parameter; behind a dot there is a code's second part, and no parameter.
    let parameter = code.strip_prefix("Missing").filter(|parameter| {
        !parameter.is_empty() && !parameter.starts_with('.') && !parameter.starts_with("Parameter.")
    });
    match (listed, parameter, kind) {
        (Some((_, expected, _)), _, kind) => assert_eq!(kind, *expected),
        (None, Some(parameter), ErrorCode::Missing(named)) => assert_eq!(named, parameter),
        (None, None, ErrorCode::Other(other)) => assert_eq!(other, code),
        _ => panic!("{kind:?} for {code:?}"),
    }
    let says = match listed {
        Some((_, _, says)) => *says,
        // Of whatever kind, also of one that is not listed.
        None if code.starts_with("Throttling") => &[Retryable, Throttling],
        None => &[],
    };
    for (what, is) in [
        (Retryable, kind.is_retryable()),
        (Signature, kind.is_signature()),
        (Clock, kind.is_clock()),
        (Key, kind.is_key()),
        (Throttling, kind.is_throttling()),
        (Money, kind.is_money()),
    ] {
        assert_eq!(is, says.contains(&what), "{what:?} of {code}");
    }
}
