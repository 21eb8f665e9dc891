//! A checked model, ready to be published.

use crate::builder::{Builder, State};
use crate::check::{Errors, check};
use crate::model::{Content, Mode, Model};
use crate::prepare::{Plan, Rendered, prepare, render};
use crate::publish::Publication;

/// An application whose model is checked.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// app.add_key_vault("secrets");
/// let application = app.build().expect("the model is right");
/// assert!(application.module("secrets").is_some_and(|text| text.contains("Microsoft.KeyVault")));
/// assert!(application.manifest().contains("azure.bicep.v0"));
/// assert!(application.manifest_entry("secrets").is_some_and(|entry| entry.contains("\"path\"")));
/// assert_eq!(application.publication().files().len(), 2);
/// ```
pub struct Application {
    pub(crate) model: Model,
    pub(crate) mode: Mode,
    pub(crate) plans: Vec<Plan>,
    pub(crate) modules: Vec<Rendered>,
}

impl Builder {
    /// Checks the model: names, collisions, cycles, limits, and what each kind asks for.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, each with the place of its declaration.
    pub fn build(self) -> Result<Application, Errors> {
        self.build_for(Mode::Publish)
    }

    /// The same for a mode. [`build`](Self::build) is for publishing.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, each with the place of its declaration.
    ///
    /// ```
    /// use app_model::{Builder, Mode};
    ///
    /// let app = Builder::new();
    /// let vault = app.add_key_vault("secrets");
    /// vault.run_as_existing("dev-vault");
    /// let application = app.build_for(Mode::Run).expect("the model is right");
    /// assert!(application.module("secrets").is_some_and(|text| text.contains("existing")));
    /// ```
    pub fn build_for(self, mode: Mode) -> Result<Application, Errors> {
        let State { mut model, limits } = self.into_state();
        let plans = prepare(&mut model, mode);
        let mut scratch = String::new();
        let written = plans.iter().map(|plan| {
            model.foreign.read_by(Some(plan.origin()));
            render(&model, mode, plan, &mut scratch)
        });
        let modules: Vec<Rendered> = written.collect();
        model.foreign.read_by(None);
        let limits = limits != crate::builder::Limits::Ignored;
        let findings = check(&model, &plans, &modules, mode, limits);
        if findings.is_empty() {
            Ok(Application { model, mode, plans, modules })
        } else {
            Err(Errors::new(findings))
        }
    }
}

impl Application {
    /// The files that publishing writes.
    #[must_use]
    pub fn publication(&self) -> Publication {
        Publication::of(self)
    }

    /// The manifest, `aspire-manifest.json`: two spaces of indentation, no newline at its end.
    #[must_use]
    pub fn manifest(&self) -> String {
        format!("{:#}", crate::manifest::write(self))
    }

    /// The Bicep text of one module by the name of its resource or role module.
    #[must_use]
    pub fn module(&self, name: &str) -> Option<&str> {
        self.find(name).map(|(_, module)| module.text.as_ref())
    }

    /// The manifest's entry of one module, as JSON text.
    #[must_use]
    pub fn manifest_entry(&self, name: &str) -> Option<String> {
        let (plan, module) = self.find(name)?;
        Some(format!("{:#}", crate::manifest::module_entry(&self.model, plan, module)))
    }

    fn find(&self, name: &str) -> Option<(&Plan, &Rendered)> {
        self.plans.iter().zip(&self.modules).find(|(plan, _)| plan.name == name)
    }

    pub(crate) fn has_outputs(&self) -> bool {
        self.model.nodes.iter().any(|node| matches!(node.content, Content::Output(_)))
    }
}
