//! Both clients against the mock of the service, which checks signatures, takes no nonce twice, and fails when it is told to.

use std::process::Command;

use cenbwp_mock::{Config, Key, Mock};
use http_examples::{Verdict, verdict};

const ID: &str = "testid";
const SECRET: &str = "testsecret";

const CLIENTS: [&str; 2] = [
    env!("CARGO_BIN_EXE_blocking"),
    env!("CARGO_BIN_EXE_nonblocking"),
];

/// What is planted: refusals, and how often the connection is cut after the purchase; how often the client sends the request, and what it
/// is told, if it is not the package.
const CASES: [(&[&str], u32, usize, Option<&str>); 7] = [
    (&[], 0, 1, None),
    (&["Throttling.User:1"], 0, 2, None),
    (&["Operation.Blocking:2"], 0, 3, None),
    (&[], 1, 2, None),
    (&["Forbidden.RAM:1"], 0, 1, Some("Forbidden.RAM: ")),
    (
        &["Throttling.User:1", "Forbidden.RAM:1"],
        0,
        2,
        Some("Forbidden.RAM: "),
    ),
    (&["Throttling.User:3"], 0, 3, Some("Throttling.User: ")),
];

#[test]
fn a_purchase_is_signed_each_time_anew_and_keeps_its_client_token() {
    for client in CLIENTS {
        for (failures, drops, sent, refusal) in CASES {
            let mock = Mock::start(Config {
                keys: vec![Key::new(ID, SECRET)],
                failures: failures.iter().map(|it| it.parse().unwrap()).collect(),
                drops,
                ..Config::default()
            });
            let mock = mock.unwrap();
            let outcome = run(client, &mock, &[]);
            match refusal {
                None => assert_eq!(outcome, Ok("cenbwp-000000000000000001\n".into())),
                Some(refusal) => assert!(outcome.unwrap_err().starts_with(refusal)),
            }
            assert_eq!(mock.trusted(), sent, "{client}: {failures:?}");
            assert_eq!(mock.bought(), usize::from(refusal.is_none()));
        }
    }
}

#[test]
fn what_no_service_answers_is_tried_again() {
    for body in ["<html><title>502</title></html>", "", "{"] {
        assert!(
            matches!(verdict(body.as_bytes()), Ok(Verdict::TryAgain(_))),
            "{body}"
        );
    }
}

#[test]
fn a_wrong_secret_is_not_tried_again() {
    for client in CLIENTS {
        let mock = Mock::start(Config {
            keys: vec![Key::new(ID, "another")],
            ..Config::default()
        });
        let mock = mock.unwrap();
        let message = run(client, &mock, &[]).unwrap_err();
        assert!(message.starts_with("SignatureDoesNotMatch: "), "{message}");
        assert!(!message.contains("AccessKeyId"), "{message}");
        assert_eq!(mock.bought(), 0);
    }
}

#[test]
fn without_an_endpoint_nothing_is_sent() {
    for client in CLIENTS {
        for endpoint in [
            None,
            Some("cbn.aliyuncs.com"),
            Some("https://cbn.aliyuncs.com/path"),
        ] {
            let output = Command::new(client)
                .args(endpoint)
                .env("ALIBABA_CLOUD_ACCESS_KEY_ID", ID)
                .env("ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET)
                .output()
                .unwrap();
            assert!(!output.status.success());
            assert!(
                String::from_utf8(output.stderr)
                    .unwrap()
                    .contains("expected")
            );
        }
    }
}

#[test]
fn temporary_credentials_send_their_token() {
    for client in CLIENTS {
        let mock = Mock::start(Config {
            keys: vec![Key::new(ID, SECRET).with_token("token")],
            ..Config::default()
        });
        let mock = mock.unwrap();
        assert!(run(client, &mock, &[]).is_err());
        let outcome = run(client, &mock, &[("ALIBABA_CLOUD_SECURITY_TOKEN", "token")]);
        assert_eq!(outcome, Ok("cenbwp-000000000000000001\n".into()));
    }
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_no_text_is_not_shown() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    for client in CLIENTS {
        let output = Command::new(client)
            .arg("http://127.0.0.1:1")
            .env("ALIBABA_CLOUD_ACCESS_KEY_ID", ID)
            .env(
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
                OsStr::from_bytes(b"testsecret\xFF"),
            )
            .output()
            .unwrap();
        assert!(!output.status.success());
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(message, "ALIBABA_CLOUD_ACCESS_KEY_SECRET is not UTF-8\n");
    }
}

/// Runs a client, and gives what it printed, or its error.
fn run(client: &str, mock: &Mock, variables: &[(&str, &str)]) -> Result<String, String> {
    let output = Command::new(client)
        .arg(mock.url())
        .env_remove("ALIBABA_CLOUD_SECURITY_TOKEN")
        .env("ALIBABA_CLOUD_ACCESS_KEY_ID", ID)
        .env("ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET)
        .env("NO_PROXY", "127.0.0.1")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    if output.status.success() {
        Ok(text(output.stdout))
    } else {
        Err(text(output.stderr))
    }
}
