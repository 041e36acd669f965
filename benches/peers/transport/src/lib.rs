//! As much of reqwest 0.11 as `aliyun-openapi-core-rust-sdk` calls. A request is answered at once, with 200 and without a body.

use std::fmt;
use std::time::Duration;

pub use http::{Method, StatusCode, header};
use serde::de::DeserializeOwned;

/// What is asked of a reply without a body.
#[derive(Debug)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing was sent, so there is no reply to read")
    }
}

impl std::error::Error for Error {}

#[derive(Debug, Default)]
pub struct ClientBuilder;

impl ClientBuilder {
    #[must_use]
    pub const fn new() -> Self {
        Self
    }

    #[must_use]
    pub const fn timeout(self, _: Duration) -> Self {
        self
    }

    /// # Errors
    ///
    /// None.
    pub const fn build(self) -> Result<Client, Error> {
        Ok(Client)
    }
}

#[derive(Debug)]
pub struct Client;

impl Client {
    #[must_use]
    pub fn request(&self, _: Method, url: impl Into<String>) -> RequestBuilder {
        RequestBuilder { url: url.into() }
    }
}

#[derive(Debug)]
pub struct RequestBuilder {
    url: String,
}

impl RequestBuilder {
    #[must_use]
    pub fn headers(self, _: header::HeaderMap) -> Self {
        self
    }

    #[must_use]
    pub fn body<T>(self, _: T) -> Self {
        self
    }

    #[must_use]
    pub const fn query<T: ?Sized>(self, _: &T) -> Self {
        self
    }

    /// # Errors
    ///
    /// None.
    pub async fn send(self) -> Result<Response, Error> {
        Ok(Response { url: self.url })
    }
}

#[derive(Debug)]
pub struct Response {
    url: String,
}

impl Response {
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    #[must_use]
    pub const fn status(&self) -> StatusCode {
        StatusCode::OK
    }

    /// # Errors
    ///
    /// Always: there is no body.
    pub async fn json<T: DeserializeOwned>(self) -> Result<T, Error> {
        Err(Error)
    }

    /// # Errors
    ///
    /// Always: there is no body.
    pub async fn text(self) -> Result<String, Error> {
        Err(Error)
    }
}

/// What only the peer's deprecated clients call, which are not timed.
pub mod blocking {
    use std::time::Duration;

    use super::{Error, Method, header};

    #[derive(Debug, Default)]
    pub struct ClientBuilder;

    impl ClientBuilder {
        #[must_use]
        pub const fn new() -> Self {
            Self
        }

        #[must_use]
        pub fn timeout(self, _: impl Into<Option<Duration>>) -> Self {
            self
        }

        /// # Errors
        ///
        /// None.
        pub const fn build(self) -> Result<Client, Error> {
            Ok(Client)
        }
    }

    #[derive(Debug)]
    pub struct Client;

    impl Client {
        #[must_use]
        pub fn request(&self, _: Method, _: impl Into<String>) -> RequestBuilder {
            RequestBuilder
        }
    }

    #[derive(Debug)]
    pub struct RequestBuilder;

    impl RequestBuilder {
        #[must_use]
        pub fn headers(self, _: header::HeaderMap) -> Self {
            self
        }

        #[must_use]
        pub fn body<T>(self, _: T) -> Self {
            self
        }

        #[must_use]
        pub const fn query<T: ?Sized>(self, _: &T) -> Self {
            self
        }

        /// # Errors
        ///
        /// None.
        pub const fn send(self) -> Result<Response, Error> {
            Ok(Response)
        }
    }

    #[derive(Debug)]
    pub struct Response;

    impl Response {
        /// # Errors
        ///
        /// Always: there is no body.
        pub const fn text(self) -> Result<String, Error> {
            Err(Error)
        }
    }

    /// # Errors
    ///
    /// None.
    pub fn get(_: impl Into<String>) -> Result<Response, Error> {
        Ok(Response)
    }
}
