//! `AzureStorageExtensionsTests`

use app_model::{Mode, distributed_app};

use super::{Written, run};

pub(super) fn all(written: &mut Written) {
    let class = "AzureStorageExtensionsTests";
    for (mode, suffix) in [(Mode::Publish, "PublishMode"), (Mode::Run, "RunMode")] {
        let app = distributed_app! {
            parameter storagesku;
            storage storage { sku: storagesku; }
        };
        let app = app.build_for(mode).expect("the model is right");
        written.bicep(&app, "storage", &format!("{class}.AddAzureStorageVia{suffix}"));

        let app = distributed_app! {
            parameter storagesku;
            storage storage { sku: storagesku; allow_shared_key_access; }
        };
        let app = app.build_for(mode).expect("the model is right");
        let what = match mode {
            Mode::Publish => "EnableAllowSharedKeyAccessOverridesDefaultFalse",
            Mode::Run => "AllowSharedKeyAccessOverridesDefaultFalse",
        };
        written.bicep(&app, "storage", &format!("{class}.AddAzureStorageVia{suffix}{what}"));
    }

    let app = run(distributed_app! {
        storage storage {
            blob_container myContainer { name: "my-blob-container"; }
            queue myqueue { name: "my-queue"; }
        }
    });
    written.bicep(&app, "storage", &format!("{class}.ResourceNamesBicepValid"));
}
