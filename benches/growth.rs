//! Signs a value of so many bytes, or so many parameters, a number of times, for valgrind to count its instructions: a program of
//! `ci/speed`.
//!
//! `growth KIND SIZE CALLS`. What a call takes is the difference between two runs, without whatever a process begins and ends with.

use std::hint::black_box;

use cenbwp::{Credentials, Nonce, Operation, RpcRequest, Signer, Stamp, Timestamp};

const OPERATION: Operation<'static> =
    Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions");

/// Signs and throws away.
fn sign(params: &mut [(&str, &str)], buffer: &mut [u8]) {
    let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    let stamp = Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]));
    let call = RpcRequest::new(OPERATION, params);
    let signed = signer.sign_url(&call, &stamp, buffer);
    black_box(signed.unwrap().as_bytes());
}

/// One parameter, whose value is so many bytes of the text over and over.
fn sign_value(text: &str, size: usize, calls: u32) {
    let value = text.repeat(size / text.len());
    let mut buffer = vec![0; 4 * size + 1024];
    for _ in 0..calls {
        sign(&mut [("Value", black_box(&value))], &mut buffer);
    }
}

/// Parameters with these numbers in their names, in this order.
fn sign_params(numbers: impl Iterator<Item = usize>, calls: u32) {
    let names: Vec<_> = numbers.map(|number| format!("Name.{number:04}")).collect();
    let mut buffer = vec![0; 64 * names.len() + 1024];
    for _ in 0..calls {
        // Signing sorts them in place.
        let mut params: Vec<_> = names.iter().map(|name| (&**name, "value")).collect();
        sign(black_box(&mut params), &mut buffer);
    }
}

fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    let [_, kind, size, calls, ..] = &*arguments else {
        panic!("usage: growth KIND SIZE CALLS");
    };
    let size: usize = size.parse().expect("a size");
    let calls = calls.parse().expect("a number of calls");
    match &**kind {
        "plain" => sign_value("a", size, calls),
        "escaped" => sign_value("北", size, calls),
        "sorted" => sign_params(0..size, calls),
        "reversed" => sign_params((0..size).rev(), calls),
        // 7919 is a prime.
        "shuffled" => sign_params((0..size).map(|number| number * 7919 % size), calls),
        "organ-pipes" => {
            let falling = (1..size).step_by(2).rev();
            sign_params((0..size).step_by(2).chain(falling), calls);
        }
        _ => panic!("the kind of what is signed"),
    }
}
