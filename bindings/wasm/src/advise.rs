//! Advisories, as a set of bits.

use cenbwp::CreateCenBandwidthPackage;

use crate::codes;

/// For each advisory the bit of its number in [`codes::advisory`].
pub(crate) fn mask(request: &CreateCenBandwidthPackage<'_>) -> i32 {
    let bits = request
        .advisories()
        .map(|advisory| 1 << codes::advisory(advisory));
    bits.fold(0, |mask, bit| mask | bit)
}
