//! Our strings to sign compared with the one that the service says it would have signed.

use crate::reply::text::Text;
use crate::sign::signed::StringToSign;

/// With the service's own, as [`ServiceError::server_string_to_sign`](crate::reply::ServiceError::server_string_to_sign) has it.
impl PartialEq<Text<'_>> for StringToSign<'_> {
    fn eq(&self, other: &Text<'_>) -> bool {
        self.chars().eq(other.chars())
    }
}

impl PartialEq<StringToSign<'_>> for Text<'_> {
    fn eq(&self, other: &StringToSign<'_>) -> bool {
        other == self
    }
}
