//! Laws of verifying, over random requests that are changed on the way.
#![cfg(feature = "acs3")]

#[path = "textbook/common.rs"]
mod common;
#[path = "textbook/package.rs"]
mod package;
#[path = "random/requests.rs"]
mod random;
#[path = "random/acs3.rs"]
mod random_acs3;
#[path = "textbook/rpc.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "the textbook encodes by the same file"
)]
mod rpc;
#[path = "textbook/acs3.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "the textbook encodes by the same file"
)]
mod textbook;
#[path = "textbook/verify.rs"]
mod verifier;

use std::time::Duration;

use cenbwp::query::{Room, Slot, Untrusted};
use cenbwp::{Credentials, Method, Operation, RpcRequest, Timestamp};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use random::With;
use random_acs3::{Added, added, extras, pairs};
use verifier::Known;

const OPERATION: Operation<'static> =
    Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeInstances");

const WINDOW: Duration = Duration::from_secs(900);

fn seconds(text: &str) -> Option<u64> {
    text.parse().ok().map(Timestamp::unix_seconds)
}

fn known(with: &With, now: Timestamp) -> Known<'_> {
    Known {
        access_key_id: &with.access_key_id,
        access_key_secret: &with.access_key_secret,
        security_token: with.security_token.as_deref(),
        now: now.unix_seconds(),
        window: WINDOW.as_secs(),
        seconds,
    }
}

fn credentials(with: &With) -> Credentials<'_, '_> {
    let credentials = Credentials::new(&with.access_key_id, &with.access_key_secret).unwrap();
    let token = with.security_token.as_ref();
    token.map_or(credentials, |token| {
        credentials.with_security_token(token).unwrap()
    })
}

/// One character in place of another, of those that mean something in a request.
fn change() -> impl Strategy<Value = (Index, String)> {
    (
        any::<Index>(),
        prop_oneof!["[A-Za-z0-9%+&=;:,/. \\-]", "\\PC", Just(String::new())],
    )
}

fn changed(text: &str, (at, by): &(Index, String)) -> String {
    let mut characters: Vec<String> = text.chars().map(String::from).collect();
    if !characters.is_empty() {
        let at = at.index(characters.len());
        characters[at].clone_from(by);
    }
    characters.concat()
}

type Told = (String, String, String, Vec<(String, String)>);

/// Who signed what, in words of one's own.
fn told(untrusted: &Untrusted<'_>, with: &With, now: Timestamp) -> Option<Told> {
    let trusted = untrusted.verify(&credentials(with), now, WINDOW).ok()?;
    let params = trusted
        .params()
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    Some((
        trusted.action.to_owned(),
        trusted.version.to_owned(),
        trusted.nonce.to_owned(),
        params.collect(),
    ))
}

fn rpc_told(with: &With, now: Timestamp, method: Method, query: &str, form: &str) -> Option<Told> {
    let (mut text, mut slots) = (vec![0; query.len() + form.len()], [Slot::default(); 100]);
    let room = Room {
        text: &mut text,
        slots: &mut slots,
    };
    told(&Untrusted::rpc(method, query, form, room).ok()?, with, now)
}

