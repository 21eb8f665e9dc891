//! What a module asks its callers for: its parameters, and what is passed for each.

use super::ModuleContext;
use crate::bicep::{Expr, Param, ParamType, Statement, identifier, parameter_name};
use crate::model::Value;

/// What the caller of a module passes for one of its parameters.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Argument {
    /// A value of the model.
    Value(Value),
    /// The principal that deploys; nobody knows it when the files are written.
    Principal,
    /// Unknown when the files are written, and left empty.
    Empty,
}

impl Argument {
    /// What is passed for a parameter whose name the deployment tools know.
    pub(crate) fn known(parameter: &str) -> Option<Self> {
        match parameter {
            "principalId" | "userPrincipalId" => Some(Self::Principal),
            "principalName" | "principalType" | "keyVaultName" | "logAnalyticsWorkspaceId" => {
                Some(Self::Empty)
            }
            _ => None,
        }
    }
}

impl ModuleContext<'_> {
    /// Adds a parameter whose value the caller of the module gives.
    pub(crate) fn open_parameter(&mut self, name: &'static str, argument: Argument) -> Expr {
        if !self.module.has_param(name) {
            self.push_param(name.into(), ParamType::String, false);
            self.arguments.push((name.into(), argument));
        }
        Expr::ident(name)
    }

    /// Passes what the deployment tools know to the parameters that ask for it by name.
    pub(crate) fn pass_known(&mut self) {
        for statement in self.module.statements() {
            if let Statement::Param(param) = statement
                && let Some(argument) = Argument::known(&param.name)
                && !self.arguments.iter().any(|(name, _)| *name == param.name)
            {
                self.arguments.push((param.name.clone().into_owned(), argument));
            }
        }
    }

    /// Adds a parameter with a default, which the caller of the module may leave out.
    pub(crate) fn parameter_with_default(
        &mut self,
        name: &'static str,
        ty: ParamType,
        default: Expr,
    ) -> Expr {
        self.module.push(Statement::Param(Param {
            name: name.into(),
            ty,
            secure: false,
            description: None,
            default: Some(default),
        }));
        Expr::ident(name)
    }

    /// The expression for a value in this module. A parameter keeps its own name; a reference to
    /// something else becomes a parameter named after the reference.
    ///
    /// ```
    /// use app_model::bicep::Object;
    /// use app_model::{ModuleContext, Value};
    ///
    /// /// The number as it is, or the parameter or output that a block names.
    /// fn sku(module: &mut ModuleContext<'_>, instances: Option<&Value>) -> Object {
    ///     let capacity = instances.map(|instances| module.value(instances));
    ///     Object::new().with("name", "P0V3").with_some("capacity", capacity)
    /// }
    /// ```
    pub fn value(&mut self, value: &Value) -> Expr {
        match value {
            Value::String(text) => Expr::str(text.clone()),
            Value::Int(value) => Expr::Int(*value),
            Value::Bool(value) => Expr::Bool(*value),
            Value::List(values) => {
                Expr::Array(values.iter().map(|value| self.value(value)).collect())
            }
            Value::Json(value) => Expr::json(value),
            Value::Parameter(id) => self.named(identifier(&self.model[*id].name), value, false),
            Value::Output(..)
            | Value::VaultSecret(_)
            | Value::Connection(_)
            | Value::Endpoint(..)
            | Value::Built(..)
            | Value::Conditional(_)
            | Value::Placeholder(_) => self.parameter(value, false),
            Value::Expression(expression) => match expression.literal() {
                Some(text) => Expr::str(text),
                None => self.parameter(value, false),
            },
        }
    }

    /// A parameter that carries the value, named after its placeholder (`{api-key.value}` is
    /// `api_key_value`), and secure if asked for or if the value is secret.
    ///
    /// ```
    /// use app_model::bicep::Object;
    /// use app_model::{ModuleContext, Value};
    ///
    /// /// Of `secret db_password;` in a block: `param db_password_value string`, with `@secure()`.
    /// fn credentials(module: &mut ModuleContext<'_>, password: &Value) -> Object {
    ///     Object::new().with("password", module.parameter(password, true))
    /// }
    /// ```
    pub fn parameter(&mut self, value: &Value, secure: bool) -> Expr {
        let name = parameter_name(&value.placeholder(self.model));
        let name = match value {
            _ if !is_usable(&name) => self.free_name("text", value),
            // Two texts may be alike in the words that a name is made of.
            Value::Conditional(_) | Value::Expression(_) => self.free_name(&name, value),
            _ => name,
        };
        self.named(name, value, secure)
    }

    /// The name, or with a number behind it if another value has it.
    fn free_name(&self, name: &str, value: &Value) -> String {
        let is_it = |argument: &Argument| matches!(argument, Argument::Value(it) if it == value);
        let mut number = 1;
        loop {
            let name = if number == 1 { name.to_owned() } else { format!("{name}_{number}") };
            match self.arguments.iter().find(|(known, _)| *known == name) {
                None if !self.module.has_param(&name) => return name,
                Some((_, argument)) if is_it(argument) => return name,
                _ => number += 1,
            }
        }
    }

    /// A parameter of this name that carries the value, and is secure if asked for or if the value is
    /// secret. Another value under a name that is taken already is an error of the model.
    ///
    /// ```
    /// use app_model::bicep::Expr;
    /// use app_model::{ModuleContext, Value};
    ///
    /// /// `param administratorPassword string`, with `@secure()`, whatever the value is called.
    /// fn password(module: &mut ModuleContext<'_>, value: &Value) -> Expr {
    ///     module.named("administratorPassword".to_owned(), value, true)
    /// }
    /// ```
    pub fn named(&mut self, name: String, value: &Value, secure: bool) -> Expr {
        let argument = Argument::Value(value.clone());
        if let Some((_, earlier)) = self.arguments.iter().find(|(known, _)| *known == name) {
            if *earlier != argument {
                self.problems.push(format!(
                    "two different values would be the parameter `{name}` of its module, \
                     and one would silently replace the other"
                ));
            }
        } else if self.module.has_param(&name) {
            self.problems.push(format!(
                "a value would be the parameter `{name}` of its module, \
                 which has a parameter of that name already"
            ));
        } else {
            let secure = secure || value.is_secret(self.model);
            self.push_param(name.clone(), value.ty(self.model).into(), secure);
            self.arguments.push((name.clone(), argument));
            // What only a program takes has no parameter in `main.bicep`.
            if let Value::Parameter(id) = value
                && self.model[self.node].compute().is_some()
            {
                self.reasons(&self.model[*id]);
            }
        }
        Expr::ident(name)
    }

    fn push_param(&mut self, name: String, ty: ParamType, secure: bool) {
        self.module.push(Statement::Param(Param {
            name: name.into(),
            ty,
            secure,
            description: None,
            default: None,
        }));
    }
}

/// Whether Bicep takes a word for a name, and not for nothing or for a value.
fn is_usable(name: &str) -> bool {
    !matches!(name, "" | "true" | "false" | "null")
}
