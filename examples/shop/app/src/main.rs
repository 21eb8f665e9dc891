//! `cargo run -p shop-app -- publish`

fn main() -> std::process::ExitCode {
    shop_app::application().run()
}
