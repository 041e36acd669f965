//! Signing by either method, held against Python's standard library over a thousand random requests and more.
//!
//! Without a `python3` this says so and passes, so that the tests run where there is only Rust; with `CI` in the environment it fails.

#[cfg(feature = "acs3")]
#[path = "python/acs3.rs"]
mod acs3;
#[path = "textbook/common.rs"]
mod common;
#[path = "python/oracle.rs"]
mod oracle;
#[path = "textbook/package.rs"]
mod package;
#[path = "random/requests.rs"]
mod random;
#[cfg(feature = "acs3")]
#[path = "random/acs3.rs"]
mod random_acs3;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use cenbwp::{Action, Method, Operation, RpcRequest};
use oracle::Oracle;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

const OPERATION: Operation<'static> =
    Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeInstances");

/// What is found is not kept in a file: it is shrunk and shown.
fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    })
}

/// What the requests held between them, so that the number of them means something.
#[derive(Default)]
struct Seen {
    characters: RefCell<BTreeSet<char>>,
    tokens: Cell<u32>,
    posts: Cell<u32>,
    gets: Cell<u32>,
    requests: Cell<u32>,
}

impl Seen {
    fn note(&self, with: &random::With, own: &BTreeMap<String, String>) {
        let count = |cell: &Cell<u32>, one: bool| cell.set(cell.get() + u32::from(one));
        count(&self.requests, true);
        count(&self.tokens, with.security_token.is_some());
        count(&self.posts, with.method == Method::Post);
        count(&self.gets, with.method == Method::Get);
        let mut characters = self.characters.borrow_mut();
        characters.extend(
            own.iter()
                .flat_map(|(name, value)| name.chars().chain(value.chars())),
        );
    }

    fn check(&self) {
        let characters = self.characters.borrow();
        assert!(
            self.requests.get() >= 1000,
            "{} requests",
            self.requests.get()
        );
        assert!(
            ('\0'..='\x7F').all(|character| characters.contains(&character)),
            "every ASCII character"
        );
        assert!(
            characters.range('\u{4E00}'..='\u{9FFF}').count() > 100,
            "Chinese"
        );
        assert!(
            characters.range('\u{1F300}'..='\u{1F64F}').count() > 20,
            "emoji"
        );
        for (what, count) in [
            ("tokens", &self.tokens),
            ("POST", &self.posts),
            ("GET", &self.gets),
        ] {
            assert!(count.get() >= 200, "{} with {what}", count.get());
        }
    }
}

fn check(
    oracle: &RefCell<Oracle>,
    with: &random::With,
    action: &dyn Action,
    own: &BTreeMap<String, String>,
) -> Result<(), TestCaseError> {
    let all = with.all_parameters(&action.operation(), own);
    // Not sorted: that is the oracle's to do.
    let params: Vec<_> = all.iter().rev().collect();
    let expected = oracle.borrow_mut().ask(&json!({
        "method": with.method.as_str(),
        "secret": with.access_key_secret,
        "params": params,
    }));
    let mut buffer = vec![0; 1 << 17];
    let got = with
        .signer()
        .sign_query(with.method, action, &with.stamp(), &mut buffer)
        .unwrap();
    prop_assert_eq!(got.as_str(), expected["query"].as_str().unwrap());
    prop_assert_eq!(got.signature(), expected["signature"].as_str().unwrap());
    prop_assert_eq!(
        got.string_to_sign().to_string(),
        expected["string_to_sign"].as_str().unwrap()
    );
    if with.method == Method::Get {
        let mut buffer = vec![0; 1 << 17];
        let url = with
            .signer()
            .sign_url(action, &with.stamp(), &mut buffer)
            .unwrap();
        prop_assert_eq!(url.query(), expected["query"].as_str().unwrap());
    }
    Ok(())
}

#[test]
fn random_requests_are_signed_as_python_signs_them() {
    let Some(oracle) = Oracle::start() else {
        return;
    };
    let (oracle, seen) = (RefCell::new(oracle), Seen::default());
    let typed = (random::with(), random::package());
    let result = runner(600).run(&typed, |(with, package)| {
        let tags = package.tags();
        let request = package.request(&tags);
        let own = package::parameters(&request);
        seen.note(&with, &own);
        check(&oracle, &with, &request, &own)
    });
    result.unwrap();
    let any = (random::with(), random::parameters());
    let result = runner(600).run(&any, |(with, own)| {
        seen.note(&with, &own);
        let mut pairs = random::pairs(&own);
        check(
            &oracle,
            &with,
            &RpcRequest::new(OPERATION, &mut pairs),
            &own,
        )
    });
    result.unwrap();
    seen.check();
    oracle.into_inner().finish();
}
