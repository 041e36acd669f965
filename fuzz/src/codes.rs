//! What a caller does about a code, written from the families of the reference.

use cenbwp::reply::ErrorKind;

/// Holds the kind of a refusal against its code and message.
pub fn check(kind: ErrorKind, code: &str, message: &str) {
    let expected = expected(code, message);
    assert_eq!(kind.as_str(), expected, "{code:?} {message:?}");
    assert_eq!(kind.to_string(), expected);
    assert_eq!(kind.is_retryable(), ["retry", "slower"].contains(&expected));
}

fn expected(code: &str, message: &str) -> &'static str {
    let code = code.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| code.contains(word));
    let behind = |first: &str| code.split_once(first).map_or("", |(_, behind)| behind);
    let idempotence = behind("idempot");
    if idempotence.contains("notmatch") || idempotence.contains("mismatch") {
        "never"
    } else if has(&["money", "balance", "accountstatus", "arrear", "overdue"]) {
        "money"
    } else if has(&["securitytoken"])
        || has(&["invalidparameter"]) && message.to_ascii_lowercase().contains("securitytoken")
    {
        "token"
    } else if has(&["throttling", "toomanyrequests"]) {
        "slower"
    } else if has(&[
        "signaturenonceused",
        "blocking",
        "processing",
        "busy",
        "internalerror",
        "serviceunavailable",
        "db.error",
        "unknownerror",
        "operationconflict",
        "invalidstatus.resource",
    ]) || behind("invalidoperation.").contains("status")
    {
        "retry"
    } else if has(&["invalidtimestamp"]) {
        "clock"
    } else if has(&["signaturedoesnotmatch", "incompletesignature"]) || code == "invalidsignature" {
        "signature"
    } else if has(&["invalidaccesskeyid"]) {
        "key"
    } else if code == "forbidden"
        || has(&[
            "forbidden.ram",
            "forbidden.subuser",
            "nopermission",
            "accessdenied",
            "unauthorized",
        ])
    {
        "permission"
    } else {
        "request"
    }
}
