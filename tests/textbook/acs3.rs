//! A textbook signer of ACS3-HMAC-SHA256, for tests, fuzz targets and benchmarks.
//!
//! It follows the published description step by step, allocates wherever that is clearer, and shares nothing with the crate but the
//! implementations of SHA-256 and HMAC.

mod encode;

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

use encode::canonical_query;

/// The parts of a request that are signed.
#[derive(Clone, Debug)]
pub(crate) struct Request<'a> {
    pub(crate) method: &'a str,
    /// `/` for RPC-style operations.
    pub(crate) canonical_uri: &'a str,
    pub(crate) query: BTreeMap<String, String>,
    /// The headers to sign, by name in whatever case.
    pub(crate) headers: Vec<(String, String)>,
    /// The hash of the body in lower-case hexadecimal; see [`sha256_hex`].
    pub(crate) hashed_payload: &'a str,
}

/// A signature, and every string on the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signed {
    pub(crate) canonical_query: String,
    pub(crate) canonical_request: String,
    /// The names of the headers, joined with `;`.
    pub(crate) header_names: String,
    pub(crate) string_to_sign: String,
    /// In lower-case hexadecimal.
    pub(crate) signature: String,
    /// The value of the header `Authorization`.
    pub(crate) authorization: String,
}

pub(crate) fn sign(access_key_id: &str, access_key_secret: &str, request: &Request<'_>) -> Signed {
    let query = canonical_query(&request.query);
    sign_with_query(access_key_id, access_key_secret, request, query)
}

/// The same with a query that is canonical already, or said to be.
pub(crate) fn sign_with_query(
    access_key_id: &str,
    access_key_secret: &str,
    request: &Request<'_>,
    canonical_query: String,
) -> Signed {
    let headers: BTreeMap<String, &str> = request
        .headers
        .iter()
        // The white space that HTTP takes no notice of.
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim_matches([' ', '\t'])))
        .collect();
    assert_eq!(
        headers.len(),
        request.headers.len(),
        "a header was given twice"
    );
    let mut canonical_headers = String::new();
    for (name, value) in &headers {
        canonical_headers += &[name, ":", value, "\n"].concat();
    }
    let signed_headers = headers
        .keys()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(";");
    let canonical_request = [
        request.method,
        request.canonical_uri,
        &canonical_query,
        &canonical_headers,
        &signed_headers,
        request.hashed_payload,
    ]
    .join("\n");
    let string_to_sign = format!(
        "ACS3-HMAC-SHA256\n{}",
        sha256_hex(canonical_request.as_bytes())
    );
    let mut mac = Hmac::<Sha256>::new_from_slice(access_key_secret.as_bytes())
        .expect("HMAC takes a key of any length");
    mac.update(string_to_sign.as_bytes());
    let signature = hex(&mac.finalize().into_bytes());
    let authorization = format!(
        "ACS3-HMAC-SHA256 Credential={access_key_id},SignedHeaders={signed_headers},Signature={signature}"
    );
    Signed {
        canonical_query,
        canonical_request,
        header_names: signed_headers,
        string_to_sign,
        signature,
        authorization,
    }
}

/// The SHA-256 hash of a body.
pub(crate) fn sha256_hex(body: &[u8]) -> String {
    hex(&Sha256::digest(body))
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}
