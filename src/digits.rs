//! Whole numbers in decimal digits, without `core::fmt`, which is large on a small processor.

use crate::short::Short;

macro_rules! digits {
    ($($unsigned:ident $signed:ident)*) => {$(
        impl From<$unsigned> for Short {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a digit fits in 8 bits, and so does how many there are"
            )]
            fn from(number: $unsigned) -> Self {
                let mut short = Self::EMPTY;
                let mut rest = number;
                let digits = number.checked_ilog10().unwrap_or_default() as usize + 1;
                for byte in short.bytes.iter_mut().take(digits).rev() {
                    *byte = b'0' | (rest % 10) as u8;
                    rest /= 10;
                }
                short.len = digits as u8;
                short
            }
        }

        impl From<$signed> for Short {
            fn from(number: $signed) -> Self {
                let mut short = Self::from(number.unsigned_abs());
                if number < 0 {
                    short.bytes.rotate_right(1);
                    short.bytes[0] = b'-';
                    short.len += 1;
                }
                short
            }
        }
    )*};
}

// Two widths, so that a processor that divides 64 bits by a library call is spared it.
digits!(u32 i32 u64 i64);
