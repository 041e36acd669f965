//! A marker secret and a marker token, handed to whatever takes one, occur in no `Debug` output and no message of any public type.
//!
//! The list of types is held against `src/lib.rs`: a public type that is not on it fails the test.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::{Debug, Display, Write as _};
use std::time::Duration;

use cenbwp::query::{self, Explanation, Query, Room};
use cenbwp::reply::{CreateCenBandwidthPackageReply, FieldValue, Fields, ServiceError};
use cenbwp::{
    Action, Advisory, Bandwidth, CreateCenBandwidthPackage, Credentials, Endpoint, Excerpt,
    GeographicRegion, Kind, Method, Need, Nonce, Operation, ParamName, Params, Region, RpcRequest,
    SignError, Signer, Source, Stamp, Tag, Tags, Timestamp, Value, ValueError,
};

const SECRET: &str = "MARKERsecret";
const TOKEN: &str = "MARKERtoken";

/// The marker as a list of numbers, which is how bytes show.
const BYTES: &str = "77, 65, 82, 75, 69, 82";

fn credentials() -> Credentials<'static, 'static> {
    Credentials::new("testid", SECRET)
        .unwrap()
        .with_security_token(TOKEN)
        .unwrap()
}

fn signer() -> Signer<&'static str> {
    Signer::new(&credentials())
}

fn stamp() -> Stamp {
    Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]))
}

const REQUEST: CreateCenBandwidthPackage<'static> = CreateCenBandwidthPackage::new(
    Bandwidth::MIN,
    GeographicRegion::China,
    GeographicRegion::Australia,
);

/// A field that holds a refusal.
const NESTED: &str = r#"{"Errors":[{"Message":"string to sign is:MARKERtoken"}]}"#;

const OPERATION: Operation<'static> =
    Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions");

/// What a type shows of itself, by its name.
#[derive(Default)]
struct Shown {
    outputs: Vec<(String, String)>,
}

impl Shown {
    fn debug(&mut self, name: &str, value: &dyn Debug) {
        self.outputs.push((name.into(), format!("{value:?}")));
        self.outputs.push((name.into(), format!("{value:#?}")));
    }

    fn display(&mut self, name: &str, value: &dyn Display) {
        self.outputs.push((name.into(), value.to_string()));
    }
}

/// Types with their values: `debug` for those that have only that or whose `Display` is what they are for, `all` for the rest.
macro_rules! shown {
    ($shown:ident; $($kind:ident $($name:ident)::+: $($value:expr),+;)+) => {$(
        shown!(@each $shown $kind &[$(stringify!($name)),+].join("::"), cenbwp::$($name)::+; $($value),+);
    )+};
    (@each $shown:ident $kind:ident $name:expr, $type:ty; $($value:expr),+) => {$({
        let value: &$type = &$value;
        $shown.debug($name, value);
        shown!(@$kind $shown $name, value);
    })+};
    (@debug $shown:ident $name:expr, $value:ident) => {};
    (@all $shown:ident $name:expr, $value:ident) => {
        $shown.display($name, $value);
    };
}

/// Hands over a token, keeps what `Params` shows with it, and gives what a wrong order is reported as.
#[derive(Default)]
struct Spy {
    seen: RefCell<String>,
}

impl Action for Spy {
    fn operation(&self) -> Operation<'_> {
        OPERATION
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        params.push("Token", TOKEN);
        params.push("Secret", SECRET);
        params.push_list("Tokens.", &[TOKEN], |params, token| {
            params.push("", *token);
            params.push("Secret", SECRET);
            write!(self.seen.borrow_mut(), "{params:?}{params:#?}").unwrap();
        });
        write!(self.seen.borrow_mut(), "{params:?}{params:#?}").unwrap();
    }
}

/// What the service answers to a wrong signature: the request, with the token in it.
const REFUSAL: &str = r#"{"RequestId":"R","HostId":"cbn.aliyuncs.com","Code":"SignatureDoesNotMatch","Message":"Specified signature is not matched with our calculation. server string to sign is:POST&%2F&AccessKeyId%3Dtestid%26SecurityToken%3DMARKERtoken"}"#;

