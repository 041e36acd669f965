//! Times on a machine that does other things as well.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// What is timed, and how many calls are a batch.
pub(crate) type Case<'c> = (u32, &'c mut dyn FnMut());

/// The time that this thread had a processor to itself, since a long batch is hardly ever left alone.
fn now() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap()
}

fn batch((calls, case): &mut Case<'_>) -> Duration {
    let start = now();
    for _ in 0..*calls {
        case();
    }
    now().checked_sub(start).unwrap()
}

/// The seconds of a call in the best batch of each case. They take turns, so that whatever else the machine does strikes all alike.
pub(crate) fn best<const N: usize>(rounds: usize, mut cases: [Case<'_>; N]) -> [f64; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..rounds {
        for (case, best) in cases.iter_mut().zip(&mut best) {
            *best = (*best).min(batch(case));
        }
    }
    let mut seconds = [0.0; N];
    for ((seconds, best), (calls, _)) in seconds.iter_mut().zip(best).zip(cases) {
        *seconds = best.as_secs_f64() / f64::from(calls);
    }
    seconds
}
