use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity reader;
        identity writer;
        identity other;
        keyvault secrets { roles: reader => Reader, writer => KeyVaultSecretsUser, other => Reader; }
        existing reader(mi_name, "shared");
        existing_read_only writer(mi_name, "Shared");
        #[allow(same_existing, reason = "it is another one")]
        existing other(mi_name);
        #[allow(same_existing, reason = "it is not bound here")]
        storage data;
        storage archive;
        storage local;
        existing data("corpdata");
        #[allow(unused_identity, reason = "it is none")]
        existing archive("CorpData");
        run_as_existing local("corpdata");
    }
    .run()
}
