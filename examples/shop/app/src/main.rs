//! `cargo run -p shop-app -- publish` in `examples/shop`

fn main() -> std::process::ExitCode {
    shop_app::application().run()
}
