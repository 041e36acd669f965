//! The example's action signs to what the reference published, and pushes its parameters in order.

use cenbwp::query::Query;
use cenbwp::{Credentials, Format, Nonce, Signer, Stamp};

#[expect(dead_code, reason = "the entry point is the example's own")]
#[path = "../examples/custom_action.rs"]
mod custom_action;

use custom_action::DescribeRegions;

/// What the page "Signature mechanism" of the ECS reference works out, with the secret `testsecret`.
const STRING_TO_SIGN: &str = "GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26SignatureVersion%3D1.0%26Timestamp%3D2016-02-23T12%253A46%253A24Z%26Version%3D2014-05-26";
const SIGNATURE: &str = "OLeaidS1JvxuMvnyHOwuJ+uX5qY=";

#[test]
fn without_parameters_it_signs_to_the_published_signature() {
    let mut buffer = [0; 512];
    let signed = sign(&DescribeRegions::default(), &mut buffer);
    assert_eq!(signed.string_to_sign(), STRING_TO_SIGN);
    assert_eq!(signed.signature(), SIGNATURE);
    assert!(
        signed
            .as_str()
            .starts_with("https://ecs.aliyuncs.com/?AccessKeyId=testid&")
    );
}

#[test]
fn every_parameter_that_is_set_is_sent() {
    let action = DescribeRegions {
        accept_language: Some("en-US"),
        instance_charge_type: Some("PrePaid"),
        region_id: Some("cn-hangzhou"),
    };
    let mut buffer = [0; 512];
    let query = Query::new(sign(&action, &mut buffer).query()).unwrap();
    for (name, value) in [
        ("AcceptLanguage", "en-US"),
        ("InstanceChargeType", "PrePaid"),
        ("RegionId", "cn-hangzhou"),
    ] {
        assert_eq!(query.get(name).unwrap(), value);
    }
}

fn sign<'a>(action: &DescribeRegions<'_>, buffer: &'a mut [u8]) -> cenbwp::Signed<'a> {
    let signer =
        Signer::new(&Credentials::new("testid", "testsecret").unwrap()).with_format(Format::Xml);
    let nonce = Nonce::new("3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf").unwrap();
    let stamp = Stamp::new("2016-02-23T12:46:24Z".parse().unwrap(), nonce);
    signer.sign_url(action, &stamp, buffer).unwrap()
}
