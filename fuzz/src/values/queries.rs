//! Queries, URLs and form bodies.

use cenbwp::query::{Query, QueryError, QueryProblem};

use crate::query;

pub fn check(text: &str) {
    check_query(Query::new(text), &query::read(text, '+'), 0);
    check_query(Query::from_form(text), &query::read(text, ' '), 0);
    let until_fragment = text.split('#').next().unwrap_or_default();
    let (start, part) = match until_fragment.split_once('?') {
        Some((before, query)) => (before.len() + 1, query),
        None => (0, ""),
    };
    check_query(Query::from_url(text), &query::read(part, '+'), start);
}

fn check_query(
    query: Result<Query<'_>, QueryError>,
    expected: &Result<Vec<(String, String)>, (usize, QueryProblem)>,
    start: usize,
) {
    match (query, expected) {
        (Ok(query), Ok(expected)) => {
            let others = expected.iter().filter(|(name, _)| name != "Signature");
            let read = query
                .parameters()
                .map(|(name, value)| (name.to_string(), value.to_string()));
            assert!(read.eq(others.cloned()), "{expected:?}");
            let first = |name: &str| {
                expected
                    .iter()
                    .find(|(other, _)| other == name)
                    .map(|(_, value)| value.clone())
            };
            assert_eq!(
                query.signature().map(|it| it.to_string()),
                first("Signature")
            );
            for (name, _) in expected {
                let (found, value) = (query.get(name), first(name).unwrap_or_default());
                let found = found.expect("a parameter is found by its name");
                assert_eq!(found, *value);
                assert_eq!(found.copy_to(&mut vec![0; value.len()]), Some(&*value));
                let too_small = value.len().checked_sub(1).map(|room| vec![0; room]);
                assert!(too_small.is_none_or(|mut room| found.copy_to(&mut room).is_none()));
            }
        }
        (Err(error), Err((at, problem))) => {
            assert_eq!((error.at, error.problem), (start + at, *problem));
        }
        (query, expected) => panic!("{query:?} for {expected:?}"),
    }
}
