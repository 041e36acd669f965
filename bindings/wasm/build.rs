//! Linker options of the module.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_CFG_TARGET_FAMILY").is_some_and(|family| family == "wasm") {
        // The stack is at address 0, and JavaScript wipes it: `STACK` in npm/memory.js.
        println!("cargo::rustc-link-arg=-zstack-size=4096");
        // Where the memory begins that JavaScript may use.
        println!("cargo::rustc-link-arg=--export=__heap_base");
    }
}
