//! Waiting for a package, against a server on the loopback that answers by a script.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;

use cenbwp::query::Query;
use cenbwp::{Credentials, Method, Signer};

const ID: &str = "testid";
const SECRET: &str = "testsecret";

const NO_PACKAGE: &str = r#"{"TotalCount":0,"CenBandwidthPackages":{"CenBandwidthPackage":[]}}"#;
const CREATING: &str = "<R><CenBandwidthPackages><CenBandwidthPackage><Status>Creating</Status></CenBandwidthPackage></CenBandwidthPackages></R>";
const IDLE: &str = r#"{"TotalCount":1,"CenBandwidthPackages":{"CenBandwidthPackage":[{"CenBandwidthPackageId":"cenbwp-1","Status":"Idle"}]}}"#;
const THROTTLED: &str = r#"{"RequestId":"E4B3","Code":"Throttling.User","Message":"Wait."}"#;
const FORBIDDEN: &str = r#"{"RequestId":"E4B3","Code":"Forbidden.RAM","Message":"No."}"#;
const PAGE: &str = "<html><title>502</title></html>";

#[test]
fn a_package_is_waited_for_until_it_is_idle() {
    for (answers, expected) in [
        (&[IDLE][..], Ok("Idle\n")),
        (&[NO_PACKAGE, THROTTLED, PAGE, CREATING, IDLE], Ok("Idle\n")),
        (
            &[NO_PACKAGE, FORBIDDEN],
            Err("Forbidden.RAM: No. (request E4B3)\n"),
        ),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = thread::spawn(move || {
            for answer in answers {
                serve(listener.accept().unwrap().0, answer);
            }
        });
        let output = Command::new(env!("CARGO_BIN_EXE_wait_until_idle"))
            .args([&format!("http://{address}"), "cenbwp-1", "0"])
            .env_remove("ALIBABA_CLOUD_SECURITY_TOKEN")
            .env("ALIBABA_CLOUD_ACCESS_KEY_ID", ID)
            .env("ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET)
            .env("NO_PROXY", "127.0.0.1")
            .output()
            .unwrap();
        server.join().unwrap();
        let (stdout, stderr) = (
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        );
        let outcome = if output.status.success() {
            Ok(&*stdout)
        } else {
            Err(&*stderr)
        };
        assert_eq!(outcome, expected, "{answers:?}");
    }
}

/// Serves one question, and checks that it is the one for the package and is signed.
fn serve(mut connection: TcpStream, answer: &str) {
    let mut received = Vec::new();
    while !received.ends_with(b"\r\n\r\n") {
        let mut chunk = [0; 4096];
        let length = connection.read(&mut chunk).unwrap();
        assert_ne!(length, 0, "the request ends too early");
        received.extend_from_slice(&chunk[..length]);
    }
    let request = String::from_utf8(received).unwrap();
    let target = request.strip_prefix("GET /?").expect("a GET of the root");
    let query = Query::new(target.split_once(" HTTP/1.1").expect("a target").0).unwrap();
    for (name, value) in [
        ("Action", "DescribeCenBandwidthPackages"),
        ("Filter.1.Key", "CenBandwidthPackageId"),
        ("Filter.1.Value.1", "cenbwp-1"),
    ] {
        assert_eq!(query.get(name).unwrap(), value);
    }
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
        .sign_exactly(Method::Get, &mut parameters, &mut buffer)
        .unwrap();
    assert_eq!(query.signature().unwrap(), signed.signature());
    write!(
        connection,
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{answer}",
        answer.len()
    )
    .unwrap();
}
