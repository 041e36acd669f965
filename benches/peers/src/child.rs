//! A peer in another language: a program that prints the URL it makes, and then, for each line with a number, how many nanoseconds so
//! many calls took by its own clock.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{self, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::json;

use crate::case::Case;
use crate::request;
use crate::url::assert_same;

pub(crate) struct Child {
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    process: process::Child,
}

/// What every peer is given, as JSON.
pub(crate) fn given() -> String {
    let stamp = request::stamp();
    let params: serde_json::Map<_, _> = request::PARAMS
        .map(|(name, value)| (name.to_owned(), value.into()))
        .into_iter()
        .collect();
    json!({
        "id": "testid",
        "secret": "testsecret",
        "host": request::OPERATION.host(),
        "version": request::OPERATION.version(),
        "action": request::OPERATION.name(),
        "params": params,
        "nonce": stamp.nonce().as_str(),
        "timestamp": stamp.timestamp().as_str(),
    })
    .to_string()
}

impl Child {
    pub(crate) fn start(program: &str, script: &str, given: &str, expected: &str) -> Self {
        let mut process = Command::new(program)
            .args([script, given])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        let mut child = Self {
            input: process.stdin.take(),
            output: BufReader::new(process.stdout.take().unwrap()),
            process,
        };
        assert_same(script, &child.line(), expected);
        child
    }

    pub(crate) fn case(mut self, name: &'static str, calls: u32) -> Case {
        Case::new(name, calls, move |calls| {
            writeln!(self.input.as_ref().unwrap(), "{calls}").unwrap();
            self.line().parse().unwrap()
        })
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // The end of its input is the end of it.
        drop(self.input.take());
        let _ = self.process.wait();
    }
}
