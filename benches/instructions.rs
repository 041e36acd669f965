//! Makes one of the measured calls a number of times, for valgrind to count its instructions: a program of `ci/speed`.
//!
//! `instructions NAME CALLS`. What a call takes is the difference between two runs, without whatever a process begins and ends with.

#[path = "shared/cases.rs"]
mod cases;
#[path = "shared/request.rs"]
mod request;

fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    let [_, name, calls, ..] = &*arguments else {
        panic!("usage: instructions NAME CALLS");
    };
    let index = cases::NAMES.iter().position(|known| known == name);
    let index = index.expect("the name of a call");
    let calls: u32 = calls.parse().expect("a number of calls");
    cases::measured(|measured| {
        for _ in 0..calls {
            measured[index]();
        }
    });
}
