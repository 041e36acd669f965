//! Published signatures, and the one of the crate's own example.

#[path = "textbook/rpc.rs"]
mod textbook;

use std::collections::BTreeMap;

use cenbwp::{
    Bandwidth, CenId, ChargeType, ClientToken, CreateCenBandwidthPackage, Credentials, Format,
    GeographicRegion, Method, Name, Nonce, Operation, Period, PricingCycle, RpcRequest, Signer,
    Stamp, Timestamp,
};
use serde_json::Value;

struct Vector {
    source: String,
    method: Method,
    access_key_secret: String,
    params: BTreeMap<String, String>,
    signature: String,
    string_to_sign: Option<String>,
}

fn vectors() -> Vec<Vector> {
    let vectors: Vec<Value> =
        serde_json::from_str(include_str!("vectors/rpc_hmac_sha1.json")).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    vectors
        .iter()
        .map(|vector| Vector {
            source: text(&vector["source"]),
            method: match vector["method"].as_str() {
                Some("GET") => Method::Get,
                Some("POST") => Method::Post,
                other => panic!("method {other:?}"),
            },
            access_key_secret: text(&vector["access_key_secret"]),
            params: vector["params"]
                .as_object()
                .unwrap()
                .iter()
                .map(|(name, value)| (name.clone(), text(value)))
                .collect(),
            signature: text(&vector["signature"]),
            string_to_sign: vector.get("string_to_sign").map(text),
        })
        .collect()
}

fn pairs(params: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    params
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect()
}

#[test]
fn every_vector_is_signed_as_published() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 19, "a vector was lost or added");
    assert_eq!(
        vectors
            .iter()
            .filter(|vector| vector.string_to_sign.is_some())
            .count(),
        12
    );
    for vector in vectors {
        let source = &vector.source;
        let signer = Signer::new(&Credentials::new("unused", &vector.access_key_secret).unwrap());
        let expected = textbook::sign(
            vector.method.as_str(),
            &vector.access_key_secret,
            &vector.params,
        );
        assert_eq!(
            expected.signature, vector.signature,
            "the textbook, {source}"
        );
        let mut params = pairs(&vector.params);
        for _ in 0..params.len() {
            params.rotate_left(1);
            let mut buffer = [0; 2048];
            let got = signer
                .sign_exactly(vector.method, &mut params.clone(), &mut buffer)
                .unwrap();
            assert_eq!(got.signature(), vector.signature, "{source}");
            assert_eq!(got.as_str(), expected.query, "{source}");
            if let Some(string_to_sign) = &vector.string_to_sign {
                assert_eq!(
                    got.string_to_sign().to_string(),
                    *string_to_sign,
                    "{source}"
                );
            }
        }
    }
}

/// A vector as a call: what gives its common parameters, and the rest of its parameters.
struct Call<'a> {
    signer: Signer<&'a str>,
    stamp: Stamp,
    operation: Operation<'a>,
    own: BTreeMap<String, String>,
}

impl<'a> Call<'a> {
    /// Nothing if the vector's common parameters are not those that the signer adds.
    fn new(vector: &'a Vector) -> Option<Self> {
        let mut own = vector.params.clone();
        let mut common = |name| {
            own.remove(name)?;
            vector.params.get(name).map(String::as_str)
        };
        let (method, version) = (common("SignatureMethod")?, common("SignatureVersion")?);
        assert_eq!((method, version), ("HMAC-SHA1", "1.0"));
        let credentials =
            Credentials::new(common("AccessKeyId")?, &vector.access_key_secret).ok()?;
        let format: Format = common("Format")?.parse().ok()?;
        let timestamp = common("Timestamp")?.parse().ok()?;
        let nonce = common("SignatureNonce")?.parse().ok()?;
        let (version, action) = (common("Version")?, common("Action")?);
        Some(Self {
            signer: Signer::new(&credentials).with_format(format),
            stamp: Stamp::new(timestamp, nonce),
            operation: Operation::new("example.aliyuncs.com", version, action),
            own,
        })
    }
}

#[test]
fn vectors_with_the_common_parameters_are_signed_as_calls() {
    let mut calls = 0;
    for vector in vectors() {
        let Some(Call {
            signer,
            stamp,
            operation,
            own,
        }) = Call::new(&vector)
        else {
            continue;
        };
        calls += 1;
        let mut params = pairs(&own);
        let call = RpcRequest::new(operation, &mut params);
        let mut buffer = [0; 2048];
        let expected = textbook::sign(
            vector.method.as_str(),
            &vector.access_key_secret,
            &vector.params,
        );
        let got = signer
            .sign_query(vector.method, &call, &stamp, &mut buffer)
            .unwrap();
        assert_eq!(got.signature(), vector.signature, "{}", vector.source);
        assert_eq!(got.as_str(), expected.query, "{}", vector.source);
        if vector.method == Method::Get {
            let got = signer.sign_url(&call, &stamp, &mut buffer).unwrap();
            assert_eq!(
                got.as_str(),
                format!("https://example.aliyuncs.com/?{}", expected.query)
            );
        }
    }
    assert_eq!(calls, 10, "vectors that fit into a call");
}

const fn valid<T: Copy, E: Copy>(result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(_) => panic!("a constant of this test is not valid"),
    }
}

/// Everything that the specification has, written as a constant.
const REQUEST: CreateCenBandwidthPackage<'static> = CreateCenBandwidthPackage::new(
    valid(Bandwidth::from_mbps(2)),
    GeographicRegion::China,
    GeographicRegion::NorthAmerica,
)
.charge_type(ChargeType::PrePaid)
.pricing_cycle(PricingCycle::Month)
.period(valid(Period::new(1)))
.auto_pay(true)
.client_token(valid(ClientToken::new(
    "02fb3da4-130e-11e9-8e44-0016e04115b",
)))
.name(valid(Name::new("nametest")))
.cen_id(valid(CenId::new("cen-0xyeagctz5sfg46fbl")));

/// The credentials of the documentation.
const CREDENTIALS: Credentials<'static, 'static> = valid(Credentials::new("testid", "testsecret"));

const TIMESTAMP: Timestamp = valid(Timestamp::from_unix(1_524_833_184));

/// A signature that thirteen public SDKs in five languages agree on.
const URL: &str = "https://cbn.aliyuncs.com/?AccessKeyId=testid&Action=CreateCenBandwidthPackage&AutoPay=true&Bandwidth=2\
    &BandwidthPackageChargeType=PrePaid&CenId=cen-0xyeagctz5sfg46fbl&ClientToken=02fb3da4-130e-11e9-8e44-0016e04115b\
    &Format=JSON&GeographicRegionAId=China&GeographicRegionBId=North-America&Name=nametest&Period=1&PricingCycle=Month\
    &SignatureMethod=HMAC-SHA1&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0\
    &Timestamp=2018-04-27T12%3A46%3A24Z&Version=2017-09-12&Signature=I%2BxuvTuu6KH%2Fp9J4G%2BpcIqOl1II%3D";

#[test]
fn the_request_that_public_sdks_agree_on_has_their_signature() {
    let stamp = Stamp::new(
        TIMESTAMP,
        Nonce::new("3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf").unwrap(),
    );
    let mut buffer = [0; 1024];
    let got = Signer::new(&CREDENTIALS)
        .sign_url(&REQUEST, &stamp, &mut buffer)
        .unwrap();
    assert_eq!(got.as_str(), URL);
    assert_eq!(got.signature(), "I+xuvTuu6KH/p9J4G+pcIqOl1II=");
}
