//! What a program is handed of what it refers to.

crate::choices! {
    /// The choices of a program's settings.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let web = app.add_container("web", "nginx:1.29").reference(app.add_key_vault("secrets"));
    /// web.reference_parts(web.choices.ConnectionProperties);
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct ProgramChoices;

    /// What a program is handed of what it refers to; everything unless said.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::kinds::compute::variables::ReferencePart;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let web = app.add_container("web", "nginx:1.29").reference(app.add_key_vault("secrets"));
    /// web.reference_parts(ReferencePart::ConnectionStrings);
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// Source: `ReferenceEnvironmentInjectionFlags` of Aspire.
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
