//! A secret does not get into a text by accident.

mod configuration {
    include!("../../configuration/whole.rs");
}

fn main() -> Result<(), app_model_service::Missing> {
    let configuration = configuration::Configuration::from_env()?;
    println!("signed with {}", configuration.token);
    Ok(())
}
