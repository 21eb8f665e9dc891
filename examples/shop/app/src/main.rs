//! `cargo run -p shop -- publish`

fn main() -> std::process::ExitCode {
    shop::application().run()
}
