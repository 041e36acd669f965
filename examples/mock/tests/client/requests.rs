//! A client of few lines, which sends what it is given.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cenbwp::{
    Credentials, Endpoint, Method, Nonce, Operation, RpcRequest, Signer, Stamp, Timestamp, acs3,
};
use cenbwp_mock::{Config, Key, Mock};

pub(crate) const ID: &str = "testid";
pub(crate) const SECRET: &str = "testsecret";

pub(crate) fn config() -> Config {
    Config {
        keys: vec![Key::new(ID, SECRET)],
        ..Config::default()
    }
}

pub(crate) fn mock() -> Mock {
    Mock::start(config()).unwrap()
}

pub(crate) fn credentials() -> Credentials<'static, 'static> {
    Credentials::new(ID, SECRET).unwrap()
}

pub(crate) fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.unwrap().as_secs()
}

/// The time, and random bits.
pub(crate) fn stamp() -> Stamp {
    stamp_at(now())
}

pub(crate) fn stamp_at(seconds: u64) -> Stamp {
    let mut random = [0; 16];
    getrandom::fill(&mut random).unwrap();
    Stamp::new(
        Timestamp::from_unix(seconds).unwrap(),
        Nonce::from_random(random),
    )
}

pub(crate) const PARAMS: [(&str, &str); 3] = [
    ("Bandwidth", "2"),
    ("GeographicRegionAId", "China"),
    ("GeographicRegionBId", "North-America"),
];

/// The head and the body of a request that is signed with HMAC-SHA1.
pub(crate) fn rpc(
    method: Method,
    action: &str,
    params: &[(&str, &str)],
    stamp: &Stamp,
    credentials: &Credentials<'_, '_>,
) -> String {
    let mut params = params.to_vec();
    let operation = Operation::new("localhost", "2017-09-12", action);
    let action = RpcRequest::new(operation, &mut params);
    let mut buffer = vec![0; 1 << 14];
    let signer = Signer::new(credentials);
    let signed = signer
        .sign_query(method, &action, stamp, &mut buffer)
        .unwrap();
    http(method.as_str(), signed.as_str())
}

/// A request with these parameters where its method has them.
pub(crate) fn http(method: &str, query: &str) -> String {
    if method == "GET" {
        return format!("GET /?{query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }
    format!(
        "{method} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{query}",
        query.len()
    )
}

/// The same with ACS3-HMAC-SHA256, with the parameters in a form or in the query.
pub(crate) fn acs3(
    method: Method,
    action: &str,
    params: &[(&str, &str)],
    is_form: bool,
    credentials: &Credentials<'_, '_>,
) -> String {
    let mut params = params.to_vec();
    let operation = Operation::new("localhost", "2017-09-12", action);
    let action = RpcRequest::new(operation, &mut params);
    let (stamp, mut buffer) = (stamp(), vec![0; 1 << 14]);
    let signer = acs3::Signer::new(credentials).with_endpoint(Endpoint::http("localhost").unwrap());
    let extras = acs3::Extras::new();
    let extras = if is_form { extras.form() } else { extras };
    let signed = signer
        .sign_with(extras, method, &action, &stamp, &mut buffer)
        .unwrap();
    let target = signed.url().strip_prefix("http://localhost").unwrap();
    let mut text = format!(
        "{method} {target} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n",
        signed.body().len()
    );
    for (name, value) in signed.headers() {
        text.extend([name, ": ", value, "\r\n"]);
    }
    text + "\r\n" + std::str::from_utf8(signed.body()).unwrap()
}

/// Sends a request, and gives the status and the body of the answer.
pub(crate) fn send(address: SocketAddr, request: &str) -> io::Result<(u16, String)> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    stream.write_all(request.as_bytes())?;
    receive(&mut stream)
}

/// Reads an answer, all of it.
pub(crate) fn receive(stream: &mut TcpStream) -> io::Result<(u16, String)> {
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let parts = answer.split_once("\r\n\r\n").and_then(|(head, body)| {
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some((status, body.to_owned()))
    });
    parts.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}