/// The same by the second method, under a code and in words of its own.
const OTHER_METHOD: &str = r#"{"RequestId":"R","Code":"InvalidSignature","Message":"server StringToSign is [ACS3-HMAC-SHA256\n0b], server CanonicalRequest is [POST\n/\n\nx-acs-security-token:MARKERtoken\n]"}"#;

fn errors_of_values() -> [ValueError; 6] {
    let bad = [SECRET, "\n"].concat();
    [
        Credentials::new("testid", &bad).unwrap_err(),
        Credentials::new(&bad, SECRET).unwrap_err(),
        credentials().with_security_token(&bad).unwrap_err(),
        Endpoint::https(&format!("{SECRET}@cbn.aliyuncs.com")).unwrap_err(),
        SECRET.parse::<Bandwidth>().unwrap_err(),
        SECRET.parse::<Region>().unwrap_err(),
    ]
}

fn errors_of_signing() -> Vec<SignError> {
    let sign = |action: &dyn Action, buffer: &mut [u8]| {
        signer().sign_url(action, &stamp(), buffer).unwrap_err()
    };
    let call = |params: &mut [(&'static str, &'static str)]| {
        sign(&RpcRequest::new(OPERATION, params), &mut [0; 999])
    };
    let mut none = [];
    vec![
        sign(&REQUEST, &mut []),
        sign(&Spy::default(), &mut [0; 999]),
        call(&mut [("A", SECRET), ("A", TOKEN)]),
        call(&mut [("SecurityToken", TOKEN)]),
        call(&mut [("", SECRET)]),
        sign(
            &RpcRequest::new(Operation::new("a b", "", ""), &mut none),
            &mut [0; 999],
        ),
    ]
}

fn shown() -> Shown {
    let mut shown = Shown::default();
    let signer = signer();
    let mut buffer = [0; 1024];
    let output = signer.sign_url(&REQUEST, &stamp(), &mut buffer).unwrap();
    assert!(
        output.as_str().contains(TOKEN),
        "the token is there to be shown"
    );
    let query = Query::from_url(output.as_str()).unwrap();
    let malformed = format!("SecurityToken={TOKEN}&Signature={SECRET}&x");
    let tags = [Tag::new("team", "network").unwrap()];
    let mut secret_params = [("Password", SECRET), ("Token", TOKEN)];
    let excerpts: Vec<Excerpt> = errors_of_signing()
        .into_iter()
        .filter_map(|error| match error {
            SignError::UnsortedParam(name)
            | SignError::DuplicateParam(name)
            | SignError::ReservedParam(name) => Some(name),
            _ => None,
        })
        .collect();
    assert_eq!(excerpts.len(), 3);
    explanations(&mut shown, &output.string_to_sign().to_string());
    shown! { shown;
        debug Credentials: credentials(), Credentials::new("testid", SECRET).unwrap();
        debug Signer: signer, signer.clone().with_endpoint(Endpoint::http("localhost").unwrap());
        debug Signed: output;
        debug StringToSign: output.string_to_sign();
        debug Value: Value::from(SECRET), Value::text(TOKEN), Some(TOKEN).into();
        debug RpcRequest: RpcRequest::new(OPERATION, &mut secret_params);
        debug Operation: OPERATION, REQUEST.operation();
        debug ParamName: ParamName::new("Token").unwrap();
        all Endpoint: Endpoint::http("localhost").unwrap();
        debug query::Query: query, Query::new(&malformed[..malformed.len() - 2]).unwrap();
        debug query::Decoded: query.get("SecurityToken").unwrap(), query.signature().unwrap();
        debug Stamp: stamp();
        all Nonce: stamp().nonce().clone();
        all Timestamp: Timestamp::MAX;
        all query::QueryError: Query::new(&malformed).unwrap_err();
        debug query::QueryProblem: Query::new(&malformed).unwrap_err().problem;
        debug CreateCenBandwidthPackage: REQUEST;
        debug Parameter: CreateCenBandwidthPackage::PARAMETERS[0];
        debug Kind: Kind::Text;
        debug Need: Need::Required;
        debug Source: Source::Sdk;
        all Advisory: REQUEST.advisories().next().unwrap(), Advisory::AutoPayWithoutClientToken;
        all Method: Method::Get;
        all Format: cenbwp::Format::Json;
        all Region: Region::Hangzhou;
        all GeographicRegion: GeographicRegion::China;
        all PricingCycle: cenbwp::PricingCycle::Month;
        all ChargeType: cenbwp::ChargeType::PrePaid;
        all Bandwidth: Bandwidth::MIN;
        all Period: cenbwp::Period::MIN;
        all AutoRenewDuration: cenbwp::AutoRenewDuration::MIN;
        all Name: cenbwp::Name::new("nametest").unwrap();
        all ClientToken: cenbwp::ClientToken::new("02fb3da4").unwrap();
        all CenId: cenbwp::CenId::new("cen-1").unwrap();
        all Description: cenbwp::Description::new("d").unwrap();
        all ResourceGroupId: cenbwp::ResourceGroupId::new("rg-1").unwrap();
        debug Tag: tags[0];
        debug Tags: Tags::new(&tags).unwrap();
    }
    for error in errors_of_values() {
        shown! { shown; all ValueError: error; all Problem: error.problem; }
    }
    for error in errors_of_signing() {
        shown! { shown; all SignError: error; }
    }
    for pairs in [
        &[("Bandwidth", SECRET)][..],
        &[("Token", TOKEN)],
        &[("Tag.1.Key", TOKEN); 2],
        &[],
    ] {
        let mut room = Tags::room();
        let error = CreateCenBandwidthPackage::read(pairs.iter().copied(), &mut room);
        shown! { shown; all ReadError: error.unwrap_err(); }
    }
    for excerpt in excerpts {
        shown! { shown; all Excerpt: excerpt; }
    }
    let spy = Spy::default();
    signer.sign_url(&spy, &stamp(), &mut [0; 999]).unwrap_err();
    shown.outputs.push(("Params".into(), spy.seen.take()));
    replies(&mut shown);
    verified(&mut shown);
    #[cfg(feature = "acs3")]
    acs3(&mut shown);
    shown
}

