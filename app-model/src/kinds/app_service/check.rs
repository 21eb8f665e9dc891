//! What App Service cannot run.

use crate::check::Findings;
use crate::compute::Program;

use super::AppServiceSettings;

pub(super) fn environment(_settings: &AppServiceSettings, _findings: &mut Findings<'_>) {}

pub(super) fn program(
    _settings: &AppServiceSettings,
    _program: Program<'_>,
    _findings: &mut Findings<'_>,
) {
}
