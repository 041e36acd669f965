//! The headers of ACS3-HMAC-SHA256: which ones the signer adds, and which ones a caller may.

use cenbwp::{Operation, SignError};

use super::{Body, Input};
use crate::excerpt::shows;

impl Input<'_> {
    /// The headers that the signer adds.
    pub(super) fn own_headers(
        &self,
        operation: &Operation<'_>,
        hashed_payload: &str,
    ) -> Vec<(String, String)> {
        let keys = &self.keys;
        let url = keys.url(operation).unwrap_or_default();
        let host = url.trim_end_matches('/').rsplit('/').next();
        let form = (self.body == Body::Form).then_some("application/x-www-form-urlencoded");
        [
            ("host", host),
            ("x-acs-action", Some(trim(operation.name()))),
            ("x-acs-version", Some(trim(operation.version()))),
            ("x-acs-date", Some(keys.stamp.timestamp().as_str())),
            ("x-acs-signature-nonce", Some(keys.stamp.nonce().as_str())),
            ("x-acs-content-sha256", Some(hashed_payload)),
            ("x-acs-security-token", keys.token()),
            ("content-type", form),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
        .collect()
    }

    /// Whether the caller's headers can stand beside the signer's own, and all can be sent.
    pub(super) fn headers_are_sound(&self, operation: &Operation<'_>) -> bool {
        let own = self.own_headers(operation, "-");
        let reserved =
            |name: &str| own.iter().any(|(own, _)| own == name) || name == "x-acs-security-token";
        let callers = &self.headers;
        callers.iter().all(|&(name, value)| {
            let signed = name == "content-type" || name.starts_with("x-acs-");
            signed && is_header_name(name) && is_header_value(value) && !reserved(name)
        }) && callers.is_sorted_by(|(left, _), (right, _)| left < right)
            && own.iter().all(|(_, value)| is_header_value(value))
    }

    /// What an error says of a header is true of one.
    pub(super) fn check_header_error(&self, error: SignError, operation: &Operation<'_>) {
        let own = self.own_headers(operation, "-");
        let callers = &self.headers;
        let names = || callers.iter().map(|&(name, _)| name);
        let holds = match error {
            SignError::UnsortedHeader(name) => {
                !names().is_sorted() && names().any(|other| shows(&name, other))
            }
            SignError::DuplicateHeader(name) => {
                names().filter(|other| shows(&name, other)).count() > 1
            }
            SignError::ReservedHeader(name) => names().any(|other| {
                shows(&name, other)
                    && (own.iter().any(|(own, _)| own == other) || other == "x-acs-security-token")
            }),
            SignError::UnsignedHeader(name) => names().any(|other| {
                shows(&name, other) && other != "content-type" && !other.starts_with("x-acs-")
            }),
            SignError::InvalidHeaderName(name) => {
                names().any(|other| shows(&name, other) && !is_header_name(other))
            }
            SignError::InvalidHeaderValue(name) => {
                let own = own.iter().map(|(name, value)| (&**name, &**value));
                own.chain(callers.iter().copied())
                    .any(|(other, value)| shows(&name, other) && !is_header_value(value))
            }
            _ => false,
        };
        assert!(holds, "{error:?} for {callers:?}");
    }
}

pub(super) fn is_header_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    !name.is_empty() && name.chars().all(allowed)
}

pub(super) fn is_header_value(value: &str) -> bool {
    let value = trim(value);
    !value.is_empty() && !value.chars().any(char::is_control)
}

/// A value without the white space that HTTP takes no notice of.
pub(super) fn trim(value: &str) -> &str {
    value.trim_matches([' ', '\t'])
}