/// The types of a verifier.
fn verified(shown: &mut Shown) {
    let (signer, stamp, mut buffer) = (signer(), stamp(), [0; 1024]);
    let signed = signer.sign_url(&REQUEST, &stamp, &mut buffer).unwrap();
    let mut text = [0; 1024];
    let room = Room {
        text: &mut text,
        slots: &mut [query::Slot::default(); 32],
    };
    let untrusted = query::Untrusted::rpc(Method::Get, signed.query(), "", room).unwrap();
    let verify = |credentials: Credentials<'_, '_>| {
        untrusted.verify(&credentials, Timestamp::MAX, Duration::ZERO)
    };
    let others = Credentials::new("testid", "another-secret").unwrap();
    shown! { shown;
        debug query::Untrusted: untrusted;
        debug query::Trusted: verify(credentials()).unwrap();
        all query::VerifyError: verify(others).unwrap_err(), verify(others.with_security_token(TOKEN).unwrap()).unwrap_err();
    }
    assert_eq!(untrusted.security_token(), Some(TOKEN));
    let mut string_to_sign = String::new();
    untrusted.string_to_sign(&mut string_to_sign).unwrap();
    assert!(
        string_to_sign.contains(TOKEN),
        "the token is there to be shown"
    );
    // The room holds what the request did.
    let room = Room {
        text: &mut text,
        slots: &mut [],
    };
    assert!(String::from_utf8_lossy(room.text).contains(TOKEN));
    shown! { shown; debug query::Slot: query::Slot::default(); debug query::Room: room; }
}

/// What is said of a text that is broken in ways that could make a value look like a name.
fn explanations(shown: &mut Shown, text: &str) {
    let canonical_request = text.replace("GET&%2F&", "GET\n/\n\n");
    for broken in [
        "",
        &text[..200],
        &text.replace(TOKEN, SECRET),
        &text.replace("%3D", ""),
        &text.replace("%3D", ":"),
        &text.replace("%26", ""),
        &text.replace("%26", "&"),
        &text.replace("%26", "%3D"),
        &canonical_request,
    ] {
        for server in [text, &canonical_request] {
            let explanation = Explanation::new(broken.chars(), server.chars());
            shown! { shown; all query::Explanation: explanation; all query::Cause: explanation.cause; }
        }
    }
}

