//! Lists of parameters: their order, lists within lists, and names that cannot stand in one.

#[path = "actions/pushes.rs"]
mod pushes;

use cenbwp::query::Query;
use cenbwp::{
    Action, Credentials, Method, Nonce, Operation, Params, SignError, Signer, Stamp, Timestamp,
};
use pushes::Pushes;

fn sign(action: &dyn Action) -> Result<String, SignError> {
    let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    let stamp = Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]));
    let mut buffer = vec![0; 1 << 18];
    let signed = signer.sign_query(Method::Get, action, &stamp, &mut buffer)?;
    Ok(signed.canonical_query().to_owned())
}

/// What the query holds as `name=value`, without the parameters whose names begin otherwise.
fn sent(action: &dyn Action, stem: &str) -> Vec<String> {
    let query = sign(action).unwrap();
    let parameters = Query::new(&query).unwrap();
    let parameters = parameters
        .parameters()
        .map(|(name, value)| format!("{name}={value}"));
    parameters.filter(|text| text.starts_with(stem)).collect()
}

/// Sorts as the service does, by names: no name here holds a byte that is less than `=` where another one ends.
fn by_name(mut parameters: Vec<String>) -> Vec<String> {
    parameters.sort_by(|one, other| {
        let name = |text: &str| text.split_once('=').unwrap().0.to_owned();
        name(one).cmp(&name(other))
    });
    parameters
}

struct Numbers(Vec<usize>);

impl Action for Numbers {
    fn operation(&self) -> Operation<'_> {
        Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeInstances")
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        params.push_list("Id.", &self.0, |params, number| {
            params.push("", *number);
            params.push("-Also", *number);
            params.push(".Key", *number);
        });
    }
}

#[test]
fn items_of_any_number_are_sent_in_byte_order_of_their_names() {
    for count in (0..=130).chain([199, 200, 201, 999, 1000, 1001, 1010, 2345]) {
        let expected = (1..=count).flat_map(|number| {
            ["", "-Also", ".Key"].map(|tail| format!("Id.{number}{tail}={number}"))
        });
        let action = Numbers((1..=count).collect());
        assert_eq!(
            sent(&action, "Id."),
            by_name(expected.collect()),
            "{count} items"
        );
    }
}

/// A list of lists of lists.
struct Nested([Vec<Vec<u32>>; 12]);

impl Action for Nested {
    fn operation(&self) -> Operation<'_> {
        Operation::new("alb.aliyuncs.com", "2020-06-16", "CreateRules")
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        params.push_list("Rules.", &self.0, |params, conditions| {
            params.push(".Priority", conditions.len());
            params.push_list(".RuleConditions.", conditions, |params, values| {
                push_condition(params, values);
            });
            params.push(".RuleName", "a");
        });
        params.push("RulesCount", self.0.len());
    }
}

fn push_condition<'a>(params: &mut Params<'a>, values: &'a [u32]) {
    params.push_list("-Values.", values, |params, value| params.push("", *value));
    params.push(".Type", "Header");
}

#[test]
fn lists_are_nested_to_any_depth() {
    let depth = |count: usize| vec![vec![7; count]; count];
    let rules = Nested([11, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(depth));
    let mut expected = vec!["RulesCount=12".to_owned()];
    for (rule, conditions) in (1..).zip(&rules.0) {
        let rule = format!("Rules.{rule}");
        expected.push(format!("{rule}.Priority={}", conditions.len()));
        expected.push(format!("{rule}.RuleName=a"));
        for (condition, values) in (1..).zip(conditions) {
            let condition = format!("{rule}.RuleConditions.{condition}");
            expected.push(format!("{condition}.Type=Header"));
            for value in 1..=values.len() {
                expected.push(format!("{condition}-Values.{value}=7"));
            }
        }
    }
    assert_eq!(sent(&rules, "Rules"), by_name(expected));
}

#[test]
fn what_is_beside_a_list_keeps_its_place() {
    let action = Pushes(|params: &mut Params<'_>| {
        params.push("Tag", 1);
        params.push("Tag.", 2);
        params.push("Tag.-", 3);
        params.push_list("Tag.", &[(); 10], |params, ()| params.push(".Key", "a"));
        params.push_list("Tag.None.", &[(); 0], |params, ()| params.push(".Key", "a"));
        params.push("Tag.Size", 4);
        params.push_list("Tagged", &["b"], |params, value| params.push("", *value));
    });
    let mut expected = vec!["Tag=1".to_owned(), "Tag.=2".to_owned()];
    expected.push("Tag.-=3".to_owned());
    for number in [1, 10, 2, 3, 4, 5, 6, 7, 8, 9] {
        expected.push(format!("Tag.{number}.Key=a"));
    }
    expected.push("Tag.Size=4".to_owned());
    expected.push("Tagged1=b".to_owned());
    assert_eq!(sent(&action, "Tag"), expected);
}

