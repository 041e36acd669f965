//! Asks `DescribeCenBandwidthPackages` until a bandwidth package that was bought is there: `Idle`, or `InUse` if it is attached already.
//!
//! ```text
//! cargo run -p cenbwp-http-examples --bin wait_until_idle https://cbn.aliyuncs.com cenbwp-stb2axpqzzko2jagd7
//! ```
//!
//! Credentials come from the environment, as for the clients that buy. A third argument says how many seconds to wait between two questions: 5 if it is
//! left out. It gives up after 60 of them.

use std::env;
use std::process::ExitCode;
use std::thread::sleep;
use std::time::Duration;

use cenbwp::reply::{FieldValue, Fields, ServiceError};
use cenbwp::{Operation, RpcRequest, Signer};
use http_examples::{Failure, Settings, report, stamp};
use ureq::Agent;

const DESCRIBE: Operation<'static> = Operation::new(
    "cbn.aliyuncs.com",
    "2017-09-12",
    "DescribeCenBandwidthPackages",
);

fn main() -> ExitCode {
    report(wait())
}

/// Asks until the package is there; gives its status.
fn wait() -> Result<String, Failure> {
    let settings = Settings::read()?;
    let signer = Signer::new(&settings.credentials()?).with_endpoint(settings.endpoint()?);
    let package = env::args()
        .nth(2)
        .ok_or("the second argument is missing; expected the ID of a bandwidth package")?;
    let seconds = env::args()
        .nth(3)
        .map_or(Ok(5), |seconds| seconds.parse())
        .map_err(|_| "the third argument is no number; expected seconds")?;
    let agent = Agent::new_with_config(
        Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .build(),
    );
    for _ in 0..60 {
        if let Some(status) = ask(&agent, &signer, &package)? {
            return Ok(status);
        }
        sleep(Duration::from_secs(seconds));
    }
    Err(format!("{package} is not Idle yet").into())
}

/// Asks once; gives the status of a package that is there.
fn ask(agent: &Agent, signer: &Signer<&str>, package: &str) -> Result<Option<String>, Failure> {
    let stamp = stamp()?;
    let mut buffer = [0; 1024];
    let mut filter = [
        ("Filter.1.Key", "CenBandwidthPackageId"),
        ("Filter.1.Value.1", package),
    ];
    let request = RpcRequest::new(DESCRIBE, &mut filter);
    let url = signer.sign_url(&request, &stamp, &mut buffer)?;
    let answer = agent
        .get(url.as_str())
        .call()
        .and_then(|mut response| response.body_mut().read_to_vec());
    // No answer, or a page of a proxy: a question does not change anything, so that it is asked again.
    let Ok(body) = answer else { return Ok(None) };
    if let Ok(refusal) = ServiceError::read(&body) {
        return if refusal.kind().is_retryable() {
            Ok(None)
        } else {
            Err(refusal.to_string().into())
        };
    }
    let path = "CenBandwidthPackages.CenBandwidthPackage.1.Status";
    let found = Fields::read(&body).and_then(|fields| fields.find_path(path));
    Ok(match found {
        Ok(Some(FieldValue::Text(status))) if status == "Idle" || status == "InUse" => {
            Some(status.to_string())
        }
        _ => None,
    })
}
