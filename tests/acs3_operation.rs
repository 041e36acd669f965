//! What ACS3-HMAC-SHA256 makes of an operation, whose name and version are headers there.
#![cfg(feature = "acs3")]

use cenbwp::{Credentials, Method, Nonce, Operation, RpcRequest, SignError, Stamp, acs3};

/// Signs a call of this operation, and gives the canonical request and the values of the two headers.
fn sign(version: &str, name: &str) -> Result<(String, [String; 2]), SignError> {
    let signer = acs3::Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    let stamp = Stamp::new(
        "2018-04-27T12:46:24Z".parse().unwrap(),
        Nonce::from_random([7; 16]),
    );
    let call = RpcRequest::new(Operation::new("ecs.aliyuncs.com", version, name), &mut []);
    let mut buffer = [0; 1024];
    let signed = signer.sign(Method::Get, &call, &stamp, &mut buffer)?;
    let header = |name| {
        let (_, value) = signed.headers().find(|(other, _)| *other == name).unwrap();
        value.to_owned()
    };
    Ok((
        signed.canonical_request().to_string(),
        [header("x-acs-version"), header("x-acs-action")],
    ))
}

#[test]
fn white_space_around_a_name_or_version_is_neither_signed_nor_sent() {
    let plain = sign("2014-05-26", "DescribeRegions").unwrap();
    assert_eq!(plain.1, ["2014-05-26", "DescribeRegions"]);
    for (version, name) in [
        (" 2014-05-26", "DescribeRegions"),
        ("2014-05-26", "DescribeRegions "),
        ("\t2014-05-26\t", "  DescribeRegions"),
    ] {
        assert_eq!(
            sign(version, name).as_ref(),
            Ok(&plain),
            "{version:?} {name:?}"
        );
    }
}

#[test]
fn a_name_or_version_that_no_header_holds_is_refused() {
    for (version, name, missing) in [
        ("", "DescribeRegions", "Version"),
        ("2014-05-26", "", "Action"),
    ] {
        match sign(version, name) {
            Err(SignError::MissingParam(refused)) => assert_eq!(refused.as_str(), missing),
            other => panic!("{other:?} for {version:?} {name:?}"),
        }
    }
    for (version, name, header) in [
        (" ", "DescribeRegions", "x-acs-version"),
        ("2014-05-26", "\t", "x-acs-action"),
        ("2014-05-26", "Describe\nRegions", "x-acs-action"),
    ] {
        match sign(version, name) {
            Err(SignError::InvalidHeaderValue(refused)) => assert_eq!(refused.as_str(), header),
            other => panic!("{other:?} for {version:?} {name:?}"),
        }
    }
}

#[test]
fn no_byte_is_asked_for_that_is_not_used() {
    let signer = acs3::Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    let stamp = Stamp::new(
        "2018-04-27T12:46:24Z".parse().unwrap(),
        Nonce::from_random([7; 16]),
    );
    // Without a parameter, the URL has no question mark either.
    for params in [&mut [][..], &mut [("A", "")], &mut [("A", "b c")]] {
        let operation = Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions");
        let call = RpcRequest::new(operation, params);
        let mut buffer = [0; 1024];
        let signed = signer
            .sign(Method::Get, &call, &stamp, &mut buffer)
            .unwrap();
        let needed = signed.url().len() + signed.authorization().as_str().len();
        let outcome = signer.sign(Method::Get, &call, &stamp, &mut []);
        assert_eq!(
            outcome.unwrap_err(),
            SignError::BufferTooSmall { needed },
            "{call:?}"
        );
    }
}
