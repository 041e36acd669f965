//! Buys a bandwidth package with a blocking client, ureq: a signed URL, sent with GET.
//!
//! ```text
//! cargo run -p cenbwp-http-examples --bin blocking https://cbn.aliyuncs.com
//! ```
//!
//! Credentials come from `ALIBABA_CLOUD_ACCESS_KEY_ID` and `ALIBABA_CLOUD_ACCESS_KEY_SECRET`, and temporary ones from
//! `ALIBABA_CLOUD_SECURITY_TOKEN` as well. With real ones this places a real order, to be paid or not in the console.

use std::process::ExitCode;
use std::thread::sleep;
use std::time::Duration;

use cenbwp::{CreateCenBandwidthPackage, Signer};
use http_examples::{
    Failure, PAUSES, Settings, Verdict, client_token, report, request, stamp, verdict,
};
use ureq::Agent;

fn main() -> ExitCode {
    report(buy())
}

/// Sends the request until it is answered; gives the ID of the package.
fn buy() -> Result<String, Failure> {
    let settings = Settings::read()?;
    let signer = Signer::new(&settings.credentials()?).with_endpoint(settings.endpoint()?);
    let token = client_token()?;
    let request = request(&token)?;
    let agent = Agent::new_with_config(
        Agent::config_builder()
            // The body says what happened, whatever the status.
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .build(),
    );

    let mut last = None;
    for pause in PAUSES {
        sleep(pause);
        match send(&agent, &signer, &request)? {
            Verdict::Created(package) => return Ok(package),
            Verdict::TryAgain(reason) => last = Some(reason),
        }
    }
    Err(last.unwrap_or_else(|| "nothing was sent".into()))
}

/// Sends the request once, with a stamp of its own.
fn send(
    agent: &Agent,
    signer: &Signer<&str>,
    request: &CreateCenBandwidthPackage<'_>,
) -> Result<Verdict, Failure> {
    let stamp = stamp()?;
    let mut buffer = [0; 1024];
    let url = signer.sign_url(request, &stamp, &mut buffer)?;
    let answer = agent
        .get(url.as_str())
        .call()
        .and_then(|mut response| response.body_mut().read_to_vec());
    match answer {
        Ok(body) => verdict(&body),
        // No answer leaves open what became of the request. The client token keeps the next try from buying twice.
        Err(error) => Ok(Verdict::TryAgain(error.into())),
    }
}
