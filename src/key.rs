//! What HMAC makes of a key: one block, whatever the key's length.

use hmac::KeyInit;
use hmac::digest::common::Key;
use hmac::digest::{Digest, Output};

/// Prepares an HMAC whose key is the secret with `behind` behind it.
///
/// The key's block is made here and not by HMAC, since the two parts stand apart and nothing is allocated to join them: zeros fill
/// it up, and a key that is longer than the block is hashed first.
pub(crate) fn prepare<D: Digest, M: KeyInit>(secret: &[u8], behind: &[u8]) -> M {
    let mut block = Key::<M>::default();
    if secret.len().saturating_add(behind.len()) <= block.len() {
        fill(&mut block, secret.iter().chain(behind));
    } else {
        let mut hash = D::new();
        for part in &[secret, behind] {
            hash.update(part);
        }
        let mut digest = Output::<D>::default();
        hash.finalize_into(&mut digest);
        fill(&mut block, digest.iter());
        wipe(&mut digest);
    }
    let mac = M::new(&block);
    wipe(&mut block);
    mac
}

fn fill<'a>(block: &mut [u8], key: impl Iterator<Item = &'a u8>) {
    block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
}

#[cfg(feature = "zeroize")]
fn wipe(bytes: &mut [u8]) {
    zeroize::Zeroize::zeroize(bytes);
}

#[cfg(not(feature = "zeroize"))]
const fn wipe(_: &mut [u8]) {}

#[cfg(test)]
mod tests;
