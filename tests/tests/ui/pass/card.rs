//! The block of the design card, letter by letter.

use app_model::distributed_app;

fn main() {
    #[rustfmt::skip]
    let _app = distributed_app! {
        identity custom_umi; keyvault secrets < roles: custom_umi => Reader >; existing custom_umi(miName, miResourceGroup)
    };
}
