//! The table of parameters: each of them, set, is sent, read back, serialized and logged, and is refused where it breaks its rule.

#[path = "textbook/package.rs"]
mod package;

#[cfg(feature = "arbitrary")]
use std::array::from_fn;
use std::collections::HashSet;

use cenbwp::query::Query;
use cenbwp::{
    CreateCenBandwidthPackage, Credentials, Kind, Method, Need, Nonce, Parameter, Params, Problem,
    ReadError, Signer, Stamp, Tag, Tags, Timestamp,
};

const PARAMETERS: &[Parameter] = CreateCenBandwidthPackage::PARAMETERS;

type Pair<'a> = (&'a str, &'a str);

/// Names and values that a parameter takes, no two the same.
fn samples(parameter: &Parameter) -> Vec<Vec<Pair<'static>>> {
    let values: &[&str] = match parameter.kind {
        Kind::Flag => &["true", "false"],
        Kind::Number => &["2", "10", "2147483647"],
        Kind::Choice(words) => words,
        Kind::Text => &["a0", "Z-9"],
        Kind::List => {
            return vec![
                vec![("Tag.1.Key", "a")],
                vec![("Tag.1.Key", "a"), ("Tag.1.Value", "b")],
            ];
        }
        kind => panic!("{kind:?} has no samples"),
    };
    values
        .iter()
        .map(|value| vec![(parameter.name, *value)])
        .collect()
}

/// Values that no parameter of the kind takes.
fn refused(parameter: &Parameter) -> Vec<String> {
    match parameter.kind {
        Kind::Flag => ["", "True", "1", "yes"].map(str::to_owned).into(),
        Kind::Number => ["", "-1", "+2", "02", "2.5", " 2", "4294967296"]
            .map(str::to_owned)
            .into(),
        Kind::Choice(words) => words
            .iter()
            .flat_map(|word| [format!("{word} "), word[1..].to_owned()])
            .chain([String::new()])
            .collect(),
        Kind::Text => vec![String::new(), "a".repeat(257)],
        _ => vec![],
    }
}

/// What is required, and instead or beside it what is given.
fn with<'a>(given: &[Pair<'a>]) -> Vec<Pair<'a>> {
    let required = PARAMETERS
        .iter()
        .filter(|parameter| parameter.need == Need::Required)
        .flat_map(|parameter| samples(parameter).remove(0));
    let required = required.filter(|(name, _)| given.iter().all(|(other, _)| name != other));
    required.chain(given.iter().copied()).collect()
}

fn read<'a>(
    pairs: &[Pair<'a>],
    room: &'a mut [Tag<'a>],
) -> Result<CreateCenBandwidthPackage<'a>, ReadError> {
    CreateCenBandwidthPackage::read(pairs.iter().copied(), room)
}

/// Hands the request with every sample of every parameter to a check.
fn each_sample(mut check: impl FnMut(&Parameter, &[Pair<'_>], CreateCenBandwidthPackage<'_>)) {
    for parameter in PARAMETERS {
        for sample in samples(parameter) {
            let mut room = Tags::room();
            let request = read(&with(&sample), &mut room);
            check(parameter, &sample, request.unwrap());
        }
    }
}

/// The request's own parameters as a server reads them.
fn sent(request: &CreateCenBandwidthPackage<'_>) -> Vec<(String, String)> {
    let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    let stamp = Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]));
    let mut buffer = [0; 4096];
    let signed = signer
        .sign_query(Method::Post, request, &stamp, &mut buffer)
        .unwrap();
    Query::new(signed.as_str())
        .unwrap()
        .parameters()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .filter(|(name, _)| !Params::is_common(name))
        .collect()
}

