//! The table of parameters: as data, and the macro that makes everything else from it.

use core::fmt;

use crate::value::rule::Kind;

/// A parameter of the request, as data: for forms, command lines, documentation and tests.
///
/// ```
/// use cenbwp::{CreateCenBandwidthPackage, Kind, Need, Source};
///
/// let cycle = CreateCenBandwidthPackage::PARAMETERS.iter().find(|parameter| parameter.name == "PricingCycle").unwrap();
/// assert_eq!(cycle.rule, "one of Month Year");
/// assert_eq!(cycle.kind, Kind::Choice(&["Month", "Year"]));
/// assert_eq!((cycle.need, cycle.source), (Need::Default, Source::Specification));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Parameter {
    /// The name that is sent; that of a list is what its names begin with.
    pub name: &'static str,
    /// The field of the request, which is also the name of the setter.
    pub field: &'static str,
    /// What is expected, as errors say it.
    pub rule: &'static str,
    /// What the values are.
    pub kind: Kind,
    /// Whether it may be left out.
    pub need: Need,
    /// Who documents it.
    pub source: Source,
    /// What it means, in a sentence or more.
    pub meaning: &'static str,
}

/// By its name, which says the rest.
impl fmt::Debug for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Parameter({})", self.name)
    }
}

/// Whether a [`Parameter`] may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Need {
    /// It has to be given.
    Required,
    /// Its default is sent.
    Default,
    /// It is not sent.
    Optional,
}

/// Who documents a [`Parameter`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Source {
    /// The specification that this crate follows.
    Specification,
    /// A later revision of the reference.
    LaterRevision,
    /// One of the SDKs, and no revision of the reference.
    Sdk,
}

/// Whether the names are in byte order, each once.
pub(super) const fn is_sorted(mut table: &[Parameter]) -> bool {
    while let [first, rest @ ..] = table {
        if let [second, ..] = rest {
            if !is_before(first.name.as_bytes(), second.name.as_bytes()) {
                return false;
            }
        }
        table = rest;
    }
    true
}

const fn is_before(mut left: &[u8], mut right: &[u8]) -> bool {
    while let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right) {
        if *a != *b {
            return *a < *b;
        }
        (left, right) = (left_rest, right_rest);
    }
    left.len() < right.len()
}

