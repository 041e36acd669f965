//! HTTP on the loopback, with a limit on everything that a client can make the server hold.

use std::error::Error;
use std::fmt;
use std::net::TcpListener;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONNECTION, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, oneshot};
use tokio::time::{Instant, sleep, sleep_until};

use crate::answer::Outcome;
use crate::service::{Arrived, Service};

const CONNECTIONS: usize = 50;

const HEADERS: usize = 100;

const BODY: usize = 1 << 20;

/// The line of the request and its headers.
const HEAD: usize = 128 << 10;

/// From the end of one answer, or the beginning of the connection, to the end of the next.
const REQUEST: Duration = Duration::from_secs(10);

/// Accepts connections until it is told to stop. Those beyond the limit wait.
pub(crate) async fn serve(
    listener: TcpListener,
    service: Arc<Service>,
    latency: Duration,
    mut stopped: oneshot::Receiver<()>,
) {
    let listener = match tokio::net::TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => return eprintln!("the listener cannot be used: {error}"),
    };
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let accepted = async {
            let place = Arc::clone(&room).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            accepted = accepted => accepted,
            _ = &mut stopped => return,
        };
        match accepted {
            Ok((stream, _)) => {
                let service = Arc::clone(&service);
                tokio::spawn(async move {
                    connection(stream, service, latency).await;
                    drop(place);
                });
            }
            // No file descriptors are left, say.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn connection(stream: TcpStream, service: Arc<Service>, latency: Duration) {
    let next = move || Instant::now() + REQUEST + latency;
    let deadline = Mutex::new(next());
    let read = || *deadline.lock().unwrap_or_else(PoisonError::into_inner);
    let answered = service_fn(async |request| {
        let answer = answer(request, &service, latency).await;
        *deadline.lock().unwrap_or_else(PoisonError::into_inner) = next();
        answer
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(None)
        .max_headers(HEADERS)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), answered);
    let mut connection = pin!(connection);
    loop {
        tokio::select! {
            // Whatever went wrong with it, it is over.
            _ = &mut connection => return,
            () = sleep_until(read()) => if read() <= Instant::now() {
                return;
            },
        }
    }
}

/// The error that makes the server cut the connection.
#[derive(Debug)]
struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection is cut, as was asked for")
    }
}

impl Error for Cut {}

async fn answer(
    request: Request<Incoming>,
    service: &Service,
    latency: Duration,
) -> Result<Response<Full<Bytes>>, Cut> {
    let (head, body) = request.into_parts();
    let (body, is_whole) = match Limited::new(body, BODY).collect().await {
        Ok(body) => (body.to_bytes(), true),
        Err(error) if error.is::<LengthLimitError>() => (Bytes::new(), false),
        // The client went away, or did not keep to HTTP.
        Err(_) => return Err(Cut),
    };
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let arrived = Arrived {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: head
            .headers
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), text(value)))
            .collect(),
        body,
    };
    let outcome = if is_whole {
        service.answer(&arrived)
    } else {
        Outcome::Answer(Service::too_large(&arrived))
    };
    sleep(latency).await;
    let Outcome::Answer(answer) = outcome else {
        return Err(Cut);
    };
    let mut response = Response::new(Full::new(Bytes::from(answer.body)));
    *response.status_mut() = answer.status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(answer.content_type));
    if !is_whole {
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response)
}