/// What is sent of a request that has only what is required and the sample.
fn expected(sample: &[Pair<'_>]) -> Vec<(String, String)> {
    let defaults = [("Period", "1"), ("PricingCycle", "Month")];
    let defaults = defaults
        .into_iter()
        .filter(|(name, _)| sample.iter().all(|(other, _)| name != other));
    let mut expected: Vec<_> = with(sample)
        .into_iter()
        .chain(defaults)
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    expected.sort();
    expected
}

#[test]
fn what_is_set_is_sent_and_read_back() {
    each_sample(|_, sample, request| {
        let sent = sent(&request);
        assert_eq!(sent, expected(sample));
        assert!(
            sent.iter().cloned().eq(package::parameters(&request)),
            "{sent:?}"
        );
        let mut pairs: Vec<Pair<'_>> = sent
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        for _ in 0..pairs.len() {
            pairs.rotate_left(1);
            let mut room = Tags::room();
            assert_eq!(read(&pairs, &mut room).unwrap(), request);
        }
    });
}

#[test]
fn what_is_left_out_is_refused_or_not_sent_or_has_its_default() {
    for parameter in PARAMETERS {
        let pairs: Vec<Pair<'_>> = with(&[])
            .into_iter()
            .filter(|(name, _)| *name != parameter.name)
            .collect();
        let mut room = Tags::room();
        let outcome = read(&pairs, &mut room);
        let is_sent = |request| {
            sent(&request)
                .iter()
                .any(|(name, _)| name.starts_with(parameter.name))
        };
        match parameter.need {
            Need::Required => assert_eq!(outcome, Err(error(parameter, Problem::Empty))),
            Need::Default => assert!(is_sent(outcome.unwrap()), "{parameter:?}"),
            need => assert_eq!(
                (need, outcome.map(is_sent)),
                (Need::Optional, Ok(false)),
                "{parameter:?}"
            ),
        }
    }
}

/// The error says which parameter it is and what is expected, in the words of the table.
fn error(parameter: &Parameter, problem: Problem) -> ReadError {
    let mut room = Tags::room();
    let Err(ReadError::Value(mut error)) = read(&[], &mut room) else {
        panic!("nothing is no request");
    };
    error.parameter = parameter.name;
    error.problem = problem;
    error.expected = parameter.rule;
    ReadError::Value(error)
}

#[test]
fn what_breaks_a_rule_is_refused_with_its_name_and_the_rule() {
    for parameter in PARAMETERS {
        for value in refused(parameter) {
            let pairs = with(&[(parameter.name, &value)]);
            let mut room = Tags::room();
            let Err(ReadError::Value(found)) = read(&pairs, &mut room) else {
                panic!("{parameter:?} takes {value:?}");
            };
            assert_eq!(ReadError::Value(found), error(parameter, found.problem));
            assert_eq!(ReadError::from(found).parameter(), parameter.name);
            let message = found.to_string();
            assert!(
                message.starts_with(parameter.name) && message.ends_with(parameter.rule),
                "{message}"
            );
        }
    }
}

#[test]
fn a_name_that_comes_twice_is_refused() {
    each_sample(|_, sample, _| {
        for pair in with(sample) {
            let pairs: Vec<Pair<'_>> = with(sample).into_iter().chain([pair]).collect();
            let mut room = Tags::room();
            let error = read(&pairs, &mut room).unwrap_err();
            assert!(
                matches!(error, ReadError::Duplicate(_)) && error.parameter() == pair.0,
                "{error:?}"
            );
            assert_eq!(
                error.to_string(),
                format!("{}: it is given twice; expected it once", pair.0)
            );
        }
    });
}

#[test]
fn a_name_that_no_parameter_has_is_refused() {
    for name in [
        "",
        "bandwidth",
        "Bandwidth ",
        "AutoPa",
        "AutoPayment",
        "auto_pay",
        "Action",
        "Signature",
        "Tag",
        "Tag.",
        "Tag.1",
        "Tag.1.",
        "Tag..Key",
        "Tag.0.Key",
        "Tag.01.Key",
        "Tag.+1.Key",
        "Tag.1.key",
        "Tag.1.Key.",
        "Tag.a.Value",
        "Tag.4294967296.Key",
        "tag.1.Key",
        "Tag.Key",
    ] {
        let mut room = Tags::room();
        let error = read(&with(&[(name, "a")]), &mut room).unwrap_err();
        assert!(
            matches!(error, ReadError::Unknown(_)) && error.parameter() == name,
            "{name}: {error:?}"
        );
        assert_eq!(
            error.to_string(),
            format!("{name}: there is no such parameter; expected one of the request's")
        );
    }
}

#[test]
fn tags_are_read_in_the_order_of_their_numbers() {
    let texts: Vec<[String; 3]> = (1..=20)
        .rev()
        .map(|number| {
            [
                format!("Tag.{number}.Key"),
                format!("Tag.{number}.Value"),
                format!("t{number}"),
            ]
        })
        .collect();
    let keys = texts.iter().map(|[key, _, text]| (&**key, &**text));
    let values = texts.iter().map(|[_, value, text]| (&**value, &**text));
    // The room may hold other tags from before.
    let mut room = [Tag::new("old", "old").unwrap(); Tags::MAX];
    let pairs: Vec<Pair<'_>> = with(&[])
        .into_iter()
        .chain(keys)
        .chain(values.skip(10))
        .collect();
    let request = read(&pairs, &mut room).unwrap();
    for (tag, number) in request.tags.as_slice().iter().zip(1..) {
        let text = format!("t{number}");
        assert_eq!(
            (tag.key(), tag.value()),
            (&*text, if number <= 10 { &*text } else { "" })
        );
    }
    assert_eq!(request.tags.as_slice().len(), 20);
}

#[test]
fn tags_that_are_too_many_or_have_gaps_or_break_a_rule_are_refused() {
    let missing = "Tag.N.Key: nothing was given; expected 1 to 64 characters";
    for (pairs, message) in [
        (
            &[("Tag.21.Key", "a")][..],
            "Tag: too many entries: 21; expected at most 20 tags",
        ),
        (
            &[("Tag.4294967295.Value", "a")],
            "Tag: too many entries: 4294967295; expected at most 20 tags",
        ),
        (&[("Tag.2.Key", "a")], missing),
        (&[("Tag.1.Key", "a"), ("Tag.3.Key", "a")], missing),
        (&[("Tag.20.Key", "a")], missing),
        (&[("Tag.1.Value", "a")], missing),
        (&[("Tag.1.Value", "a"), ("Tag.2.Key", "a")], missing),
        (&[("Tag.1.Key", "a"), ("Tag.2.Value", "")], missing),
        (&[("Tag.1.Key", "")], missing),
        (
            &[("Tag.1.Key", "acs:")],
            "Tag.N.Key: the value begins with what is reserved",
        ),
        (
            &[("Tag.1.Value", "aliyun"), ("Tag.1.Key", "a")],
            "Tag.N.Value: the value begins with what is reserved",
        ),
    ] {
        let mut room = Tags::room();
        let error = read(&with(pairs), &mut room).unwrap_err().to_string();
        assert!(error.starts_with(message), "{pairs:?}: {error}");
    }
}

#[test]
fn there_are_as_many_tags_as_there_is_room_for_and_twenty_at_most() {
    for (size, most, expected) in [
        (0, 0, "no more tags than there is room for"),
        (3, 3, "no more tags than there is room for"),
        (20, 20, "at most 20 tags"),
        (40, 20, "at most 20 tags"),
    ] {
        let names: Vec<String> = (1..=most + 1)
            .map(|number| format!("Tag.{number}.Key"))
            .collect();
        let mut pairs = with(&[]);
        pairs.extend(names.iter().map(|name| (&**name, "a")));
        let mut room = vec![Tag::new("old", "old").unwrap(); size];
        let error = read(&pairs, &mut room).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("Tag: too many entries: {}; expected {expected}", most + 1)
        );
        assert_eq!(error.parameter(), "Tag");
        pairs.pop();
        let mut room = vec![Tag::new("old", "old").unwrap(); size];
        assert_eq!(read(&pairs, &mut room).unwrap().tags.as_slice().len(), most);
    }
}

