//! What both clients need: where the request goes, the request, a stamp for each time it is sent, and what an answer says.

use std::env;
use std::error::Error;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cenbwp::{
    Bandwidth, ClientToken, CreateCenBandwidthPackage, CreateCenBandwidthPackageReply, Endpoint,
    GeographicRegion, Nonce, Stamp, Timestamp, ValueError,
};

/// What can go wrong.
pub type Failure = Box<dyn Error + Send + Sync>;

/// How long to wait before each time that the request is sent.
pub const PAUSES: [Duration; 3] = [
    Duration::ZERO,
    Duration::from_millis(500),
    Duration::from_secs(2),
];

/// The credentials of the environment, and the endpoint, which is the only argument.
///
/// # Errors
///
/// If one of them is not there.
pub fn settings() -> Result<[String; 3], Failure> {
    let endpoint = env::args()
        .nth(1)
        .ok_or("the argument is missing; expected an endpoint as in https://cbn.aliyuncs.com")?;
    Ok([
        env::var("ALIBABA_CLOUD_ACCESS_KEY_ID")?,
        env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET")?,
        endpoint,
    ])
}

/// An endpoint with its scheme.
///
/// # Errors
///
/// If there is another scheme or none, or what follows it is no host.
pub fn endpoint(text: &str) -> Result<Endpoint<'_>, Failure> {
    if let Some(host) = text.strip_prefix("https://") {
        return Ok(Endpoint::https(host)?);
    }
    let host = text
        .strip_prefix("http://")
        .ok_or("the endpoint has no scheme; expected https:// or http://")?;
    Ok(Endpoint::http(host)?)
}

/// The request: a small package, whose bill waits to be paid.
///
/// # Errors
///
/// If the token is none.
pub fn request(client_token: &str) -> Result<CreateCenBandwidthPackage<'_>, ValueError> {
    Ok(CreateCenBandwidthPackage::new(
        Bandwidth::MIN,
        GeographicRegion::China,
        GeographicRegion::NorthAmerica,
    )
    .auto_pay(false)
    .client_token(ClientToken::new(client_token)?))
}

/// The time and 128 random bits: another stamp for each time that a request is sent.
///
/// # Errors
///
/// If the system has no random numbers, or its clock is far off.
pub fn stamp() -> Result<Stamp, Failure> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let mut random = [0; 16];
    getrandom::fill(&mut random)?;
    Ok(Stamp::new(
        Timestamp::from_unix(now.as_secs())?,
        Nonce::from_random(random),
    ))
}

/// A client token of 128 random bits: one for each purchase, however often it is sent.
///
/// # Errors
///
/// If the system has no random numbers.
pub fn client_token() -> Result<String, Failure> {
    Ok(stamp()?.nonce().to_string())
}

/// What an answer says.
#[derive(Debug)]
pub enum Verdict {
    /// The ID of the bandwidth package.
    Created(String),
    /// Nothing that another try could not change.
    TryAgain(Failure),
}

/// Reads the body of a response.
///
/// # Errors
///
/// A refusal that another try would not change.
pub fn verdict(body: &[u8]) -> Result<Verdict, Failure> {
    match CreateCenBandwidthPackageReply::read(body) {
        Ok(Ok(reply)) => Ok(Verdict::Created(reply.cen_bandwidth_package_id.to_string())),
        // As text, since a refusal borrows from the body. It leaves out the request, which the message may repeat.
        Ok(Err(refusal)) if refusal.kind().is_retryable() => {
            Ok(Verdict::TryAgain(refusal.to_string().into()))
        }
        Ok(Err(refusal)) => Err(refusal.to_string().into()),
        // A proxy's page, say: what became of the request is open.
        Err(error) => Ok(Verdict::TryAgain(error.into())),
    }
}
