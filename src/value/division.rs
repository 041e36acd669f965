//! Division by a number that is known, where processors differ.

use crate::encode::copy::IN_PIECES;

/// Quotient and remainder. The smallest processors have no instruction for division, and the library's routine is larger than all that
/// it is needed for here.
pub(crate) const fn div_rem(number: u32, by: u32) -> (u32, u32) {
    if IN_PIECES {
        (number / by, number % by)
    } else {
        long_division(number, by)
    }
}

/// Bit by bit.
#[inline(never)]
const fn long_division(number: u32, by: u32) -> (u32, u32) {
    let (mut quotient, mut remainder) = (0, 0);
    let mut bit = u32::BITS;
    while bit > 0 {
        bit -= 1;
        remainder = (remainder << 1) + (number >> bit & 1);
        quotient <<= 1;
        if remainder >= by {
            remainder -= by;
            quotient |= 1;
        }
    }
    (quotient, remainder)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::long_division;

    proptest! {
        #[test]
        fn long_division_is_division(number: u32, by in 1..1_u32 << 31) {
            prop_assert_eq!(long_division(number, by), (number / by, number % by));
            prop_assert_eq!(long_division(number, by >> 20 | 1), (number / (by >> 20 | 1), number % (by >> 20 | 1)));
        }
    }
}
