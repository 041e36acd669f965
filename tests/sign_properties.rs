//! Laws of signing, over random requests.

#[path = "textbook/common.rs"]
mod common;
#[path = "textbook/package.rs"]
mod package;
#[path = "random/requests.rs"]
mod random;
#[path = "textbook/rpc.rs"]
mod textbook;

use std::collections::BTreeMap;

use cenbwp::query::Query;
use cenbwp::{Action, Operation, Params, RpcRequest, SignError, Signer, Stamp};
use proptest::prelude::*;
use random::With;

const OPERATION: Operation<'static> =
    Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeInstances");

/// Room for all that the strategies make.
const ROOM: usize = 1 << 17;

fn url(signer: &Signer<&str>, action: &dyn Action, stamp: &Stamp) -> String {
    signer
        .sign_url(action, stamp, &mut vec![0xA5; ROOM])
        .unwrap()
        .as_str()
        .to_owned()
}

/// Signs in both ways, and holds each against the textbook.
fn check(
    with: &With,
    action: &dyn Action,
    own: &BTreeMap<String, String>,
) -> Result<(), TestCaseError> {
    let (signer, stamp) = (with.signer(), with.stamp());
    let all = with.all_parameters(&action.operation(), own);
    let mut buffer = vec![0xA5; ROOM];

    let expected = textbook::sign("GET", &with.access_key_secret, &all);
    let got = signer.sign_url(action, &stamp, &mut buffer).unwrap();
    prop_assert_eq!(
        got.as_str(),
        format!("https://{}/?{}", action.operation().host(), expected.query)
    );
    prop_assert_eq!(got.query(), expected.query);
    prop_assert_eq!(got.signature(), expected.signature);
    prop_assert_eq!(got.string_to_sign().to_string(), expected.string_to_sign);

    let expected = textbook::sign(with.method.as_str(), &with.access_key_secret, &all);
    let got = signer
        .sign_query(with.method, action, &stamp, &mut buffer)
        .unwrap();
    prop_assert_eq!(got.as_bytes(), expected.query.as_bytes());
    prop_assert_eq!(got.query(), expected.query);
    prop_assert_eq!(got.canonical_query(), expected.canonical_query);
    prop_assert_eq!(got.method(), with.method);
    prop_assert_eq!(got.signature(), expected.signature);
    prop_assert!(got.string_to_sign() == *expected.string_to_sign);
    prop_assert!(
        got.string_to_sign()
            .chars()
            .eq(expected.string_to_sign.chars())
    );
    Ok(())
}

/// The parameters that a signed URL holds, in their order.
fn read_back(url: &str) -> Vec<(String, String)> {
    Query::from_url(url)
        .unwrap()
        .parameters()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect()
}

/// An item of a list: a value or a list of items under each of some tails, which are in byte order.
#[derive(Clone, Debug, Default)]
struct Item(BTreeMap<&'static str, Entry>);

#[derive(Clone, Debug)]
enum Entry {
    Value(Option<String>),
    List(Vec<Item>),
}

struct Lists(Vec<Item>);

impl Action for Lists {
    fn operation(&self) -> Operation<'_> {
        OPERATION
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        params.push_list("List.", &self.0, push_item);
    }
}

fn push_item<'a>(place: &mut Params<'a>, item: &'a Item) {
    for (&tail, entry) in &item.0 {
        match entry {
            Entry::Value(value) => place.push(tail, value.as_deref()),
            Entry::List(items) => place.push_list(tail, items, push_item),
        }
    }
}

