//! Timestamps, held against another implementation of the calendar, and nonces.

use cenbwp::{Nonce, Problem, Stamp, Timestamp};
use proptest::prelude::*;

/// 9999-12-31T23:59:59Z.
const LAST: u64 = 253_402_300_799;

/// What jiff writes for a second.
fn oracle(seconds: u64) -> String {
    let seconds = i64::try_from(seconds).unwrap();
    // The years up to 9999 are all that jiff has, and it ends some hours earlier, to leave room for time zones.
    let cycle = 146_097 * 86_400;
    let (seconds, years) = if seconds > cycle * 20 {
        (seconds - cycle, 400)
    } else {
        (seconds, 0)
    };
    let text = jiff::Timestamp::from_second(seconds).unwrap().to_string();
    format!(
        "{:04}{}",
        text[..4].parse::<u32>().unwrap() + years,
        &text[4..]
    )
}

fn problem(text: &str) -> Problem {
    let error = text.parse::<Timestamp>().unwrap_err();
    assert_eq!(error.parameter, "Timestamp");
    assert_eq!(Timestamp::try_from(text), Err(error));
    error.problem
}

fn check(seconds: u64) {
    let timestamp = Timestamp::from_unix(seconds).unwrap();
    let text = oracle(seconds);
    assert_eq!(timestamp.as_str(), text);
    assert_eq!(text.parse(), Ok(timestamp));
    assert_eq!(timestamp.unix_seconds(), seconds);
}

#[test]
fn every_day_of_400_years_is_written_and_read_and_many_of_those_after() {
    let cycle = 146_097;
    for day in (0..cycle).chain((cycle..=LAST / 86_400).step_by(97)) {
        // Another second of the day each time.
        check(day * 86_400 + day * 7 % 86_400);
    }
}

#[test]
fn every_second_of_a_day_is_written_and_read() {
    for second in 0..86_400 {
        check(1_524_787_200 + second);
    }
}

#[test]
fn the_first_and_the_last_second_are_known() {
    for (seconds, text) in [
        (0, "1970-01-01T00:00:00Z"),
        (951_782_400, "2000-02-29T00:00:00Z"),
        (1_524_833_184, "2018-04-27T12:46:24Z"),
        (LAST, "9999-12-31T23:59:59Z"),
    ] {
        let timestamp = Timestamp::from_unix(seconds).unwrap();
        assert_eq!(timestamp.as_str(), text);
        assert_eq!(timestamp.as_ref(), text);
        assert_eq!(timestamp.to_string(), text);
        assert_eq!(format!("[{timestamp:>22}]"), format!("[  {text}]"));
        assert_eq!(Timestamp::try_from(text), Ok(timestamp));
        assert_eq!(timestamp.unix_seconds(), seconds);
    }
    assert_eq!(Timestamp::from_unix(LAST), Ok(Timestamp::MAX));
    assert_eq!("9999-12-31T23:59:59Z".parse(), Ok(Timestamp::MAX));
    for seconds in [LAST + 1, u64::from(u32::MAX) * 86_400, u64::MAX] {
        assert_eq!(
            Timestamp::from_unix(seconds).unwrap_err().problem,
            Problem::Range
        );
    }
}

#[test]
fn the_shape_is_exact_in_every_character() {
    let text = "2018-04-27T12:46:24Z";
    for at in 0..text.len() {
        let original = text.as_bytes()[at];
        for c in (0..=255).map(char::from) {
            let changed = format!("{}{c}{}", &text[..at], &text[at + 1..]);
            if !c.is_ascii_digit() && c != char::from(original) {
                assert_eq!(problem(&changed), Problem::Character { at }, "{changed:?}");
            }
            if c.is_ascii_digit() && !original.is_ascii_digit() {
                assert_eq!(problem(&changed), Problem::Character { at }, "{changed:?}");
            }
        }
        assert_eq!(problem(&text[..at]), Problem::TooShort { characters: at });
    }
    for tail in ["Z", " ", "\0", "é"] {
        let longer = format!("{text}{tail}");
        assert_eq!(problem(&longer), Problem::TooLong { characters: 21 });
    }
}

