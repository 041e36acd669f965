//! With the feature `zeroize`, nothing of a key is left where it was: looked for in memory, after it was dropped.
//!
//! Reading such memory is what no program should do, and it is what this test is for.

mod place;
mod stack;

use core::hint::black_box;

use cenbwp::{
    Bandwidth, CreateCenBandwidthPackage, Credentials, GeographicRegion, Method, Nonce, Signer,
    Stamp, Timestamp, acs3,
};
use place::before_and_after_drop;
use sha1::Digest as _;

/// With the `&` of the first method, less than a block.
const SECRET: &str = "marker-of-a-secret-0123456789abcdefgh";

fn credentials() -> Credentials<'static, 'static> {
    Credentials::new("testid", SECRET).unwrap()
}

/// More than a block, so that its hash is the key.
const LONG_SECRET: &str =
    "marker-of-a-secret-that-has-to-be-hashed-0123456789abcdefghijklmnopqrstuvwxyz";

fn long_credentials() -> Credentials<'static, 'static> {
    Credentials::new("testid", LONG_SECRET).unwrap()
}

/// How often a part is found.
fn count(memory: &[u8], part: &[u8]) -> usize {
    memory
        .windows(part.len())
        .filter(|window| *window == part)
        .count()
}

/// The block that HMAC makes of a key.
fn key_block(key: &str, pad: u8) -> [u8; 64] {
    let mut block = [pad; 64];
    block
        .iter_mut()
        .zip(key.bytes())
        .for_each(|(to, from)| *to ^= from);
    block
}

const INNER: u8 = 0x36;
const OUTER: u8 = 0x5C;

/// What a hash has made of the block: whoever has both of these can sign.
fn sha1_state(pad: u8) -> Vec<u8> {
    let mut state = [
        0x6745_2301,
        0xEFCD_AB89,
        0x98BA_DCFE,
        0x1032_5476,
        0xC3D2_E1F0_u32,
    ];
    sha1::block_api::compress(&mut state, &[key_block(&format!("{SECRET}&"), pad)]);
    state.into_iter().flat_map(u32::to_ne_bytes).collect()
}

fn sha256_state(pad: u8) -> Vec<u8> {
    let mut state = [
        0x6A09_E667,
        0xBB67_AE85,
        0x3C6E_F372,
        0xA54F_F53A,
        0x510E_527F,
        0x9B05_688C,
        0x1F83_D9AB,
        0x5BE0_CD19_u32,
    ];
    sha2::block_api::compress256(&mut state, &[key_block(SECRET, pad)]);
    state.into_iter().flat_map(u32::to_ne_bytes).collect()
}

#[test]
fn a_dropped_signer_leaves_no_hash_state() {
    let (before, after) = before_and_after_drop(Signer::new(&credentials()));
    for state in [sha1_state(INNER), sha1_state(OUTER)] {
        assert_eq!((count(&before, &state), count(&after, &state)), (1, 0));
    }
}

#[test]
fn a_dropped_acs3_signer_leaves_no_hash_state() {
    let (before, after) = before_and_after_drop(acs3::Signer::new(&credentials()));
    for state in [sha256_state(INNER), sha256_state(OUTER)] {
        assert_eq!((count(&before, &state), count(&after, &state)), (1, 0));
    }
}

fn sign() {
    let request = CreateCenBandwidthPackage::new(
        Bandwidth::MIN,
        GeographicRegion::China,
        GeographicRegion::Europe,
    );
    let stamp = Stamp::new(
        Timestamp::from_unix(0).unwrap(),
        Nonce::from_random([0; 16]),
    );
    let mut buffer = [0; 1024];
    let signer = Signer::new(&credentials());
    let signed = signer.sign_query(Method::Get, &request, &stamp, &mut buffer);
    assert!(black_box(signed).is_ok());
    let signer = acs3::Signer::new(&credentials());
    let signed = signer.sign(Method::Get, &request, &stamp, &mut buffer);
    assert!(black_box(signed).is_ok());
}

#[test]
fn preparing_a_long_key_leaves_no_hash_of_it_on_the_stack() {
    let digest = sha1::Sha1::digest(format!("{LONG_SECRET}&"));
    let left = stack::left_by(&mut || drop(black_box(Signer::new(&long_credentials()))));
    assert_eq!(count(&left, &digest), 0);
    let digest = sha2::Sha256::digest(LONG_SECRET);
    let left = stack::left_by(&mut || drop(black_box(acs3::Signer::new(&long_credentials()))));
    assert_eq!(count(&left, &digest), 0);
}

#[test]
fn preparing_a_key_and_signing_leave_no_key_on_the_stack() {
    let cases: [(&str, fn()); 3] = [
        ("Signer::new", || {
            drop(black_box(Signer::new(&credentials())))
        }),
        ("acs3::Signer::new", || {
            drop(black_box(acs3::Signer::new(&credentials())))
        }),
        ("signing", sign),
    ];
    for (name, mut run) in cases {
        assert_eq!(
            count(&stack::left_by(&mut run), SECRET.as_bytes()),
            0,
            "{name}"
        );
    }
}

#[test]
fn what_is_not_wiped_is_found() {
    let mut copy = || {
        let mut copy = key_block(SECRET, 0);
        black_box(&mut copy);
    };
    assert_ne!(count(&stack::left_by(&mut copy), SECRET.as_bytes()), 0);
}