/// The parameters of a list by their whole names.
fn flatten(stem: &str, items: &[Item], into: &mut BTreeMap<String, String>) {
    for (number, item) in (1..).zip(items) {
        for (tail, entry) in &item.0 {
            let name = format!("{stem}{number}{tail}");
            match entry {
                Entry::Value(Some(value)) => drop(into.insert(name, value.clone())),
                Entry::Value(None) => {}
                Entry::List(items) => flatten(&name, items, into),
            }
        }
    }
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    const TAILS: [&str; 7] = ["-", "-a.", ".", ".Key", ".Value.", ".Value.a", ".\u{e4}-"];
    let value = proptest::option::of(any::<String>()).prop_map(Entry::Value);
    let item = |entry: BoxedStrategy<Entry>| {
        let entries =
            proptest::collection::btree_map(proptest::sample::select(&TAILS), entry, 0..4);
        let itself = proptest::option::of(proptest::option::of(any::<String>()));
        (entries, itself).prop_map(|(mut entries, itself)| {
            entries.extend(itself.map(|value| ("", Entry::Value(value))));
            Item(entries)
        })
    };
    let flat = item(value.clone().boxed());
    let nested = flat.prop_recursive(3, 60, 12, move |inner| {
        let list = proptest::collection::vec(inner, 0..12).prop_map(Entry::List);
        item(prop_oneof![value.clone(), list].boxed())
    });
    proptest::collection::vec(nested, 0..13)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn lists_are_signed_as_the_textbook_signs_what_they_hold(with in random::with(), items in items()) {
        let mut own = BTreeMap::new();
        flatten("List.", &items, &mut own);
        check(&with, &Lists(items), &own)?;
    }

    #[test]
    fn a_typed_request_is_signed_as_the_textbook_signs_it(with in random::with(), package in random::package()) {
        let tags = package.tags();
        let request = package.request(&tags);
        check(&with, &request, &package::parameters(&request))?;
    }

    #[test]
    fn any_request_is_signed_as_the_textbook_signs_it(with in random::with(), own in random::parameters()) {
        let mut pairs = random::pairs(&own);
        check(&with, &RpcRequest::new(OPERATION, &mut pairs), &own)?;
    }

    #[test]
    fn exactly_the_parameters_given_are_signed_as_the_textbook_signs_them(with in random::with(), own in random::parameters()) {
        // What is reserved elsewhere is a name like any other here.
        let all = with.all_parameters(&OPERATION, &own);
        for params in [&own, &all] {
            let expected = textbook::sign(with.method.as_str(), &with.access_key_secret, params);
            let mut buffer = vec![0; ROOM];
            let mut pairs = random::pairs(params);
            let got = with.signer().sign_exactly(with.method, &mut pairs, &mut buffer).unwrap();
            prop_assert_eq!(got.as_str(), expected.query);
            prop_assert_eq!(got.signature(), expected.signature);
            prop_assert_eq!(got.string_to_sign().to_string(), expected.string_to_sign);
        }
    }

    #[test]
    fn signing_again_gives_the_same(with in random::with(), package in random::package()) {
        let tags = package.tags();
        let request = package.request(&tags);
        let (signer, stamp) = (with.signer(), with.stamp());
        let first = url(&signer, &request, &stamp);
        prop_assert_eq!(&url(&signer, &request, &stamp), &first);
        prop_assert_eq!(&url(&signer.clone(), &request, &stamp), &first);
        prop_assert_eq!(&url(&with.signer(), &request, &with.stamp()), &first);
    }

    #[test]
    fn advisories_never_change_the_url(with in random::with(), package in random::package()) {
        let tags = package.tags();
        let request = package.request(&tags);
        let (signer, stamp) = (with.signer(), with.stamp());
        let before = url(&signer, &request, &stamp);
        let advisories: Vec<_> = request.advisories().collect();
        prop_assert_eq!(&url(&signer, &request, &stamp), &before);
        prop_assert!(request.advisories().eq(advisories));
        // Nor is anything sent otherwise than it was set because there is an advisory for it.
        let expected = with.all_parameters(&request.operation(), &package::parameters(&request));
        prop_assert_eq!(read_back(&before), expected.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn what_went_in_is_read_back_strictly_sorted(with in random::with(), package in random::package(), own in random::parameters()) {
        let tags = package.tags();
        let request = package.request(&tags);
        let mut pairs = random::pairs(&own);
        let call = RpcRequest::new(OPERATION, &mut pairs);
        let typed: (&dyn Action, _) = (&request, package::parameters(&request));
        for (action, own) in [typed, (&call, own.clone())] {
            let url = url(&with.signer(), action, &with.stamp());
            let parameters = read_back(&url);
            prop_assert!(parameters.is_sorted_by(|(left, _), (right, _)| left.as_bytes() < right.as_bytes()), "{}", url);
            let expected: Vec<_> = with.all_parameters(&action.operation(), &own).into_iter().collect();
            prop_assert_eq!(parameters, expected);
        }
    }

    #[test]
    fn the_order_of_the_callers_parameters_does_not_matter(
        with in random::with(),
        (own, shuffled) in random::parameters().prop_flat_map(|own| {
            let entries: Vec<_> = own.clone().into_iter().collect();
            (Just(own), Just(entries).prop_shuffle())
        }),
    ) {
        let (signer, stamp) = (with.signer(), with.stamp());
        let mut pairs = random::pairs(&own);
        let sorted = url(&signer, &RpcRequest::new(OPERATION, &mut pairs), &stamp);
        let mut pairs: Vec<_> = shuffled.iter().map(|(name, value)| (&**name, &**value)).collect();
        prop_assert_eq!(url(&signer, &RpcRequest::new(OPERATION, &mut pairs), &stamp), sorted);

        let mut exactly: Vec<_> = shuffled.iter().map(|(name, value)| (&**name, &**value)).collect();
        let mut buffer = vec![0; ROOM];
        let got = signer.sign_exactly(with.method, &mut exactly, &mut buffer).unwrap();
        let expected = textbook::sign(with.method.as_str(), &with.access_key_secret, &own);
        prop_assert_eq!(got.as_str(), expected.query);
    }
}

/// With every buffer that is too short, `sign` says how long it has to be, and leaves it all zeros; with that length, it succeeds.
fn check_lengths(
    sign: impl Fn(&mut [u8]) -> Result<String, SignError>,
) -> Result<(), TestCaseError> {
    let Err(SignError::BufferTooSmall { needed }) = sign(&mut []) else {
        return Err(TestCaseError::fail("an empty buffer asks for the length"));
    };
    let mut buffer = vec![0; needed + 70];
    for length in 0..needed {
        buffer.fill(0xA5);
        let (short, behind) = buffer.split_at_mut(length);
        prop_assert_eq!(
            sign(short),
            Err(SignError::BufferTooSmall { needed }),
            "{}",
            length
        );
        prop_assert!(
            short.iter().all(|&byte| byte == 0),
            "{} bytes hold something",
            length
        );
        prop_assert!(behind.iter().all(|&byte| byte == 0xA5));
    }
    let first = sign(&mut buffer[..needed]).unwrap();
    prop_assert_eq!(first.len(), needed);
    for more in 1..70 {
        prop_assert_eq!(&sign(&mut buffer[..needed + more]).unwrap(), &first);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn a_short_buffer_says_exactly_what_is_needed_and_holds_nothing(
        with in random::with(), package in random::package(), own in random::parameters(),
    ) {
        let (signer, stamp) = (with.signer(), with.stamp());
        let tags: Vec<_> = package.tags().into_iter().take(3).collect();
        let request = package.request(&tags);
        check_lengths(|buffer| signer.sign_url(&request, &stamp, buffer).map(|it| it.as_str().to_owned()))?;
        let mut pairs = random::pairs(&own);
        let call = RpcRequest::new(OPERATION, &mut pairs);
        check_lengths(|buffer| signer.sign_query(with.method, &call, &stamp, buffer).map(|it| it.as_str().to_owned()))?;
        check_lengths(|buffer| {
            let mut pairs = random::pairs(&own);
            signer.sign_exactly(with.method, &mut pairs, buffer).map(|it| it.as_str().to_owned())
        })?;
    }
}
