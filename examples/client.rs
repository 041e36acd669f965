//! A client struct of an SDK: it owns its signer, takes the URL as a `String`, and tries again where that is safe.
//!
//! ```text
//! cargo run --example client
//! ```
//!
//! What sends a URL is the caller's, so that this works with any HTTP client. Here it is a service that is busy once.

use std::error::Error;
use std::io;
use std::thread::sleep;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cenbwp::reply::{CreateCenBandwidthPackageReply, ReplyError};
use cenbwp::{
    Action, Bandwidth, ClientToken, CreateCenBandwidthPackage, Credentials, Endpoint,
    GeographicRegion, Nonce, SignError, Signer, Stamp, Timestamp, ValueError,
};

type Failure = Box<dyn Error + Send + Sync>;

/// Sends to `send` and borrows nothing, so that it can be kept anywhere.
#[derive(Debug)]
pub(crate) struct Client<S> {
    signer: Signer<String>,
    send: S,
}

impl<S: FnMut(&str) -> io::Result<Vec<u8>>> Client<S> {
    pub(crate) fn new(id: &str, secret: &str, endpoint: &str, send: S) -> Result<Self, ValueError> {
        let signer = Signer::new(&Credentials::new(id, secret)?);
        let signer = signer.with_endpoint(Endpoint::from_url(endpoint)?);
        Ok(Self {
            signer: signer.into_owned()?,
            send,
        })
    }

    /// Buys a package, and gives its ID.
    ///
    /// The request has to have a client token: what became of a try without an answer is not known, and with the token the next one buys nothing twice.
    pub(crate) fn buy(
        &mut self,
        request: &CreateCenBandwidthPackage<'_>,
    ) -> Result<String, Failure> {
        let mut last = "a request without a client token is not sent".into();
        let tries = if request.client_token.is_some() { 3 } else { 0 };
        for pause in [0, 200, 1000].into_iter().take(tries) {
            sleep(Duration::from_millis(pause));
            let url = self.url(request)?;
            let body = match (self.send)(&url) {
                Ok(body) => body,
                Err(error) => {
                    last = error.into();
                    continue;
                }
            };
            match CreateCenBandwidthPackageReply::read(&body) {
                Ok(reply) => return Ok(reply.cen_bandwidth_package_id.to_string()),
                Err(ReplyError::Refused(refusal)) if !refusal.kind().is_retryable() => {
                    return Err(refusal.to_string().into());
                }
                Err(error) => last = error.to_string().into(),
            }
        }
        Err(last)
    }

    /// The URL, with a stamp that no other one has, in a string of just that size.
    pub(crate) fn url(&self, action: &dyn Action) -> Result<String, Failure> {
        let mut random = [0; 16];
        getrandom::fill(&mut random)?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        let stamp = Stamp::new(Timestamp::from_unix(now)?, Nonce::from_random(random));
        let mut buffer = Vec::new();
        if let Err(SignError::BufferTooSmall { needed }) =
            self.signer.sign_url(action, &stamp, &mut buffer)
        {
            buffer.resize(needed, 0);
        }
        let url = self.signer.sign_url(action, &stamp, &mut buffer)?;
        Ok(url.as_str().to_owned())
    }
}

fn main() -> Result<(), Failure> {
    let mut replies = vec![
        r#"{"CenBandwidthPackageId":"cenbwp-1"}"#,
        r#"{"Code":"ServiceUnavailable"}"#,
    ];
    let send = |_: &str| Ok(replies.pop().unwrap_or_default().into());
    let mut client = Client::new("testid", "testsecret", "https://cbn.aliyuncs.com", send)?;
    let areas = (GeographicRegion::China, GeographicRegion::Europe);
    let request = CreateCenBandwidthPackage::new(Bandwidth::from_mbps(10)?, areas.0, areas.1)
        .client_token(ClientToken::new("02fb3da4-130e-11e9-8e44-001")?);
    println!("{}", client.buy(&request)?);
    Ok(())
}