#[cfg(feature = "serde")]
#[test]
fn what_is_set_is_serialized_under_its_name_and_read_back() {
    each_sample(|parameter, sample, request| {
        let json = serde_json::to_value(request).unwrap();
        let names: Vec<_> = json.as_object().unwrap().keys().collect();
        assert_eq!(
            names,
            PARAMETERS
                .iter()
                .map(|parameter| parameter.name)
                .collect::<Vec<_>>()
        );
        let value = &json[parameter.name];
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        let tags = [
            r#"[{"Key":"a","Value":""}]"#,
            r#"[{"Key":"a","Value":"b"}]"#,
        ];
        if parameter.kind == Kind::List {
            assert_eq!(text, tags[sample.len() - 1]);
            return;
        }
        assert_eq!(text, sample[0].1);
        let text = json.to_string();
        assert_eq!(
            serde_json::from_str::<CreateCenBandwidthPackage<'_>>(&text).unwrap(),
            request
        );
        let bytes = postcard::to_stdvec(&request).unwrap();
        assert_eq!(
            postcard::from_bytes::<CreateCenBandwidthPackage<'_>>(&bytes).unwrap(),
            request
        );
    });
}

#[cfg(feature = "arbitrary")]
#[test]
fn every_parameter_has_another_value_by_another_fuzzing_input() {
    use arbitrary::{Arbitrary as _, Unstructured};

    let mut seen = vec![HashSet::new(); PARAMETERS.len()];
    let mut state = 1_u64;
    for _ in 0..200 {
        let input: [u8; 1000] = from_fn(|_| {
            // Knuth's linear congruential generator.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            state.to_be_bytes()[0]
        });
        let request = CreateCenBandwidthPackage::arbitrary(&mut Unstructured::new(&input)).unwrap();
        let sent = sent(&request);
        for (parameter, seen) in PARAMETERS.iter().zip(&mut seen) {
            let values = sent
                .iter()
                .filter(|(name, _)| name.split('.').next() == Some(parameter.name));
            seen.insert(values.cloned().collect::<Vec<_>>());
        }
    }
    for (parameter, seen) in PARAMETERS.iter().zip(seen) {
        let least = match (parameter.kind, parameter.need) {
            (Kind::Choice(words), Need::Optional) => words.len() + 1,
            (Kind::Choice(words), _) => words.len(),
            (Kind::Flag, _) => 3,
            _ => 4,
        };
        assert!(seen.len() >= least, "{parameter:?}: {seen:?}");
    }
}

