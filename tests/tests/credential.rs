//! What a service signs in with, where the parts of Azure that it talks to are played by the test:
//! `cargo test -p app-model-tests --features azure-identity --test credential`.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::Command;
use std::thread;

/// What `api` of the whole application is handed.
mod configuration {
    include!("configuration/whole.rs");
}

const CLIENT_ID: &str = "11111111-2222-3333-4444-555555555555";

/// What a deployment sets beside the identity.
const VARIABLES: [(&str, &str); 8] = [
    ("ConnectionStrings__photos", "Endpoint=https://shop.blob.core.windows.net/"),
    ("PHOTOS_URI", "https://shop.blob.core.windows.net/"),
    ("PHOTOS_BLOBCONTAINERNAME", "photos"),
    ("ConnectionStrings__secrets", "https://shop.vault.azure.net/"),
    ("SECRETS_URI", "https://shop.vault.azure.net/"),
    ("PORT", "8080"),
    ("TOKEN", "hunter2"),
    ("LOG_LEVEL", "info"),
];

/// The service, in a process of its own: it reads its configuration and asks for a token.
#[test]
#[ignore = "the others start it"]
fn service() {
    let configuration = configuration::Configuration::from_env().unwrap();
    let credential = configuration.identity.credential().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let token = credential.get_token(&["https://vault.azure.net/.default"], None);
    let token = runtime.block_on(token).unwrap();
    println!("token: {}", token.token.secret());
}

/// Starts the service with more variables, and returns what it prints.
fn started<'v>(variables: impl IntoIterator<Item = (&'v str, &'v str)>) -> String {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "service", "--nocapture"])
        .env_clear()
        .envs(VARIABLES)
        .envs(variables)
        .output()
        .unwrap();
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}

/// Container Apps and App Service give tokens out at an address that they set.
#[test]
fn in_azure_it_is_the_identity_with_the_client_id() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let endpoint = format!("http://{}/msi/token", listener.local_addr().unwrap());
    let platform = thread::spawn(move || {
        let (mut caller, _) = listener.accept().unwrap();
        let lines = BufReader::new(&caller).lines().map(Result::unwrap);
        let request: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
        let token = r#"{"access_token":"of-the-identity","expires_on":"4102444800","token_type":"Bearer","resource":"https://vault.azure.net"}"#;
        write!(
            caller,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{token}",
            token.len()
        )
        .unwrap();
        request.join("\n")
    });
    let said = started([
        ("AZURE_CLIENT_ID", CLIENT_ID),
        ("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential"),
        ("IDENTITY_ENDPOINT", &endpoint),
        ("IDENTITY_HEADER", "of-the-platform"),
    ]);
    assert!(said.contains("token: of-the-identity\n"), "{said}");
    let request = platform.join().unwrap();
    assert!(request.contains(&format!("client_id={CLIENT_ID}")), "{request}");
    assert!(request.contains("x-identity-header: of-the-platform"), "{request}");
}

/// The developer is signed in to the Azure CLI, which is a program that prints a token.
#[cfg(unix)]
#[test]
fn elsewhere_it_is_the_developer() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("az");
    let text = "#!/bin/sh\necho '{\"accessToken\":\"of-the-developer\",\"expires_on\":4102444800,\"tokenType\":\"Bearer\"}'\n";
    fs::write(&program, text).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    // A client id that is set for another reason does not matter.
    let said = started([("PATH", path.as_str()), ("AZURE_CLIENT_ID", CLIENT_ID)]);
    assert!(said.contains("token: of-the-developer\n"), "{said}");
}
