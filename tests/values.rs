//! Which values each type accepts, and what it says about those that it does not.

use cenbwp::{
    AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken, Description, Format,
    GeographicRegion, Method, Name, Period, PricingCycle, Problem, ResourceGroupId, Tag, Tags,
    Value, ValueError,
};

const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const DIGITS: &str = "0123456789";

/// The parameter and the problem of a refusal.
fn refused<T: std::fmt::Debug>(result: Result<T, ValueError>) -> (&'static str, Problem) {
    let error = result.unwrap_err();
    (error.parameter, error.problem)
}

/// Every one-byte character and every two-byte one up to U+00FF.
fn low_characters() -> impl Iterator<Item = char> {
    (0..=255).map(char::from)
}

macro_rules! wire_values {
    ($name:ident, $parameter:literal, $($variant:ident = $wire:literal),+) => {{
        let table = [$(($name::$variant, $wire)),+];
        assert!(table.iter().map(|(value, _)| value).eq($name::ALL));
        for (value, wire) in table {
            assert_eq!(value.as_str(), wire);
            assert_eq!(value.as_ref(), wire);
            assert_eq!(value.to_string(), wire);
            assert_eq!(format!("[{value:>15}]"), format!("[{wire:>15}]"));
            assert_eq!(wire.parse(), Ok(value));
            assert_eq!($name::try_from(wire), Ok(value));
            for other in [
                wire.to_lowercase(),
                wire.to_uppercase(),
                format!(" {wire}"),
                format!("{wire}\0"),
                wire[1..].to_owned(),
                wire[..wire.len() - 1].to_owned(),
                String::new(),
            ] {
                if !table.iter().any(|(_, wire)| *wire == other) {
                    assert_eq!(refused(other.parse::<$name>()), ($parameter, Problem::Unknown), "{other:?}");
                    assert_eq!($name::try_from(&*other), other.parse(), "{other:?}");
                }
            }
        }
    }};
}

#[test]
fn wire_values_have_exactly_the_spellings_of_the_reference() {
    wire_values!(
        GeographicRegion,
        "GeographicRegion",
        China = "China",
        NorthAmerica = "North-America",
        AsiaPacific = "Asia-Pacific",
        Europe = "Europe",
        MiddleEast = "Middle-East",
        Australia = "Australia",
        SouthAmerica = "South-America"
    );
    wire_values!(PricingCycle, "PricingCycle", Month = "Month", Year = "Year");
    wire_values!(
        ChargeType,
        "BandwidthPackageChargeType",
        PrePaid = "PrePaid",
        Prepay = "PREPAY",
        Postpay = "POSTPAY"
    );
    wire_values!(Format, "Format", Json = "JSON", Xml = "XML");
    wire_values!(Method, "method", Get = "GET", Post = "POST");
}

#[test]
fn defaults_are_those_of_the_specification() {
    assert_eq!(PricingCycle::default(), PricingCycle::Month);
    assert_eq!(Period::default().get(), 1);
    assert_eq!(Tags::default().as_slice(), []);
}

