//! Does what is done with secrets, while valgrind watches for a branch or an address that depends on them: `branches CASE`
//!
//! Valgrind takes the bytes of each secret for never written, and reports whatever is decided by such bytes.

mod valgrind;

use core::hint::black_box;
use core::time::Duration;

use cenbwp::acs3::CanonicalParts;
use cenbwp::query::{Query, Room, Slot, Untrusted};
use cenbwp::{Credentials, Method, Signer, acs3};
use valgrind::{known, secret};

const SHORT: &str = "a-secret-of-the-usual-length-30";
const LONG: &str = "a-secret-that-is-longer-than-a-block-and-has-to-be-hashed-before-it-is-a-key";
const BEYOND_ASCII: &str = "ein-Geheimnis-größer-als-ASCII";

fn accept() {
    for text in [SHORT, LONG, BEYOND_ASCII] {
        let text = secret(text);
        assert!(known(Credentials::new("testid", &text).is_ok()));
    }
}

fn prepare() {
    for text in [SHORT, LONG, BEYOND_ASCII] {
        let text = String::from(text);
        let credentials = Credentials::new("testid", &text).unwrap();
        valgrind::forget(&text);
        black_box(Signer::new(&credentials));
        black_box(acs3::Signer::new(&credentials));
    }
}

fn sign() {
    let text = String::from(SHORT);
    let credentials = Credentials::new("testid", &text).unwrap();
    valgrind::forget(&text);
    let mut buffer = [0; 256];
    let signer = Signer::new(&credentials);
    let signed = signer.sign_exactly(Method::Get, &mut [("Name", "a b")], &mut buffer);
    black_box(known(signed.is_ok()));
    let signer = acs3::Signer::new(&credentials);
    let authorization = signer.sign_exactly(&PARTS, &mut buffer);
    black_box(known(authorization.is_ok()));
}

const PARTS: CanonicalParts<'static> = CanonicalParts {
    method: "GET",
    uri: "/",
    query: "Name=a%20b",
    headers: &[("host", "cbn.aliyuncs.com")],
    payload_hash: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
};

const SIGNATURE: &str = "XlUyV4sXjOuX5FnjUz9IF9tm5rU=";

fn compare() {
    let query = Query::new("Name=a&Signature=XlUyV4sXjOuX5FnjUz9IF9tm5rU%3D").unwrap();
    let received = query.signature().unwrap();
    for (text, equal) in [
        (SIGNATURE, true),
        ("YlUyV4sXjOuX5FnjUz9IF9tm5rU=", false),
        ("XlUyV4sXjOuX5FnjUz9IF9tm5rU-", false),
    ] {
        assert_eq!(known(received == *secret(text)), equal);
    }

    let query = Query::new("Name=a&SecurityToken=CAISvAJ1%3D").unwrap();
    let received = query.get("SecurityToken").unwrap();
    for (text, equal) in [
        ("CAISvAJ1=", true),
        ("XAISvAJ1=", false),
        ("CAISvAJ1-", false),
    ] {
        assert_eq!(known(received == *secret(text)), equal);
    }

    let signer = acs3::Signer::new(&Credentials::new("testid", SHORT).unwrap());
    let mut buffer = [0; 256];
    let expected = signer.sign_exactly(&PARTS, &mut buffer).unwrap();
    let received = String::from(expected.as_str());
    valgrind::forget(expected.as_str());
    assert!(known(expected == *received));
    assert!(!known(expected == *received.replace("host", "hose")));
}

/// A request with the right signature, and two with wrong ones that differ at the beginning and at the end.
fn verify() {
    let query = "AccessKeyId=testid&Action=DescribeRegions&SignatureMethod=HMAC-SHA1&SignatureNonce=3e3e&SignatureVersion=1.0&\
        Timestamp=2018-04-27T12%3A46%3A24Z&Version=2017-09-12";
    let params = Query::new(query).unwrap();
    let params: Vec<_> = params
        .parameters()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect();
    let mut params: Vec<_> = params
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    let text = String::from(SHORT);
    let credentials = Credentials::new("testid", &text).unwrap();
    let mut buffer = [0; 512];
    let signed = Signer::new(&credentials).sign_exactly(Method::Get, &mut params, &mut buffer);
    let right = signed.unwrap().signature().replace('+', "%2B");
    let now = "2018-04-27T12:46:24Z".parse().unwrap();
    valgrind::forget(&text);
    for (signature, is_right) in [
        (right.clone(), true),
        (["-", &right[1..]].concat(), false),
        ([&right[..right.len() - 1], "-"].concat(), false),
    ] {
        let query = [query, "&Signature=", &signature].concat();
        let (mut text, mut slots) = ([0; 512], [Slot::default(); 8]);
        let room = Room {
            text: &mut text,
            slots: &mut slots,
        };
        let untrusted = Untrusted::rpc(Method::Get, &query, "", room).unwrap();
        let trusted = untrusted.verify(&credentials, now, Duration::ZERO);
        assert_eq!(known(trusted.is_ok()), is_right);
    }
}

/// Stops at the first difference, which has to be reported.
fn control() {
    let expected = secret(SIGNATURE);
    let difference = SIGNATURE
        .bytes()
        .zip(expected.bytes())
        .position(|(one, other)| one != other);
    assert!(known(difference.is_none()));
}

fn main() {
    assert!(valgrind::is_watching(), "run by ci/constant-time");
    let case = std::env::args().nth(1);
    match case.as_deref() {
        Some("accept") => accept(),
        Some("prepare") => prepare(),
        Some("sign") => sign(),
        Some("compare") => compare(),
        Some("verify") => verify(),
        Some("control") => control(),
        _ => panic!("which case?"),
    }
}
