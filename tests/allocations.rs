//! Nothing is allocated, whatever the library is asked to do: every allocation of the thread is counted.

use std::fmt::{self, Write as _};
use std::hint::black_box;

use allocation_counter::measure;
use cenbwp::query::Query;
use cenbwp::reply::{CreateCenBandwidthPackageReply as Reply, Fields, ServiceError};
use cenbwp::{
    AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken, CreateCenBandwidthPackage,
    Credentials, Description, Endpoint, GeographicRegion, Method, Name, Nonce, Operation, Period,
    PricingCycle, Region, ResourceGroupId, RpcRequest, SignError, Signer, Stamp, Tag, Tags,
    Timestamp,
};

const JSON: &[u8] =
    br#"{"RequestId":"R\u0031","CenBandwidthPackageId":"cenbwp-1","More":[{"a":null}]}"#;
const XML: &[u8] = b"<CreateCenBandwidthPackageResponse><RequestId>R&#49;</RequestId>\
    <CenBandwidthPackageId><![CDATA[cenbwp-1]]></CenBandwidthPackageId></CreateCenBandwidthPackageResponse>";
const REFUSAL: &[u8] = br#"{"RequestId":"R1","Code":"SignatureDoesNotMatch","Message":"Specified signature is not matched. server string to sign is:GET&%2F&A"}"#;

/// Takes text and keeps none of it.
struct Nowhere;

impl fmt::Write for Nowhere {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        black_box(text);
        Ok(())
    }
}

fn allocations(run: impl FnOnce()) -> u64 {
    measure(run).count_total
}

fn credentials() -> Credentials<'static, 'static> {
    Credentials::new("testid", "testsecret")
        .unwrap()
        .with_security_token("token+/=")
        .unwrap()
}

fn stamp() -> Stamp {
    Stamp::new(
        Timestamp::from_unix(1_524_833_184).unwrap(),
        Nonce::from_random([7; 16]),
    )
}

