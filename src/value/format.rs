//! The format of the reply.

use crate::value::wire_enum::wire_enum;

wire_enum! {
    /// The format of the reply, the common parameter `Format`: always sent, since its default is documented inconsistently.
    ///
    /// ```
    /// use cenbwp::Format;
    ///
    /// assert_eq!(Format::Json.as_str(), "JSON");
    /// assert_eq!("XML".parse(), Ok(Format::Xml));
    /// ```
    Format, "Format"
    /// `JSON`
    Json = "JSON"
    /// `XML`
    Xml = "XML"
}
