//! What the compiler knows of a reference: the variables that it sets.

use super::{Child, Facts, is};
use crate::literal::Text;
use crate::model::HostSetting;

/// The parts of a reference to something with a connection, and to something with an address.
pub(super) const CONNECTION: [&str; 2] = ["ConnectionStrings", "ConnectionProperties"];
pub(super) const ADDRESS: [&str; 2] = ["Endpoints", "ServiceDiscovery"];

/// A reference of a program.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// What it refers to.
    pub target: Facts,
    /// The name of that.
    pub target_name: &'static str,
    /// The same as it is written in the block.
    pub written: &'static str,
    /// The name that its variables bear: its own one, unless the reference gives it another one.
    pub name: &'static str,
    /// The same for what it is in, or for itself.
    pub owner: &'static str,
    /// Whether the reference gives it the name.
    pub is_renamed: bool,
    /// The argument of the target in parentheses if it is text, `default` if it is a declaration.
    pub argument: &'static str,
    /// The endpoints that it is about, among other children.
    pub children: &'static [(Facts, Child)],
    /// Whether it stands after the variable.
    pub is_later: bool,
}

/// Whether a program that names these parts is handed this one.
const fn is_handed(parts: &[&str], part: &str) -> bool {
    let mut at = 0;
    while at < parts.len() {
        if is(parts[at], part) {
            return true;
        }
        at += 1;
    }
    parts.is_empty()
}

impl Reference {
    /// The part of the reference that the variable belongs to if the reference sets it.
    const fn part(&self, variable: &str) -> &'static str {
        let Facts::Connection { variable: own, .. } = self.target else {
            let of_dotnet = Rest::of(variable).after("services__").0.is_some();
            return ADDRESS[of_dotnet as usize];
        };
        let is_whole = match own {
            Some(own) => is(variable, own),
            None => Rest::of(variable).after("ConnectionStrings__").0.is_some(),
        };
        CONNECTION[!is_whole as usize]
    }

    /// What the host of Azure Functions reads in place of a connection; nothing for other programs.
    const fn host(&self, in_host: bool) -> &'static [HostSetting] {
        match self.target {
            Facts::Connection { host, .. } if in_host => host,
            _ => &[],
        }
    }

    /// Whether a program that names these parts is handed the one of this variable.
    pub(super) const fn hands(&self, variable: &str, parts: &[&str], in_host: bool) -> bool {
        if !self.host(in_host).is_empty() {
            return is_handed(parts, CONNECTION[0]) || is_handed(parts, CONNECTION[1]);
        }
        is_handed(parts, self.part(variable))
    }

    /// Whether it sets the variable, and then whether the variable has a name of its own.
    pub(super) const fn sets(&self, variable: &str, in_host: bool) -> Option<bool> {
        let host = self.host(in_host);
        let sets = match self.target {
            _ if !host.is_empty() => self.sets_for_host(variable, host),
            Facts::Connection { variable: Some(own), .. } if is(variable, own) => {
                return Some(true);
            }
            Facts::Connection { variable: own, parts, .. } => {
                let whole = Rest::of(variable).after("ConnectionStrings__").after(self.name);
                (own.is_none() && whole.is_over()) || self.sets_part(variable, parts)
            }
            Facts::External => self.sets_url(variable),
            Facts::Program { has_endpoints: false, .. } => {
                self.sets_address(variable, Child("http", &[]), 0)
                    || self.sets_address(variable, Child("https", &[]), 0)
            }
            Facts::Program { .. } | Facts::Endpoint => self.sets_one_address(variable),
            _ => false,
        };
        if sets { Some(false) } else { None }
    }

    const fn sets_for_host(&self, variable: &str, host: &[HostSetting]) -> bool {
        let mut at = 0;
        while at < host.len() {
            let rest = Rest::of(variable).after(host[at].before).after(self.name);
            if rest.after(host[at].after).is_over() {
                return true;
            }
            at += 1;
        }
        false
    }

    const fn sets_part(&self, variable: &str, parts: &[&str]) -> bool {
        let rest = Rest::of(variable).after_encoded(self.name, true).after("_");
        let mut at = 0;
        while at < parts.len() {
            if rest.after_encoded(parts[at], true).is_over() {
                return true;
            }
            at += 1;
        }
        false
    }

    /// The URL of something outside: nobody knows its scheme if it is no text.
    const fn sets_url(&self, variable: &str) -> bool {
        if Rest::of(variable).after_encoded(self.name, true).is_over() {
            return true;
        }
        let url = self.argument.as_bytes();
        let mut end = 0;
        while end < url.len() && url[end] != b':' {
            end += 1;
        }
        let scheme = self.argument.split_at(end).0;
        let rest = Rest::of(variable).after("services__").after(self.name).after("__");
        !scheme.is_empty() && rest.after(scheme).after("__0").is_over()
    }

    const fn sets_one_address(&self, variable: &str) -> bool {
        let mut at = 0;
        while at < self.children.len() {
            let (facts, child) = self.children[at];
            if matches!(facts, Facts::Endpoint) {
                let (mut earlier, mut index) = (0, 0);
                while earlier < at {
                    let (facts, other) = self.children[earlier];
                    let same = is(other.service_key(), child.service_key());
                    index += (matches!(facts, Facts::Endpoint) && same) as usize;
                    earlier += 1;
                }
                if self.sets_address(variable, child, index) {
                    return true;
                }
            }
            at += 1;
        }
        false
    }

    /// The address of an endpoint, under its own name and under the one that .NET looks up.
    const fn sets_address(&self, variable: &str, endpoint: Child, index: usize) -> bool {
        // A given name stays as it is written.
        let rest = Rest::of(variable).after_encoded(self.owner, !self.is_renamed).after("_");
        if rest.after_encoded(endpoint.0, true).is_over() {
            return true;
        }
        let rest = Rest::of(variable).after("services__").after(self.owner).after("__");
        let rest = rest.after(endpoint.service_key()).after("__");
        !endpoint.service_key().is_empty()
            && rest.after(Text::new().number(index).as_str()).is_over()
    }
}

