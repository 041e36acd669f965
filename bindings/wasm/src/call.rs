//! What every signing call has: credentials, a stamp, and where it goes.

use cenbwp::{
    Action, Credentials, Endpoint, Format, Method, Nonce, Signer, Stamp, Timestamp, ValueError,
};

use crate::failure::Failure;
use crate::lent::Lent;
use crate::record::Record;

/// How a call is stamped and sent, as far as it is not said in strings.
#[derive(Clone, Copy)]
pub(crate) struct Sending {
    /// The clock, in seconds since 1970.
    pub(crate) seconds: f64,
    pub(crate) post: bool,
}

/// A call that is ready to be signed.
pub(crate) struct Call<'a> {
    signer: Signer<'a>,
    stamp: Stamp,
    post: bool,
}

impl<'a> Call<'a> {
    /// The number of strings that are read.
    pub(crate) const STRINGS: usize = 7;

    /// Reads the access key's ID and secret, then what may be left out: security token, timestamp, nonce, format, endpoint.
    pub(crate) fn read(lent: &mut Lent<'a>, sending: Sending) -> Result<Self, ValueError> {
        let strings = &mut lent.strings;
        let mut credentials = Credentials::new(strings.required(), strings.required())?;
        if let Some(token) = strings.next() {
            credentials = credentials.with_security_token(token)?;
        }
        let clock = || from_clock(sending.seconds);
        let timestamp = strings.next().map_or_else(clock, str::parse)?;
        let nonce = match strings.next() {
            Some(text) => Nonce::new(text)?,
            None => Nonce::from_random(lent.random),
        };
        let mut signer = Signer::new(&credentials);
        if let Some(format) = strings.next() {
            signer = signer.with_format(format.parse::<Format>()?);
        }
        if let Some(url) = strings.next() {
            signer = signer.with_endpoint(endpoint(url)?);
        }
        Ok(Self {
            signer,
            stamp: Stamp::new(timestamp, nonce),
            post: sending.post,
        })
    }

    /// Signs; gives the URL, or of a POST request the body and then the URL.
    pub(crate) fn sign(
        &self,
        action: &dyn Action,
        record: &mut Record<'_>,
    ) -> Result<i32, Failure> {
        let post = self
            .post
            .then(|| self.signer.endpoint(action))
            .transpose()?;
        let room = record.room();
        let signed = if self.post {
            self.signer
                .sign_query(Method::Post, action, &self.stamp, room)
        } else {
            self.signer.sign_url(action, &self.stamp, room)
        }?;
        let len = signed.as_bytes().len();
        record.written(len);
        record.push_optional(post);
        Ok(0)
    }
}

/// The clock's second; an invalid `Date` is not a number, and out of range like what is before 1970.
fn from_clock(seconds: f64) -> Result<Timestamp, ValueError> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it saturates, and there is no sign"
    )]
    let seconds = if seconds >= 0.0 {
        seconds as u64
    } else {
        u64::MAX
    };
    Timestamp::from_unix(seconds)
}

/// A host, with `https://` or `http://` before it or not, and `/` behind it or not.
fn endpoint(url: &str) -> Result<Endpoint<'_>, ValueError> {
    let url = url.strip_suffix('/').unwrap_or(url);
    let https = || Endpoint::https(url.strip_prefix("https://").unwrap_or(url));
    let endpoint = url
        .strip_prefix("http://")
        .map_or_else(https, Endpoint::http);
    endpoint.map_err(|mut error| {
        error.parameter = "endpoint";
        error.expected =
            "a host name or address with a port or without, after https:// or http:// or nothing";
        error
    })
}
