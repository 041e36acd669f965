//! What signing and reading cost, beside what they cannot cost less than: `cargo bench --features acs3 --bench sign`.

use std::hint::black_box;

use cenbwp::reply::CreateCenBandwidthPackageReply;
use cenbwp::{Credentials, Description, RpcRequest, Signer};
use divan::Bencher;
use divan::counter::BytesCount;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

#[path = "../tests/textbook/common.rs"]
mod common;
#[path = "shared/request.rs"]
mod request;
#[path = "../tests/textbook/rpc.rs"]
mod textbook;

fn main() {
    divan::main();
}

fn credentials() -> Credentials<'static, 'static> {
    Credentials::new("testid", "testsecret").unwrap()
}

#[divan::bench]
fn floor(bencher: Bencher<'_, '_>) {
    let (key, string_to_sign) = (
        Hmac::<Sha1>::new_from_slice(b"testsecret&").unwrap(),
        [b'a'; 537],
    );
    bencher.bench(|| {
        let mut mac = black_box(&key).clone();
        mac.update(black_box(&string_to_sign));
        mac.finalize().into_bytes()
    });
}

#[divan::bench]
fn typed(bencher: Bencher<'_, '_>) {
    let (signer, request, stamp) = (
        Signer::new(&credentials()),
        request::typed(),
        request::stamp(),
    );
    let mut buffer = [0; 1024];
    bencher.bench_local(|| {
        let signed = signer.sign_url(black_box(&request), &stamp, &mut buffer);
        black_box(signed.unwrap().as_bytes()).len()
    });
}

/// With the check that the URL is text, which `as_str` makes.
#[divan::bench]
fn typed_as_str(bencher: Bencher<'_, '_>) {
    let (signer, request, stamp) = (
        Signer::new(&credentials()),
        request::typed(),
        request::stamp(),
    );
    let mut buffer = [0; 1024];
    bencher.bench_local(|| {
        let signed = signer.sign_url(black_box(&request), &stamp, &mut buffer);
        black_box(signed.unwrap().as_str()).len()
    });
}

#[divan::bench]
fn typed_new_signer(bencher: Bencher<'_, '_>) {
    let (request, stamp, mut buffer) = (request::typed(), request::stamp(), [0; 1024]);
    bencher.bench_local(|| {
        let signer = Signer::new(&black_box(credentials()));
        let signed = signer.sign_url(&request, &stamp, &mut buffer);
        black_box(signed.unwrap().as_bytes()).len()
    });
}

#[divan::bench]
fn rpc(bencher: Bencher<'_, '_>) {
    let (signer, stamp, mut buffer) = (Signer::new(&credentials()), request::stamp(), [0; 1024]);
    bencher.bench_local(|| {
        let mut params = black_box(request::PARAMS);
        let call = RpcRequest::new(request::OPERATION, &mut params);
        black_box(
            signer
                .sign_url(&call, &stamp, &mut buffer)
                .unwrap()
                .as_bytes(),
        )
        .len()
    });
}

#[divan::bench]
fn textbook_signer(bencher: Bencher<'_, '_>) {
    let own = request::PARAMS
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
    let common = common::Common {
        access_key_id: "testid",
        security_token: None,
        action: request::OPERATION.name(),
        version: request::OPERATION.version(),
        format: "JSON",
        nonce: "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
        timestamp: "2018-04-27T12:46:24Z",
    };
    bencher.bench(|| textbook::sign("GET", "testsecret", &common.add_to(black_box(&own))).query);
}

const JSON: &str = r#"{"RequestId":"E4B345CD-2CBA-4881-AF6D-E5D9BAE1CA7B","CenBandwidthPackageId":"cenbwp-stb2axpqzzko2jagd7"}"#;

const XML: &str = "<CreateCenBandwidthPackageResponse><RequestId>E4B345CD-2CBA-4881-AF6D-E5D9BAE1CA7B</RequestId>\
    <CenBandwidthPackageId>cenbwp-stb2axpqzzko2jagd7</CenBandwidthPackageId></CreateCenBandwidthPackageResponse>";

#[divan::bench(args = [JSON, XML])]
fn reply(body: &str) -> usize {
    let reply = CreateCenBandwidthPackageReply::read(black_box(body.as_bytes()));
    reply.unwrap().cen_bandwidth_package_id.chars().count()
}

#[divan::bench]
fn reply_by_serde_json() -> serde_json::Value {
    serde_json::from_str(black_box(JSON)).unwrap()
}

/// Two kilobytes of Chinese text, in descriptions of the longest that there may be.
#[divan::bench]
fn escapes(bencher: Bencher<'_, '_>) {
    let text = "北".repeat(256);
    let (signer, stamp, mut buffer) = (Signer::new(&credentials()), request::stamp(), [0; 4096]);
    let request = request::typed().description(Description::new(&text).unwrap());
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        black_box(
            signer
                .sign_url(black_box(&request), &stamp, &mut buffer)
                .unwrap()
                .as_bytes(),
        )
        .len()
    });
}

#[divan::bench(args = [10, 100, 1000])]
fn growth_of_params(bencher: Bencher<'_, '_>, count: usize) {
    let names: Vec<String> = (0..count)
        .map(|number| format!("Name.{}", number * 7919 % count))
        .collect();
    let (signer, stamp, mut buffer) = (
        Signer::new(&credentials()),
        request::stamp(),
        vec![0; 1 << 20],
    );
    bencher.bench_local(|| {
        let mut params: Vec<_> = names.iter().map(|name| (&**name, "value")).collect();
        let call = RpcRequest::new(request::OPERATION, &mut params);
        black_box(
            signer
                .sign_url(&call, &stamp, &mut buffer)
                .unwrap()
                .as_bytes(),
        )
        .len()
    });
}

#[divan::bench(args = [1 << 10, 1 << 15, 1 << 20])]
fn growth_of_a_value(bencher: Bencher<'_, '_>, len: usize) {
    let value = "a".repeat(len);
    let (signer, stamp, mut buffer) = (
        Signer::new(&credentials()),
        request::stamp(),
        vec![0; 2 << 20],
    );
    bencher.counter(BytesCount::new(len)).bench_local(|| {
        let mut params = [("Value", &*value)];
        let call = RpcRequest::new(request::OPERATION, &mut params);
        black_box(
            signer
                .sign_url(&call, &stamp, &mut buffer)
                .unwrap()
                .as_bytes(),
        )
        .len()
    });
}