proptest! {
    #[test]
    fn what_the_textbook_signs_is_trusted_in_any_order_and_in_query_and_form(
        with in random::with(), params in random::parameters(), rotate in any::<Index>(), cut in any::<Index>(),
    ) {
        let all = with.all_parameters(&OPERATION, &params);
        let signed = rpc::sign(with.method.as_str(), &with.access_key_secret, &all);
        let mut parts: Vec<&str> = signed.query.split('&').collect();
        let len = parts.len();
        parts.rotate_left(rotate.index(len));
        let (query, form) = parts.split_at(cut.index(len));
        let now = *with.stamp().timestamp();
        let told = rpc_told(&with, now, with.method, &query.join("&"), &form.join("&"));
        let (action, version, nonce, trusted) = told.expect("it is right");
        prop_assert_eq!((&*action, &*version, &nonce), ("DescribeInstances", "2014-05-26", &with.nonce));
        prop_assert_eq!(trusted, params.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn the_typed_request_is_trusted(with in random::with(), package in random::package()) {
        let tags = package.tags();
        let (request, stamp) = (package.request(&tags), with.stamp());
        let mut buffer = vec![0; 1 << 17];
        let signed = with.signer().sign_url(&request, &stamp, &mut buffer).unwrap();
        let told = rpc_told(&with, *stamp.timestamp(), Method::Get, signed.query(), "");
        let own = package::parameters(&request).into_iter().collect::<Vec<_>>();
        prop_assert_eq!(told.expect("it is right").3, own);
    }

    #[test]
    fn a_changed_request_is_trusted_only_if_it_means_the_same_and_the_textbook_trusts_it(
        with in random::with(), params in random::parameters(), changes in vec(change(), 1..3),
    ) {
        let mut own = random::pairs(&params);
        let action = RpcRequest::new(OPERATION, &mut own);
        let mut buffer = vec![0; 1 << 17];
        let stamp = with.stamp();
        let now = *stamp.timestamp();
        let signed = with.signer().sign_query(with.method, &action, &stamp, &mut buffer).unwrap().as_str();
        let right = rpc_told(&with, now, with.method, signed, "");
        let query = changes.iter().fold(signed.to_owned(), |query, change| changed(&query, change));
        let told = rpc_told(&with, now, with.method, &query, "");
        prop_assert_eq!(told.is_some(), verifier::accepts_rpc(&known(&with, now), with.method.as_str(), &query, ""), "{}", query);
        prop_assert!(told.is_none() || told == right, "{}", query);
    }

    #[test]
    fn the_same_holds_for_acs3(
        with in random::with(), params in random::parameters(), added in added(), changes in vec((0..12_usize, change()), 0..3),
    ) {
        prop_assume!(!with.access_key_id.contains(','));
        let mut own = random::pairs(&params);
        let action = RpcRequest::new(OPERATION, &mut own);
        let mut buffer = vec![0; 1 << 17];
        let stamp = with.stamp();
        let now = *stamp.timestamp();
        let headers = pairs(&added.headers);
        let signer = random_acs3::signer(&with);
        let signed = signer.sign_with(extras(&added, &headers), with.method, &action, &stamp, &mut buffer).unwrap();
        let query = signed.url().split_once('?').map_or("", |(_, query)| query);
        let mut texts = vec![with.method.as_str().to_owned(), "/".to_owned(), query.to_owned()];
        texts.extend(signed.headers().flat_map(|(name, value)| [name.to_owned(), value.to_owned()]));
        for (at, change) in &changes {
            let at = at % texts.len();
            texts[at] = changed(&texts[at], change);
        }
        let headers: Vec<(&str, &str)> = texts[3..].chunks(2).map(|pair| (&*pair[0], &*pair[1])).collect();
        let (mut text, mut slots) = (vec![0; texts[2].len()], [Slot::default(); 100]);
        let room = Room { text: &mut text, slots: &mut slots };
        let parts = [0, 1, 2].map(|at| &*texts[at]);
        let untrusted = Untrusted::acs3(parts[0], parts[1], parts[2], &headers, signed.body(), room);
        let told = untrusted.ok().and_then(|untrusted| told(&untrusted, &with, now));
        prop_assert_eq!(told.is_some(), verifier::accepts_acs3(&known(&with, now), parts, &headers, signed.body()), "{:?}", texts);
        if let Some((action, version, nonce, trusted)) = told {
            prop_assert_eq!((&*action, &*version, &*nonce), ("DescribeInstances", "2014-05-26", stamp.nonce().as_str()));
            let own = if matches!(added, Added { body: random_acs3::Body::Form, .. }) { Vec::new() } else { params.into_iter().collect() };
            prop_assert_eq!(trusted, own);
        } else {
            prop_assert!(!changes.is_empty(), "{:?}", texts);
        }
    }
}
