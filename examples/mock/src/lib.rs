//! A mock of the service, for tests: it checks every signature, sells bandwidth packages for nothing, and fails when it is told to.
//!
//! ```
//! use cenbwp_mock::{Config, Key, Mock};
//!
//! let mock = Mock::start(Config {
//!     keys: vec![Key::new("testid", "testsecret")],
//!     ..Config::default()
//! })?;
//! assert!(mock.url().starts_with("http://127.0.0.1:"));
//! // Point the program under test at it, and then:
//! assert_eq!(mock.bought(), 0);
//! # Ok::<(), std::io::Error>(())
//! ```

mod answer;
mod config;
mod server;
mod service;
mod store;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tokio::sync::oneshot;

pub use crate::config::{Config, Failure, Key};
use crate::service::Service;

/// A server on the loopback that stops when this is dropped.
pub struct Mock {
    address: SocketAddr,
    service: Arc<Service>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Mock {
    /// Starts a server.
    ///
    /// # Errors
    ///
    /// If the port is taken, a key could be none, or the system gives no thread.
    pub fn start(config: Config) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let latency = config.latency;
        let service = Arc::new(Service::new(config)?);
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let served = Arc::clone(&service);
        let thread = thread::Builder::new()
            .name("cenbwp-mock".into())
            .spawn(move || runtime.block_on(server::serve(listener, served, latency, stopped)))?;
        Ok(Self {
            address,
            service,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Where it listens, as in `http://127.0.0.1:49152`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The same without the scheme.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many packages were bought.
    #[must_use]
    pub fn bought(&self) -> usize {
        self.service.bought()
    }

    /// How many requests had a right signature, those that were then refused among them.
    #[must_use]
    pub fn trusted(&self) -> usize {
        self.service.trusted()
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic was written to the standard error output.
            let _ = thread.join();
        }
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic was written to the standard error output.
            let _ = thread.join();
        }
    }
}

impl std::fmt::Debug for Mock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mock")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}
