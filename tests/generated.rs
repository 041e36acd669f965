//! What other files repeat of the table of parameters is what the table says. `ci/generate` writes it anew.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use cenbwp::query::Query;
use cenbwp::{
    Bandwidth, CreateCenBandwidthPackage, Credentials, GeographicRegion, Kind, Method, Need, Nonce,
    Signer, Source, Stamp, Timestamp,
};

/// The value that is sent of a parameter unless it is set.
fn default(name: &str) -> String {
    let area = GeographicRegion::China;
    let request = CreateCenBandwidthPackage::new(Bandwidth::MIN, area, area);
    let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    let stamp = Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]));
    let mut buffer = [0; 1024];
    let signed = signer.sign_query(Method::Get, &request, &stamp, &mut buffer);
    let query = Query::new(signed.unwrap().as_str()).unwrap();
    query.get(name).unwrap().to_string()
}

/// The table of the README.
fn table() -> String {
    let mut table = "| parameter | setter | meaning | rule | if it is left out | documented in |\n|---|---|---|---|---|---|\n".to_owned();
    for parameter in CreateCenBandwidthPackage::PARAMETERS {
        let setter = match parameter.need {
            Need::Required => "new",
            _ => parameter.field,
        };
        let left_out = match parameter.need {
            Need::Required => "it is required".to_owned(),
            Need::Default => format!("`{}` is sent", default(parameter.name)),
            Need::Optional => "it is not sent".to_owned(),
            need => panic!("{need:?} has no text"),
        };
        let source = match parameter.source {
            Source::Specification => "specification",
            Source::LaterRevision => "later revisions",
            Source::Sdk => "an SDK",
            source => panic!("{source:?} has no text"),
        };
        let rule = match parameter.kind {
            Kind::Choice(words) => format!("one of `{}`", words.join("` `")),
            _ => parameter.rule.to_owned(),
        };
        let (name, meaning) = (parameter.name, parameter.meaning);
        writeln!(
            table,
            "| `{name}` | `{setter}` | {meaning} | {rule} | {left_out} | {source} |"
        )
        .unwrap();
    }
    table
}

/// Holds the lines between two marks against what is made of the table, or replaces them.
fn check(path: &str, begin: &str, end: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(begin).unwrap();
    let (found, after) = rest.split_once(end).unwrap();
    if env::var_os("GENERATE").is_some() {
        fs::write(&path, [before, begin, made, end, after].concat()).unwrap();
    } else {
        assert_eq!(
            found,
            made,
            "{} is not what ci/generate writes",
            path.display()
        );
    }
}

#[test]
fn the_readme_has_the_table_of_parameters() {
    check(
        "README.md",
        "<!-- Written by ci/generate. -->\n",
        "<!-- End. -->\n",
        &table(),
    );
}
