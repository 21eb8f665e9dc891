//! What a program is handed of what it refers to.

crate::choices! {
    /// The choices of a program's settings.
    pub struct ProgramChoices;

    /// What a program is handed of what it refers to.
    pub enum ReferencePart {
        /// The connection strings of resources, `ConnectionStrings__secrets`.
        ConnectionStrings = "ConnectionStrings",
        /// The parts of a resource's connection one by one, such as `SECRETS_URI`.
        ConnectionProperties = "ConnectionProperties",
        /// The addresses of a program or of an external service as the service discovery of .NET looks
        /// them up, `services__api__http__0`.
        ServiceDiscovery = "ServiceDiscovery",
        /// The same addresses under short names, `API_HTTP`.
        Endpoints = "Endpoints",
    }
}
