#![no_main]

#[allow(dead_code)]
#[path = "../../tests/hard/mod.rs"]
mod hard;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hard::html(bytes));
