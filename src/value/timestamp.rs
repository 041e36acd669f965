//! `Timestamp`: a second in UTC, as `yyyy-MM-ddTHH:mm:ssZ`.

use core::fmt;
use core::str::FromStr;

use crate::value::conversions::{parsed_from_text, shown_as_text};
use crate::value::error::{Problem, ValueError};
use crate::value::text::characters;

/// When a request is sent: a second in UTC, from 1970 to the end of 9999, written `yyyy-MM-ddTHH:mm:ssZ`.
///
/// The service accepts a timestamp that is at most 15 minutes off, by its error pages, or 31 minutes, by its page on signatures.
///
/// ```
/// use cenbwp::Timestamp;
///
/// let timestamp = Timestamp::from_unix(1_524_833_184)?;
/// assert_eq!(timestamp.as_str(), "2018-04-27T12:46:24Z");
/// assert_eq!("2018-04-27T12:46:24Z".parse(), Ok(timestamp));
/// assert_eq!(timestamp.unix_seconds(), 1_524_833_184);
/// # Ok::<(), cenbwp::ValueError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    unix: u64,
    text: [u8; 20],
}

const SECONDS_A_DAY: u32 = 86_400;

/// From 1 March of the year 0, with which the count below starts, to 1 January 1970.
const DAYS_TO_1970: u32 = 719_468;

const DAYS_IN_400_YEARS: u32 = 146_097;

impl Timestamp {
    /// The last second of 9999.
    pub const MAX: Self = Self {
        unix: 253_402_300_799,
        text: *b"9999-12-31T23:59:59Z",
    };

    /// The timestamp of a number of seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    ///
    /// # Errors
    ///
    /// [`Problem::Range`] after the year 9999.
    pub const fn from_unix(seconds: u64) -> Result<Self, ValueError> {
        if seconds > Self::MAX.unix {
            return Err(error(Problem::Range));
        }
        Ok(Self {
            unix: seconds,
            text: write(seconds),
        })
    }

    /// Reads the `Date` header of a reply, in any of the three forms of
    /// [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7): for a client whose clock is wrong, or that has no clock.
    ///
    /// Over plain HTTP, anyone on the way can set that header; over TLS it is the server's.
    ///
    /// The day of the week has to match the date, as RFC 5322 demands. A year of two digits is read as 1970 to 2069, since the rule of RFC 9110
    /// needs a clock.
    ///
    /// # Errors
    ///
    /// [`Problem::Unknown`] for any other form, or for a day of the week that does not match; [`Problem::Range`] for a date or a time that does not exist, a
    /// leap second, or a year before 1970.
    ///
    /// ```
    /// use cenbwp::Timestamp;
    ///
    /// let timestamp = Timestamp::from_http_date("Fri, 27 Apr 2018 12:46:24 GMT")?;
    /// assert_eq!(timestamp.as_str(), "2018-04-27T12:46:24Z");
    /// # Ok::<(), cenbwp::ValueError>(())
    /// ```
    pub fn from_http_date(text: &str) -> Result<Self, ValueError> {
        const EXPECTED: &str = "a date of HTTP, such as Sun, 06 Nov 1994 08:49:37 GMT";
        let error = |problem| ValueError::new("Date", problem, EXPECTED);
        let (day, digits) = http_date(text.as_bytes()).ok_or_else(|| error(Problem::Unknown))?;
        let unix = read(&digits).ok_or_else(|| error(Problem::Range))?;
        if unix / u64::from(SECONDS_A_DAY) % 7 != day {
            return Err(error(Problem::Unknown));
        }
        Ok(Self { unix, text: digits })
    }

    /// The number of seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    #[must_use]
    pub const fn unix_seconds(self) -> u64 {
        self.unix
    }

    /// The timestamp as text: 20 characters.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(&self.text) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

const fn error(problem: Problem) -> ValueError {
    ValueError::new(
        "Timestamp",
        problem,
        "a UTC time from 1970 to 9999 as yyyy-MM-ddTHH:mm:ssZ",
    )
}

/// Writes a second that is not after [`Timestamp::MAX`].
///
/// The date is found by `civil_from_days` of Howard Hinnant's
/// [chrono-compatible low-level date algorithms](https://howardhinnant.github.io/date_algorithms.html#civil_from_days): it counts years that
/// begin in March, so that a leap day ends its year, in cycles of 400.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the days up to 9999 and the seconds of a day fit in 32 bits, and a digit in 8"
)]
const fn write(seconds: u64) -> [u8; 20] {
    // A day is 675 times 128 seconds; so a division of 32 bits is enough, since one of 64 bits is a large routine on a small processor.
    let days = (seconds >> 7) as u32 / 675;
    let time = (seconds as u32).wrapping_sub(days.wrapping_mul(SECONDS_A_DAY));
    let (cycle, day) = div_rem(days + DAYS_TO_1970, DAYS_IN_400_YEARS);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    // January and February end a year here and begin the next one there.
    let (year, month) = if month < 10 {
        (400 * cycle + year, month + 3)
    } else {
        (400 * cycle + year + 1, month - 9)
    };

    let (century, year) = div_rem(year, 100);
    let (hour, time) = div_rem(time, 3600);
    let (minute, second) = div_rem(time, 60);
    let mut text = *b"0000-00-00T00:00:00Z";
    let mut room: &mut [u8] = &mut text;
    let mut numbers: &[u32] = &[century, year, month, day, hour, minute, second];
    while let (Some((number, rest)), Some(([tens, ones], behind))) =
        (numbers.split_first(), room.split_first_chunk_mut())
    {
        let digits = div_rem(*number, 10);
        *tens += digits.0 as u8;
        *ones += digits.1 as u8;
        let ([b'-' | b'T' | b':', behind @ ..] | behind) = behind;
        (numbers, room) = (rest, behind);
    }
    text
}

