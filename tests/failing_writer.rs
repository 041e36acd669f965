//! Where the writer fails, every `Display` and `Debug` of the crate stops and says so.

use std::fmt::{self, Debug, Display, Write};

use cenbwp::query::Query;
use cenbwp::reply::{CreateCenBandwidthPackageReply as Reply, Fields, ServiceError};
use cenbwp::{
    Advisory, Bandwidth, CreateCenBandwidthPackage, Credentials, Endpoint, GeographicRegion,
    Method, Name, Nonce, Operation, RpcRequest, Signer, Stamp, Tag, Timestamp,
};

/// Takes so many pieces and fails at the next one.
struct Limited {
    room: usize,
    pieces: usize,
}

impl Write for Limited {
    fn write_str(&mut self, _: &str) -> fmt::Result {
        self.pieces += 1;
        if self.pieces > self.room {
            Err(fmt::Error)
        } else {
            Ok(())
        }
    }
}

/// Writes to a writer that fails sooner and sooner; after its error it must not be written to again.
fn check(what: &str, arguments: fmt::Arguments<'_>) {
    let write = |room| {
        let mut writer = Limited { room, pieces: 0 };
        (writer.write_fmt(arguments), writer.pieces)
    };
    let (outcome, pieces) = write(usize::MAX);
    assert_eq!(outcome, Ok(()), "{what}");
    assert_ne!(pieces, 0, "{what}");
    for room in 0..pieces {
        assert_eq!(
            write(room),
            (Err(fmt::Error), room + 1),
            "{what} after {room} pieces"
        );
    }
}

fn debug(value: &dyn Debug) {
    let what = format!("{value:?}");
    check(&what, format_args!("{value:?}"));
    check(&what, format_args!("{value:#?}"));
}

fn display(value: &dyn Display) {
    check(&value.to_string(), format_args!("{value}"));
}

#[test]
fn values_and_their_errors_stop_where_the_writer_fails() {
    let error = Name::new("9").unwrap_err();
    display(&error);
    debug(&error);
    display(&Name::new("backbone").unwrap());
    debug(&Name::new("backbone").unwrap());
    debug(&Tag::new("a\"b", "tab\t").unwrap());
    debug(&Credentials::new("testid", "testsecret").unwrap());
    display(&Endpoint::https("cbn.aliyuncs.com").unwrap());
    debug(&Endpoint::https("cbn.aliyuncs.com").unwrap());
}

#[test]
fn requests_and_their_advisories_stop_where_the_writer_fails() {
    let request = CreateCenBandwidthPackage::new(
        Bandwidth::from_mbps(10_001).unwrap(),
        GeographicRegion::China,
        GeographicRegion::Australia,
    );
    debug(&request);
    let advisories: Vec<Advisory> = request.advisories().collect();
    assert_eq!(advisories.len(), 3);
    for advisory in &advisories {
        display(advisory);
    }
    let mut params = [("A", "1"), ("B\n", "2")];
    let operation = Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions");
    debug(&RpcRequest::new(operation, &mut params));
}

#[test]
fn what_was_signed_and_what_could_not_be_stop_where_the_writer_fails() {
    let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    debug(&signer);
    let mut buffer = [0; 256];
    let mut params = [("Name", "a b")];
    let signed = signer
        .sign_exactly(Method::Get, &mut params, &mut buffer)
        .unwrap();
    debug(&signed);
    display(&signed.string_to_sign());
    debug(&signed.string_to_sign());
    let query = Query::new(signed.as_str()).unwrap();
    debug(&query);
    display(&query.get("Name").unwrap());

    let long = "n".repeat(100);
    let mut params = [(long.as_str(), ""), (long.as_str(), "")];
    let error = signer
        .sign_exactly(Method::Get, &mut params, &mut buffer)
        .unwrap_err();
    display(&error);
    debug(&error);
    debug(&Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16])));
}

#[test]
fn replies_refusals_and_what_is_neither_stop_where_the_writer_fails() {
    let body = br#"{"RequestId":"E4\t","CenBandwidthPackageId":"cenbwp-\"1"}"#;
    debug(&Reply::read(body).unwrap());
    let body = br#"{"Code":"IncompleteSignature","Message":"\u0001 string to sign is:GET","RequestId":"E4"}"#;
    let refusal = ServiceError::read(body).unwrap();
    display(&refusal);
    debug(&refusal);
    debug(&refusal.message.unwrap());
    display(&refusal.kind());
    debug(&refusal.kind());
    let error = Reply::read(b"<html/>").unwrap_err();
    display(&error);
    debug(&error);
    let fields = Fields::read(b"<Reply><A>1</A><B><C/></B></Reply>").unwrap();
    debug(&fields);
    for field in fields {
        debug(&field.unwrap());
    }
}
