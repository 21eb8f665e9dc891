//! The block says `pictures` and `secret` since today; the service still says `photos` and `secrets`.

mod configuration {
    include!("../../configuration/renamed.rs");
}

fn main() -> Result<(), app_model_service::Missing> {
    let configuration = configuration::Configuration::from_env()?;
    println!("photos are at {}", configuration.data.photos.uri);
    println!("the vault is at {}", configuration.secrets.uri);
    Ok(())
}