/// Makes the request of its table.
///
/// The head names the request and the arguments of `new`. A line has the name that is sent, the field, the need, the type with a default, and the source, under
/// its documentation. The needs are `required`, `default`, `optional`, and `list` for tags.
macro_rules! parameters {
    (
        $(#[$attribute:meta])*
        $request:ident, new($($given:ident: $given_type:ty),+);
        $(
            $(#[doc = $doc:literal])+
            $name:literal => $field:ident: $need:ident $type:ty $(= $default:expr)?, $source:ident;
        )+
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "defmt", derive(defmt::Format))]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(deny_unknown_fields, bound(deserialize = "'de: 'a")))]
        #[must_use]
        #[non_exhaustive]
        pub struct $request<'a> {$(
            $(#[doc = $doc])+
            #[doc = concat!("\n\nIt is sent as `", $name, "`.")]
            $(
                #[doc = concat!("Unless it is set, it is `", stringify!($default), "`.")]
                #[cfg_attr(feature = "serde", serde(default))]
            )?
            #[cfg_attr(feature = "serde", serde(rename = $name))]
            pub $field: parameters!(@stored $need $type),
        )+}

        impl<'a> $request<'a> {
            /// A request with what is required.
            pub const fn new($($given: $given_type),+) -> Self {
                Self { $($field: parameters!(@initial $need $field $($default)?)),+ }
            }

            $(parameters! { @setter $need $field, $type, concat!("Sets `", $name, "`."), $($doc),+ })+

            /// The parameters as data, in byte order of their names.
            pub const PARAMETERS: &'static [Parameter] = &[$(Parameter {
                name: $name,
                field: stringify!($field),
                rule: <$type>::RULE,
                kind: <$type>::KIND,
                need: parameters!(@need $need),
                source: Source::$source,
                meaning: concat!($($doc),+).trim_ascii(),
            }),+];

            /// Reads a request from names and values, in any order: from a command line, a form, or a query on the server's side.
            ///
            /// Tags are `Tag.1.Key`, `Tag.1.Value`, `Tag.2.Key` and so on. They need room, as [`Tags::room`] is; none fits into `&mut []`.
            ///
            /// ```
            /// use cenbwp::{CreateCenBandwidthPackage, GeographicRegion, Tags};
            ///
            /// let pairs = [
            ///     ("Bandwidth", "10"),
            ///     ("GeographicRegionAId", "China"),
            ///     ("GeographicRegionBId", "Europe"),
            ///     ("Tag.1.Key", "team"),
            /// ];
            /// let mut room = Tags::room();
            /// let request = CreateCenBandwidthPackage::read(pairs, &mut room)?;
            /// assert_eq!(request.geographic_region_b, GeographicRegion::Europe);
            /// assert_eq!(request.tags.as_slice()[0].key(), "team");
            /// # Ok::<(), cenbwp::ReadError>(())
            /// ```
            ///
            /// # Errors
            ///
            /// A [`ReadError`] for the first pair that is not one of the request's, comes twice, or breaks a rule; then for the first
            /// parameter that is required and missing. The common parameters are not the request's: a server leaves out those that
            /// [`Params::is_common`] knows.
            pub fn read<'n>(
                pairs: impl IntoIterator<Item = (&'n str, &'a str)>,
                room: &'a mut [Tag<'a>],
            ) -> Result<Self, ReadError> {
                $(let mut $field = parameters!(@slot $need room);)+
                for (name, value) in pairs {
                    match name {
                        $(_ if parameters!(@is $need $name, name) => parameters!(@read $need $field, $name, name, value)?,)+
                        _ => return Err(ReadError::Unknown(Excerpt::text(name))),
                    }
                }
                Ok(Self { $($field: parameters!(@found $need $field, $name $(, $default)?)),+ })
            }
        }

        const _: () = assert!(
            table::is_sorted($request::PARAMETERS),
            "the parameters are in byte order of their names, each once"
        );

        impl Action for $request<'_> {
            fn operation(&self) -> Operation<'_> {
                const { Operation::new("cbn.aliyuncs.com", "2017-09-12", stringify!($request)) }
            }

            fn params<'a>(&'a self, params: &mut Params<'a>) {
                $(parameters!(@push $need params, $name, self.$field);)+
            }
        }

        #[cfg(all(feature = "arbitrary", not(target_os = "none")))]
        impl<'a> arbitrary::Arbitrary<'a> for $request<'a> {
            fn arbitrary(u: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
                Ok(Self { $($field: u.arbitrary()?),+ })
            }
        }
    };

    (@stored optional $type:ty) => { Option<$type> };
    (@stored $need:ident $type:ty) => { $type };

    (@initial required $field:ident) => { $field };
    (@initial optional $field:ident) => { None };
    (@initial $need:ident $field:ident $default:expr) => { $default };

    (@setter required $($rest:tt)*) => {};
    (@setter $need:ident $field:ident, $type:ty, $summary:expr, $($doc:literal),+) => {
        #[doc = $summary]
        ///
        $(#[doc = $doc])+
        pub const fn $field(mut self, $field: $type) -> Self {
            self.$field = parameters!(@given $need $field);
            self
        }
    };
    (@given optional $field:ident) => { Some($field) };
    (@given $need:ident $field:ident) => { $field };

    (@need required) => { Need::Required };
    (@need default) => { Need::Default };
    (@need $optional:ident) => { Need::Optional };

    (@slot list $room:ident) => { TagSlots::new($room) };
    (@slot $need:ident $room:ident) => { None };

    (@is list $name:literal, $given:ident) => { $given.starts_with(concat!($name, ".")) };
    (@is $need:ident $name:literal, $given:ident) => { $given == $name };

    (@read list $slot:ident, $name:literal, $given:ident, $text:ident) => { $slot.read($given, $text) };
    (@read $need:ident $slot:ident, $name:literal, $given:ident, $text:ident) => { read(&mut $slot, $name, $text) };

    (@found required $slot:ident, $name:literal) => { required($slot, $name)? };
    (@found optional $slot:ident, $name:literal) => { $slot };
    (@found list $slot:ident, $name:literal, $default:expr) => { $slot.tags()? };
    (@found default $slot:ident, $name:literal, $default:expr) => { $slot.unwrap_or($default) };

    (@push list $params:ident, $name:literal, $value:expr) => {
        $params.push_list(concat!($name, "."), $value.as_slice(), push_tag)
    };
    // Their order is known here, also of those that have no value.
    (@push optional $params:ident, $name:literal, $value:expr) => {
        if let Some(value) = $value {
            parameters!(@push required $params, $name, value);
        }
    };
    (@push $need:ident $params:ident, $name:literal, $value:expr) => {{
        static NAME: ParamName = ParamName::new($name).unwrap();
        $params.push_named(&NAME, $value);
    }};
}

pub(super) use parameters;

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::{Kind, Need, Parameter, Source, is_sorted};

    const fn named(name: &'static str) -> Parameter {
        Parameter {
            name,
            field: "",
            rule: "",
            kind: Kind::Text,
            need: Need::Optional,
            source: Source::Specification,
            meaning: "",
        }
    }

    #[test]
    fn a_table_is_sorted_by_bytes_with_each_name_once() {
        let sorted = |names: &[&'static str]| {
            is_sorted(&names.iter().map(|name| named(name)).collect::<Vec<_>>())
        };
        for names in [
            &[][..],
            &["A"],
            &["A", "AB", "B"],
            &["AutoPay", "AutoRenew"],
        ] {
            assert!(sorted(names), "{names:?}");
        }
        for names in [["A", "A"], ["B", "A"], ["AB", "A"]] {
            assert!(!sorted(&names), "{names:?}");
        }
    }
}
