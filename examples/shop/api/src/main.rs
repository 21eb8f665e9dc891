//! A service that answers with what its configuration says.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

mod configuration {
    app_model_service::include_configuration!();
}
use configuration::Configuration;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let configuration = Configuration::from_env()?;
    let listener = TcpListener::bind(("0.0.0.0", configuration.port))?;
    println!("listening on {}", listener.local_addr()?);
    for caller in listener.incoming() {
        // A caller that goes away in the middle is no reason to stop.
        if let Err(error) = caller.and_then(|caller| answer(caller, &configuration)) {
            eprintln!("a call failed: {error}");
        }
    }
    Ok(())
}

fn answer(mut caller: TcpStream, configuration: &Configuration) -> io::Result<()> {
    caller.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut request = String::new();
    BufReader::new(&caller).read_line(&mut request)?;
    let (status, text) = match request.split(' ').nth(1) {
        Some("/") => ("200 OK", page(configuration)),
        _ => ("404 Not Found", "there is only /\n".to_owned()),
    };
    write!(
        caller,
        "HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{text}",
        text.len()
    )
}

fn page(configuration: &Configuration) -> String {
    let Configuration { data, orders, cache, token, page_size, greeting, identity, .. } =
        configuration;
    let photos = &data.photos;
    format!(
        "{greeting}\n\
         photos: {} in {}, {page_size} on a page\n\
         orders: {} in {}\n\
         cache: {} on port {}\n\
         signed with: {token:?}, {} bytes\n\
         signed in as: {}\n",
        photos.blob_container_name,
        photos.uri,
        orders.queue_name,
        orders.uri,
        cache.tcp.host(),
        cache.tcp.port(),
        token.expose().len(),
        identity.client_id().unwrap_or("the developer"),
    )
}