#[test]
fn what_the_calendar_or_the_clock_does_not_have_is_refused() {
    for text in [
        "1969-12-31T23:59:59Z",
        "0000-00-00T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "0001-02-03T00:00:00Z",
        "1970-00-01T00:00:00Z",
        "1970-01-00T00:00:00Z",
        "2018-00-27T12:46:24Z",
        "2018-13-27T12:46:24Z",
        "2018-99-27T12:46:24Z",
        "2018-04-00T12:46:24Z",
        "2018-04-31T12:46:24Z",
        "2018-12-32T12:46:24Z",
        "2018-04-99T12:46:24Z",
        "2018-02-29T12:46:24Z",
        "2016-02-30T12:46:24Z",
        "2100-02-29T12:46:24Z",
        "2018-04-27T24:00:00Z",
        "2018-04-27T99:00:00Z",
        "2018-04-27T12:60:24Z",
        "2018-04-27T12:99:24Z",
        "2016-12-31T23:59:60Z",
        "2018-04-27T12:46:99Z",
        "9999-12-31T24:00:00Z",
        "9999-12-32T00:00:00Z",
        "9999-99-99T99:99:99Z",
    ] {
        assert_eq!(problem(text), Problem::Range, "{text}");
    }
}

#[test]
fn a_time_in_another_notation_is_refused() {
    for (text, expected) in [
        ("", Problem::TooShort { characters: 0 }),
        ("2018-04-27", Problem::TooShort { characters: 10 }),
        ("2018-04-27 12:46:24Z", Problem::Character { at: 10 }),
        ("2018-04-27t12:46:24z", Problem::Character { at: 10 }),
        ("2018-04-27T12:46:24.5Z", Problem::Character { at: 19 }),
        ("2018-04-27T12:46:24+00:00", Problem::Character { at: 19 }),
        ("2018-4-27T12:46:24Z", Problem::Character { at: 6 }),
        ("１018-04-27T12:46Z", Problem::Character { at: 0 }),
    ] {
        assert_eq!(problem(text), expected, "{text:?}");
    }
}

proptest! {
    #[test]
    fn any_digits_are_read_as_another_implementation_reads_them(
        year in 0..=9998_u32, month in 0..=14_u32, day in 0..=33_u32,
        hour in 0..=25_u32, minute in 0..=61_u32, second in 0..=59_u32,
    ) {
        let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
        let expected = text
            .parse::<jiff::Timestamp>()
            .ok()
            .and_then(|timestamp| u64::try_from(timestamp.as_second()).ok());
        prop_assert_eq!(text.parse::<Timestamp>().ok().map(Timestamp::unix_seconds), expected);
    }

    #[test]
    fn timestamps_are_ordered_as_their_text(a in 0..=LAST, b in 0..=LAST) {
        let (a, b) = (Timestamp::from_unix(a).unwrap(), Timestamp::from_unix(b).unwrap());
        prop_assert_eq!(a.cmp(&b), a.as_str().cmp(b.as_str()));
    }

    #[test]
    fn a_random_nonce_is_its_bits_in_hexadecimal(bits: u128) {
        let nonce = Nonce::from_random(bits.to_be_bytes());
        prop_assert_eq!(nonce.as_str(), format!("{bits:032x}"));
        prop_assert_eq!(Nonce::new(nonce.as_str()), Ok(nonce));
    }
}

#[test]
fn a_nonce_has_1_to_64_unreserved_characters() {
    let refused = |text: &str| {
        let error = Nonce::new(text).unwrap_err();
        assert_eq!(error.parameter, "SignatureNonce");
        assert_eq!(text.parse::<Nonce>(), Err(error));
        assert_eq!(Nonce::try_from(text), Err(error));
        error.problem
    };
    assert_eq!(refused(""), Problem::Empty);
    for length in 1..=130 {
        let text = "a".repeat(length);
        if length <= 64 {
            assert_eq!(Nonce::new(&text).unwrap().as_str(), text);
        } else {
            assert_eq!(refused(&text), Problem::TooLong { characters: length });
        }
    }
    let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    for c in (0..=255).map(char::from) {
        for (text, at) in [(format!("{c}b"), 0), (format!("a{c}"), 1)] {
            if unreserved.contains(c) {
                let nonce = Nonce::new(&text).unwrap();
                assert_eq!(nonce.as_str(), text);
                assert_eq!(nonce.as_ref(), text);
                assert_eq!(nonce.to_string(), text);
                assert_eq!(text.parse(), Ok(nonce.clone()));
                assert_eq!(Nonce::try_from(&*text), Ok(nonce));
            } else {
                assert_eq!(refused(&text), Problem::Character { at });
            }
        }
    }
    assert_eq!(
        Nonce::new("a b").unwrap_err().to_string(),
        "SignatureNonce: the character at byte 1 is not allowed; expected 1 to 64 of A-Z a-z 0-9 - . _ ~"
    );
}

