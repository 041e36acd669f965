//! See the module of the library that has the name of this target.
#![no_main]

use cenbwp_fuzz::values;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| values::check(text));
