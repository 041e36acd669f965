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

/// The seconds of a call in a good batch of each case: one in twenty is better. They take turns, so that whatever else the machine does
/// strikes all alike; the very best of them is one that a clock was wrong about, as those of virtual machines are now and then.
pub(crate) fn good<const N: usize>(rounds: usize, mut cases: [Case<'_>; N]) -> [f64; N] {
    let mut batches: [Vec<Duration>; N] = [const { Vec::new() }; N];
    for _ in 0..rounds {
        for (case, batches) in cases.iter_mut().zip(&mut batches) {
            batches.push(batch(case));
        }
    }
    let mut seconds = [0.0; N];
    for ((seconds, mut batches), (calls, _)) in seconds.iter_mut().zip(batches).zip(cases) {
        let (_, good, _) = batches.select_nth_unstable(rounds / 20);
        *seconds = good.as_secs_f64() / f64::from(calls);
    }
    seconds
}