/// Every parameter that there is.
fn request<'a>(tags: &'a [Tag<'a>]) -> CreateCenBandwidthPackage<'a> {
    CreateCenBandwidthPackage::new(
        Bandwidth::from_mbps(20_000).unwrap(),
        "Middle-East".parse().unwrap(),
        "cn-hangzhou".parse::<Region>().unwrap().area(),
    )
    .charge_type(ChargeType::Postpay)
    .pricing_cycle(PricingCycle::Year)
    .period(Period::new(7).unwrap())
    .auto_pay(true)
    .client_token(ClientToken::new("a b").unwrap())
    .name(Name::new("nametest").unwrap())
    .cen_id(CenId::new("cen-1").unwrap())
    .description(Description::new("北京 & 😀").unwrap())
    .auto_renew(true)
    .auto_renew_duration(AutoRenewDuration::from_months(3).unwrap())
    .tags(Tags::new(tags).unwrap())
    .resource_group_id(ResourceGroupId::new("rg-1").unwrap())
}

fn tags() -> [Tag<'static>; 2] {
    [("key", "value"), ("钥匙", "")].map(|(key, value)| Tag::new(key, value).unwrap())
}

#[test]
fn what_allocates_is_counted() {
    assert_eq!(allocations(|| drop(black_box(Box::new(1_u8)))), 1);
    let (signer, mut buffer) = (Signer::new(&credentials()), [0; 2048]);
    let textual = || {
        let signed = signer.sign_url(&request(&tags()), &stamp(), &mut buffer);
        black_box(signed.unwrap().string_to_sign().to_string());
    };
    assert_ne!(allocations(textual), 0);
}

#[test]
fn building_a_request_and_asking_for_advisories_allocate_nothing() {
    let run = || {
        let tags = tags();
        let request = request(&tags);
        assert_eq!(request.advisories().count(), 6);
        for advisory in request.advisories() {
            write!(Nowhere, "{advisory} {advisory:?}").unwrap();
        }
        write!(Nowhere, "{request:?}").unwrap();
        let error = Name::new("https://example.com").unwrap_err();
        write!(Nowhere, "{error} {error:?}").unwrap();
    };
    assert_eq!(allocations(run), 0);
}

#[test]
fn signing_allocates_nothing() {
    let run = || {
        let signer = Signer::new(&credentials());
        let (tags, stamp, mut buffer) = (tags(), stamp(), [0; 2048]);
        let request = request(&tags);

        let signed = signer.sign_url(&request, &stamp, &mut buffer).unwrap();
        assert!(signed.as_str().starts_with("https://cbn.aliyuncs.com/?"));
        write!(Nowhere, "{} {signed:?}", signed.string_to_sign()).unwrap();
        let signed = signer.sign_query(Method::Post, &request, &stamp, &mut buffer);
        assert!(signed.unwrap().as_str().starts_with("AccessKeyId=testid&"));

        let error = signer.sign_url(&request, &stamp, &mut []).unwrap_err();
        assert!(matches!(error, SignError::BufferTooSmall { .. }));
        write!(Nowhere, "{error}").unwrap();
    };
    assert_eq!(allocations(run), 0);
}

#[test]
fn signing_names_and_values_allocates_nothing() {
    // So many that a stable sort would allocate.
    let names: Vec<String> = (0..200)
        .map(|number| format!("Name.{}", number * 37 % 200))
        .collect();
    let mut params: Vec<_> = names.iter().map(|name| (&**name, "a b")).collect();
    let mut again = params.clone();
    let mut buffer = vec![0; 1 << 14];
    let run = || {
        let signer =
            Signer::new(&credentials()).with_endpoint(Endpoint::http("127.0.0.1:8080").unwrap());
        let operation = Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions");
        let call = RpcRequest::new(operation, &mut params);
        let signed = signer.sign_url(&call, &stamp(), &mut buffer);
        assert!(signed.is_ok());
        let signed = signer.sign_exactly(Method::Get, &mut again, &mut buffer);
        assert!(signed.is_ok());

        let mut twice = [("A", "1"), ("A", "2")];
        let error = signer.sign_exactly(Method::Get, &mut twice, &mut buffer);
        write!(Nowhere, "{}", error.unwrap_err()).unwrap();
    };
    assert_eq!(allocations(run), 0);
}

#[cfg(feature = "acs3")]
#[test]
fn signing_with_the_second_method_allocates_nothing() {
    use cenbwp::acs3;
    use cenbwp::acs3::CanonicalParts;

    let run = || {
        let signer = acs3::Signer::new(&credentials());
        let (tags, stamp, mut buffer) = (tags(), stamp(), [0; 2048]);
        let request = request(&tags);

        let signed = signer.sign(Method::Get, &request, &stamp, &mut buffer);
        let signed = signed.unwrap();
        assert_eq!(signed.headers().count(), 8);
        for (name, value) in signed.headers() {
            write!(Nowhere, "{name}: {value}").unwrap();
        }
        let (canonical, string) = (signed.canonical_request(), signed.string_to_sign());
        write!(Nowhere, "{canonical} {string} {signed:?}").unwrap();

        let headers = [("x-acs-extra", "1")];
        for extras in [
            acs3::Extras::new().form(),
            acs3::Extras::new().headers(&headers).body(b"body"),
        ] {
            let signed = signer.sign_with(extras, Method::Post, &request, &stamp, &mut buffer);
            assert!(!signed.unwrap().body().is_empty());
        }

        let parts = CanonicalParts {
            method: "GET",
            uri: "/",
            query: "",
            headers: &[("x-acs-test", "http")],
            payload_hash: "",
        };
        assert!(signer.sign_exactly(&parts, &mut buffer).is_ok());
        let error = signer.sign(Method::Get, &request, &stamp, &mut []);
        assert!(matches!(error, Err(SignError::BufferTooSmall { .. })));
    };
    assert_eq!(allocations(run), 0);
}

#[test]
fn reading_a_query_back_allocates_nothing() {
    let run = || {
        let query =
            Query::from_url("https://a/?Name=a%20b&Description=%E5%8C%97&Signature=c%3D").unwrap();
        assert_eq!(query.get("Description").unwrap(), "北");
        assert_eq!(query.signature().unwrap(), "c=");
        for (name, value) in query.parameters() {
            write!(Nowhere, "{name} {value}").unwrap();
        }
        write!(Nowhere, "{query:?} {}", Query::new("a=%").unwrap_err()).unwrap();
    };
    assert_eq!(allocations(run), 0);
}

#[test]
fn reading_replies_allocates_nothing() {
    let run = || {
        for body in [JSON, XML] {
            let reply = Reply::read(body).unwrap();
            assert_eq!(reply.request_id.unwrap(), "R1");
            assert_eq!(reply.cen_bandwidth_package_id, "cenbwp-1");
            write!(Nowhere, "{reply:?}").unwrap();
            assert_ne!(Fields::read(body).unwrap().count(), 0);
            let fields = Fields::read(body).unwrap();
            assert!(fields.find_path("RequestId.1").is_ok());
        }
        let refusal = ServiceError::read(REFUSAL).unwrap();
        assert_eq!(refusal.kind().as_str(), "signature");
        assert_eq!(refusal.server_string_to_sign().unwrap(), "GET&%2F&A");
        write!(Nowhere, "{refusal} {refusal:?}").unwrap();

        let error = Reply::read(b"<html><title>502").unwrap_err();
        write!(Nowhere, "{error} {error:?}").unwrap();
    };
    assert_eq!(allocations(run), 0);
}

#[test]
fn reading_an_area_allocates_nothing() {
    let run = || {
        for area in GeographicRegion::ALL {
            assert_eq!(area.as_str().parse(), Ok(*area));
        }
        write!(Nowhere, "{}", "nowhere".parse::<Region>().unwrap_err()).unwrap();
    };
    assert_eq!(allocations(run), 0);
}
