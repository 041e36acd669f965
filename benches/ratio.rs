//! How much more than the HMAC over its string to sign a signed URL costs, in time: a program of `ci/speed`.

#[path = "shared/cases.rs"]
mod cases;
#[path = "shared/good.rs"]
mod good;
#[path = "shared/request.rs"]
mod request;

const ROUNDS: usize = 400;
const BATCH: u32 = 100;

fn main() {
    let seconds = cases::measured(|calls| good::good(ROUNDS, calls.map(|call| (BATCH, call))));
    let [floor, typed, rpc, acs3_floor, acs3, verify, acs3_verify] = seconds;
    println!(
        "typed {:.2} rpc {:.2} acs3 {:.2} x floor, verify {:.2} acs3_verify {:.2} x signing",
        typed / floor,
        rpc / floor,
        acs3 / acs3_floor,
        verify / rpc,
        acs3_verify / acs3
    );
}
