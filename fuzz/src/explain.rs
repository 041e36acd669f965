//! Faults planted in what a textbook signer signs, and any two texts: the target `explain`.

use arbitrary::Unstructured;
use cenbwp::query::{Cause, Explanation};

use crate::fault::{CAUSES, Planted, plant};
use crate::signed;

/// Checks that a planted fault is named, and what holds of any two texts.
pub fn check(input: &[u8]) {
    let mut input = Unstructured::new(input);
    let planted = planted(&mut input);
    let mut text = || input.arbitrary::<&str>().unwrap_or_default();
    let (one, other) = (text(), text());
    explain(one, other);
    let Some(planted) = planted else {
        return;
    };
    let found = explain(&planted.ours, &planted.server);
    assert_eq!(found.cause.as_str(), planted.cause, "{planted:#?}");
    let is_right = found.parameter.map_or_else(
        || planted.names.is_empty() || planted.cause == "unknown",
        |name| planted.names.iter().any(|right| right == name.as_str()),
    );
    assert!(is_right, "{found:?} {planted:#?}");
    let method = planted.ours.find(['&', '\n']).unwrap_or(0) + 1;
    let start = planted.ours.get(..method).unwrap_or_default();
    explain(&planted.ours, other);
    explain(one, &planted.server);
    explain(&[start, one].concat(), &[start, other].concat());
}

fn planted(input: &mut Unstructured<'_>) -> Option<Planted> {
    let mut choose = |most| input.choose_index(most).unwrap_or(0);
    let (signed, parts) = signed::request(&mut choose);
    assert_eq!(parts.canonical(), signed);
    plant(&parts, CAUSES[choose(CAUSES.len())], &mut choose)
}

/// What is said of two texts, with what holds of it whatever they are.
fn explain(ours: &str, server: &str) -> Explanation {
    let found = Explanation::new(ours.chars(), server.chars());
    let is_hash = |text: &str| text.starts_with("ACS3-HMAC-SHA256\n");
    if found.cause == Cause::Secret {
        assert!(
            ours == server || is_hash(ours) || is_hash(server),
            "{ours} {server}"
        );
    } else {
        assert_ne!(ours, server);
    }
    if matches!(
        found.cause,
        Cause::Secret | Cause::Method | Cause::Path | Cause::Body
    ) {
        assert_eq!(found.parameter, None);
    }
    assert!(found.ours <= ours.chars().count() && found.server <= server.chars().count());
    assert!(!found.to_string().contains(char::is_control));
    found
}
