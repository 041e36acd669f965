//! A textbook verifier of both methods, for tests and fuzz targets: it says yes or no.
//!
//! It follows the published descriptions of the signatures, allocates wherever that is clearer, and signs by the textbooks.

use std::collections::BTreeMap;

use super::{rpc, textbook as acs3};

/// What the verifier knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'a> {
    pub(crate) access_key_id: &'a str,
    pub(crate) access_key_secret: &'a str,
    pub(crate) security_token: Option<&'a str>,
    /// Seconds since 1970.
    pub(crate) now: u64,
    /// Seconds.
    pub(crate) window: u64,
    /// Reads `yyyy-MM-ddTHH:mm:ssZ`.
    pub(crate) seconds: fn(&str) -> Option<u64>,
}

impl Known<'_> {
    /// Whether key, token and time are right. An empty value is none.
    fn knows(&self, id: &str, token: Option<&str>, timestamp: &str) -> bool {
        let token = token.filter(|token| !token.is_empty());
        let in_window = |seconds: u64| self.now.abs_diff(seconds) <= self.window;
        id == self.access_key_id
            && token == self.security_token
            && (self.seconds)(timestamp).is_some_and(in_window)
    }
}

/// The parameters of a query and a form, if every one has a name and a value, and none comes twice.
pub(crate) fn params(query: &str, form: &str) -> Option<BTreeMap<String, String>> {
    let mut params = BTreeMap::new();
    for text in [query, form] {
        for param in text.split('&').filter(|_| !text.is_empty()) {
            let (name, value) = param.split_once('=')?;
            let (name, value) = (decode(name)?, decode(value)?);
            if name.is_empty() || params.insert(name, value).is_some() {
                return None;
            }
        }
    }
    Some(params)
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                let (high, low) = (digit()?, digit()?);
                u8::try_from(16 * high + low).ok()?
            }
            b'+' => b' ',
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Whether a request that is signed with HMAC-SHA1 is to be trusted.
pub(crate) fn accepts_rpc(known: &Known<'_>, method: &str, query: &str, form: &str) -> bool {
    let Some(mut params) = params(query, form) else {
        return false;
    };
    let signature = params.remove("Signature");
    let get = |name: &str| params.get(name).map_or("", String::as_str);
    let is_complete = ["Action", "Version", "SignatureNonce"]
        .iter()
        .all(|name| !get(name).is_empty());
    is_complete
        && get("SignatureMethod") == "HMAC-SHA1"
        && get("SignatureVersion") == "1.0"
        && known.knows(
            get("AccessKeyId"),
            Some(get("SecurityToken")),
            get("Timestamp"),
        )
        && signature == Some(rpc::sign(method, known.access_key_secret, &params).signature)
}

/// Whether a request that is signed with ACS3-HMAC-SHA256 is to be trusted.
pub(crate) fn accepts_acs3(
    known: &Known<'_>,
    [method, path, query]: [&str; 3],
    headers: &[(&str, &str)],
    body: &[u8],
) -> bool {
    try_acs3(known, [method, path, query], headers, body).unwrap_or(false)
}

fn try_acs3(
    known: &Known<'_>,
    [method, path, query]: [&str; 3],
    headers: &[(&str, &str)],
    body: &[u8],
) -> Option<bool> {
    let params = params(query, "")?;
    if headers.len() > 64 {
        return None;
    }
    // Names in lower case, each with all of its values.
    let mut values: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (name, value) in headers {
        let value = value.trim_matches(|c: char| c.is_ascii_whitespace());
        values
            .entry(name.to_ascii_lowercase())
            .or_default()
            .push(value);
    }
    let get = |name: &str| match values.get(name)?.as_slice() {
        [value] if !value.contains(|c: char| c.is_ascii_control()) => Some(*value),
        _ => None,
    };
    let required = |name: &str| get(name).filter(|value| !value.is_empty());
    let authorization = required("authorization")?.strip_prefix("ACS3-HMAC-SHA256 Credential=")?;
    let (id, rest) = authorization.split_once(",SignedHeaders=")?;
    let (signed_headers, _) = rest.split_once(",Signature=")?;
    let signed: Vec<&str> = signed_headers.split(';').collect();
    let has_to_be_signed = |name: &str| name == "host" || name.starts_with("x-acs-");
    if values
        .keys()
        .any(|name| has_to_be_signed(name) && !signed.contains(&name.as_str()))
    {
        return None;
    }
    for name in [
        "host",
        "x-acs-action",
        "x-acs-version",
        "x-acs-signature-nonce",
    ] {
        required(name)?;
    }
    let token = match values.get("x-acs-security-token") {
        Some(_) => Some(get("x-acs-security-token")?),
        None => None,
    };
    let hash = acs3::sha256_hex(body);
    let is_line = |text: &str| !text.contains(|c: char| c.is_ascii_control());
    if !known.knows(id, token, required("x-acs-date")?)
        || required("x-acs-content-sha256")? != hash
        || !is_line(method)
        || !is_line(path)
    {
        return None;
    }
    let headers = signed
        .iter()
        .map(|name| Some(((*name).to_owned(), get(name)?.to_owned())))
        .collect::<Option<BTreeMap<_, _>>>()?;
    let request = acs3::Request {
        method,
        canonical_uri: path,
        query: params,
        headers: headers.into_iter().collect(),
        hashed_payload: &hash,
    };
    // All of the header at once: the names in order and in lower case, and the signature.
    let expected = acs3::sign(id, known.access_key_secret, &request).authorization;
    Some(expected == required("authorization")?)
}
