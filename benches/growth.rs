//! How what signing takes grows with what is signed: a program of `ci/speed`.
//!
//! Of a value, how much longer a byte takes where there is a megabyte of them than where there is a kilobyte. What a request without
//! the value takes is taken off both. Of parameters, how much longer a thousand take than a hundred, in several orders.

use std::hint::black_box;

use cenbwp::{Credentials, Nonce, Operation, RpcRequest, Signer, Stamp, Timestamp};

#[path = "shared/good.rs"]
mod good;

use good::good;

const ROUNDS: usize = 200;

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

fn per_byte(unit: &str) -> f64 {
    let [small, large] = [1 << 10, 1 << 20].map(|len: usize| unit.repeat(len / unit.len()));
    let with = |value: &str, buffer: &mut [u8]| sign(&mut [("Value", black_box(value))], buffer);
    let mut buffers = [1 << 10, 1 << 13, 1 << 22].map(|len| vec![0; len]);
    let [none_buffer, small_buffer, large_buffer] = &mut buffers;
    let [none, one, many] = good(
        ROUNDS,
        [
            (50, &mut || with("", none_buffer)),
            (50, &mut || with(&small, small_buffer)),
            (1, &mut || with(&large, large_buffer)),
        ],
    );
    let bytes = |value: &str| f64::from(u32::try_from(value.len()).unwrap());
    ((many - none) / bytes(&large)) / ((one - none) / bytes(&small))
}

/// The numbers from 0 on, so many, in an order.
type Order = fn(usize) -> Vec<usize>;

fn per_params(order: Order) -> f64 {
    let [few, many] = [100, 1000].map(|count| {
        let name = |number| format!("Name.{number:04}");
        order(count).into_iter().map(name).collect::<Vec<_>>()
    });
    let mut buffers = [1 << 13, 1 << 16].map(|len| vec![0; len]);
    let [few_buffer, many_buffer] = &mut buffers;
    // Signing sorts them in place.
    let with = |names: &[String], buffer: &mut [u8]| {
        let mut params: Vec<_> = names.iter().map(|name| (&**name, "value")).collect();
        sign(black_box(&mut params), buffer);
    };
    let [few, many] = good(
        ROUNDS,
        [
            (20, &mut || with(&few, few_buffer)),
            (2, &mut || with(&many, many_buffer)),
        ],
    );
    many / few
}

fn main() {
    print!("plain {:.2} escaped {:.2}", per_byte("a"), per_byte("北"));
    let orders: [(&str, Order); 4] = [
        ("sorted", |count| (0..count).collect()),
        ("reversed", |count| (0..count).rev().collect()),
        // 7919 is a prime.
        ("shuffled", |count| {
            (0..count).map(|number| number * 7919 % count).collect()
        }),
        ("organ-pipe", |count| {
            let rising = (0..count).step_by(2);
            let falling = (1..count).step_by(2).rev();
            rising.chain(falling).collect()
        }),
    ];
    for (name, order) in orders {
        print!(" {name} {:.1}", per_params(order));
    }
    println!();
}
