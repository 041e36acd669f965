//! Tells the linker how a chip's memory is laid out; on a host there is nothing to tell.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=memory.x");
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "none") {
        println!(
            "cargo::rustc-link-search={}",
            env::var("CARGO_MANIFEST_DIR").unwrap_or_default()
        );
        println!("cargo::rustc-link-arg-bins=-Tlink.x");
        println!("cargo::rustc-link-arg-bins=--nmagic");
    }
}