/// The types of replies.
fn replies(shown: &mut Shown) {
    let refusal = ServiceError::read(REFUSAL.as_bytes()).unwrap();
    assert!(
        refusal.message.unwrap().to_string().contains(TOKEN),
        "the token is there to be shown"
    );
    let mut fields = Fields::read(REFUSAL.as_bytes()).unwrap();
    let field = fields.find(|field| matches!(field, Ok(field) if field.name == "Message"));
    let field = field.unwrap().unwrap();
    let FieldValue::Text(message) = field.value else {
        panic!("{field:?}");
    };
    let string_to_sign = refusal.server_string_to_sign().unwrap();
    let other_method = ServiceError::read(OTHER_METHOD.as_bytes()).unwrap();
    let canonical_request = other_method.server_canonical_request().unwrap();
    assert!(canonical_request.to_string().contains(TOKEN));
    assert!(
        message.to_string().contains(TOKEN) && string_to_sign.to_string().contains(TOKEN),
        "the token is there to be shown"
    );
    let mut nested = Fields::read(NESTED.as_bytes()).unwrap();
    let nested = nested.next().unwrap().unwrap();
    let FieldValue::Nested(nested_value) = nested.value else {
        panic!("{nested:?}");
    };
    let truncated = &REFUSAL[..REFUSAL.len() - 2];
    let not_a_reply = ServiceError::read(truncated.as_bytes()).unwrap_err();
    let no_reply = CreateCenBandwidthPackageReply::read(REFUSAL.as_bytes()).unwrap_err();
    let reply = br#"{"RequestId":"R","CenBandwidthPackageId":"cenbwp-1"}"#;
    let reply = CreateCenBandwidthPackageReply::read(reply).unwrap();
    shown! { shown;
        all reply::ServiceError: refusal, other_method;
        all reply::ErrorKind: refusal.kind();
        all reply::ReplyError: no_reply, not_a_reply.into();
        debug reply::Fields: fields, Fields::read(REFUSAL.as_bytes()).unwrap();
        all reply::DecodeError: not_a_reply;
        all reply::DecodeProblem: not_a_reply.problem;
        debug reply::CreateCenBandwidthPackageReply: reply;
        debug reply::Field: field, nested;
        debug reply::FieldValue: field.value, nested.value;
        debug reply::Nested: nested_value;
        debug reply::Text: message, string_to_sign, string_to_sign.trim(), canonical_request, canonical_request.trim();
        debug reply::Chars: message.chars(), string_to_sign.chars();
    }
}

/// The types of the second method.
#[cfg(feature = "acs3")]
fn acs3(shown: &mut Shown) {
    use cenbwp::acs3;
    use cenbwp::acs3::CanonicalParts;

    let signer = acs3::Signer::new(&credentials());
    let headers = [("x-acs-a", TOKEN)];
    let extras = acs3::Extras::new()
        .headers(&headers)
        .body(SECRET.as_bytes());
    let (stamp, mut buffer) = (stamp(), [0; 1024]);
    let signed = signer
        .sign_with(extras, Method::Post, &REQUEST, &stamp, &mut buffer)
        .unwrap();
    let canonical_request = signed.canonical_request();
    assert!(
        canonical_request.to_string().contains(TOKEN),
        "the token is there to be shown"
    );
    let parts = CanonicalParts {
        method: "GET",
        uri: "/",
        query: TOKEN,
        headers: &headers,
        payload_hash: SECRET,
    };
    shown! { shown;
        debug acs3::Signer: signer, signer.clone().with_endpoint(Endpoint::http("localhost").unwrap());
        debug acs3::Extras: extras, acs3::Extras::new(), acs3::Extras::new().form();
        debug acs3::Signed: signed;
        debug acs3::HeaderIter: signed.headers();
        debug acs3::Authorization: signed.authorization();
        debug acs3::CanonicalParts: parts;
        debug acs3::CanonicalRequest: canonical_request;
        all acs3::StringToSign: canonical_request.string_to_sign();
    }
    let signature = signed.authorization().signature();
    for (name, output) in &shown.outputs {
        assert!(
            !output.contains(signature),
            "{name} shows the signature: {output}"
        );
    }
    for headers in [[("x-acs-a", "MARKERtoken\n")], [("x-acs-date", TOKEN)]] {
        let extras = acs3::Extras::new().headers(&headers);
        let error = signer
            .sign_with(extras, Method::Get, &REQUEST, &stamp, &mut [0; 1024])
            .unwrap_err();
        shown! { shown; all SignError: error; }
    }
}

