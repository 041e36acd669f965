//! Every type that holds text, and credentials and hosts.

use cenbwp::{
    CenId, ClientToken, Credentials, Description, Endpoint, Name, Nonce, ResourceGroupId, Tag,
    ValueError,
};

use icu_properties::props::{
    BinaryProperty as _, DefaultIgnorableCodePoint, EnumeratedProperty as _, GeneralCategory,
    GeneralCategoryGroup,
};

use crate::endpoint;
use crate::rules::Text;

const fn any(_: char) -> bool {
    true
}

const fn of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

pub fn unreserved(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~".contains(c)
}

pub fn of_credential(c: char) -> bool {
    let category = GeneralCategory::for_char(c);
    let is_seen = !GeneralCategoryGroup::Separator.contains(category)
        && !matches!(category, GeneralCategory::Control | GeneralCategory::Format);
    is_seen && !DefaultIgnorableCodePoint::for_char(c)
}

const ANY: Text<'static> = Text {
    quoted: true,
    not_beginning: &[],
    not_containing: &[],
    first: any,
    all: any,
    length: (1, usize::MAX),
};

const ID: Text<'static> = Text {
    all: of_id,
    length: (1, 64),
    ..ANY
};

const CREDENTIAL: Text<'static> = Text {
    quoted: false,
    all: of_credential,
    ..ANY
};

const TAG: Text<'static> = Text {
    not_beginning: &["aliyun", "acs:"],
    not_containing: &["http://", "https://"],
    ..ANY
};

type Parse = for<'a> fn(&'a str) -> Result<&'a str, ValueError>;

const TEXTS: &[(&str, Text<'static>, Parse)] = &[
    (
        "Name",
        Text {
            not_beginning: &["http://", "https://"],
            first: |c| c.is_ascii_alphabetic(),
            all: |c| c.is_ascii_alphanumeric() || "._-".contains(c),
            length: (2, 128),
            ..ANY
        },
        |text| Name::new(text).map(Name::as_str),
    ),
    (
        "ClientToken",
        Text {
            all: |c| c == ' ' || c.is_ascii_graphic(),
            length: (1, 64),
            ..ANY
        },
        |text| ClientToken::new(text).map(ClientToken::as_str),
    ),
    ("CenId", ID, |text| CenId::new(text).map(CenId::as_str)),
    ("ResourceGroupId", ID, |text| {
        ResourceGroupId::new(text).map(ResourceGroupId::as_str)
    }),
    (
        "Description",
        Text {
            not_beginning: &["http://", "https://"],
            length: (1, 256),
            ..ANY
        },
        |text| Description::new(text).map(Description::as_str),
    ),
    (
        "Tag.N.Key",
        Text {
            length: (1, 64),
            ..TAG
        },
        |text| Tag::new(text, "").map(Tag::key),
    ),
    (
        "Tag.N.Value",
        Text {
            length: (0, 128),
            ..TAG
        },
        |text| Tag::new("a", text).map(Tag::value),
    ),
    (
        "SignatureNonce",
        Text {
            all: unreserved,
            length: (1, 64),
            ..ANY
        },
        |text| {
            Nonce::new(text).map(|nonce| {
                assert_eq!(nonce.as_str(), text);
                text
            })
        },
    ),
    ("AccessKeyId", CREDENTIAL, |text| {
        Credentials::new(text, "a").map(|it| it.access_key_id())
    }),
    ("AccessKeySecret", CREDENTIAL, |text| {
        Credentials::new("a", text).map(|_| text)
    }),
    ("SecurityToken", CREDENTIAL, |text| {
        let credentials = Credentials::new("a", "a").expect("`a` is a valid part of credentials");
        credentials.with_security_token(text).map(|_| text)
    }),
];

/// Holds every parser of text against the rule of its parameter.
pub fn check(text: &str) {
    for (parameter, rule, parse) in TEXTS {
        match parse(text) {
            Ok(kept) => assert_eq!((rule.check(text), kept), (Ok(()), text), "{parameter}"),
            Err(error) => {
                assert_eq!(rule.check(text), Err(error.problem), "{parameter}");
                assert_eq!(error.parameter, *parameter);
            }
        }
    }

    for (scheme, parsed) in [
        ("https", Endpoint::https(text)),
        ("http", Endpoint::http(text)),
    ] {
        let url = format!("{scheme}://{text}");
        let written = (!text.ends_with('/'))
            .then(|| endpoint::written(&url))
            .flatten();
        assert_eq!(parsed.ok().map(|it| it.to_string()), written);
        let of_url = Endpoint::from_url(&url).ok().map(|it| it.to_string());
        assert_eq!(of_url, endpoint::written(&url));
    }
}
