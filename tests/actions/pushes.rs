//! An action of another SDK, whose parameters a test pushes.

use cenbwp::{Action, Operation, Params};

pub(crate) struct Pushes<F>(pub(crate) F);

impl<F: for<'a> Fn(&mut Params<'a>)> Action for Pushes<F> {
    fn operation(&self) -> Operation<'_> {
        const { Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeInstances") }
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        (self.0)(params);
    }
}