#[test]
fn a_list_stands_between_the_common_parameters() {
    for (stem, before, after) in [
        ("Access", "", "AccessKeyId"),
        ("Sig", "Format", "SignatureMethod"),
        ("Signature", "Format", "SignatureMethod"),
        ("SignatureNonce.", "SignatureNonce", "SignatureVersion"),
        ("Z", "Version", ""),
        ("", "", "AccessKeyId"),
    ] {
        let action = Pushes(|params: &mut Params<'_>| {
            params.push_list(stem, &[(); 2], |params, ()| params.push("", ""));
        });
        let query = sign(&action).unwrap();
        let names: Vec<&str> = query
            .split('&')
            .map(|parameter| parameter.split_once('=').unwrap().0)
            .collect();
        let at = names
            .iter()
            .position(|name| *name == format!("{stem}1"))
            .unwrap();
        assert_eq!(names[at + 1], format!("{stem}2"));
        let neighbour = |at: Option<usize>| at.and_then(|at| names.get(at)).copied().unwrap_or("");
        assert_eq!(neighbour(at.checked_sub(1)), before, "before {stem}");
        assert_eq!(neighbour(Some(at + 2)), after, "after {stem}");
    }
}

const TOO_LATE: &str = "it came too late; expected parameters in byte order of their names";
const TWICE: &str = "it came twice; expected each name once";
const NO_TAIL: &str =
    "a name behind an index is out of order; expected nothing, or text that begins with . or -";

