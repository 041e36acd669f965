//! Links the functions of the C library that the compiler calls by itself, such as `memcpy`, and nothing that is not there.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-z,defs");
        // What a program that is linked to it looks for, wherever it was linked.
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libcenbwp_c.so");
        println!("cargo::rustc-cdylib-link-arg=-lc");
    }
}
