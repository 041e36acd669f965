//! What a URL says, whatever the order of its parameters.

use std::collections::BTreeMap;

/// The parameters of a signed URL by name, the signature among them. None comes twice.
pub(crate) fn parameters(url: &str) -> BTreeMap<String, String> {
    let (_, query) = url.split_once('?').expect("a URL with a query");
    let mut parameters = BTreeMap::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let before = parameters.insert(name.into_owned(), value.into_owned());
        assert_eq!(before, None, "a parameter that comes twice");
    }
    parameters
}

/// Checks that a peer makes the same request, and signs it the same.
pub(crate) fn assert_same(name: &str, url: &str, expected: &str) {
    assert_eq!(parameters(url), parameters(expected), "{name}");
}