#[test]
fn names_that_cannot_be_sorted_are_refused() {
    macro_rules! cases {
        ($($params:ident $pushes:block => $name:expr, $problem:expr;)+) => {
            [$((
                sign(&Pushes(|$params: &mut Params<'_>| $pushes)).unwrap_err().to_string(),
                format!("parameter {}: {}", $name, $problem),
            ),)+]
        };
    }
    let one = &[()];
    for (message, expected) in cases! {
        params { params.push_list("Tag.", one, |params, ()| params.push("Key", 1)); } => "Tag.1Key", NO_TAIL;
        params { params.push_list("Tag.", one, |params, ()| params.push("/Key", None::<u32>)); } => "Tag.1/Key", NO_TAIL;
        params { params.push_list("Tag.", one, |params, ()| params.push(",", 1)); } => "Tag.1,", NO_TAIL;
        params { params.push_list("Tag.", one, |params, ()| params.push("0", 1)); } => "Tag.10", NO_TAIL;
        params { params.push_list("Tag.", one, |params, ()| params.push("京", 1)); } => "Tag.1京", NO_TAIL;
        params { params.push_list("A.", one, |params, ()| params.push_list("", one, |params, ()| params.push("", 1))); } => "A.1", NO_TAIL;
        params { params.push_list("A.", one, |params, ()| params.push_list("B", one, |params, ()| params.push("", 1))); } => "A.1B", NO_TAIL;
        params { params.push_list("A.", &[(); 10], |params, ()| params.push_list(".B.", &[(); 3], |params, ()| params.push("C", 1))); } => "A.1.B.1C", NO_TAIL;
        params { params.push_list("A.", one, |params, ()| { params.push(".", 1); params.push("", 1); }); } => "A.1", TOO_LATE;
        params { params.push_list("A.", one, |params, ()| { params.push(".Key", 1); params.push("-Key", 1); }); } => "A.1-Key", TOO_LATE;
        params { params.push_list("A.", one, |params, ()| { params.push(".Value", None::<u32>); params.push(".Key", 1); }); } => "A.1.Key", TOO_LATE;
        params { params.push_list("A.", one, |params, ()| { params.push("", 1); params.push("", 1); }); } => "A.1", TWICE;
        params { params.push_list("A.", one, |params, ()| { params.push(".Key", 1); params.push(".Key", 1); }); } => "A.1.Key", TWICE;
        params { params.push_list("A.", one, |params, ()| { params.push_list(".B.", one, |params, ()| params.push("", 1)); params.push(".B.1.C", 1); }); } => "A.1.B.1.C", TOO_LATE;
        params { params.push_list("A.", one, |params, ()| { params.push(".B.1", 1); params.push_list(".B.", one, |params, ()| params.push(".C", 1)); }); } => "A.1.B.", TOO_LATE;
        params { params.push_list("A.", one, |params, ()| { params.push_list(".B.", one, |params, ()| params.push("", 1)); params.push_list(".B.", one, |params, ()| params.push(".C", 1)); }); } => "A.1.B.", TOO_LATE;
        params { params.push_list("B.", one, |params, ()| params.push("", 1)); params.push("A", 1); } => "A", TOO_LATE;
        params { params.push("B", 1); params.push_list("A.", one, |params, ()| params.push("", 1)); } => "A.", TOO_LATE;
        params { params.push("B", 1); params.push_list("A.", &[(); 0], |params, ()| params.push("", 1)); } => "A.", TOO_LATE;
        params { params.push_list("Tag.", one, |params, ()| params.push("", 1)); params.push("Tag.2", 1); } => "Tag.2", TOO_LATE;
        params { params.push_list("Tag.", one, |params, ()| params.push("", 1)); params.push("Tag.1.Key", 1); } => "Tag.1.Key", TOO_LATE;
        params { params.push("Tag.1", 1); params.push_list("Tag.", one, |params, ()| params.push(".Key", 1)); } => "Tag.", TOO_LATE;
        params { params.push_list("Tag.", one, |params, ()| params.push("", 1)); params.push_list("Tag.", one, |params, ()| params.push("", 1)); } => "Tag.", TOO_LATE;
        params { params.push_list("Tag", one, |params, ()| params.push("", 1)); params.push_list("Tag.", one, |params, ()| params.push("", 1)); } => "Tag.", TOO_LATE;
        // A name that is shown in part.
        params { params.push_list("LongNameOfAList.", one, |params, ()| params.push_list(".WithinAnotherList.", one, |params, ()| params.push("NoTail", 1))); }
            => "LongNameOfAList.1.WithinAnotherList.1NoTail", NO_TAIL;
        params { params.push_list("LongNameOfAList.", one, |params, ()| params.push_list(".WithinAnotherLongList.", one, |params, ()| params.push("NoTail", 1))); }
            => "LongNameOfAList.1.WithinAnotherLongList.1NoTai...", NO_TAIL;
    } {
        assert_eq!(message, expected);
    }
}

/// Lists in lists of one item each, and a value in the innermost.
fn push_nested(params: &mut Params<'_>, stem: &'static str, depth: u32) {
    params.push_list(stem, &[()], |params, ()| {
        if depth == 1 {
            params.push("", 1);
        } else {
            push_nested(params, ".", depth - 1);
        }
    });
}

#[test]
fn eight_lists_can_be_in_one_another() {
    let nested = |depth| Pushes(move |params: &mut Params<'_>| push_nested(params, "List.", depth));
    assert_eq!(sent(&nested(8), "List."), ["List.1.1.1.1.1.1.1.1=1"]);
    assert_eq!(
        sign(&nested(9)).unwrap_err().to_string(),
        "parameter List.1.1.1.1.1.1.1.1.: it is in too many lists; expected at most eight in one another"
    );
}
