//! Makes the configuration of this service from the block of the application.

fn main() -> std::process::ExitCode {
    shop::application().build_script("api")
}
