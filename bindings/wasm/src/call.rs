//! What every signing call has: credentials, a stamp, and where it goes.

use cenbwp::{Action, Credentials, Endpoint, Method, Signer, Stamp};

use crate::out::Out;
use crate::strings::Strings;

/// A call that is ready to be signed.
pub(crate) struct Call<'a> {
    signer: Signer<'a>,
    stamp: Stamp,
    method: Method,
}

impl<'a> Call<'a> {
    /// Reads the access key's ID and secret, the security token, the timestamp, the nonce, the format, and the endpoint's host, of which the
    /// token, the format and the host may be left out.
    /// Nothing if a value is refused.
    pub(crate) fn read(strings: &mut Strings<'a>, is_post: u32) -> Option<Self> {
        let id = strings.required();
        // The ID alone first, so that it is known which of the two is refused.
        strings.accept(Credentials::new(id, "-"))?;
        let secret = strings.required();
        let mut credentials = strings.accept(Credentials::new(id, secret))?;
        if let Some(token) = strings.next() {
            credentials = strings.accept(credentials.with_security_token(token))?;
        }
        let timestamp = strings.value()?;
        let nonce = strings.value()?;
        let mut signer = Signer::new(&credentials);
        if let Some(format) = strings.next() {
            signer = signer.with_format(strings.accept(format.parse())?);
        }
        if let Some(host) = strings.next() {
            signer = signer.with_endpoint(strings.accept(Endpoint::https(host))?);
        }
        Some(Self {
            signer,
            stamp: Stamp::new(timestamp, nonce),
            method: if is_post == 0 {
                Method::Get
            } else {
                Method::Post
            },
        })
    }

    /// Signs; gives the query, which is the body of a POST request. Where it goes, JavaScript knows, and whether it can be gone to is seen here.
    pub(crate) fn sign(&self, action: &dyn Action, room: &mut [u8], out: &mut Out) -> i32 {
        let signed = self.signer.endpoint(action).and_then(|_| {
            self.signer
                .sign_query(self.method, action, &self.stamp, room)
        });
        match signed {
            Ok(signed) => {
                let bytes = signed.as_bytes();
                out.put(0, bytes.as_ptr(), bytes.len());
                0
            }
            Err(error) => out.refuse_call(&error, room),
        }
    }
}
