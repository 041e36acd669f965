//! Whole numbers in decimal digits, without `core::fmt`, which is large on a small processor, and without division, which is slow there.

use crate::encode::short::Short;

/// The powers of ten that have at most so many digits, from the largest down.
macro_rules! powers {
    ($unsigned:ident, $most:literal) => {{
        let mut powers: [$unsigned; $most] = [1; $most];
        let mut rest: &mut [$unsigned] = &mut powers;
        let mut power = 1;
        while let Some((last, before)) = rest.split_last_mut() {
            *last = power;
            if !before.is_empty() {
                power *= 10;
            }
            rest = before;
        }
        powers
    }};
}

macro_rules! digits {
    ($($unsigned:ident $signed:ident $most:literal)*) => {$(
        impl From<$unsigned> for Short {
            fn from(number: $unsigned) -> Self {
                const POWERS: [$unsigned; $most] = powers!($unsigned, $most);

                let mut short = Self::EMPTY;
                let mut rest = number;
                let mut room = short.bytes.iter_mut();
                for &power in &POWERS {
                    let mut digit = b'0';
                    while rest >= power {
                        rest -= power;
                        digit += 1;
                    }
                    // No digit before the first that counts, but for the last one.
                    if number < power && power > 1 {
                        continue;
                    }
                    if let Some(room) = room.next() {
                        *room = digit;
                        short.len += 1;
                    }
                }
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

// Two widths, so that a processor of 32 bits is spared the larger.
digits!(u32 i32 10 u64 i64 20);
