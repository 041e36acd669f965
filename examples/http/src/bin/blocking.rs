//! Buys a bandwidth package with a blocking client, ureq: a signed URL, sent with GET.
//!
//! ```text
//! cargo run -p cenbwp-http-examples --bin blocking https://cbn.aliyuncs.com
//! ```
//!
//! Credentials come from `ALIBABA_CLOUD_ACCESS_KEY_ID` and `ALIBABA_CLOUD_ACCESS_KEY_SECRET`. With real ones this places a real order, to
//! be paid or not in the console.

use std::thread::sleep;
use std::time::Duration;

use cenbwp::{CreateCenBandwidthPackage, Credentials, Signer};
use http_examples::{
    Failure, PAUSES, Verdict, client_token, endpoint, request, settings, stamp, verdict,
};
use ureq::Agent;

fn main() -> Result<(), Failure> {
    let [id, secret, address] = settings()?;
    let signer = Signer::new(&Credentials::new(&id, &secret)?).with_endpoint(endpoint(&address)?);
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
            Verdict::Created(package) => {
                println!("{package}");
                return Ok(());
            }
            Verdict::TryAgain(reason) => last = Some(reason),
        }
    }
    Err(last.unwrap_or_else(|| "nothing was sent".into()))
}

/// Sends the request once, with a stamp of its own.
fn send(
    agent: &Agent,
    signer: &Signer<'_>,
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
