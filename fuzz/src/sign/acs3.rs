//! The signature method ACS3-HMAC-SHA256.

use std::collections::BTreeMap;

use cenbwp::acs3::CanonicalParts;
use cenbwp::{Action, Operation, SignError, acs3};

use super::headers::{is_header_name, is_header_value, trim};
use super::{Body, Input, missing, refused, refused_host};
use crate::calls::{Own, own};
use crate::encode::canonical_query;
use crate::textbook;

impl Input<'_> {
    pub(super) fn acs3(&self, action: &dyn Action, own: &Own) {
        let (keys, operation) = (&self.keys, action.operation());
        let with = keys.acs3_signer();
        let mut extras = acs3::Extras::new().headers(&self.headers);
        extras = match self.body {
            Body::None => extras,
            Body::Form => extras.form(),
            Body::Bytes(bytes) => extras.body(bytes),
        };
        let url = keys.url(&operation);
        let headers_are_sound = self.headers_are_sound(&operation);
        let missing = missing(&operation);
        let expected = match (&url, own) {
            (Some(url), Ok(own)) if headers_are_sound && missing.is_none() => {
                Some(self.expected_acs3(&operation, url, own))
            }
            _ => None,
        };
        self.lengths(|buffer| {
            match with.sign_with(extras, keys.method, action, &keys.stamp, buffer) {
                Ok(signed) => {
                    expected.as_ref().expect("it was signed").check(&signed);
                    Ok(signed.url().len()
                    + signed.authorization().as_str().len()
                    // The body where it is written here, and the hash of any that there is.
                    + match self.body {
                        Body::None => 0,
                        Body::Form => signed.body().len() + 64,
                        Body::Bytes(_) => 64,
                    })
                }
                Err(SignError::MissingParam(name)) => {
                    assert_eq!(missing, Some(name.as_str()));
                    Err(None)
                }
                Err(SignError::InvalidHost) => Err(refused_host(url.as_deref())),
                Err(
                    error @ (SignError::UnsortedHeader(_)
                    | SignError::DuplicateHeader(_)
                    | SignError::ReservedHeader(_)
                    | SignError::UnsignedHeader(_)
                    | SignError::InvalidHeaderName(_)
                    | SignError::InvalidHeaderValue(_)),
                ) => {
                    assert!(!headers_are_sound, "{error:?}");
                    self.check_header_error(error, &operation);
                    Err(None)
                }
                Err(error) => Err(refused(error, own.as_ref().err())),
            }
        });
    }

    fn expected_acs3(
        &self,
        operation: &Operation<'_>,
        url: &str,
        own: &BTreeMap<String, String>,
    ) -> Expected {
        let keys = &self.keys;
        let query = canonical_query(own);
        let (in_url, body) = match self.body {
            Body::None => (own.clone(), Vec::new()),
            Body::Form => (BTreeMap::new(), query.into_bytes()),
            Body::Bytes(bytes) => (own.clone(), bytes.to_vec()),
        };
        let hashed_payload = textbook::sha256_hex(&body);
        let mut headers = self.own_headers(operation, &hashed_payload);
        headers.extend(
            self.headers
                .iter()
                .map(|&(name, value)| (name.to_owned(), trim(value).to_owned())),
        );
        headers.sort_unstable();
        let request = textbook::Request {
            method: keys.method.as_str(),
            canonical_uri: "/",
            query: in_url,
            headers: headers.clone(),
            hashed_payload: &hashed_payload,
        };
        let signed = textbook::sign(&keys.access_key_id.0, &keys.access_key_secret.0, &request);
        headers.push(("Authorization".to_owned(), signed.authorization.clone()));
        let mut url = url.to_owned();
        if !signed.canonical_query.is_empty() {
            url = format!("{url}?{}", signed.canonical_query);
        }
        Expected {
            url,
            headers,
            body,
            signed,
        }
    }

    /// The lowest level: parts that come from somewhere else. Only the headers are looked at; the others are signed as they are.
    pub(super) fn acs3_exactly(&self) {
        let keys = &self.keys;
        let Some((uri, query, hashed_payload)) = self.exact_texts() else {
            return;
        };
        let parts = CanonicalParts {
            method: keys.method.as_str(),
            uri,
            query: &query,
            headers: &self.headers,
            payload_hash: &hashed_payload,
        };
        let is_sound = self.headers.iter().all(|(name, value)| {
            let is_empty = value.trim_matches([' ', '\t']).is_empty();
            is_header_name(name) && (is_empty || is_header_value(value))
        }) && self
            .headers
            .is_sorted_by(|(left, _), (right, _)| left < right);
        let headers = self
            .headers
            .iter()
            .map(|&(name, value)| (name.to_owned(), value.to_owned()));
        let expected = is_sound.then(|| {
            let request = textbook::Request {
                method: keys.method.as_str(),
                canonical_uri: uri,
                query: BTreeMap::new(),
                headers: headers.collect(),
                hashed_payload: &hashed_payload,
            };
            let (id, secret) = (&keys.access_key_id.0, &keys.access_key_secret.0);
            textbook::sign_with_query(id, secret, &request, query.clone())
        });
        let with = keys.acs3_signer();
        self.lengths(|buffer| match with.sign_exactly(&parts, buffer) {
            Ok(authorization) => {
                let expected = expected.as_ref().expect("it was signed");
                assert_eq!(authorization.as_str(), expected.authorization);
                assert_eq!(authorization.signature(), expected.signature);
                assert_eq!(
                    parts.canonical_request().to_string(),
                    expected.canonical_request
                );
                assert_eq!(
                    parts.canonical_request().string_to_sign().to_string(),
                    expected.string_to_sign
                );
                Ok(authorization.as_str().len())
            }
            Err(SignError::BufferTooSmall { needed }) => Err(Some(needed)),
            Err(error) => {
                assert!(!is_sound, "{error:?}");
                Err(None)
            }
        });
    }

    /// Path, query and hash of the exact call: any texts, or those that a request would have.
    fn exact_texts(&self) -> Option<(&str, String, String)> {
        if let Some([uri, query, hash]) = self.call.texts() {
            return Some((uri, query.to_owned(), hash.to_owned()));
        }
        let pairs = self.call.pairs().into_iter();
        let query =
            own(pairs.map(|(name, value)| (name.to_owned(), Some(value.to_owned())))).ok()?;
        let body = match self.body {
            Body::Bytes(bytes) => bytes,
            _ => &[],
        };
        Some(("/", canonical_query(&query), textbook::sha256_hex(body)))
    }
}

struct Expected {
    url: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    signed: textbook::Signed,
}

impl Expected {
    fn check(&self, signed: &acs3::Signed<'_>) {
        assert_eq!(
            signed.canonical_request().to_string(),
            self.signed.canonical_request
        );
        assert_eq!(
            signed.string_to_sign().to_string(),
            self.signed.string_to_sign
        );
        assert_eq!(signed.url(), self.url);
        let headers = self.headers.iter().map(|(name, value)| (&**name, &**value));
        assert!(signed.headers().eq(headers), "{:?}", self.headers);
        assert_eq!(signed.authorization().signature(), self.signed.signature);
        assert_eq!(signed.body(), self.body);
    }
}
