//! Signers that own their texts sign as those that borrow them; what has no room is refused.

use cenbwp::{
    Action, Bandwidth, CreateCenBandwidthPackage, Credentials, Endpoint, GeographicRegion, Method,
    Nonce, Operation, Params, Problem, Signer, Stamp, Timestamp,
};

const REQUEST: CreateCenBandwidthPackage<'static> = CreateCenBandwidthPackage::new(
    Bandwidth::MIN,
    GeographicRegion::China,
    GeographicRegion::Europe,
);

fn stamp() -> Stamp {
    Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]))
}

fn url<T: AsRef<str>>(signer: &Signer<T>) -> String {
    let (stamp, mut buffer) = (stamp(), [0; 1024]);
    let signed = signer.sign_url(&REQUEST, &stamp, &mut buffer).unwrap();
    assert_eq!(
        signer.endpoint(&REQUEST).unwrap().to_string(),
        signed.as_str().split('?').next().unwrap()
    );
    signed.as_str().to_owned()
}

/// Every way to hold a text in, with what was held.
fn owned(signer: &Signer<&str>) -> [String; 5] {
    [
        url(&signer.clone().into_owned::<String>().unwrap()),
        url(&signer.clone().into_owned::<Box<str>>().unwrap()),
        url(&signer.clone().into_owned::<std::rc::Rc<str>>().unwrap()),
        url(&signer.clone().into_owned::<heapless::String<20>>().unwrap()),
        url(&signer.clone().into_owned::<&str>().unwrap()),
    ]
}

#[test]
fn it_does_not_matter_how_texts_are_held() {
    let credentials = Credentials::new("test/id", "testsecret").unwrap();
    let with_token = credentials.with_security_token("token/+=").unwrap();
    let endpoint = Endpoint::http("LOCALHOST:8080").unwrap();
    for credentials in [credentials, with_token] {
        for signer in [
            Signer::new(&credentials),
            Signer::new(&credentials).with_endpoint(endpoint),
        ] {
            let borrowed = url(&signer);
            for owned in owned(&signer) {
                assert_eq!(owned, borrowed);
            }
        }
    }
}

#[test]
fn what_owns_outlives_what_it_was_made_of() {
    let signer: Signer<String> = {
        let (id, host) = ("testid".to_owned(), "localhost".to_owned());
        let credentials = Credentials::new(&id, "testsecret").unwrap();
        let signer = Signer::new(&credentials).with_endpoint(Endpoint::https(&host).unwrap());
        signer.into_owned().unwrap()
    };
    assert!(url(&signer).starts_with("https://localhost/?AccessKeyId=testid&"));
    assert_eq!(
        format!("{signer:?}"),
        r#"Signer { access_key_id: "testid", endpoint: Some(Endpoint(https://localhost/)), format: Json, .. }"#
    );
}

#[test]
fn a_text_without_room_is_refused() {
    let credentials = Credentials::new("eight/ch", "testsecret").unwrap();
    let with_token = credentials.with_security_token("京-and-more").unwrap();
    let endpoint = Endpoint::https("cbn.aliyuncs.com").unwrap();
    for (signer, parameter, characters) in [
        (Signer::new(&credentials), "", 0),
        (Signer::new(&with_token), "SecurityToken", 10),
        (
            Signer::new(&credentials).with_endpoint(endpoint),
            "host",
            16,
        ),
        (
            Signer::new(&Credentials::new("ninecharX", "a").unwrap()),
            "AccessKeyId",
            9,
        ),
    ] {
        match signer.into_owned::<heapless::String<8>>() {
            Ok(_) => assert_eq!(parameter, ""),
            Err(error) => {
                assert_eq!(error.parameter, parameter);
                assert_eq!(error.problem, Problem::TooLong { characters });
                assert_eq!(error.expected, "no more than there is room for");
            }
        }
    }
}

#[cfg(feature = "acs3")]
#[test]
fn so_it_is_with_the_other_method() {
    use cenbwp::acs3;

    let credentials = Credentials::new("testid", "testsecret").unwrap();
    let credentials = credentials.with_security_token("token").unwrap();
    let signer = acs3::Signer::new(&credentials).with_endpoint(Endpoint::http("a:1").unwrap());
    let owned: acs3::Signer<String> = signer.clone().into_owned().unwrap();
    let stamp = stamp();
    let (mut buffer, mut other) = ([0; 1024], [0; 1024]);
    let signed = owned
        .sign(Method::Post, &REQUEST, &stamp, &mut buffer)
        .unwrap();
    let expected = signer
        .sign(Method::Post, &REQUEST, &stamp, &mut other)
        .unwrap();
    assert_eq!(signed.url(), expected.url());
    assert!(signed.headers().eq(expected.headers()));
    assert_eq!(format!("{owned:?}"), format!("{signer:?}"));
    assert!(signer.into_owned::<heapless::String<3>>().is_err());
}

/// An action with values that are held in other ways than as `&str`.
struct Held {
    string: String,
    boxed: Option<Box<str>>,
    small: heapless::String<8>,
    borrowed: [&'static str; 1],
    words: Vec<String>,
}

impl Action for Held {
    fn operation(&self) -> Operation<'_> {
        REQUEST.operation()
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        params.push("A", &self.string);
        params.push("B", self.boxed.as_ref());
        params.push("C", &self.small);
        params.push_list("D.", &self.borrowed, |params, word| params.push("", word));
        params.push_list("E.", &self.words, |params, word| params.push("", word));
    }
}

#[test]
fn a_reference_to_any_text_is_a_value() {
    let action = Held {
        string: "a a".to_owned(),
        boxed: Some("b".into()),
        small: "c".try_into().unwrap(),
        borrowed: ["d"],
        words: vec!["e".to_owned(), "f".to_owned()],
    };
    let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    let (stamp, mut buffer) = (stamp(), [0; 1024]);
    let query = signer
        .sign_query(Method::Get, &action, &stamp, &mut buffer)
        .unwrap();
    let query = query.as_str();
    assert!(query.starts_with("A=a%20a&AccessKeyId=testid&Action="));
    assert!(
        query.contains("&B=b&C=c&D.1=d&E.1=e&E.2=f&Format="),
        "{query}"
    );
}