#[cfg(feature = "defmt")]
#[test]
fn what_is_set_is_logged() {
    let logged = |request: &CreateCenBandwidthPackage<'_>| {
        defmt::export::fmt(request);
        defmt::export::fetch_bytes()
    };
    let mut room = Tags::room();
    let minimal = logged(&read(&with(&[]), &mut room).unwrap()).len();
    each_sample(|parameter, sample, request| {
        let logged = logged(&request);
        assert!(
            parameter.need != Need::Optional || logged.len() > minimal,
            "{parameter:?}"
        );
        for (_, value) in sample {
            // A number is its four bytes, and text is behind its length.
            let number = value
                .parse::<u32>()
                .map(|number| number.to_le_bytes().to_vec());
            let text = || {
                [
                    &[u8::try_from(value.len()).unwrap(), 0, 0, 0],
                    value.as_bytes(),
                ]
                .concat()
            };
            let piece = number.unwrap_or_else(|_| text());
            let is_there = logged.windows(piece.len()).any(|window| window == piece);
            assert!(is_there || parameter.kind == Kind::Flag, "{parameter:?}");
        }
    });
}

#[test]
fn a_kind_shows_its_name_and_no_words() {
    let shown: HashSet<String> = CreateCenBandwidthPackage::PARAMETERS
        .iter()
        .map(|parameter| format!("{:?}", parameter.kind))
        .collect();
    let names = ["Choice", "Flag", "List", "Number", "Text"];
    assert_eq!(shown, names.map(String::from).into());
}
