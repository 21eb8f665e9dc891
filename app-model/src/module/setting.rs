//! Values as the settings of a program: text, whatever they are.

use crate::bicep::{Expr, ParamType, Part};
use crate::compute::Program;
use crate::model::{Conditional, Content, EndpointProperty, NodeId, Value, ValuePart, ValueType};

use super::{ModuleContext, one_of, uri_component};

/// How much of a setting may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Secrecy {
    /// Everybody may see it.
    Open,
    /// It is secret, or something in it is.
    Secret,
    /// It is the address of a secret in a vault.
    Vault,
}

/// The text of a part of an endpoint's address; `None`: as every other environment sees it.
pub(crate) type Addresses<'a> = &'a dyn Fn(NodeId, EndpointProperty) -> Option<Expr>;

impl From<ValueType> for ParamType {
    fn from(ty: ValueType) -> Self {
        match ty {
            ValueType::String => Self::String,
            ValueType::Int => Self::Int,
            ValueType::Bool => Self::Bool,
        }
    }
}

impl ModuleContext<'_> {
    /// The text of a setting in this module, and how secret it is. References become parameters
    /// named after them; a secret of a vault becomes its address.
    pub(crate) fn setting(&mut self, value: &Value) -> (Expr, Secrecy) {
        self.setting_near(value, &|_, _| None)
    }

    /// The same, with the addresses that an environment writes in its own way for programs that
    /// run beside each other.
    pub(crate) fn setting_near(&mut self, value: &Value, near: Addresses<'_>) -> (Expr, Secrecy) {
        self.part(value, true, near)
    }

    fn part(&mut self, value: &Value, whole: bool, near: Addresses<'_>) -> (Expr, Secrecy) {
        let model = self.model;
        match value {
            Value::String(text) => (Expr::str(text.clone()), Secrecy::Open),
            Value::Int(number) => (Expr::str(number.to_string()), Secrecy::Open),
            // No setting takes them.
            Value::List(_) | Value::Json(_) => (Expr::str(value.placeholder(model)), Secrecy::Open),
            Value::Bool(flag) => (Expr::str(flag.to_string()), Secrecy::Open),
            Value::Parameter(id) => {
                let secret = model[*id].is_secret_parameter();
                let parameter = self.parameter(value, secret);
                let text = match value.ty(model) {
                    ValueType::String => parameter,
                    _ => Expr::call("string", [parameter]),
                };
                (text, if secret { Secrecy::Secret } else { Secrecy::Open })
            }
            Value::Output(..) | Value::Built(..) | Value::Placeholder(_) => {
                (self.parameter(value, false), Secrecy::Open)
            }
            Value::Conditional(conditional) => self.conditional(conditional, near),
            Value::VaultSecret(id) if whole => match self.address(*id) {
                Some(address) => (address, Secrecy::Vault),
                None => (self.parameter(value, true), Secrecy::Secret),
            },
            Value::VaultSecret(_) => (self.parameter(value, true), Secrecy::Secret),
            // A connection string that is asked for has a name of its own.
            Value::Connection(id) if model.parameter(*id).is_some() => {
                (self.parameter(value, true), Secrecy::Secret)
            }
            Value::Connection(id) => match model.connection(*id) {
                Some(connection) => self.part(&connection.string, whole, near),
                None => (Expr::str(""), Secrecy::Open),
            },
            Value::Endpoint(id, property) => {
                if let Some(address) = near(*id, *property) {
                    return (address, Secrecy::Open);
                }
                let address = model[*id]
                    .parent
                    .and_then(|program| Program::of(model, program))
                    .and_then(|program| Some(program.runs_in()?.address(program, *id, *property)));
                match address {
                    Some(address) => self.part(&address, false, near),
                    // What runs nowhere has no address, and was reported.
                    None => (Expr::str(""), Secrecy::Open),
                }
            }
            Value::Expression(expression) => match expression.parts.as_slice() {
                [ValuePart::Value(only)] => self.part(only, whole, near),
                parts => {
                    let mut secrecy = Secrecy::Open;
                    let text = Expr::interpolated(parts.iter().map(|part| match part {
                        ValuePart::Text(text) => Part::Text(text.clone().into()),
                        ValuePart::Value(value) | ValuePart::Encoded(value) => {
                            let (expr, of_part) = self.part(value, false, near);
                            if of_part != Secrecy::Open {
                                secrecy = Secrecy::Secret;
                            }
                            let is_encoded = matches!(part, ValuePart::Encoded(_));
                            Part::Expr(if is_encoded { uri_component(expr) } else { expr })
                        }
                    }));
                    (text, secrecy)
                }
            },
        }
    }

    fn conditional(&mut self, conditional: &Conditional, near: Addresses<'_>) -> (Expr, Secrecy) {
        let Conditional { condition, equals, then, otherwise } = conditional;
        let (condition, _) = self.part(condition, false, near);
        if let Expr::Str(text) = &condition {
            let chosen = if text.eq_ignore_ascii_case(equals) { then } else { otherwise };
            return self.part(chosen, false, near);
        }
        let (then, of_then) = self.part(then, false, near);
        let (otherwise, of_otherwise) = self.part(otherwise, false, near);
        let open = [of_then, of_otherwise] == [Secrecy::Open; 2];
        let secrecy = if open { Secrecy::Open } else { Secrecy::Secret };
        (one_of(condition, equals, then, otherwise), secrecy)
    }

    /// The address of a child in another module's resource.
    fn address(&mut self, child: NodeId) -> Option<Expr> {
        let model = self.model;
        match &model[child].content {
            Content::Child(resource) => resource.address(child, self),
            _ => None,
        }
    }
}