macro_rules! numbers {
    ($name:ident, $new:ident, $get:ident, $minimum:literal..=$maximum:expr) => {{
        let parameter = stringify!($name);
        assert_eq!($name::MIN.$get(), $minimum);
        assert_eq!($name::MAX.$get(), $maximum);
        for number in [$minimum, $minimum + 1, 9, 10, 10_000, 10_001, $maximum] {
            let value = $name::$new(number).unwrap();
            assert_eq!(value.$get(), number);
            assert_eq!(u32::from(value), number);
            assert_eq!(value.to_string(), number.to_string());
            assert_eq!(number.to_string().parse(), Ok(value));
            assert_eq!($name::try_from(number), Ok(value));
            assert_eq!($name::try_from(&*number.to_string()), Ok(value));
        }
        for number in (0..$minimum)
            .chain([u32::MAX])
            .filter(|it| !($minimum..=$maximum).contains(it))
        {
            assert_eq!(refused($name::$new(number)), (parameter, Problem::Range));
            assert_eq!(
                refused($name::try_from(number)),
                (parameter, Problem::Range)
            );
            assert_eq!(
                refused(number.to_string().parse::<$name>()),
                (parameter, Problem::Range)
            );
        }
        for (text, problem) in [
            ("", Problem::Empty),
            ("+5", Problem::Character { at: 0 }),
            ("-5", Problem::Character { at: 0 }),
            (" 5", Problem::Character { at: 0 }),
            ("5 ", Problem::Character { at: 1 }),
            ("5.0", Problem::Character { at: 1 }),
            ("10Mbps", Problem::Character { at: 2 }),
            ("0x10", Problem::Character { at: 1 }),
            ("5\u{663}", Problem::Character { at: 1 }),
            ("05", Problem::Character { at: 0 }),
            ("00", Problem::Character { at: 0 }),
            ("4294967296", Problem::Range),
            ("99999999999999999999999999", Problem::Range),
        ] {
            assert_eq!(
                refused(text.parse::<$name>()),
                (parameter, problem),
                "{text:?}"
            );
            assert_eq!($name::try_from(text), text.parse(), "{text:?}");
        }
    }};
}

#[test]
fn numbers_have_bounds_and_one_spelling() {
    numbers!(Bandwidth, from_mbps, mbps, 2..=u32::MAX);
    numbers!(Period, new, get, 1..=u32::MAX);
    numbers!(AutoRenewDuration, from_months, months, 0..=0x7FFF_FFFF);
}

#[test]
fn a_name_has_2_to_128_characters() {
    for length in 0..=130 {
        let text = "a".repeat(length);
        let expected = match length {
            0 => Err(Problem::Empty),
            1 => Err(Problem::TooShort { characters: 1 }),
            2..=128 => Ok(&*text),
            _ => Err(Problem::TooLong { characters: length }),
        };
        let name = Name::new(&text).map(Name::as_str);
        assert_eq!(name.map_err(|error| error.problem), expected, "{length}");
    }
}

#[test]
fn a_name_begins_with_a_letter_and_goes_on_with_letters_digits_and_three_others() {
    let tail = [LETTERS, DIGITS, "._-"].concat();
    for c in low_characters() {
        for (text, at, allowed) in [
            (format!("{c}bc"), 0, LETTERS),
            (format!("a{c}c"), 1, &tail),
            (format!("ab{c}"), 2, &tail),
        ] {
            match Name::new(&text) {
                Ok(name) => assert!(allowed.contains(c) && name.as_str() == text, "{text:?}"),
                Err(error) => {
                    assert!(!allowed.contains(c), "{text:?}");
                    assert_eq!(error.parameter, "Name");
                    assert_eq!(error.problem, Problem::Character { at }, "{text:?}");
                }
            }
        }
    }
}

#[test]
fn a_name_that_begins_like_a_web_address_is_refused_for_that() {
    for (text, problem) in [
        ("http://", Problem::Prefix),
        ("https://", Problem::Prefix),
        ("http://a b", Problem::Prefix),
        ("https://cen", Problem::Prefix),
        ("http:/a", Problem::Character { at: 4 }),
        ("https:/", Problem::Character { at: 5 }),
        ("HTTP://a", Problem::Character { at: 4 }),
        ("ahttp://", Problem::Character { at: 5 }),
        ("北http://", Problem::Character { at: 0 }),
    ] {
        assert_eq!(refused(Name::new(text)), ("Name", problem), "{text}");
    }
    for text in ["http", "https", "httpx", "http.a", "https-"] {
        assert_eq!(Name::new(text).unwrap().as_str(), text);
    }
}

