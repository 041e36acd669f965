//! The mock as a program; see `--help`.

use std::env;
use std::process::ExitCode;
use std::time::Duration;

use cenbwp_mock::{Config, Failure, Key, Mock};
use clap::Parser;

/// A mock of the service on the loopback, for tests: it checks every signature and sells bandwidth packages for nothing.
///
/// Without --key, the key is that of `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET` and
/// `ALIBABA_CLOUD_SECURITY_TOKEN`. Only ever use keys that are made up.
#[derive(Parser)]
#[command(name = "cenbwp-mock")]
struct Arguments {
    /// The port on the loopback; 0 for any that is free
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// A key for tests, any number of times
    #[arg(long = "key", value_name = "ID:SECRET[:TOKEN]")]
    keys: Vec<Key>,
    /// How many milliseconds every answer takes
    #[arg(long, value_name = "MS", default_value_t = 0)]
    latency: u64,
    /// Refuses that many requests with this code; given again, the ones after those
    #[arg(long = "fail", value_name = "CODE:TIMES")]
    failures: Vec<Failure>,
    /// Cuts the connection after that many purchases, which are made nevertheless
    #[arg(long = "drop", value_name = "TIMES", default_value_t = 0)]
    drops: u32,
}

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    if arguments.keys.is_empty() {
        match key_of_environment() {
            Ok(key) => arguments.keys.push(key),
            Err(message) => {
                eprintln!("{message}");
                return ExitCode::from(2);
            }
        }
    }
    let started = Mock::start(Config {
        port: arguments.port,
        keys: arguments.keys,
        latency: Duration::from_millis(arguments.latency),
        failures: arguments.failures,
        drops: arguments.drops,
    });
    match started {
        Ok(mock) => {
            println!("listening on {}", mock.url());
            mock.wait();
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("the mock cannot start: {error}");
            ExitCode::FAILURE
        }
    }
}

fn key_of_environment() -> Result<Key, String> {
    let variable = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let (id, secret) = (
        variable("ALIBABA_CLOUD_ACCESS_KEY_ID"),
        variable("ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
    );
    let (Some(id), Some(secret)) = (id, secret) else {
        return Err("there is no key; expected --key ID:SECRET, or ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET".into());
    };
    let key = Key::new(&id, &secret);
    Ok(match variable("ALIBABA_CLOUD_SECURITY_TOKEN") {
        Some(token) => key.with_token(&token),
        None => key,
    })
}
