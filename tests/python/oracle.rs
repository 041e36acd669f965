//! Python's standard library as a signer.

use std::io::{self, BufRead as _, BufReader, ErrorKind, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

/// A Python that signs.
pub(crate) struct Oracle {
    process: Child,
    requests: ChildStdin,
    replies: BufReader<ChildStdout>,
}

impl Oracle {
    /// Nothing if there is no Python and need not be.
    pub(crate) fn start() -> Option<Self> {
        let spawned = Command::new("python3")
            .args(["-I", "-c", include_str!("sign.py")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let mut process = match spawned {
            Ok(process) => process,
            Err(error)
                if error.kind() == ErrorKind::NotFound && std::env::var_os("CI").is_none() =>
            {
                // Not by `eprintln!`, which the test harness keeps to itself when a test passes.
                let message =
                    "SKIPPED: signatures were not held against Python's, for there is no python3\n";
                io::stderr().write_all(message.as_bytes()).unwrap();
                return None;
            }
            Err(error) => panic!("python3 could not be started: {error}"),
        };
        let requests = process.stdin.take().unwrap();
        let replies = BufReader::new(process.stdout.take().unwrap());
        Some(Self {
            process,
            requests,
            replies,
        })
    }

    /// Sends a request and waits for the reply.
    pub(crate) fn ask(&mut self, request: &Value) -> Value {
        writeln!(self.requests, "{request}").unwrap();
        let mut reply = String::new();
        self.replies.read_line(&mut reply).unwrap();
        serde_json::from_str(&reply).unwrap()
    }

    pub(crate) fn finish(self) {
        let Self {
            mut process,
            requests,
            replies: _,
        } = self;
        drop(requests);
        assert!(process.wait().unwrap().success());
    }
}
