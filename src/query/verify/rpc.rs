//! What is checked of a request that is signed with HMAC-SHA1.

use core::fmt::{self, Write};

use base64ct::{Base64, Encoding as _};
use hmac::block_api::HmacCore;
use sha1::Sha1;

use crate::encode::output::{Buffer, Hasher, prepare_key};
use crate::encode::param::Name;
use crate::encode::percent::Encodable;
use crate::encode::query::QueryWriter;
use crate::query::verify::error::VerifyError;
use crate::query::verify::received::{Encoder, Received};
use crate::query::verify::trusted::{Trusted, required};
use crate::sign::excerpt::Excerpt;
use crate::sign::signed::SIGNATURE_LEN;
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
pub(crate) fn string_to_sign<W: Write + ?Sized>(
    method: &str,
    params: Received<'_>,
    to: &mut W,
) -> fmt::Result {
    write!(to, "{method}&%2F&")?;
    params.write("Signature", &mut Encoder(to))
}

/// The signature that the secret makes.
pub(crate) fn signature(method: &str, params: Received<'_>, secret: &str) -> [u8; SIGNATURE_LEN] {
    let mut mac: HmacCore<Sha1> = prepare_key::<Sha1, _>(secret.as_bytes(), b"&");
    let mut to_sign = Hasher::new(&mut mac);
    to_sign.put(method.as_bytes());
    to_sign.put(b"&%2F&");
    let mut writer = QueryWriter::new(Buffer::new(&mut []), Some(&mut to_sign));
    for (name, value) in params.all().filter(|(name, _)| *name != "Signature") {
        writer.param(
            &Name::new(Encodable::unknown(name)),
            Encodable::unknown(value),
        );
    }
    let mac: [u8; 20] = writer.finish().unwrap_or_default();
    let mut signature = [0; SIGNATURE_LEN];
    // There is room for it.
    let _ = Base64::encode(&mac, &mut signature);
    signature
}
