//! How much of the stack a signing call takes, of a signer, a request and a buffer that the caller has: a program of `ci/memory`.

#[path = "../../benches/shared/request.rs"]
mod request;
mod stack;

use core::hint::black_box;

use cenbwp::{Credentials, Method, RpcRequest, Signer, acs3};
use stack::{PAINT, left_by};

/// How far down the stack `run` writes, in bytes, over what calling it takes.
fn used_by(run: &mut dyn FnMut()) -> usize {
    let (nothing, something) = (untouched_by(&mut || ()), untouched_by(run));
    assert_ne!(something, 0, "it went further down than is looked");
    nothing - something
}

/// How much of what is looked at is as it was, from the far end on.
fn untouched_by(run: &mut dyn FnMut()) -> usize {
    left_by(run)
        .iter()
        .position(|byte| *byte != PAINT)
        .expect("a call leaves where it returns to")
}

fn main() {
    // What is known must be found.
    let known = used_by(&mut || {
        black_box(&mut [0_u8; 3000]);
    });
    assert!((3000..3200).contains(&known), "{known} of 3000 bytes");

    let credentials = Credentials::new("testid", "testsecret").unwrap();
    let (signer, acs3_signer) = (Signer::new(&credentials), acs3::Signer::new(&credentials));
    let (request, stamp, mut buffer) = (request::typed(), request::stamp(), [0; 2048]);

    let typed = used_by(&mut || {
        let signed = signer.sign_url(&request, &stamp, &mut buffer);
        assert!(black_box(signed).is_ok());
    });
    let mut params = request::PARAMS;
    let rpc = used_by(&mut || {
        let call = RpcRequest::new(request::OPERATION, &mut params);
        let signed = signer.sign_url(&call, &stamp, &mut buffer);
        assert!(black_box(signed).is_ok());
    });
    let acs3 = used_by(&mut || {
        let signed = acs3_signer.sign(Method::Get, &request, &stamp, &mut buffer);
        assert!(black_box(signed).is_ok());
    });
    println!("typed {typed} rpc {rpc} acs3 {acs3} bytes of stack");
}
