//! What users change of what a kind writes: the model keeps it, and rendering does it.

use std::fmt;

use crate::bicep::Module;
use crate::module::InfrastructureModule;

/// Changes a module after its kind has written it.
pub(crate) type Adjustment = Box<dyn Fn(&mut Module)>;

/// A change to what an environment writes for a program.
pub(crate) struct Customization {
    /// The keyword of the environment whose resource it changes.
    pub(crate) environment: &'static str,
    pub(crate) apply: Box<dyn Fn(&mut InfrastructureModule<'_>)>,
}

impl fmt::Debug for Customization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "customization for {}", self.environment)
    }
}
