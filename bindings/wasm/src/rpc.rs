//! Any operation, whose parameters JavaScript has sorted: to do it here is more code.

use cenbwp::{Action, Operation, Params};

/// An operation and its parameters, in byte order of their names.
pub(crate) struct Rpc<'a> {
    pub(crate) operation: Operation<'a>,
    pub(crate) params: &'a [(&'a str, &'a str)],
}

impl Action for Rpc<'_> {
    fn operation(&self) -> Operation<'_> {
        self.operation
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        for &(name, value) in self.params {
            params.push(name, value);
        }
    }
}
