//! See the module of the library that has the name of this target.
#![no_main]

use cenbwp_fuzz::reply_xml;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| reply_xml::check(body));
