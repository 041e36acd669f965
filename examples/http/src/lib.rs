//! What both clients need: where the request goes, the request, a stamp for each time it is sent, and what an answer says.

use std::env::{self, VarError};
use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cenbwp::reply::{CreateCenBandwidthPackageReply, ReplyError};
use cenbwp::{
    Bandwidth, ClientToken, CreateCenBandwidthPackage, Credentials, Endpoint, GeographicRegion,
    Nonce, Stamp, Timestamp, ValueError,
};

/// What can go wrong.
pub type Failure = Box<dyn Error + Send + Sync>;

/// How long to wait before each time that the request is sent.
pub const PAUSES: [Duration; 3] = [
    Duration::ZERO,
    Duration::from_millis(500),
    Duration::from_secs(2),
];

/// The access key of the environment, and the endpoint, which is the only argument.
///
/// It has no `Debug`, which would show the secret.
#[expect(missing_debug_implementations, reason = "it would show the secret")]
pub struct Settings {
    id: String,
    secret: String,
    token: Option<String>,
    endpoint: String,
}

impl Settings {
    /// Reads them.
    ///
    /// # Errors
    ///
    /// If one of them is not there; the token is only with temporary credentials.
    pub fn read() -> Result<Self, Failure> {
        let endpoint = env::args().nth(1).ok_or(
            "the argument is missing; expected an endpoint as in https://cbn.aliyuncs.com",
        )?;
        let required = |name| variable(name)?.ok_or_else(|| format!("{name} is not set"));
        Ok(Self {
            id: required("ALIBABA_CLOUD_ACCESS_KEY_ID")?,
            secret: required("ALIBABA_CLOUD_ACCESS_KEY_SECRET")?,
            token: variable("ALIBABA_CLOUD_SECURITY_TOKEN")?,
            endpoint,
        })
    }

    /// Who signs.
    ///
    /// # Errors
    ///
    /// If the ID, the secret or the token could be none.
    pub fn credentials(&self) -> Result<Credentials<'_, '_>, ValueError> {
        let credentials = Credentials::new(&self.id, &self.secret)?;
        let with = |token| credentials.with_security_token(token);
        self.token.as_deref().map_or(Ok(credentials), with)
    }

    /// Where the request goes.
    ///
    /// # Errors
    ///
    /// If it is not `https://` or `http://` and a host.
    pub fn endpoint(&self) -> Result<Endpoint<&str>, ValueError> {
        Endpoint::from_url(&self.endpoint)
    }
}

/// A variable of the environment; an empty one counts as not set.
fn variable(name: &str) -> Result<Option<String>, String> {
    match env::var(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(VarError::NotPresent) => Ok(None),
        // The error itself would show the value.
        Err(VarError::NotUnicode(_)) => Err(format!("{name} is not UTF-8")),
    }
}

/// Prints the ID of what was bought, or what went wrong.
#[must_use]
pub fn report(outcome: Result<String, Failure>) -> ExitCode {
    match outcome {
        Ok(package) => {
            println!("{package}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
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
        Ok(reply) => Ok(Verdict::Created(reply.cen_bandwidth_package_id.to_string())),
        Err(ReplyError::Refused(refusal)) => {
            // As text, since a refusal borrows from the body. It leaves out the request, which the message may repeat.
            let failure = refusal.to_string().into();
            if refusal.kind().is_retryable() {
                Ok(Verdict::TryAgain(failure))
            } else {
                Err(failure)
            }
        }
        // A proxy's page, say: what became of the request is open.
        Err(ReplyError::Unreadable(error)) => Ok(Verdict::TryAgain(error.into())),
    }
}
