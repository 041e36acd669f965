//! A textbook signer of RPC-style requests (`HMAC-SHA1`, `SignatureVersion` 1.0), for tests, fuzz targets and benchmarks.
//!
//! It follows the published description step by step, allocates wherever that is clearer, and shares nothing with the crate but the
//! implementations of SHA-1 and HMAC.

mod encode;

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

use encode::{canonical_query, percent_encode};

/// A signature, and the strings on the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signed {
    /// The query that is signed.
    pub(crate) canonical_query: String,
    /// The query with the signature at its end.
    pub(crate) query: String,
    pub(crate) string_to_sign: String,
    /// In Base64.
    pub(crate) signature: String,
}

/// Signs these parameters, and none besides.
pub(crate) fn sign(
    method: &str,
    access_key_secret: &str,
    params: &BTreeMap<String, String>,
) -> Signed {
    let canonical_query = canonical_query(params);
    let string_to_sign = format!(
        "{method}&{}&{}",
        percent_encode("/"),
        percent_encode(&canonical_query)
    );
    let key = format!("{access_key_secret}&");
    let mut mac =
        Hmac::<Sha1>::new_from_slice(key.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(string_to_sign.as_bytes());
    let signature = base64(&mac.finalize().into_bytes());
    let last = format!("Signature={}", percent_encode(&signature));
    let query = if canonical_query.is_empty() {
        last
    } else {
        format!("{canonical_query}&{last}")
    };
    Signed {
        canonical_query,
        query,
        string_to_sign,
        signature,
    }
}

/// Base64 with the usual alphabet, padded (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let mut padded = [0; 4];
        padded[1..=group.len()].copy_from_slice(group);
        let bits = u32::from_be_bytes(padded);
        for place in 0..4 {
            let index = bits >> (18 - 6 * place) & 63;
            text.push(if place > group.len() {
                '='
            } else {
                char::from(ALPHABET[index as usize])
            });
        }
    }
    text
}
