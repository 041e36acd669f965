//! The example's filters are sent under the names that the reference gives them, however many there are.

use cenbwp::query::Query;
use cenbwp::{Credentials, Nonce, Params, Signer, Stamp, Timestamp};

#[expect(dead_code, reason = "the entry point is the example's own")]
#[path = "../examples/describe_packages.rs"]
mod describe_packages;

use describe_packages::{DescribeCenBandwidthPackages, Filter};

/// The parameters that the action sends, by itself.
fn sent(action: &DescribeCenBandwidthPackages<'_>) -> Vec<String> {
    let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    let stamp = Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]));
    let mut buffer = [0; 2048];
    let url = signer.sign_url(action, &stamp, &mut buffer).unwrap();
    let query = Query::new(url.query()).unwrap();
    let own = query
        .parameters()
        .filter(|(name, _)| !Params::is_common(&name.to_string()));
    own.map(|(name, value)| format!("{name}={value}")).collect()
}

#[test]
fn filters_and_their_values_are_sent_in_byte_order() {
    let values = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    let one = Filter {
        key: "Status",
        values: &["Idle"],
    };
    let mut filters = [one; 10];
    filters[1] = Filter {
        key: "Name",
        values: &values,
    };
    let action = DescribeCenBandwidthPackages {
        filters: &filters,
        is_or_logic: Some(true),
        page_number: Some(1),
        page_size: Some(50),
    };
    let mut expected = Vec::new();
    for number in [1, 10, 2, 3, 4, 5, 6, 7, 8, 9] {
        if number == 2 {
            expected.push("Filter.2.Key=Name".to_owned());
            for (value, text) in [
                (1, "a"),
                (10, "j"),
                (2, "b"),
                (3, "c"),
                (4, "d"),
                (5, "e"),
                (6, "f"),
                (7, "g"),
                (8, "h"),
                (9, "i"),
            ] {
                expected.push(format!("Filter.2.Value.{value}={text}"));
            }
        } else {
            expected.push(format!("Filter.{number}.Key=Status"));
            expected.push(format!("Filter.{number}.Value.1=Idle"));
        }
    }
    for other in ["IsOrLogic=true", "PageNumber=1", "PageSize=50"] {
        expected.push(other.to_owned());
    }
    assert_eq!(sent(&action), expected);
}

#[test]
fn without_filters_nothing_is_sent_for_them() {
    assert_eq!(
        sent(&DescribeCenBandwidthPackages::default()),
        [""; 0].map(String::from)
    );
}