impl Child {
    /// What .NET's service discovery calls an endpoint; empty if nobody knows.
    const fn service_key(self) -> &'static str {
        if !is(self.0, "http") && !is(self.0, "https") {
            return self.0;
        }
        let scheme = self.value("scheme");
        if scheme.is_empty() {
            self.0
        } else if is(scheme, "Http") {
            "http"
        } else if is(scheme, "Https") {
            "https"
        } else if is(scheme, "Tcp") {
            "tcp"
        } else {
            ""
        }
    }
}

/// What is left of a variable's name after its beginning; nothing if it begins otherwise.
#[derive(Clone, Copy)]
struct Rest<'n>(Option<&'n [u8]>);

impl<'n> Rest<'n> {
    const fn of(variable: &'n str) -> Self {
        Self(Some(variable.as_bytes()))
    }

    const fn is_over(self) -> bool {
        matches!(self.0, Some([]))
    }

    const fn after(self, text: &str) -> Self {
        self.after_bytes(text.as_bytes(), false, false)
    }

    /// After a name as a part of a variable's name.
    const fn after_encoded(self, name: &str, is_upper: bool) -> Self {
        self.after_bytes(name.as_bytes(), true, is_upper)
    }

    const fn after_bytes(self, text: &[u8], is_encoded: bool, is_upper: bool) -> Self {
        let Some(bytes) = self.0 else { return self };
        let mut at = 0;
        while at < text.len() {
            let byte = if is_upper { text[at].to_ascii_uppercase() } else { text[at] };
            let byte = if is_encoded && !byte.is_ascii_alphanumeric() { b'_' } else { byte };
            if at >= bytes.len() || bytes[at] != byte {
                return Self(None);
            }
            at += 1;
        }
        Self(Some(bytes.split_at(at).1))
    }
}

#[cfg(test)]
mod tests {
    use super::{Child, Reference};
    use crate::Builder;
    use crate::compute::referenced_variables;
    use crate::declare::ReferenceTarget;
    use crate::facts::{Facts, Of};
    use crate::keyword::*;
    use crate::kinds::compute::variables::ReferencePart;
    use crate::model::NodeId;

