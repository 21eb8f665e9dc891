//! What a Bicep text declares that somebody else wrote, read line by line.

/// The outputs and parameters that a Bicep text declares.
pub(crate) struct Declarations<'t> {
    pub(crate) params: Vec<Parameter<'t>>,
    pub(crate) outputs: Vec<&'t str>,
}

/// A parameter of a Bicep text.
#[derive(Debug, PartialEq)]
pub(crate) struct Parameter<'t> {
    pub(crate) name: &'t str,
    /// Whether it needs no value.
    pub(crate) optional: bool,
    /// Whether its value stays in the history of deployments: its type is one of Bicep's own and
    /// nothing says `@secure()`. A type of the module's may say it instead.
    pub(crate) plain: bool,
}

impl<'t> Declarations<'t> {
    /// Reads the top-level `param` and `output` lines. Good enough to catch a misspelt name; the
    /// Bicep compiler judges the rest.
    pub(crate) fn of(text: &'t str) -> Self {
        let mut declarations = Self { params: Vec::new(), outputs: Vec::new() };
        // Decorators stand above a statement, and some have several lines.
        let (mut secure, mut in_text) = (false, false);
        for line in text.lines() {
            let is_inside = in_text;
            in_text ^= line.matches("'''").count() % 2 == 1;
            if is_inside {
                continue;
            }
            let decorator = line.trim_start().strip_prefix('@');
            let name = decorator.map(|name| name.strip_prefix("sys.").unwrap_or(name));
            let line = match name.and_then(|name| name.strip_prefix("secure()")) {
                Some(rest) => {
                    secure = true;
                    rest
                }
                None => line,
            };
            let mut words = line.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty());
            match (words.next(), words.next()) {
                (Some("param"), Some(name)) => {
                    let ty = words.next().unwrap_or_default();
                    let ty = ty.split(['?', '=']).next().unwrap_or_default();
                    declarations.params.push(Parameter {
                        name,
                        optional: line.contains('=') || line.trim_end().ends_with('?'),
                        plain: !secure && matches!(ty, "string" | "object"),
                    });
                    secure = false;
                }
                (Some("output"), Some(name)) => {
                    declarations.outputs.push(name);
                    secure = false;
                }
                (Some("resource" | "module" | "var" | "type" | "func" | "import"), Some(_)) => {
                    secure = false;
                }
                _ => {}
            }
        }
        declarations
    }
}

#[cfg(test)]
mod tests {
    use super::Declarations;

    /// A module's own type, and a decorator of several lines, may be secure: only what is certainly
    /// not is said.
    #[test]
    fn a_parameter_is_plain_if_nothing_says_that_it_is_secure() {
        let text = "@secure()
@description('''of the
param database''')
param password string
@sys.secure()
@allowed([
  'a'
])
param key string?
@secure() param token string = ''
@secure()
type hidden = string
param typed hidden
@description('secure()')
param name string
param whole object
// @secure()
param commented string
";
        let plain: Vec<(&str, bool)> =
            Declarations::of(text).params.iter().map(|it| (it.name, it.plain)).collect();
        assert_eq!(
            plain,
            [
                ("password", false),
                ("key", false),
                ("token", false),
                ("typed", false),
                ("name", true),
                ("whole", true),
                ("commented", true),
            ]
        );
    }
}
