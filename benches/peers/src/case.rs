//! One row of the table.

use std::time::Instant;

const ROUNDS: usize = 1000;

pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// How many calls a batch has: few, so that now and then nothing else happens during one.
    calls: u32,
    /// The nanoseconds that so many calls take.
    batch: Box<dyn FnMut(u32) -> f64>,
}

impl Case {
    pub(crate) fn new(
        name: &'static str,
        calls: u32,
        batch: impl FnMut(u32) -> f64 + 'static,
    ) -> Self {
        Self {
            name,
            calls,
            batch: Box::new(batch),
        }
    }

    /// A case of this program's own.
    pub(crate) fn timed(name: &'static str, mut call: impl FnMut() + 'static) -> Self {
        Self::new(name, 100, move |calls| {
            let start = Instant::now();
            for _ in 0..calls {
                call();
            }
            start.elapsed().as_secs_f64() * 1e9
        })
    }
}

/// The nanoseconds of a call in the best batch of each case. They take turns, so that whatever else the machine does strikes all alike.
pub(crate) fn best<const N: usize>(cases: &mut [Case; N]) -> [f64; N] {
    let mut best = [f64::INFINITY; N];
    for _ in 0..ROUNDS {
        for (case, best) in cases.iter_mut().zip(&mut best) {
            *best = best.min((case.batch)(case.calls) / f64::from(case.calls));
        }
    }
    best
}
