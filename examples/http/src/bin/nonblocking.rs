//! Buys a bandwidth package with an async client, reqwest: a signed form body, sent with POST.
//!
//! ```text
//! cargo run -p cenbwp-http-examples --bin nonblocking https://cbn.aliyuncs.com
//! ```
//!
//! Credentials come from `ALIBABA_CLOUD_ACCESS_KEY_ID` and `ALIBABA_CLOUD_ACCESS_KEY_SECRET`. With real ones this places a real order, to
//! be paid or not in the console.

use std::time::Duration;

use cenbwp::{CreateCenBandwidthPackage, Credentials, Method, Signer};
use http_examples::{
    Failure, PAUSES, Verdict, client_token, endpoint, request, settings, stamp, verdict,
};
use reqwest::{Client, header};
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let [id, secret, address] = settings()?;
    let signer = Signer::new(&Credentials::new(&id, &secret)?).with_endpoint(endpoint(&address)?);
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
async fn send(
    client: &Client,
    signer: &Signer<'_>,
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
