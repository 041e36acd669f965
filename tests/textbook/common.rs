//! The common parameters of RPC-style requests.

use std::collections::BTreeMap;

/// The values of the common parameters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Common<'a> {
    pub(crate) access_key_id: &'a str,
    pub(crate) security_token: Option<&'a str>,
    pub(crate) action: &'a str,
    pub(crate) version: &'a str,
    pub(crate) format: &'a str,
    pub(crate) nonce: &'a str,
    pub(crate) timestamp: &'a str,
}

impl Common<'_> {
    /// The operation's own parameters and the common ones.
    pub(crate) fn add_to(&self, params: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let mut all = params.clone();
        for (name, value) in [
            ("AccessKeyId", self.access_key_id),
            ("Action", self.action),
            ("Format", self.format),
            ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureNonce", self.nonce),
            ("SignatureVersion", "1.0"),
            ("Timestamp", self.timestamp),
            ("Version", self.version),
        ] {
            all.insert(name.to_owned(), value.to_owned());
        }
        if let Some(token) = self.security_token {
            all.insert("SecurityToken".to_owned(), token.to_owned());
        }
        all
    }
}
