//! What percent-encoding makes of names and values, held against the crate `percent-encoding`.
//!
//! Text is UTF-8, in which 13 byte values never occur (C0, C1, F5 to FF): every other one is met here, through the public API. The
//! encoder's own unit test covers all 256.

#[path = "actions/pushes.rs"]
mod pushes;

use std::collections::BTreeSet;

use cenbwp::{
    Action, Credentials, Method, Nonce, Operation, ParamName, Params, RpcRequest, Signer, Stamp,
    Timestamp, Value,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use pushes::Pushes;

const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

fn encode(text: &str) -> String {
    utf8_percent_encode(text, UNRESERVED).to_string()
}

fn signer() -> Signer<&'static str> {
    Signer::new(&Credentials::new("testid", "testsecret").unwrap())
}

/// Signs one parameter, and holds the query and the string to sign against the oracle.
fn check(signer: &Signer<&str>, buffer: &mut [u8], name: &str, value: &str) {
    let got = signer
        .sign_exactly(Method::Get, &mut [(name, value)], buffer)
        .unwrap();
    let query = format!("{}={}", encode(name), encode(value));
    assert_eq!(got.canonical_query(), query, "{name:?}={value:?}");
    assert_eq!(
        got.string_to_sign().to_string(),
        format!("GET&%2F&{}", encode(&query)),
        "{name:?}={value:?}"
    );
}

/// Every character of up to two bytes, and of the longer ones the first, the last, and those around the surrogates and planes, then
/// some of every block of 64.
fn characters() -> Vec<char> {
    let edges = [
        '\u{800}',
        '\u{FFF}',
        '\u{1000}',
        '京',
        '\u{D7FF}',
        '\u{E000}',
        '\u{FFFD}',
        '\u{FFFF}',
        '\u{10000}',
        '😀',
        '\u{3FFFF}',
        '\u{40000}',
        '\u{FFFFF}',
        '\u{100000}',
        '\u{10FFFF}',
    ];
    let samples = (0x800..=0x10_FFFF)
        .step_by(64)
        .filter_map(|block| char::from_u32(block + block / 64 % 64));
    ('\0'..='\u{7FF}').chain(edges).chain(samples).collect()
}

#[test]
fn every_byte_of_text_is_encoded_in_names_and_values() {
    let (signer, mut buffer) = (signer(), [0; 256]);
    let mut bytes = BTreeSet::new();
    for character in characters() {
        let text = character.to_string();
        bytes.extend(text.bytes());
        check(&signer, &mut buffer, "Name", &text);
        check(&signer, &mut buffer, &text, "");
    }
    let never = [0xC0, 0xC1]
        .into_iter()
        .chain(0xF5..=0xFF)
        .collect::<BTreeSet<u8>>();
    let expected: BTreeSet<u8> = (0..=0xFF).filter(|byte| !never.contains(byte)).collect();
    assert_eq!(bytes, expected, "every byte value that occurs in UTF-8");
}

#[test]
fn every_ascii_character_is_encoded_wherever_it_stands() {
    // Text is taken in pieces; the longest here is more than two of the largest, with every remainder.
    let (signer, mut buffer) = (signer(), [0; 512]);
    let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for length in 0..=37 {
        for at in 0..=length {
            let (before, behind) = plain[..length].split_at(at);
            for character in [
                '\0', ' ', '!', '*', '+', '/', '%', '&', '=', '~', '@', '[', '`', '{', '\x7F',
                '京', '😀',
            ] {
                let text = format!("{before}{character}{behind}");
                check(&signer, &mut buffer, "N", &text);
            }
        }
    }
    for at in [0, 3, 4, 15, 16, 17, 35] {
        for character in '\0'..='\x7F' {
            let (before, behind) = plain[..36].split_at(at);
            check(
                &signer,
                &mut buffer,
                "N",
                &format!("{before}{character}{behind}"),
            );
        }
    }
}

#[test]
fn plain_text_of_every_length_is_copied() {
    let (signer, mut buffer) = (signer(), [0; 2048]);
    let text: String = "0123456789-._~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        .chars()
        .cycle()
        .take(400)
        .collect();
    for length in 0..=text.len() {
        check(&signer, &mut buffer, "Name", &text[..length]);
        check(
            &signer,
            &mut buffer,
            &text[..length.max(1)],
            &text[length..],
        );
    }
}

/// Signs, and gives the query without the common parameters around it.
fn pushed(action: &dyn Action) -> String {
    let stamp = Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]));
    let mut buffer = [0xA5; 1024];
    let got = signer()
        .sign_query(Method::Get, action, &stamp, &mut buffer)
        .unwrap();
    let query = got.canonical_query();
    assert_eq!(
        got.string_to_sign().to_string(),
        format!("GET&%2F&{}", encode(query))
    );
    let (_, own) = query.split_once("&Format=JSON&").unwrap();
    let (own, _) = own.split_once("SignatureMethod=").unwrap();
    own.trim_end_matches('&').to_owned()
}

static NAMED: ParamName = ParamName::new("Named").unwrap();
static NAMED_LONGEST: ParamName = ParamName::new("NameOf31Bytes-._~0123456789abcd").unwrap();

