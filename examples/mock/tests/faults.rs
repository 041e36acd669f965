//! Two thousand requests over fifty connections, many of them broken: no answer is wrong, and nothing is bought twice.

#[path = "client/requests.rs"]
mod client;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use cenbwp::Method;
use cenbwp::query::Query;
use cenbwp::reply::CreateCenBandwidthPackageReply;
use client::{PARAMS, acs3, credentials, mock, rpc, send, stamp};

const CONNECTIONS: u32 = 50;

const REQUESTS: u32 = 40;

/// Random numbers that are the same in every run (xorshift).
struct Random(u32);

impl Random {
    const fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize % end
    }
}

/// What a request is answered, and what it may have done: the client tokens and the bandwidths that it may have bought with.
#[derive(Default)]
struct Seen {
    /// The packages that were answered, by client token.
    packages: BTreeMap<String, BTreeSet<String>>,
    /// The client tokens with which something was sent that means what was signed.
    tokens: BTreeSet<String>,
    answers: usize,
    refusals: usize,
}

#[test]
fn no_answer_is_wrong_and_nothing_is_bought_twice() {
    let mock = mock();
    let seen = Mutex::new(Seen::default());
    thread::scope(|scope| {
        for connection in 1..=CONNECTIONS {
            let (address, seen) = (mock.address(), &seen);
            scope.spawn(move || {
                let mut random = Random(connection.wrapping_mul(0x9E37_79B9));
                for _ in 0..REQUESTS {
                    one_request(address, &mut random, seen);
                }
            });
        }
    });
    let seen = seen.into_inner().unwrap();
    // Each client token bought one package, and no package was bought with two.
    let ids: Vec<&String> = seen.packages.values().flatten().collect();
    assert_eq!(ids.len(), seen.packages.len(), "{:?}", seen.packages);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    // Nothing was bought but what a whole request asked for: what was answered, and what an answer was not read of.
    assert!(seen.packages.len() <= mock.bought());
    assert!(
        mock.bought() <= seen.tokens.len(),
        "{} {}",
        mock.bought(),
        seen.tokens.len()
    );
    assert!(
        seen.answers > 800 && seen.refusals > 300,
        "{} {}",
        seen.answers,
        seen.refusals
    );
}

fn one_request(address: SocketAddr, random: &mut Random, seen: &Mutex<Seen>) {
    // Few tokens, so that many requests come with one that was used.
    let token = format!("token-{}", random.below(300));
    let params = [PARAMS.as_slice(), &[("ClientToken", &token)]].concat();
    let (action, credentials) = ("CreateCenBandwidthPackage", credentials());
    let request = match random.below(4) {
        0 => rpc(Method::Get, action, &params, &stamp(), &credentials),
        1 => rpc(Method::Post, action, &params, &stamp(), &credentials),
        2 => acs3(Method::Get, action, &params, false, &credentials),
        _ => acs3(Method::Post, action, &params, true, &credentials),
    };
    let bytes = request.as_bytes();
    let whole = || {
        seen.lock().unwrap().tokens.insert(token.clone());
    };
    match random.below(10) {
        // Cut off, which buys nothing.
        0 => drop(sent(address, &bytes[..random.below(bytes.len())])),
        // Half of it, and the client still listens.
        1 => {
            let mut stream = sent(address, &bytes[..random.below(bytes.len())]);
            let _ = stream.shutdown(Shutdown::Write);
            let mut answer = String::new();
            let _ = stream.read_to_string(&mut answer);
            assert!(!answer.contains("200 OK"), "{answer}");
        }
        // Slowly.
        2 => {
            whole();
            let mut stream = sent(address, &[]);
            for piece in bytes.chunks(bytes.len() / 4 + 1) {
                stream.write_all(piece).unwrap();
                thread::sleep(Duration::from_millis(10));
            }
            check(&client::receive(&mut stream).unwrap(), &token, seen);
        }
        // Garbage.
        3 => {
            let garbage: Vec<u8> = (0..random.below(400))
                .map(|_| random.below(256).try_into().unwrap())
                .collect();
            let mut stream = sent(address, &garbage);
            let _ = stream.shutdown(Shutdown::Write);
            let mut answer = Vec::new();
            let _ = stream.read_to_end(&mut answer);
            assert!(!String::from_utf8_lossy(&answer).contains("200 OK"));
        }
        // One byte is another on the way.
        4 | 5 => changed(address, bytes, random, &token, seen),
        // The client goes away before it is answered.
        6 => {
            whole();
            drop(sent(address, bytes));
        }
        _ => {
            whole();
            check(&send(address, &request).unwrap(), &token, seen);
        }
    }
}

fn sent(address: SocketAddr, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    // The server may have closed it already.
    let _ = stream.write_all(bytes);
    stream
}

/// Sends a request in which one byte is another: it buys only if it means the same.
fn changed(
    address: SocketAddr,
    bytes: &[u8],
    random: &mut Random,
    token: &str,
    seen: &Mutex<Seen>,
) {
    let mut bytes = bytes.to_vec();
    let at = random.below(bytes.len());
    bytes[at] = b"aZ0%+&=; \r\n.-:,/"[random.below(16)];
    let mut stream = sent(address, &bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = String::new();
    if stream.read_to_string(&mut answer).is_err() || !answer.starts_with("HTTP/1.1 200") {
        seen.lock().unwrap().refusals += 1;
        return;
    }
    // It still has the token that was signed, and the bandwidth.
    let text = String::from_utf8(bytes).unwrap();
    let params = text
        .split(['?', ' ', '\n'])
        .filter_map(|part| Query::from_form(part).ok());
    let mut params = params.filter(|params| params.get("Bandwidth").is_some());
    let params = params.next().unwrap();
    assert_eq!(params.get("Bandwidth").unwrap(), "2");
    assert_eq!(params.get("ClientToken").unwrap(), token);
    seen.lock().unwrap().tokens.insert(token.to_owned());
    let body = answer.split_once("\r\n\r\n").unwrap().1.to_owned();
    check(&(200, body), token, seen);
}

/// Takes down what was answered.
fn check((status, body): &(u16, String), token: &str, seen: &Mutex<Seen>) {
    let mut seen = seen.lock().unwrap();
    seen.answers += 1;
    let reply = CreateCenBandwidthPackageReply::read(body.as_bytes());
    let reply = reply.unwrap_or_else(|refusal| panic!("{status} {refusal}"));
    assert_eq!(*status, 200);
    let id = reply.cen_bandwidth_package_id.to_string();
    seen.packages
        .entry(token.to_owned())
        .or_default()
        .insert(id);
}