/// A type of 1 to 64 characters out of some ASCII ones.
macro_rules! up_to_64 {
    ($name:ident, $allowed:expr) => {{
        let (parameter, allowed) = (stringify!($name), $allowed);
        assert_eq!(refused($name::new("")), (parameter, Problem::Empty));
        for length in 1..=130 {
            let text = "0".repeat(length);
            if length <= 64 {
                assert_eq!($name::new(&text).unwrap().as_str(), text);
            } else {
                let problem = Problem::TooLong { characters: length };
                assert_eq!(refused($name::new(&text)), (parameter, problem));
            }
        }
        for c in low_characters() {
            for (text, at) in [
                (format!("{c}"), 0),
                (format!("{c}bc"), 0),
                (format!("a{c}c"), 1),
                (format!("ab{c}"), 2),
            ] {
                if allowed.contains(c) {
                    assert_eq!($name::new(&text).unwrap().as_str(), text);
                } else {
                    assert_eq!(
                        refused($name::new(&text)),
                        (parameter, Problem::Character { at }),
                        "{text:?}"
                    );
                }
            }
        }
        // What is wrong and too long is wrong first.
        let text = format!("{}\n", "0".repeat(64));
        assert_eq!(
            refused($name::new(&text)),
            (parameter, Problem::Character { at: 64 })
        );
    }};
}

#[test]
fn tokens_and_ids_have_1_to_64_characters_of_their_sets() {
    let printable: String = (' '..='~').collect();
    assert_eq!(printable.len(), 95);
    up_to_64!(ClientToken, &printable);
    let id = [LETTERS, DIGITS, "-"].concat();
    up_to_64!(CenId, &id);
    up_to_64!(ResourceGroupId, &id);
}

#[test]
fn a_description_has_1_to_256_characters_and_is_no_web_address() {
    assert_eq!(
        refused(Description::new("")),
        ("Description", Problem::Empty)
    );
    for c in ["a", "é", "京", "😀", "\n"] {
        for length in [1, 2, 255, 256] {
            let text = c.repeat(length);
            assert_eq!(Description::new(&text).unwrap().as_str(), text);
        }
        for characters in [257, 300] {
            let text = c.repeat(characters);
            let problem = Problem::TooLong { characters };
            assert_eq!(refused(Description::new(&text)), ("Description", problem));
        }
    }
    for text in ["http://", "https://", "http://example.com", "https://a"] {
        assert_eq!(
            refused(Description::new(text)),
            ("Description", Problem::Prefix)
        );
    }
    let long = format!("http://{}", "a".repeat(300));
    assert_eq!(
        refused(Description::new(&long)),
        ("Description", Problem::Prefix)
    );
    for text in [
        "http:/",
        "https:/",
        "HTTP://a",
        " http://",
        "see https://a",
        "h",
    ] {
        assert_eq!(Description::new(text).unwrap().as_str(), text);
    }
}

#[test]
fn a_tag_has_a_key_of_1_to_64_characters_and_a_value_of_0_to_128() {
    assert_eq!(refused(Tag::new("", "")), ("Tag.N.Key", Problem::Empty));
    for c in ["a", "京", "😀"] {
        for (key, value) in [(1, 0), (64, 1), (2, 127), (63, 128)] {
            let (key, value) = (c.repeat(key), c.repeat(value));
            let tag = Tag::new(&key, &value).unwrap();
            assert_eq!((tag.key(), tag.value()), (&*key, &*value));
        }
        let problem = Problem::TooLong { characters: 65 };
        assert_eq!(refused(Tag::new(&c.repeat(65), "")), ("Tag.N.Key", problem));
        let problem = Problem::TooLong { characters: 129 };
        assert_eq!(
            refused(Tag::new("a", &c.repeat(129))),
            ("Tag.N.Value", problem)
        );
    }
}