#[test]
fn values_of_every_type_are_written_as_they_are_read() {
    macro_rules! cases {
        ($($value:expr => $text:expr;)+) => {$(
            let named = format!("Named={}", $text);
            assert_eq!(pushed(&Pushes(|params: &mut Params<'_>| params.push("Named", $value))), named);
            assert_eq!(pushed(&Pushes(|params: &mut Params<'_>| params.push_named(&NAMED, $value))), named);
            // The longest number behind the longest name.
            assert_eq!(
                pushed(&Pushes(|params: &mut Params<'_>| params.push_named(&NAMED_LONGEST, $value))),
                format!("{}={}", NAMED_LONGEST.as_str(), $text)
            );
            assert_eq!(pushed(&Pushes(|params: &mut Params<'_>| params.push("Named", Some($value)))), named);
            assert_eq!(
                pushed(&Pushes(|params: &mut Params<'_>| {
                    params.push_list("Named.", &[()], |params, ()| params.push(".x", $value));
                })),
                format!("Named.1.x={}", $text)
            );
        )+};
    }
    cases! {
        true => "true";
        false => "false";
        0_u8 => "0";
        u8::MAX => "255";
        u16::MAX => "65535";
        u32::MAX => "4294967295";
        u64::MAX => "18446744073709551615";
        528_usize => "528";
        -528_isize => "-528";
        i8::MIN => "-128";
        i16::MIN => "-32768";
        i32::MIN => "-2147483648";
        i64::MIN => "-9223372036854775808";
        i64::MAX => "9223372036854775807";
        9_u64 => "9";
        10_u64 => "10";
        -1_i64 => "-1";
        "" => "";
        "plain" => "plain";
        "a b" => "a%20b";
        "京" => "%E4%BA%AC";
        const { Value::text("plain") } => "plain";
        const { Value::text("a*b") } => "a%2Ab";
    }
}

#[test]
fn a_value_that_is_not_there_is_not_sent() {
    assert_eq!(
        pushed(&Pushes(
            |params: &mut Params<'_>| params.push("Named", None::<&str>)
        )),
        ""
    );
    assert_eq!(
        pushed(&Pushes(
            |params: &mut Params<'_>| params.push_named(&NAMED, None::<u32>)
        )),
        ""
    );
    assert_eq!(
        pushed(&Pushes(|params: &mut Params<'_>| {
            params.push_list("Named", &[None, Some(true)], |params, flag| {
                params.push("", *flag);
            });
        })),
        "Named2=true"
    );
}

#[test]
fn indices_are_written_in_decimal_between_encoded_text() {
    assert_eq!(
        pushed(&Pushes(|params: &mut Params<'_>| {
            params.push_list("P q.", &["x y"], |params, value| {
                params.push(".*京", *value);
            });
        })),
        "P%20q.1.%2A%E4%BA%AC=x%20y"
    );
}

#[test]
fn names_of_every_length_are_accepted_by_the_compiler_up_to_the_longest() {
    let letters = "NameOfManyLetters-._~0123456789abcdefgh";
    for length in 0..letters.len() {
        let name = ParamName::new(&letters[..length]);
        assert_eq!(
            name.is_some(),
            (1..=ParamName::MAX_LEN).contains(&length),
            "{length}"
        );
        if let Some(name) = name {
            assert_eq!(name.as_str(), &letters[..length]);
            assert_eq!(
                format!("{name:?}"),
                format!("ParamName({:?})", &letters[..length])
            );
        }
    }
}

#[test]
fn names_of_characters_that_are_not_encoded_are_accepted_by_the_compiler() {
    // Every character of ASCII, and one beyond it.
    static CHARACTERS: [u8; 0x82] = {
        let mut characters = [0; 0x82];
        let mut byte = 0;
        while byte < 0x80 {
            characters[byte as usize] = byte;
            byte += 1;
        }
        [characters[0x80], characters[0x81]] = *"é".as_bytes().first_chunk().unwrap();
        characters
    };
    let characters = str::from_utf8(&CHARACTERS).unwrap();
    for (at, character) in characters.char_indices() {
        let name = &characters[at..at + character.len_utf8()];
        assert_eq!(
            ParamName::new(name).is_some(),
            encode(name) == name,
            "{name:?}"
        );
    }
}

#[test]
fn common_parameters_are_encoded_like_any_other() {
    let credentials = Credentials::new("id+/=京", "secret")
        .unwrap()
        .with_security_token("to%ken😀")
        .unwrap();
    let stamp = Stamp::new(
        "2018-04-27T12:46:24Z".parse().unwrap(),
        "a-b._~C9".parse().unwrap(),
    );
    let operation = Operation::new("ecs.aliyuncs.com", "2014 05", "Describe/Instances");
    let mut buffer = [0; 1024];
    let mut none = [];
    let call = RpcRequest::new(operation, &mut none);
    let got = Signer::new(&credentials)
        .sign_query(Method::Post, &call, &stamp, &mut buffer)
        .unwrap();
    let query = "AccessKeyId=id%2B%2F%3D%E4%BA%AC&Action=Describe%2FInstances&Format=JSON&SecurityToken=to%25ken%F0%9F%98%80\
        &SignatureMethod=HMAC-SHA1&SignatureNonce=a-b._~C9&SignatureVersion=1.0&Timestamp=2018-04-27T12%3A46%3A24Z&Version=2014%2005";
    assert_eq!(got.canonical_query(), query);
    assert_eq!(got.string_to_sign(), *format!("POST&%2F&{}", encode(query)));
}
