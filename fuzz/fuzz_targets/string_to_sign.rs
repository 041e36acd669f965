//! See the module of the library that has the name of this target.
#![no_main]

use cenbwp_fuzz::string_to_sign;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: string_to_sign::Input<'_>| input.check());
