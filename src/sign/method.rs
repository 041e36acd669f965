//! How a signed request is sent.

use crate::value::wire_enum::wire_enum;

wire_enum! {
    /// The HTTP method, which is part of what is signed.
    ///
    /// ```
    /// use cenbwp::Method;
    ///
    /// assert_eq!(Method::Post.as_str(), "POST");
    /// assert_eq!("GET".parse(), Ok(Method::Get));
    /// ```
    Method, "method"
    /// Everything in the URL.
    Get = "GET"
    /// The parameters in a body of type `application/x-www-form-urlencoded`. With ACS3-HMAC-SHA256 they stay in the URL, unless
    /// `acs3::Extras::form` puts them into the body.
    Post = "POST"
}
