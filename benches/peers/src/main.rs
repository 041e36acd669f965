//! What a signed URL costs here, and what it costs in what people use: the program of `run`, which prints one table.

mod case;
mod child;
mod own;
#[path = "../../shared/request.rs"]
mod request;
mod rust;
mod url;

use case::best;
use child::Child;

/// What public SDKs agree on for this request, nonce and timestamp.
const SIGNATURE: &str = "I+xuvTuu6KH/p9J4G+pcIqOl1II=";

fn main() {
    let url = own::url();
    let given = child::given();
    // Each is checked before it is timed.
    let python = Child::start("venv/bin/python", "sign.py", &given, &url);
    let node = Child::start("node", "sign.js", &given, &url);
    let mut cases = [
        own::floor(),
        own::typed(),
        own::rpc(),
        rust::alibabacloud::case(&url),
        rust::openapi_core::case(&url),
        node.case("Node, @alicloud/pop-core 1.8.0", 20),
        python.case("Python, aliyun-python-sdk-core 2.16.1", 5),
        rust::openapi_core::nonce_and_timestamp(),
    ];
    let nanoseconds = best(&mut cases);

    let [floor, typed, ..] = nanoseconds;
    println!("| what | ns | x typed | x floor |");
    println!("|---|--:|--:|--:|");
    let (aside, rows) = (cases.len() - 1, cases.iter().zip(nanoseconds));
    for (case, time) in rows.take(aside) {
        let (by_typed, by_floor) = (time / typed, time / floor);
        println!(
            "| {} | {time:.0} | {by_typed:.1} | {by_floor:.1} |",
            case.name
        );
    }
    println!(
        "\n[1] of it {:.0} ns for {}",
        nanoseconds[aside], cases[aside].name
    );
}