/// Quotient and remainder.
const fn div_rem(number: u32, by: u32) -> (u32, u32) {
    (number / by, number % by)
}

/// Takes a date of HTTP apart: the day of the week, counted from Thursday, with which 1970 began, and the date and time in the form of a timestamp.
fn http_date(text: &[u8]) -> Option<(u64, [u8; 20])> {
    const DAYS: &[u8] = b"Thursday Friday Saturday Sunday Monday Tuesday Wednesday";
    const MONTHS: &[u8; 36] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
    // The text behind the day of the week. A lower-case letter is a digit, which goes to the offset of that letter in the alphabet; `#` is a letter
    // of the month; `_` is the first digit of the day, or a space instead of 0.
    const FORMS: [(bool, &[u8]); 3] = [
        (false, b", ij ### abcd lm:op:rs GMT"),
        (true, b", ij-###-cd lm:op:rs GMT"),
        (false, b" ### _j lm:op:rs abcd"),
    ];
    FORMS.iter().find_map(|(is_full, form)| {
        let (name, rest) = text.split_at_checked(text.len().checked_sub(form.len())?)?;
        let is_day =
            |day: &&[u8]| *day == name && *is_full || day.get(..3) == Some(name) && !is_full;
        let mut days = DAYS.split(|byte| *byte == b' ').zip(0..);
        let day = days.find(|(day, _)| is_day(day))?.1;
        let at = form.iter().position(|byte| *byte == b'#')?;
        let is_month = |month: &&[u8]| rest.get(at..at + 3) == Some(*month);
        let month = MONTHS
            .chunks_exact(3)
            .zip(1..)
            .find(|(month, _)| is_month(month))?
            .1;
        let mut digits = *b"2000-00-00T00:00:00Z";
        for (&place, &byte) in form.iter().zip(rest) {
            match (place, byte) {
                (b'a'..=b't', b'0'..=b'9') => *digits.get_mut(usize::from(place - b'a'))? = byte,
                (b'_', b' ' | b'0'..=b'3') => digits[8] = byte | b'0',
                (b'#', _) => {}
                _ if place == byte => {}
                _ => return None,
            }
        }
        [digits[5], digits[6]] = [b'0' + month / 10, b'0' + month % 10];
        if *is_full && digits[2] > b'6' {
            [digits[0], digits[1]] = *b"19";
        }
        Some((day, digits))
    })
}

/// The seconds since 1970 of a text in the form of a timestamp, if its date and time exist.
fn read(text: &[u8; 20]) -> Option<u64> {
    let digit = |at: usize| text.get(at).map_or(0, |byte| u32::from(byte & 15));
    let [century, year, month, day, hour, minute, second] =
        [0, 2, 5, 8, 11, 14, 17].map(|at| 10 * digit(at) + digit(at + 1));
    let year = 100 * century + year;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let exists = year >= 1970
        && matches!(month, 1..=12)
        && (1..=days).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    if !exists {
        return None;
    }
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    let time = 3600 * hour + 60 * minute + second;
    Some(u64::from(days - 1 - DAYS_TO_1970) * u64::from(SECONDS_A_DAY) + u64::from(time))
}

/// Reads exactly `yyyy-MM-ddTHH:mm:ssZ`: an existing date and time, no leap second.
impl FromStr for Timestamp {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shape = b"0000-00-00T00:00:00Z";
        let fits = |(byte, &shape): (u8, &u8)| match shape {
            b'0' => byte.is_ascii_digit(),
            shape => byte == shape,
        };
        if let Some(at) = text.bytes().zip(shape).position(|pair| !fits(pair)) {
            return Err(error(Problem::Character { at }));
        }
        let characters = characters(text);
        if text.len() > shape.len() {
            return Err(error(Problem::TooLong { characters }));
        }
        let Ok(digits) = text.as_bytes().try_into() else {
            return Err(error(Problem::TooShort { characters }));
        };
        read(digits).map_or(Err(error(Problem::Range)), |unix| {
            Ok(Self {
                unix,
                text: *digits,
            })
        })
    }
}

shown_as_text!(Timestamp, as_str);
parsed_from_text!(Timestamp);

/// The text alone: the seconds say the same.
impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Timestamp")
            .field(&format_args!("{self}"))
            .finish()
    }
}
