//! See the module of the library that has the name of this target.
#![no_main]

use cenbwp_fuzz::explain;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| explain::check(input));
