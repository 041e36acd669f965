//! Buys a bandwidth package with an async client, reqwest: a signed form body, sent with POST.
//!
//! ```text
//! cargo run -p cenbwp-http-examples --bin nonblocking https://cbn.aliyuncs.com
//! ```
//!
//! Credentials come from `ALIBABA_CLOUD_ACCESS_KEY_ID` and `ALIBABA_CLOUD_ACCESS_KEY_SECRET`, and temporary ones from
//! `ALIBABA_CLOUD_SECURITY_TOKEN` as well. With real ones this places a real order, to be paid or not in the console.

use std::process::ExitCode;
use std::time::Duration;

use cenbwp::{CreateCenBandwidthPackage, Method, Signer};
use http_examples::{
    Failure, PAUSES, Settings, Verdict, client_token, report, request, stamp, verdict,
};
use reqwest::{Client, header};
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    report(buy().await)
}

/// Sends the request until it is answered; gives the ID of the package.
async fn buy() -> Result<String, Failure> {
    let settings = Settings::read()?;
    let signer = Signer::new(&settings.credentials()?).with_endpoint(settings.endpoint()?);
    let token = client_token()?;
    let request = request(&token)?;
    rustls::crypto::ring::default_provider()
        .install_default()
        .map_err(|_| "there is a cryptography provider already")?;
    let client = Client::builder().timeout(Duration::from_secs(30)).build()?;

    let mut last = None;
    for pause in PAUSES {
        sleep(pause).await;
        match send(&client, &signer, &request).await? {
            Verdict::Created(package) => return Ok(package),
            Verdict::TryAgain(reason) => last = Some(reason),
        }
    }
    Err(last.unwrap_or_else(|| "nothing was sent".into()))
}

/// Sends the request once, with a stamp of its own.
async fn send(
    client: &Client,
    signer: &Signer<&str>,
    request: &CreateCenBandwidthPackage<'_>,
) -> Result<Verdict, Failure> {
    let stamp = stamp()?;
    let mut buffer = [0; 1024];
    let body = signer.sign_query(Method::Post, request, &stamp, &mut buffer)?;
    let response = client
        .post(signer.endpoint(request)?.to_string())
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(body.as_str().to_owned())
        .send()
        .await;
    let answer = match response {
        Ok(response) => response.bytes().await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(body) => verdict(&body),
        // No answer leaves open what became of the request. The client token keeps the next try from buying twice.
        Err(error) => Ok(Verdict::TryAgain(error.into())),
    }
}
