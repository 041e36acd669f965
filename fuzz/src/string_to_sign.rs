//! What goes into a signed URL comes out of it again, by this crate's reader and by another's decoder, and so do the string to sign,
//! and the same string as the service reports it.

use std::collections::BTreeMap;

use arbitrary::Arbitrary;
use cenbwp::query::Query;
use cenbwp::reply::ServiceError;
use cenbwp::{Action, Signed};

use crate::calls::{Call, Own};
use crate::keys::Keys;

#[derive(Arbitrary, Debug)]
pub struct Input<'a> {
    keys: Keys<'a>,
    call: Call<'a>,
}

impl Input<'_> {
    pub fn check(&self) {
        self.call.with(|action, own| check(&self.keys, action, own));
    }
}

fn check(keys: &Keys<'_>, action: &dyn Action, own: Own) {
    let mut buffer = vec![0; 1 << 16];
    let Ok(signed) = keys.signer().sign_url(action, &keys.stamp, &mut buffer) else {
        // The other target says when this may be.
        return;
    };
    let own = own.expect("it was signed");
    let all = keys.common(&action.operation()).add_to(&own);
    check_url(&signed, &all);
    check_string_to_sign(&signed, &all);
    check_report(&signed);
}

fn check_url(signed: &Signed<'_>, all: &BTreeMap<String, String>) {
    let query = Query::from_url(signed.as_str()).expect("a signed URL is well-formed");
    let read = query
        .parameters()
        .map(|(name, value)| (name.to_string(), value.to_string()));
    assert!(read.eq(all.clone()), "{}", signed.as_str());
    assert_eq!(
        query.signature().expect("there is a signature"),
        signed.signature()
    );
    assert_eq!(
        Query::new(signed.query()).map(|query| query.parameters().count()),
        Ok(all.len())
    );

    let (_, sent) = signed
        .as_str()
        .split_once("/?")
        .expect("a query follows the path");
    let (canonical, signature) = sent
        .rsplit_once("&Signature=")
        .expect("the signature is last");
    assert_eq!(decode(signature), signed.signature());
    assert_eq!(canonical, signed.canonical_query());
    let decoded = canonical.split('&').map(|parameter| {
        let (name, value) = parameter
            .split_once('=')
            .expect("each parameter has a value");
        (decode(name), decode(value))
    });
    assert!(decoded.eq(all.clone()), "{canonical}");
}

fn check_string_to_sign(signed: &Signed<'_>, all: &BTreeMap<String, String>) {
    let string = signed.string_to_sign().to_string();
    assert!(signed.string_to_sign() == *string);
    let mut parts = string.split('&');
    assert_eq!(parts.next(), Some("GET"));
    assert_eq!(parts.next(), Some("%2F"));
    let query = decode(parts.next().expect("the query is the third part"));
    assert_eq!(parts.next(), None);
    assert_eq!(query, signed.canonical_query());
    assert_eq!(query.split('&').count(), all.len());
}

/// The service tells its own string to sign in the message of a refusal; it is found there, and shown to nobody.
fn check_report(signed: &Signed<'_>) {
    let string = signed.string_to_sign().to_string();
    let message = format!(
        "Specified signature is not matched with our calculation. server string to sign is:{string}"
    );
    let json =
        serde_json::json!({ "Code": "SignatureDoesNotMatch", "Message": message }).to_string();
    let xml = format!(
        "<Error><Code>SignatureDoesNotMatch</Code><Message>{}</Message></Error>",
        message.replace('&', "&amp;")
    );
    for body in [json, xml] {
        let refusal = ServiceError::read(body.as_bytes()).expect("it is a refusal");
        assert_eq!(
            refusal
                .server_string_to_sign()
                .expect("the string is there"),
            &*string
        );
        let shown = format!("{refusal} {refusal:?}");
        assert!(
            !shown.contains("&%2F&") && shown.contains("<redacted>"),
            "{shown}"
        );
    }
}

/// Decodes by a crate that shares no code with this one, and leaves nothing to it that should have been encoded.
fn decode(text: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
    assert!(text.chars().all(allowed), "{text}");
    let decoded = urlencoding::decode(text).expect("it is UTF-8").into_owned();
    assert_eq!(urlencoding::encode(&decoded), text);
    decoded
}
