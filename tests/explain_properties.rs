//! A fault planted in what a textbook signer signs is found: its parameter and its cause.

#[path = "textbook/fault.rs"]
mod fault;
#[path = "textbook/rpc.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "the textbook encodes by the same file"
)]
mod rpc;
#[path = "random/signed.rs"]
mod signed;
#[path = "textbook/acs3.rs"]
mod textbook;

use std::collections::BTreeSet;

use cenbwp::query::Explanation;
use fault::{CAUSES, Choose, Planted, plant};
use proptest::collection::vec;
use proptest::prelude::*;

fn faulty(choose: &mut Choose<'_>) -> Option<Planted> {
    let (signed, parts) = signed::request(choose);
    assert_eq!(parts.canonical(), signed);
    plant(&parts, CAUSES[choose(CAUSES.len())], choose)
}

/// Whether the cause is right, and whether the name is.
fn judge(planted: &Planted) -> (bool, bool, Explanation) {
    let found = Explanation::new(planted.ours.chars(), planted.server.chars());
    let name = found.parameter.map(|name| name.as_str().to_owned());
    let is_right = name.map_or_else(
        || planted.names.is_empty() || planted.cause == "unknown",
        |name| planted.names.contains(&name),
    );
    (found.cause.as_str() == planted.cause, is_right, found)
}

proptest! {
    #[test]
    fn a_planted_fault_is_named(choices in vec(any::<u16>(), 128)) {
        let mut choices = choices.into_iter();
        let planted = faulty(&mut |most| usize::from(choices.next().unwrap_or(0)) % most);
        if let Some(planted) = planted {
            let (cause, name, found) = judge(&planted);
            prop_assert!(cause && name, "{planted:#?}\n{found:?}");
        }
    }
}

/// A generator whose numbers are the same on every machine: `SplitMix64`.
fn numbers(mut state: u64) -> impl FnMut(usize) -> usize {
    move |most| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ z >> 31) >> 33).unwrap() % most
    }
}

#[test]
fn of_200_distinct_faults_99_percent_are_named_right_and_none_names_a_wrong_parameter() {
    check(200);
}

#[test]
#[ignore = "takes half a minute without optimization"]
fn of_20_000_distinct_faults_99_percent_are_named_right_and_none_names_a_wrong_parameter() {
    check(20_000);
}

fn check(count: usize) {
    let mut choose = numbers(18);
    let mut all = BTreeSet::new();
    let (mut right, mut wrong_names) = (0, 0);
    while all.len() < count {
        let Some(planted) = faulty(&mut choose) else {
            continue;
        };
        if !all.insert((planted.ours.clone(), planted.server.clone())) {
            continue;
        }
        let (cause, name, found) = judge(&planted);
        right += usize::from(cause && name);
        wrong_names += usize::from(!name);
        if !(cause && name) {
            eprintln!("{planted:#?}\n{found:?}");
        }
    }
    println!("{right} of {count} named right, {wrong_names} with a wrong parameter");
    assert!(right * 100 >= count * 99, "{right} of {count}");
    assert_eq!(wrong_names, 0);
}