    fn id<'app>(target: impl ReferenceTarget<'app>) -> NodeId {
        target.node().id()
    }

    fn reference(target: Facts, name: &'static str) -> Reference {
        Reference {
            target,
            target_name: name,
            written: name,
            name,
            owner: "owner-of-it",
            is_renamed: false,
            argument: "https://example.com",
            children: &[],
            is_later: false,
        }
    }

    /// What the compiler knows of a reference is what a program is handed.
    #[test]
    fn a_reference_sets_the_variables_that_its_kind_says() {
        let app = Builder::new();
        app.add_container_app_environment("env");
        let account = app.add_storage("data");
        let program = app.add_project("owner-of-it", "../api");
        let legacy_db = app.add_connection_string("legacy-db");
        app.add_container("web", "nginx:1.29").reference(legacy_db);
        let one_part = [
            ("of-string", ReferencePart::ConnectionStrings, "ConnectionStrings"),
            ("of-properties", ReferencePart::ConnectionProperties, "ConnectionProperties"),
            ("of-discovery", ReferencePart::ServiceDiscovery, "ServiceDiscovery"),
            ("of-endpoints", ReferencePart::Endpoints, "Endpoints"),
        ];
        let one_part = one_part.map(|(name, part, text)| {
            (app.add_container(name, "nginx:1.29").reference_parts(part).node().id(), text)
        });
        let in_host = app.add_function("reads-host", "../fn").node().id();
        let grpc = program.add_endpoint("grpc").port(8080);
        let secure = program.add_endpoint("https").port(8443);
        let endpoint_of = |name| Reference {
            children: match name {
                "grpc" => &[(Facts::Endpoint, Child("grpc", &[]))],
                _ => &[(Facts::Endpoint, Child("https", &[]))],
            },
            ..reference(Of::<endpoint>::FACTS, name)
        };
        let cases: [(NodeId, Reference); 15] = [
            (id(app.add_key_vault("my-keys")), reference(Of::<keyvault>::FACTS, "my-keys")),
            (
                id(app.add_application_insights("insights")),
                reference(Of::<appinsights>::FACTS, "insights"),
            ),
            (id(legacy_db), reference(Of::<connection_string>::FACTS, "legacy-db")),
            (
                id(app.add_external("partner", "https://example.com")),
                reference(Of::<external>::FACTS, "partner"),
            ),
            (
                id(app.add_function("my-fn", "../fn")),
                Reference { owner: "my-fn", ..reference(Of::<function>::FACTS, "my-fn") },
            ),
            (
                id(account.add_blob_container("photos")),
                reference(Of::<blob_container>::FACTS, "photos"),
            ),
            (id(account.add_file_system("raw")), reference(Of::<file_system>::FACTS, "raw")),
            (
                id(account.add::<data_lake_service, _>("lake")),
                reference(Of::<data_lake_service>::FACTS, "lake"),
            ),
            (id(account.add_queue("jobs")), reference(Of::<queue>::FACTS, "jobs")),
            (id(account.add_table("rows")), reference(Of::<table>::FACTS, "rows")),
            (
                id(account.add::<blob_service, _>("blobs")),
                reference(Of::<blob_service>::FACTS, "blobs"),
            ),
            (
                id(account.add::<queue_service, _>("queues")),
                reference(Of::<queue_service>::FACTS, "queues"),
            ),
            (
                id(account.add::<table_service, _>("tables")),
                reference(Of::<table_service>::FACTS, "tables"),
            ),
            (id(grpc), endpoint_of("grpc")),
            (id(secure), endpoint_of("https")),
        ];
        let program = id(program);
        let application = app.build().unwrap_or_else(|error| panic!("{error}"));
        let by = application.model[program].compute().unwrap_or_else(|| panic!("a program"));
        for (target, reference) in cases {
            let of = |by| referenced_variables(&application.model, by, target, None);
            let variables = of(by);
            assert!(!variables.is_empty(), "{}", reference.name);
            // What is handed over of one part is what the compiler takes for that part.
            for (program, part) in one_part {
                let compute = application.model[program].compute();
                let handed = of(compute.unwrap_or_else(|| panic!("a program")));
                let taken = variables.iter().filter(|name| reference.part(name) == part);
                assert!(handed.iter().eq(taken), "{part} of {}: {handed:?}", reference.name);
            }
            let function = application.model[in_host].compute();
            let in_function = of(function.unwrap_or_else(|| panic!("a function")));
            let all = [(false, variables), (true, in_function)];
            for (in_host, variable) in
                all.iter().flat_map(|(in_host, names)| names.iter().map(|name| (*in_host, name)))
            {
                let name = reference.name;
                assert!(reference.sets(variable, in_host).is_some(), "`{name}` sets {variable}");
                let longer = format!("{variable}_");
                assert!(reference.sets(&longer, in_host).is_none(), "`{name}` sets no {longer}");
            }
        }
    }
}
