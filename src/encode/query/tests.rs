//! Both ways to append a parameter, the fast step and the general path, against the crate `percent-encoding` and HMAC itself.

extern crate std;

use std::string::{String, ToString as _};
use std::vec;

use hmac::block_api::HmacCore;
use hmac::{Hmac, KeyInit as _, Mac as _};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::Sha1;

use super::*;

const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

fn percent(text: &str) -> String {
    utf8_percent_encode(text, UNRESERVED).to_string()
}

/// Appends the parameter twice to a buffer of some length, and gives what is in it, the length, and the MAC.
fn append(name: Encodable<'_>, value: Encodable<'_>, room: usize) -> (String, usize, [u8; 20]) {
    let mut bytes = vec![b' '; room];
    let mut mac = HmacCore::<Sha1>::new_from_slice(b"key").unwrap();
    let mut hasher = Hasher::new(&mut mac);
    let mut writer = QueryWriter::new(Buffer::new(&mut bytes), Some(&mut hasher));
    writer.param(&Name::new(name), value);
    writer.param(&Name::new(name), value);
    let (len, mac) = (writer.query.len, writer.finish().unwrap());
    bytes.truncate(len);
    (String::from_utf8(bytes).unwrap(), len, mac)
}

fn check(name: &str, value: &str) {
    let one = percent(name) + "=" + &percent(value);
    let query = one.clone() + "&" + &one;
    let mut mac = Hmac::<Sha1>::new_from_slice(b"key").unwrap();
    mac.update(percent(&query).as_bytes());
    let mac = mac.finalize().into_bytes();
    for (name, value) in [
        (Encodable::new(name), Encodable::new(value)),
        (Encodable::new(name), Encodable::unknown(value)),
        (Encodable::unknown(name), Encodable::new(value)),
    ] {
        // With much room, and with none to spare, where no parameter has a window.
        for room in [query.len() + 200, query.len()] {
            let (written, len, written_mac) = append(name, value, room);
            assert_eq!(written, query, "room for {room}");
            assert_eq!(len, query.len());
            assert_eq!(written_mac[..], mac[..], "{query}");
        }
        let (_, len, written_mac) = append(name, value, 0);
        assert_eq!((len, written_mac[..] == mac[..]), (query.len(), true));
    }
}

#[test]
fn every_character_is_encoded_wherever_it_stands() {
    let others = ['\u{80}', '\u{e4}', '\u{20ac}', '\u{1f600}'];
    for character in ('\0'..='\x7F').chain(others) {
        for len in [0, 3, 7, 8, 12, 17] {
            for at in 0..=len {
                let mut text = "x".repeat(len);
                text.insert(at, character);
                check("Name", &text);
                check(&text, "value");
            }
        }
    }
}

#[test]
fn texts_of_every_length_are_encoded() {
    for name in [1, 3, 8, 15, 32, 40, 63, 64] {
        for value in 0..70 {
            let name = "n".repeat(name);
            check(&name, &"v".repeat(value));
            check(&name, &"+".repeat(value));
            check(&name, &("v".repeat(value) + "/"));
        }
    }
}

#[test]
fn a_query_without_a_string_to_sign_is_the_same() {
    for room in [8, 300] {
        let mut bytes = [b' '; 300];
        let mut writer = QueryWriter::new(Buffer::new(&mut bytes[..room]), None);
        writer.param(
            &Name::new(Encodable::unknown("a")),
            Encodable::unknown("b c"),
        );
        let lists = [("T g.", 1), (".Value.", 10)];
        writer.any_param(&lists, &Name::new(Encodable::unknown(".*")), "d", true);
        assert_eq!(writer.query.len, "a=b%20c&T%20g.1.Value.10.%2A=d".len());
        assert_eq!(writer.finish::<20>(), None);
        if room > 8 {
            assert!(bytes.starts_with(b"a=b%20c&T%20g.1.Value.10.%2A=d "));
        }
        assert!(bytes.starts_with(b"a=b%20c"));
    }
}
