//! What is checked of a request that is signed with ACS3-HMAC-SHA256.

use core::fmt::{self, Write};
use core::str::from_utf8;

use hmac::digest::Update;
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};

use crate::encode::output::prepare_key;
use crate::query::params::split;
use crate::query::verify::error::VerifyError;
use crate::query::verify::received::Received;
use crate::query::verify::trusted::{Trusted, required};
use crate::sign::acs3::hex::hex;
use crate::sign::excerpt::Excerpt;
use crate::value::timestamp::Timestamp;

const HASH: &str = "x-acs-content-sha256";

/// What is signed beside the query.
#[derive(Clone, Copy)]
pub(crate) struct Acs3<'a> {
    method: &'a str,
    path: &'a str,
    headers: &'a [(&'a str, &'a str)],
    /// The names of those that are signed, joined with `;`.
    signed: &'a str,
    body_hash: [u8; 64],
}

impl<'a> Acs3<'a> {
    /// Reads what is signed, and what it claims.
    pub(crate) fn read(
        [method, path]: [&'a str; 2],
        headers: &'a [(&'a str, &'a str)],
        body: &[u8],
        params: Received<'a>,
    ) -> Result<(Self, Trusted<'a>), VerifyError> {
        let must = |name| required(name, header(headers, name)?);
        let Some([access_key_id, signed, signature]) = authorization(must("Authorization")?) else {
            return Err(VerifyError::Header(Excerpt::text("Authorization")));
        };
        let claims = Trusted {
            access_key_id,
            action: must("x-acs-action")?,
            version: must("x-acs-version")?,
            nonce: must("x-acs-signature-nonce")?,
            timestamp: must("x-acs-date")?,
            keep_until: Timestamp::MAX,
            security_token: header(headers, "x-acs-security-token")?.unwrap_or_default(),
            signature,
            params,
        };
        must("host")?;
        must(HASH)?;
        let acs3 = Self {
            method: check_line("method", method)?,
            path: check_line("path", path)?,
            headers,
            signed,
            body_hash: hex(&Sha256::digest(body).into()),
        };
        acs3.check()?;
        Ok((acs3, claims))
    }

    /// Whether every header that is signed is there, and the signature covers those that it has to.
    fn check(&self) -> Result<(), VerifyError> {
        for name in names(self.signed) {
            if header(self.headers, name)?.is_none() {
                return Err(VerifyError::Missing(Excerpt::text(name)));
            }
        }
        for (name, _) in self.headers {
            let prefix = name.get(..6).unwrap_or(name);
            let must = name.eq_ignore_ascii_case("host") || prefix.eq_ignore_ascii_case("x-acs-");
            let is_signed = || names(self.signed).any(|signed| signed.eq_ignore_ascii_case(name));
            if must && !is_signed() {
                return Err(VerifyError::UnsignedHeader(Excerpt::text(name)));
            }
        }
        Ok(())
    }

    /// Writes the canonical request.
    pub(crate) fn canonical_request(
        &self,
        params: Received<'_>,
        to: &mut dyn Write,
    ) -> fmt::Result {
        write!(to, "{}\n{}\n", self.method, self.path)?;
        params.write("", to)?;
        to.write_str("\n")?;
        for name in names(self.signed) {
            let value = header(self.headers, name)
                .ok()
                .flatten()
                .unwrap_or_default();
            writeln!(to, "{name}:{value}")?;
        }
        write!(to, "\n{}\n{}", self.signed, text(&self.body_hash))
    }

    /// Writes the string to sign.
    pub(crate) fn string_to_sign(&self, params: Received<'_>, to: &mut dyn Write) -> fmt::Result {
        let mut hash = Hasher(Sha256::new());
        self.canonical_request(params, &mut hash)?;
        let hash = hex(&hash.0.finalize().into());
        write!(to, "ACS3-HMAC-SHA256\n{}", text(&hash))
    }

    /// The signature that the secret makes, if the body is the one that was hashed.
    pub(crate) fn signature(
        &self,
        params: Received<'_>,
        secret: &str,
    ) -> Result<[u8; 64], VerifyError> {
        if header(self.headers, HASH)? != Some(text(&self.body_hash)) {
            return Err(VerifyError::BodyHash);
        }
        let mut mac = Hasher(prepare_key::<Sha256, Hmac<Sha256>>(secret.as_bytes(), b""));
        // It cannot fail: a hash takes all.
        let _ = self.string_to_sign(params, &mut mac);
        Ok(hex(&mac.0.finalize().into_bytes().into()))
    }
}

fn text(ascii: &[u8]) -> &str {
    from_utf8(ascii).unwrap_or_default()
}

/// The names of headers that are joined with `;`.
fn names(joined: &str) -> impl Iterator<Item = &str> + Clone {
    split(joined.as_bytes(), b';').map(text)
}

/// Hashes what is written to it, and takes all of it.
struct Hasher<H>(H);

impl<H: Update> Write for Hasher<H> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

/// The value of a header that came once at most, without the white space around it.
fn header<'a>(headers: &[(&'a str, &'a str)], name: &str) -> Result<Option<&'a str>, VerifyError> {
    if headers.len() > 64 {
        return Err(VerifyError::TooManyHeaders);
    }
    let mut named = headers
        .iter()
        .filter(|(it, _)| it.eq_ignore_ascii_case(name));
    match (named.next(), named.next()) {
        (Some(_), Some(_)) => Err(VerifyError::Duplicate(Excerpt::text(name))),
        (Some((_, value)), None) => check_line(name, value.trim_ascii()).map(Some),
        (None, _) => Ok(None),
    }
}

/// A line break would let one part of what is signed be taken for the next.
fn check_line<'a>(name: &str, text: &'a str) -> Result<&'a str, VerifyError> {
    if text.bytes().any(|byte| byte.is_ascii_control()) {
        return Err(VerifyError::Header(Excerpt::text(name)));
    }
    Ok(text)
}

/// The access key ID, the names of the signed headers in lower case and in order, and the signature.
fn authorization<'t>(text: &'t str) -> Option<[&'t str; 3]> {
    let text = text.strip_prefix("ACS3-HMAC-SHA256 Credential=")?;
    let cut = |text: &'t str, mark| {
        let mut places = 0..text.len();
        places.find_map(|at| Some((text.get(..at)?, text.get(at..)?.strip_prefix(mark)?)))
    };
    let (id, text) = cut(text, ",SignedHeaders=")?;
    let (signed, signature) = cut(text, ",Signature=")?;
    let is_sorted = names(signed).is_sorted_by(|one, other| one < other);
    let is_lower = !signed.bytes().any(|byte| byte.is_ascii_uppercase());
    (is_sorted && is_lower).then_some([id, signed, signature])
}