#[test]
fn a_stamp_holds_what_it_was_given() {
    let timestamp = Timestamp::from_unix(1).unwrap();
    let nonce = Nonce::new("once").unwrap();
    let stamp = Stamp::new(timestamp, nonce.clone());
    assert_eq!(stamp.timestamp(), &timestamp);
    assert_eq!(stamp.nonce(), &nonce);
    assert_eq!(
        format!("{stamp:?}"),
        r#"Stamp { timestamp: Timestamp(1970-01-01T00:00:01Z), nonce: Nonce("once") }"#
    );
}

/// The three forms in which HTTP writes a second, by another implementation.
fn http_dates(seconds: u64) -> [String; 3] {
    let timestamp = jiff::Timestamp::from_second(i64::try_from(seconds).unwrap()).unwrap();
    let time = timestamp.to_zoned(jiff::tz::TimeZone::UTC);
    [
        time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string(),
        time.strftime("%A, %d-%b-%y %H:%M:%S GMT").to_string(),
        time.strftime("%a %b %e %H:%M:%S %Y").to_string(),
    ]
}

#[test]
fn dates_of_http_are_read_as_another_implementation_writes_them() {
    for day in (0..146_097).chain((146_097..2_900_000).step_by(997)) {
        let seconds = day * 86_400 + day * 7 % 86_400;
        let timestamp = Timestamp::from_unix(seconds).unwrap();
        let [fixed, short_year, asctime] = http_dates(seconds);
        assert_eq!(Timestamp::from_http_date(&fixed), Ok(timestamp), "{fixed}");
        assert_eq!(
            Timestamp::from_http_date(&asctime),
            Ok(timestamp),
            "{asctime}"
        );
        let of_two_digits = Timestamp::from_http_date(&short_year);
        if timestamp.as_str() < "2070" {
            assert_eq!(of_two_digits, Ok(timestamp), "{short_year}");
        } else if let Ok(other) = of_two_digits {
            assert_eq!(http_dates(other.unix_seconds())[1], short_year);
        }
    }
}

#[test]
fn the_dates_of_the_rfc_are_one_and_the_others_are_refused() {
    for text in [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Sun Nov 06 08:49:37 1994",
    ] {
        let timestamp = Timestamp::from_http_date(text).unwrap();
        assert_eq!(timestamp.as_str(), "1994-11-06T08:49:37Z", "{text}");
    }
    for (text, problem) in [
        ("", Problem::Unknown),
        ("Sun", Problem::Unknown),
        ("1994-11-06T08:49:37Z", Problem::Unknown),
        ("Mon, 06 Nov 1994 08:49:37 GMT", Problem::Unknown),
        ("sun, 06 Nov 1994 08:49:37 GMT", Problem::Unknown),
        ("Sun, 06 nov 1994 08:49:37 GMT", Problem::Unknown),
        ("Sun, 6 Nov 1994 08:49:37 GMT", Problem::Unknown),
        ("Sun,  6 Nov 1994 08:49:37 GMT", Problem::Unknown),
        ("Sun, 06 Nov 1994 08:49:37 UTC", Problem::Unknown),
        ("Sun, 06 Nov 1994 08:49:37 +0000", Problem::Unknown),
        ("Sun, 06 Nov 1994 08:49:37", Problem::Unknown),
        ("Sun, 06 Nov 1994 08:49:37 GMT ", Problem::Unknown),
        (" Sun, 06 Nov 1994 08:49:37 GMT", Problem::Unknown),
        ("Sunday, 06 Nov 1994 08:49:37 GMT", Problem::Unknown),
        ("Sun, 06-Nov-94 08:49:37 GMT", Problem::Unknown),
        ("Sunday, 06-Nov-1994 08:49:37 GMT", Problem::Unknown),
        ("Sunday Nov  6 08:49:37 1994", Problem::Unknown),
        ("Sun Nov 6 08:49:37 1994", Problem::Unknown),
        ("Sun, 06 Növ 1994 08:49:37 GMT", Problem::Unknown),
        ("Wed, 30 Feb 1994 08:49:37 GMT", Problem::Range),
        ("Sun, 00 Nov 1994 08:49:37 GMT", Problem::Range),
        ("Sun, 06 Nov 1994 24:00:00 GMT", Problem::Range),
        ("Sat, 31 Dec 2016 23:59:60 GMT", Problem::Range),
        ("Wed, 31 Dec 1969 23:59:59 GMT", Problem::Range),
    ] {
        let error = Timestamp::from_http_date(text).unwrap_err();
        assert_eq!(
            (error.parameter, error.problem),
            ("Date", problem),
            "{text}"
        );
    }
}
