//! The same for the second signature method.

use crate::reply::text::Text;
use crate::sign::acs3::canonical::StringToSign;

/// With the service's own, as [`ServiceError::server_string_to_sign`](crate::reply::ServiceError::server_string_to_sign) has it.
impl PartialEq<Text<'_>> for StringToSign {
    fn eq(&self, other: &Text<'_>) -> bool {
        other == self.as_str()
    }
}

impl PartialEq<StringToSign> for Text<'_> {
    fn eq(&self, other: &StringToSign) -> bool {
        other == self
    }
}
