//! What HMAC makes of a key: one block, whatever the key's length.

use core::slice;

use hmac::digest::Output;
use hmac::digest::block_api::UpdateCore as _;
use hmac::digest::common::{Key, KeySizeUser};
use hmac::digest::typenum::U64;
use hmac::{EagerHash, KeyInit};

use crate::encode::copy::copy;
use crate::encode::gather::{BLOCK, Hash as _};

/// Prepares an HMAC whose key is the secret with `behind` behind it.
///
/// The key's block is made here and not by HMAC, since the two parts stand apart and nothing is allocated to join them: zeros fill
/// it up, and a key that is longer than the block is hashed first.
pub(crate) fn prepare<D, M>(secret: &[u8], behind: &[u8]) -> M
where
    D: EagerHash<_BlockSize = U64>,
    M: KeyInit + KeySizeUser<KeySize = U64>,
{
    let mut block = Key::<M>::from([0; BLOCK]);
    let len = secret.len().saturating_add(behind.len());
    let mut at = 0;
    let mut fill = |block: &mut [u8]| {
        for to in block {
            *to = *secret
                .get(at)
                .or_else(|| behind.get(at - secret.len()))
                .unwrap_or(&0);
            at += 1;
        }
    };
    fill(&mut block);
    if len > block.len() {
        let mut hash = D::Core::default();
        let mut rest = len;
        while let Some(left) = rest.checked_sub(block.len()) {
            hash.update_blocks(slice::from_ref(&block));
            fill(&mut block);
            rest = left;
        }
        let mut digest = Output::<D>::default();
        hash.finish(block.get(..rest).unwrap_or_default(), &mut digest);
        block.fill(0);
        copy(&digest, &mut block);
        wipe(&mut digest);
    }
    let mac = M::new(&block);
    wipe(&mut block);
    mac
}

#[cfg(feature = "zeroize")]
fn wipe(bytes: &mut [u8]) {
    zeroize::Zeroize::zeroize(bytes);
}

#[cfg(not(feature = "zeroize"))]
const fn wipe(_: &mut [u8]) {}

#[cfg(test)]
mod tests;
