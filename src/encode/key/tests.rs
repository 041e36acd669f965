//! Keys of every length, against HMAC's own preparation: no published key is exactly as long as a block.

use hmac::digest::typenum::U64;
use hmac::{EagerHash, Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

use super::prepare;
use crate::encode::gather::BLOCK;

fn check<D: EagerHash<_BlockSize = U64>>() {
    let key: [u8; 200] = core::array::from_fn(|at| u8::try_from(at + 1).unwrap());
    assert!(key.len() > 3 * BLOCK);
    // Miri gets through a few hundred hashes.
    let (lens, cuts) = if cfg!(miri) { (64, 2) } else { (1, 1) };
    for len in (0..=key.len()).step_by(lens) {
        let key = &key[..len];
        let expected = Hmac::<D>::new_from_slice(key).unwrap();
        let expected = expected.chain_update(b"message").finalize().into_bytes();
        let places = [0, len / 2, len.saturating_sub(1), len];
        for cut in places.into_iter().step_by(cuts) {
            let (secret, behind) = key.split_at(cut);
            let prepared: Hmac<D> = prepare::<D, _>(secret, behind);
            let mac = prepared.chain_update(b"message").finalize();
            assert_eq!(mac.into_bytes(), expected, "{len} bytes, cut at {cut}");
        }
    }
}

#[test]
fn a_key_of_any_length_for_sha_1_is_as_hmac_prepares_it() {
    check::<Sha1>();
}

#[cfg(feature = "acs3")]
#[test]
fn a_key_of_any_length_for_sha_256_is_as_hmac_prepares_it() {
    check::<sha2::Sha256>();
}
