//! Both clients against a server on the loopback that reads the query back, checks its signature, and answers by a script.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;

use cenbwp::query::Query;
use cenbwp::{Credentials, Method, Signer};

const ID: &str = "testid";
const SECRET: &str = "testsecret";

const CREATED: &str = r#"{"RequestId":"E4B3","CenBandwidthPackageId":"cenbwp-1"}"#;
const THROTTLED: &str = r#"{"RequestId":"E4B3","Code":"Throttling.User","Message":"Wait."}"#;
const FORBIDDEN: &str = r#"{"RequestId":"E4B3","Code":"Forbidden.RAM","Message":"No."}"#;
const PAGE: &str = "<html><title>502</title></html>";
/// The connection is closed without an answer.
const NOTHING: &str = "";

const CLIENTS: [(&str, Method); 2] = [
    (env!("CARGO_BIN_EXE_blocking"), Method::Get),
    (env!("CARGO_BIN_EXE_nonblocking"), Method::Post),
];

/// What is answered one time after the other, and what the client makes of it.
const CASES: [(&[&str], Result<&str, &str>); 6] = [
    (&[CREATED], Ok("cenbwp-1\n")),
    (&[THROTTLED, CREATED], Ok("cenbwp-1\n")),
    (&[PAGE, NOTHING, CREATED], Ok("cenbwp-1\n")),
    (&[FORBIDDEN], Err("Forbidden.RAM: No. (request E4B3)")),
    (
        &[THROTTLED, FORBIDDEN],
        Err("Forbidden.RAM: No. (request E4B3)"),
    ),
    (
        &[THROTTLED, THROTTLED, THROTTLED],
        Err("Throttling.User: Wait. (request E4B3)"),
    ),
];

#[test]
fn a_purchase_is_signed_each_time_anew_and_keeps_its_client_token() {
    for (client, method) in CLIENTS {
        for (answers, expected) in CASES {
            let (outcome, queries) = run(client, method, answers);
            match expected {
                Ok(printed) => assert_eq!(outcome, Ok(printed.into())),
                Err(message) => assert!(outcome.unwrap_err().contains(message)),
            }
            assert_eq!(queries.len(), answers.len(), "{client}: {answers:?}");
            let values = |name| {
                let mut values: Vec<_> = queries
                    .iter()
                    .map(|query| Query::new(query).unwrap().get(name).unwrap().to_string())
                    .collect();
                values.sort();
                values.dedup();
                values.len()
            };
            assert_eq!(values("SignatureNonce"), answers.len());
            assert_eq!(values("Signature"), answers.len());
            assert_eq!(values("ClientToken"), 1);
        }
    }
}

#[test]
fn without_an_endpoint_nothing_is_sent() {
    for (client, _) in CLIENTS {
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
    for (client, method) in CLIENTS {
        let (outcome, queries) = run_with(
            &[("ALIBABA_CLOUD_SECURITY_TOKEN", "token")],
            client,
            method,
            &[CREATED],
        );
        assert_eq!(outcome, Ok("cenbwp-1\n".into()));
        let query = Query::new(&queries[0]).unwrap();
        assert!(query.get("SecurityToken").unwrap() == "token");
    }
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_no_text_is_not_shown() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    for (client, _) in CLIENTS {
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

/// Runs a client against a server with these answers; gives what it printed, or its error, and the queries that it sent.
fn run(
    client: &str,
    method: Method,
    answers: &'static [&str],
) -> (Result<String, String>, Vec<String>) {
    run_with(&[], client, method, answers)
}

/// The same with more variables.
fn run_with(
    variables: &[(&str, &str)],
    client: &str,
    method: Method,
    answers: &'static [&str],
) -> (Result<String, String>, Vec<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || {
        answers
            .iter()
            .map(|answer| serve(listener.accept().unwrap().0, method, answer))
            .collect()
    });
    let output = Command::new(client)
        .arg(format!("http://{address}"))
        .env("ALIBABA_CLOUD_ACCESS_KEY_ID", ID)
        .env("ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET)
        .env("NO_PROXY", "127.0.0.1")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let outcome = if output.status.success() {
        Ok(text(output.stdout))
    } else {
        Err(text(output.stderr))
    };
    (outcome, server.join().unwrap())
}

/// Serves one request, and gives its query.
fn serve(mut connection: TcpStream, method: Method, answer: &str) -> String {
    let mut received = Vec::new();
    let query = loop {
        let mut chunk = [0; 4096];
        let length = connection.read(&mut chunk).unwrap();
        assert_ne!(length, 0, "the request ends too early");
        received.extend_from_slice(&chunk[..length]);
        if let Some(query) = query(std::str::from_utf8(&received).unwrap(), method) {
            break query;
        }
    };
    check_signature(method, &query);
    if answer != NOTHING {
        let status = if answer == CREATED {
            "200 OK"
        } else {
            "503 Service Unavailable"
        };
        write!(
            connection,
            "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{answer}",
            answer.len()
        )
        .unwrap();
    }
    query
}

/// The query of a request of this method, once all of it is there.
fn query(request: &str, method: Method) -> Option<String> {
    let (head, body) = request.split_once("\r\n\r\n")?;
    let head = head.to_ascii_lowercase();
    if method == Method::Get {
        let target = request.strip_prefix("GET /?").expect("a GET of the root");
        return Some(target.split_once(" HTTP/1.1").expect("a target").0.into());
    }
    assert!(head.starts_with("post / http/1.1\r\n"), "{head}");
    assert!(
        head.contains("content-type: application/x-www-form-urlencoded"),
        "{head}"
    );
    let (_, length) = head.split_once("content-length: ").expect("a length");
    let length: usize = length.lines().next().unwrap_or_default().parse().unwrap();
    (body.len() == length).then(|| body.into())
}

/// What a server that knows the secret does: signs what it was sent, and compares.
fn check_signature(method: Method, query: &str) {
    let query = Query::new(query).unwrap();
    assert_eq!(query.get("Action").unwrap(), "CreateCenBandwidthPackage");
    assert_eq!(query.get("AccessKeyId").unwrap(), ID);
    assert_eq!(query.get("Bandwidth").unwrap(), "2");
    assert_eq!(query.get("AutoPay").unwrap(), "false");
    let owned: Vec<_> = query
        .parameters()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect();
    let mut parameters: Vec<_> = owned
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let mut buffer = [0; 1024];
    let signed = Signer::new(&Credentials::new(ID, SECRET).unwrap())
        .sign_exactly(method, &mut parameters, &mut buffer)
        .unwrap();
    assert_eq!(query.signature().unwrap(), signed.signature());
}
