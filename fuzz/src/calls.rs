//! What is called: a typed request, any operation with parameters in any order, or an action that does what it likes.

use std::collections::BTreeMap;

use arbitrary::Arbitrary;
use cenbwp::{
    Action, CreateCenBandwidthPackage, Operation, Params, RpcRequest, SignError, Tag, Tags, Value,
};

use crate::excerpt::shows;
use crate::package;

#[derive(Arbitrary, Debug)]
pub enum Call<'a> {
    /// The typed request, with tags that need memory of their own.
    Typed(CreateCenBandwidthPackage<'a>, Vec<Tag<'a>>),
    /// Parameters that are sorted for the caller.
    Raw(Named<'a>, Vec<(&'a str, &'a str)>),
    /// An `Action` that hands its parameters over in this order.
    Custom(Named<'a>, Vec<Push<'a>>),
}

/// An operation, which the signer may have to refuse.
#[derive(Arbitrary, Debug)]
pub enum Named<'a> {
    Sound(Operation<'a>),
    Any {
        host: &'a str,
        version: &'a str,
        name: &'a str,
    },
}

#[derive(Arbitrary, Debug)]
pub enum Push<'a> {
    Text(&'a str, Option<&'a str>),
    Number(&'a str, i64),
    Flag(&'a str, bool),
    Indexed {
        stem: &'a str,
        index: u32,
        tail: &'a str,
        value: Option<&'a str>,
    },
}

/// A parameter that cannot be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    Unsorted(String),
    Duplicate(String),
    Reserved(String),
    Unnamed,
    /// A common one, which the operation should give.
    Missing(&'static str),
}

/// The parameters that a call is to have.
pub type Own = Result<BTreeMap<String, String>, Refused>;

const RESERVED: [&str; 10] = [
    "AccessKeyId",
    "Action",
    "Format",
    "SecurityToken",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureVersion",
    "Timestamp",
    "Version",
];

impl Call<'_> {
    /// Calls back with the action and what is expected of its parameters.
    pub fn with<T>(&self, then: impl FnOnce(&dyn Action, Own) -> T) -> T {
        match self {
            Self::Typed(request, tags) => {
                // Without tags of the input, those that came with the request stay.
                let request = match tags.get(..tags.len().min(Tags::MAX)) {
                    Some(tags @ [_, ..]) => {
                        request.tags(Tags::new(tags).expect("these are not too many"))
                    }
                    _ => *request,
                };
                then(&request, Ok(package::parameters(&request)))
            }
            Self::Raw(named, params) => {
                let mut params = params.clone();
                let call = RpcRequest::new(named.operation(), &mut params);
                let mut expected: Vec<_> = self.raw().collect();
                expected.sort_unstable();
                then(&call, own(expected))
            }
            Self::Custom(named, pushes) => {
                let expected = own(pushes.iter().map(Push::parameter));
                then(&Custom(named.operation(), pushes), expected)
            }
        }
    }

    fn raw(&self) -> impl Iterator<Item = (String, Option<String>)> {
        let params = if let Self::Raw(_, params) = self {
            &**params
        } else {
            &[]
        };
        params
            .iter()
            .map(|&(name, value)| (name.to_owned(), Some(value.to_owned())))
    }

    /// Three texts of any kind: host, name and version of an operation that may not be sound.
    pub const fn texts(&self) -> Option<[&str; 3]> {
        match self {
            Self::Raw(
                Named::Any {
                    host,
                    version,
                    name,
                },
                _,
            )
            | Self::Custom(
                Named::Any {
                    host,
                    version,
                    name,
                },
                _,
            ) => Some([host, name, version]),
            _ => None,
        }
    }

    /// The parameters of a call that has them in no order, as they are.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        if let Self::Raw(_, params) = self {
            params.clone()
        } else {
            Vec::new()
        }
    }
}

/// What is expected of parameters that are handed over in this order.
pub fn own(parameters: impl IntoIterator<Item = (String, Option<String>)>) -> Own {
    let mut own = BTreeMap::new();
    let mut last = String::new();
    for (name, value) in parameters {
        if name.is_empty() {
            return Err(Refused::Unnamed);
        }
        if RESERVED.contains(&&*name) {
            return Err(Refused::Reserved(name));
        }
        if name < last {
            return Err(Refused::Unsorted(name));
        }
        if name == last {
            return Err(Refused::Duplicate(name));
        }
        last.clone_from(&name);
        if let Some(value) = value {
            own.insert(name, value);
        }
    }
    Ok(own)
}

impl<'a> Named<'a> {
    const fn operation(&self) -> Operation<'a> {
        match *self {
            Self::Sound(operation) => operation,
            Self::Any {
                host,
                version,
                name,
            } => Operation::new(host, version, name),
        }
    }
}

impl Push<'_> {
    fn parameter(&self) -> (String, Option<String>) {
        match *self {
            Self::Text(name, value) => (name.to_owned(), value.map(str::to_owned)),
            Self::Number(name, value) => (name.to_owned(), Some(value.to_string())),
            Self::Flag(name, value) => (name.to_owned(), Some(value.to_string())),
            Self::Indexed {
                stem,
                index,
                tail,
                value,
            } => (format!("{stem}{index}{tail}"), value.map(str::to_owned)),
        }
    }
}

struct Custom<'a>(Operation<'a>, &'a [Push<'a>]);

impl Action for Custom<'_> {
    fn operation(&self) -> Operation<'_> {
        self.0
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        for push in self.1 {
            match *push {
                Push::Text(name, value) => params.push(name, value.map(Value::text)),
                Push::Number(name, value) => params.push(name, value),
                Push::Flag(name, value) => params.push(name, value),
                Push::Indexed {
                    stem,
                    index,
                    tail,
                    value,
                } => params.push_indexed(stem, index, tail, value),
            }
        }
    }
}

impl Refused {
    /// Whether an error says the same, with as much of the name as it holds.
    pub fn check(&self, error: SignError) {
        let (name, excerpt) = match (self, &error) {
            (Self::Unsorted(name), SignError::UnsortedParam(excerpt))
            | (Self::Duplicate(name), SignError::DuplicateParam(excerpt))
            | (Self::Reserved(name), SignError::ReservedParam(excerpt)) => (name, excerpt),
            (Self::Unnamed, SignError::UnnamedParam) => return,
            (Self::Missing(name), SignError::MissingParam(same)) if same.as_str() == *name => {
                return;
            }
            _ => panic!("{error:?} for {self:?}"),
        };
        assert!(shows(excerpt, name), "{excerpt:?} for {name:?}");
    }
}