/// What is public and has no values to show.
const TRAITS: [&str; 1] = ["Action"];

/// The public types by their full paths, as `ci/public-api` writes them.
fn exported() -> BTreeSet<&'static str> {
    let kinds = ["struct", "enum", "trait", "union", "type"];
    include_str!("../ci/public-api.txt")
        .lines()
        .filter_map(|line| {
            let (kind, path) = line.split_once("pub ")?.1.split_once(' ')?;
            let path = path.strip_prefix("cenbwp::")?;
            let end = path.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
            let path = &path[..end.unwrap_or(path.len())];
            let parent = path.rsplit_once("::").map_or("", |(parent, _)| parent);
            // The types within types are those of traits, such as `FromStr::Err`.
            let is_item = !parent.contains(char::is_uppercase);
            (kinds.contains(&kind) && is_item).then_some(path)
        })
        .filter(|path| cfg!(feature = "acs3") || !path.starts_with("acs3::"))
        .collect()
}

#[test]
fn every_exported_type_is_on_the_list() {
    let shown = shown();
    let names = shown.outputs.iter().map(|(name, _)| name.as_str());
    let listed: BTreeSet<&str> = names.chain(TRAITS).collect();
    assert_eq!(listed, exported());
}

#[test]
fn no_type_shows_secret_or_token_or_signature() {
    let mut buffer = [0; 1024];
    let signed = signer().sign_url(&REQUEST, &stamp(), &mut buffer).unwrap();
    let (signature, encoded) = (
        signed.signature(),
        signed.as_str().rsplit_once("Signature=").unwrap().1,
    );
    for (name, output) in shown().outputs {
        for hidden in ["MARKER", BYTES, signature, encoded] {
            assert!(!output.contains(hidden), "{name} shows {hidden}: {output}");
        }
        assert!(!output.is_empty(), "{name}");
    }
}

#[test]
fn what_does_show_is_of_use() {
    let mut buffer = [0; 1024];
    let signed = signer().sign_url(&REQUEST, &stamp(), &mut buffer).unwrap();
    let length = signed.as_str().len();
    for (shown, expected) in [
        (
            format!("{:?}", credentials()),
            r#"Credentials { access_key_id: "testid", .. }"#.to_owned(),
        ),
        (
            format!("{:?}", signer()),
            r#"Signer { access_key_id: "testid", endpoint: None, format: Json, .. }"#.to_owned(),
        ),
        (
            format!("{signed:?}"),
            format!("Signed {{ method: Get, len: {length}, .. }}"),
        ),
        (
            format!("{:?}", signed.string_to_sign()),
            "StringToSign { .. }".to_owned(),
        ),
        (
            format!(
                "{:?}",
                RpcRequest::new(OPERATION, &mut [("B", SECRET), ("A", TOKEN)])
            ),
            format!(r#"RpcRequest {{ operation: {OPERATION:?}, params: ["A", "B"] }}"#),
        ),
    ] {
        assert_eq!(shown, expected);
    }
}

/// Compiles only if the type does not have the trait: if it had, `<Type as Unless<_>>` could be either of two.
macro_rules! has_not {
    ($($name:ty: $($bound:path),+;)+) => {$($(const _: () = {
        trait Unless<A> {
            const FINE: () = ();
        }
        impl<T: ?Sized> Unless<()> for T {}
        struct Has;
        impl<T: ?Sized + $bound> Unless<Has> for T {}
        <$name as Unless<_>>::FINE
    };)+)+};
}

// Comparing stops at the first difference, and displaying shows: neither is for what is secret.
has_not! {
    Credentials<'_, '_>: PartialEq, Display;
    Signer<&str>: PartialEq, Display;
    cenbwp::Signed<'_>: PartialEq, Display;
    query::Untrusted<'_>: PartialEq, Display;
    query::Trusted<'_>: PartialEq, Display;
}
