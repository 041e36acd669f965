//! What is called: a typed request, any operation with parameters in any order, or an action that does what it likes.

use std::cmp::Ordering;
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
    List(&'a str, Vec<Vec<Entry<'a>>>),
}

/// What is pushed for an item of a list.
#[derive(Arbitrary, Debug)]
pub enum Entry<'a> {
    Text(&'a str, Option<&'a str>),
    List(&'a str, Vec<Option<&'a str>>),
}

/// A parameter that cannot be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    Unsorted(String),
    Duplicate(String),
    Reserved(String),
    Tail(String),
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
                let expected = pushed(pushes);
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

/// What is expected of parameters and lists that are handed over in this order.
fn pushed(pushes: &[Push<'_>]) -> Own {
    let mut own = BTreeMap::new();
    let mut place = Place(String::new());
    for push in pushes {
        let (name, value) = match *push {
            Push::Text(name, value) => (name, value.map(str::to_owned)),
            Push::Number(name, value) => (name, Some(value.to_string())),
            Push::Flag(name, value) => (name, Some(value.to_string())),
            Push::List(stem, ref items) => {
                place.list(stem, stem.to_owned())?;
                for (number, item) in sorted(items) {
                    pushed_in_item(&format!("{stem}{number}"), item, &mut own)?;
                }
                continue;
            }
        };
        if name.is_empty() {
            return Err(Refused::Unnamed);
        }
        if RESERVED.contains(&name) {
            return Err(Refused::Reserved(name.to_owned()));
        }
        place.name(name, name.to_owned())?;
        own.extend(value.map(|value| (name.to_owned(), value)));
    }
    Ok(own)
}

fn pushed_in_item(
    item: &str,
    entries: &[Entry<'_>],
    own: &mut BTreeMap<String, String>,
) -> Result<(), Refused> {
    // Before all tails, the empty one among them.
    let mut place = None;
    for entry in entries {
        let (Entry::Text(tail, _) | Entry::List(tail, _)) = *entry;
        let whole = format!("{item}{tail}");
        let is_list = matches!(entry, Entry::List(..));
        if !(tail.starts_with(['.', '-']) || tail.is_empty() && !is_list) {
            return Err(Refused::Tail(whole));
        }
        match (entry, &mut place) {
            (Entry::Text(tail, value), place) => {
                match place {
                    Some(place) => Place::name(place, tail, whole.clone())?,
                    None => *place = Some(Place((*tail).to_owned())),
                }
                own.extend(value.map(|value| (whole, value.to_owned())));
            }
            (Entry::List(stem, values), place) => {
                place
                    .get_or_insert(Place(String::new()))
                    .list(stem, whole.clone())?;
                for (number, value) in sorted(values) {
                    own.extend(value.map(|value| (format!("{whole}{number}"), value.to_owned())));
                }
            }
        }
    }
    Ok(())
}

/// The items of a list with their numbers, in byte order of the digits.
fn sorted<T>(items: &[T]) -> impl Iterator<Item = (String, &T)> {
    let numbers = (1..=items.len()).map(|number| number.to_string());
    let items: BTreeMap<String, &T> = numbers.zip(items).collect();
    items.into_iter()
}

/// The last name, or what all names of the last list are less than.
struct Place(String);

impl Place {
    fn name(&mut self, name: &str, whole: String) -> Result<(), Refused> {
        match (*self.0).cmp(name) {
            Ordering::Less => name.clone_into(&mut self.0),
            Ordering::Equal => return Err(Refused::Duplicate(whole)),
            Ordering::Greater => return Err(Refused::Unsorted(whole)),
        }
        Ok(())
    }

    fn list(&mut self, stem: &str, whole: String) -> Result<(), Refused> {
        self.name(&format!("{stem}0"), whole)?;
        self.0 = format!("{stem}:");
        Ok(())
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
                Push::List(stem, ref items) => params.push_list(stem, items, |params, item| {
                    push_item(params, item);
                }),
            }
        }
    }
}

fn push_item<'a>(params: &mut Params<'a>, entries: &'a [Entry<'a>]) {
    for entry in entries {
        match entry {
            Entry::Text(tail, value) => params.push(tail, value.map(Value::text)),
            Entry::List(stem, values) => {
                params.push_list(stem, values, |params, value| params.push("", *value));
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
            | (Self::Reserved(name), SignError::ReservedParam(excerpt))
            | (Self::Tail(name), SignError::InvalidTail(excerpt)) => (name, excerpt),
            (Self::Unnamed, SignError::UnnamedParam) => return,
            (Self::Missing(name), SignError::MissingParam(same)) if same.as_str() == *name => {
                return;
            }
            _ => panic!("{error:?} for {self:?}"),
        };
        assert!(shows(excerpt, name), "{excerpt:?} for {name:?}");
    }
}
