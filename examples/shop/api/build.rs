//! Makes the configuration of this service from the block of the application.

fn main() -> std::process::ExitCode {
    shop_app::application().build_script("api")
}
