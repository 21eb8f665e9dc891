//! The service answers with its configuration, and says what is missing when there is none.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// What a deployment sets; 0 is any free port.
const VARIABLES: [(&str, &str); 13] = [
    (
        "ConnectionStrings__photos",
        "Endpoint=https://shop.blob.core.windows.net/;ContainerName=photos",
    ),
    ("PHOTOS_URI", "https://shop.blob.core.windows.net/"),
    ("PHOTOS_BLOBCONTAINERNAME", "photos"),
    ("ConnectionStrings__orders", "Endpoint=https://shop.queue.core.windows.net/;QueueName=jobs"),
    ("ORDERS_URI", "https://shop.queue.core.windows.net/"),
    ("ORDERS_QUEUENAME", "jobs"),
    ("CACHE_TCP", "tcp://cache:6379"),
    ("PORT", "0"),
    ("TOKEN", "hunter2"),
    ("PAGE_SIZE", "20"),
    ("GREETING", "Hello"),
    ("AZURE_CLIENT_ID", "11111111-2222-3333-4444-555555555555"),
    ("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential"),
];

/// The service, stopped at the end of the test.
struct Service {
    process: Child,
    address: String,
}

impl Service {
    fn start() -> Self {
        let mut process =
            service().envs(VARIABLES).stdout(Stdio::piped()).spawn().expect("it starts");
        let mut line = String::new();
        let output = process.stdout.take().expect("its output");
        BufReader::new(output).read_line(&mut line).expect("its first line");
        let port = line.trim().rsplit(':').next().expect("a port");
        Self { process, address: format!("127.0.0.1:{port}") }
    }

    fn get(&self, path: &str) -> String {
        let mut call = TcpStream::connect(&self.address).expect("it listens");
        write!(call, "GET {path} HTTP/1.1\r\nHost: shop\r\n\r\n").expect("a request");
        let mut answer = String::new();
        call.read_to_string(&mut answer).expect("an answer");
        answer
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn service() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shop-api"));
    command.env_clear();
    command
}

#[test]
fn it_answers_with_what_it_is_handed() {
    let service = Service::start();
    let answer = service.get("/");
    let (head, text) = answer.split_once("\r\n\r\n").expect("a head and a body");
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    let expected = "\
Hello
photos: photos in https://shop.blob.core.windows.net/, 20 on a page
orders: jobs in https://shop.queue.core.windows.net/
cache: cache on port 6379
signed with: Secret(…), 7 bytes
signed in as: 11111111-2222-3333-4444-555555555555
";
    assert_eq!(text, expected);
    assert!(service.get("/elsewhere").starts_with("HTTP/1.1 404 Not Found\r\n"));
}

#[test]
fn it_does_not_start_without_its_variables_and_names_them_all() {
    let output = service().output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(
        text.starts_with("Error: `api` cannot start: 11 variables are missing or wrong\n"),
        "{text}"
    );
    // Outside of Azure it is the developer who signs in.
    for (name, _) in VARIABLES.iter().filter(|(name, _)| !name.starts_with("AZURE_")) {
        assert!(text.contains(&format!("`{name}` is not set\n")), "{name} in {text}");
    }
}
