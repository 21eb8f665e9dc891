//! The roles with which a program can give rights to itself and to others.
//!
//! Source: Azure's [privileged administrator roles][roles], without those that act on one resource
//! only.
//!
//! [roles]: https://learn.microsoft.com/azure/role-based-access-control/role-assignments-steps#privileged-administrator-roles

macro_rules! privileged {
    ($( $(#[$doc:meta])* $role:ident; )*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub enum $role {}
        )*

        /// The names of these roles.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($role)),*];
    };
}

privileged! {
    /// Everything, and the right to give roles to others.
    ///
    /// ```
    /// use app_model::roles::privileged::Owner;
    /// use app_model::{Builder, Role};
    ///
    /// let app = Builder::new();
    /// let setup = app.add_user_assigned_identity("setup");
    /// let vault = app.add_key_vault("secrets");
    /// let role: Role<'_, Owner> = vault.with_role_assignments(setup).Owner;
    /// role.grant_because("hands the vault over to its team");
    /// # assert!(app.build().is_ok());
    /// ```
    Owner;

    /// The right to give any role to anybody.
    ///
    /// ```
    /// use app_model::roles::privileged::UserAccessAdministrator;
    /// use app_model::{Builder, Role};
    ///
    /// let app = Builder::new();
    /// let tenants = app.add_user_assigned_identity("tenants");
    /// let roles = app.add_storage("data").with_role_assignments(tenants);
    /// let role: Role<'_, UserAccessAdministrator> = roles.UserAccessAdministrator;
    /// role.grant_because("creates the grants of each tenant");
    /// # assert!(app.build().is_ok());
    /// ```
    UserAccessAdministrator;

    /// The right to give any role to anybody, within the conditions of its own grant.
    ///
    /// ```
    /// use app_model::roles::privileged::RoleBasedAccessControlAdministrator;
    /// use app_model::{Builder, Role};
    ///
    /// let app = Builder::new();
    /// let onboarding = app.add_user_assigned_identity("onboarding");
    /// let roles = app.add_container_registry("images").with_role_assignments(onboarding);
    /// let role: Role<'_, RoleBasedAccessControlAdministrator> =
    ///     roles.RoleBasedAccessControlAdministrator;
    /// role.grant_because("lets new clusters pull images");
    /// # assert!(app.build().is_ok());
    /// ```
    RoleBasedAccessControlAdministrator;
}
