//! See the module of the library that has the name of this target.
#![no_main]

use cenbwp_fuzz::verify;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: verify::Input<'_>| input.check());