#[test]
fn a_tag_holds_nothing_reserved() {
    for (text, problem) in [
        ("aliyun", Problem::Prefix),
        ("aliyunx", Problem::Prefix),
        ("acs:", Problem::Prefix),
        ("acs:http://", Problem::Prefix),
        ("http://", Problem::Contains { at: 0 }),
        ("https://a", Problem::Contains { at: 0 }),
        ("a http://", Problem::Contains { at: 2 }),
        ("北https://", Problem::Contains { at: 3 }),
        ("hhttp://https://", Problem::Contains { at: 1 }),
    ] {
        assert_eq!(
            refused(Tag::new(text, "")),
            ("Tag.N.Key", problem),
            "{text}"
        );
        assert_eq!(
            refused(Tag::new("a", text)),
            ("Tag.N.Value", problem),
            "{text}"
        );
    }
    for text in [
        "Aliyun", "aliyu", "acs", "ACS:", "xaliyun", "xacs:", "http:/", "HTTPS://", "https:/",
    ] {
        let tag = Tag::new(text, text).unwrap();
        assert_eq!((tag.key(), tag.value()), (text, text));
    }
    // What is reserved and too long is reserved first; the key is before the value.
    let long = format!("{}http://", "a".repeat(200));
    assert_eq!(
        refused(Tag::new(&long, "acs:")),
        ("Tag.N.Key", Problem::Contains { at: 200 })
    );
}

#[test]
fn there_are_at_most_20_tags() {
    let tags = [Tag::new("a", "b").unwrap(); 25];
    for count in 0..=20 {
        assert_eq!(
            Tags::new(&tags[..count]).unwrap().as_slice(),
            &tags[..count]
        );
        assert_eq!(Tags::try_from(&tags[..count]), Tags::new(&tags[..count]));
    }
    for entries in 21..=25 {
        assert_eq!(
            refused(Tags::new(&tags[..entries])),
            ("Tag", Problem::TooMany { entries })
        );
        assert_eq!(
            refused(Tags::try_from(&tags[..entries])),
            ("Tag", Problem::TooMany { entries })
        );
    }
}

#[test]
fn a_name_of_any_characters_has_1_to_128_of_them_and_is_no_web_address() {
    for text in [
        "1",
        " ",
        "骨干网",
        "a\nb",
        &"😀".repeat(128),
        "HTTP://a",
        "ahttp://",
    ] {
        assert_eq!(Name::of_any_characters(text).unwrap().as_str(), text);
    }
    for (text, problem) in [
        ("", Problem::Empty),
        ("http://", Problem::Prefix),
        ("https://a", Problem::Prefix),
        (&*"北".repeat(129), Problem::TooLong { characters: 129 }),
    ] {
        assert_eq!(refused(Name::of_any_characters(text)), ("Name", problem));
    }
}

#[test]
fn areas_of_replies_are_read_in_any_case() {
    for &area in GeographicRegion::ALL {
        for text in [
            area.as_str().to_lowercase(),
            area.as_str().to_uppercase(),
            area.to_string(),
        ] {
            assert_eq!(GeographicRegion::from_reply(&text), Ok(area));
        }
    }
    for text in ["", "north america", "china ", "\u{212A}"] {
        let error = GeographicRegion::from_reply(text).unwrap_err();
        assert_eq!(
            (error.parameter, error.problem),
            ("GeographicRegion", Problem::Unknown)
        );
    }
}

#[test]
fn text_converts_to_what_it_was() {
    macro_rules! text {
        ($($name:ident)+) => {$(
            let value = $name::try_from("ab").unwrap();
            assert_eq!(Ok(value), $name::new("ab"));
            assert_eq!(value.as_str(), "ab");
            assert_eq!(value.as_ref(), "ab");
            assert_eq!(value.to_string(), "ab");
            assert_eq!(format!("[{value:>4}]"), "[  ab]");
            assert_eq!($name::try_from(""), $name::new(""));
        )+};
    }
    text!(CenId ClientToken Description Name ResourceGroupId);
}

#[test]
fn a_parameter_s_value_shows_what_it_is_and_not_what_it_says() {
    for (value, shown) in [
        (Value::text("MARKER"), "Text"),
        ("MARKER".into(), "Text"),
        (Name::new("MARKER").unwrap().into(), "Text"),
        (77.into(), "Number"),
        (true.into(), "Text"),
        (None::<&str>.into(), "Absent"),
    ] {
        assert_eq!(format!("{value:?}"), shown);
    }
}

