//! What is checked of a request that is signed with HMAC-SHA1.

use core::fmt::{self, Write};

use base64ct::{Base64, Encoding as _};
use hmac::{Hmac, Mac as _};
use sha1::Sha1;

use crate::encode::output::prepare_key;
use crate::query::verify::error::VerifyError;
use crate::query::verify::received::{Encoder, Hasher, Received};
use crate::query::verify::trusted::{Trusted, required};
use crate::sign::excerpt::Excerpt;
use crate::value::timestamp::Timestamp;

/// What the common parameters claim, if all are there.
pub(crate) fn read(params: Received<'_>) -> Result<Trusted<'_>, VerifyError> {
    let must = |name| required(name, params.get(name));
    let claims = Trusted {
        access_key_id: must("AccessKeyId")?,
        action: must("Action")?,
        version: must("Version")?,
        nonce: must("SignatureNonce")?,
        timestamp: must("Timestamp")?,
        keep_until: Timestamp::MAX,
        security_token: params.get("SecurityToken").unwrap_or_default(),
        signature: must("Signature")?,
        params,
    };
    for (name, supported) in [
        ("SignatureMethod", "HMAC-SHA1"),
        ("SignatureVersion", "1.0"),
    ] {
        if must(name)? != supported {
            return Err(VerifyError::Unsupported(Excerpt::text(name)));
        }
    }
    Ok(claims)
}

/// Writes the string to sign.
pub(crate) fn string_to_sign(
    method: &str,
    params: Received<'_>,
    to: &mut dyn Write,
) -> fmt::Result {
    write!(to, "{method}&%2F&")?;
    params.write("Signature", &mut Encoder(to))
}

/// The signature that the secret makes.
pub(crate) fn signature(method: &str, params: Received<'_>, secret: &str) -> [u8; 28] {
    let mut mac = Hasher(prepare_key::<Sha1, Hmac<Sha1>>(secret.as_bytes(), b"&"));
    // Neither can fail: a hash takes all, and there is room.
    let _ = string_to_sign(method, params, &mut mac);
    let mut signature = [0; 28];
    let _ = Base64::encode(&mac.0.finalize().into_bytes(), &mut signature);
    signature
}