#[test]
fn values_can_be_constants() {
    const BANDWIDTH: Result<Bandwidth, ValueError> = Bandwidth::from_mbps(10);
    const PERIOD: Result<Period, ValueError> = Period::new(0);
    const NAME: Result<Name<'static>, ValueError> = Name::new("backbone");
    const TOKEN: Result<ClientToken<'static>, ValueError> = ClientToken::new("a b");
    const DESCRIPTION: Result<Description<'static>, ValueError> = Description::new("http://");
    const TAG: Result<Tag<'static>, ValueError> = Tag::new("a", "see https://");
    assert_eq!(BANDWIDTH.unwrap().mbps(), 10);
    assert_eq!(refused(PERIOD), ("Period", Problem::Range));
    assert_eq!(NAME.unwrap().as_str(), "backbone");
    assert_eq!(TOKEN.unwrap().as_str(), "a b");
    assert_eq!(refused(DESCRIPTION), ("Description", Problem::Prefix));
    assert_eq!(refused(TAG), ("Tag.N.Value", Problem::Contains { at: 4 }));
}

#[test]
fn a_message_names_the_parameter_the_problem_and_what_is_expected() {
    let tags = [Tag::new("a", "").unwrap(); 21];
    let long = "a".repeat(129);
    for (error, message) in [
        (
            Bandwidth::from_mbps(1).unwrap_err(),
            "Bandwidth: the number is out of range; expected a whole number of Mbps from 2 on",
        ),
        (
            Period::new(0).unwrap_err(),
            "Period: the number is out of range; expected a whole number of pricing cycles from 1 on",
        ),
        (
            AutoRenewDuration::try_from("1.5").unwrap_err(),
            "AutoRenewDuration: the character at byte 1 is not allowed; expected a whole number of months from 0 to 2147483647",
        ),
        (
            PricingCycle::try_from("Week").unwrap_err(),
            "PricingCycle: there is no such value; expected one of Month Year",
        ),
        (
            ChargeType::try_from("prepay").unwrap_err(),
            "BandwidthPackageChargeType: there is no such value; expected one of PrePaid PREPAY POSTPAY",
        ),
        (
            GeographicRegion::try_from("").unwrap_err(),
            "GeographicRegion: there is no such value; expected one of China North-America Asia-Pacific Europe \
             Middle-East Australia South-America",
        ),
        (
            Name::new("a").unwrap_err(),
            "Name: too few characters: 1; expected 2 to 128 of a-z A-Z 0-9 . _ -, first a letter, not beginning \
             http:// or https://",
        ),
        (
            Name::new(&long).unwrap_err(),
            "Name: too many characters: 129; expected 2 to 128 of a-z A-Z 0-9 . _ -, first a letter, not beginning \
             http:// or https://",
        ),
        (
            ClientToken::new("").unwrap_err(),
            "ClientToken: nothing was given; expected 1 to 64 printable ASCII characters",
        ),
        (
            CenId::new("cen_1").unwrap_err(),
            "CenId: the character at byte 3 is not allowed; expected 1 to 64 of a-z A-Z 0-9 -",
        ),
        (
            ResourceGroupId::new("rg.").unwrap_err(),
            "ResourceGroupId: the character at byte 2 is not allowed; expected 1 to 64 of a-z A-Z 0-9 -",
        ),
        (
            Description::new("http://").unwrap_err(),
            "Description: the value begins with what is reserved; expected 1 to 256 characters, not beginning http:// \
             or https://",
        ),
        (
            Tag::new("x http://", "").unwrap_err(),
            "Tag.N.Key: what begins at byte 2 must not occur; expected 1 to 64 characters, not beginning aliyun or \
             acs:, without http:// or https://",
        ),
        (
            Tag::new("x", "acs:").unwrap_err(),
            "Tag.N.Value: the value begins with what is reserved; expected 0 to 128 characters, not beginning aliyun \
             or acs:, without http:// or https://",
        ),
        (
            Tags::new(&tags).unwrap_err(),
            "Tag: too many entries: 21; expected at most 20 tags",
        ),
    ] {
        assert_eq!(error.to_string(), message);
    }
}
