//! Right applications: random ones, with programs and what flows between them.

use app_model_tests::compiler::{Compiler, Program};
use app_model_tests::random::Random;

const SEED: u64 = 11;
const COUNT: usize = 100;

#[test]
fn right_applications_are_accepted() {
    let mut numbers = Random::new(SEED);
    let programs: Vec<Program> =
        (0..COUNT).map(|_| Program::block(Application::random(&mut numbers))).collect();
    for word in ["appservice", "environment:", "references {", "cpu:", "event ", "env {"] {
        let count = programs.iter().filter(|program| program.text.contains(word)).count();
        assert!(count >= 10, "only {count} of {COUNT} applications have `{word}`");
    }
    let compiler = Compiler::new();
    let mut wrong = String::new();
    for (program, messages) in programs.iter().zip(compiler.check(&programs)) {
        for message in messages {
            wrong.push_str(&format!("{}\n{}\n", program.text, message.rendered));
        }
    }
    assert!(wrong.is_empty(), "the compiler refuses a right application:\n{wrong}");
    for (program, findings) in programs.iter().zip(compiler.run(&programs)) {
        for finding in findings {
            wrong.push_str(&format!("{}\n{}\n{}\n", program.text, finding.text, finding.help));
        }
    }
    assert!(wrong.is_empty(), "build() refuses a right application:\n{wrong}");
}

/// What programs run in.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Apps,
    Sites,
}

/// An application as it is written.
struct Application<'r> {
    numbers: &'r mut Random,
    text: String,
    places: Vec<(Place, &'static str)>,
    /// Programs with an endpoint `http`, and where they run.
    services: Vec<(String, Place)>,
    /// Parameters and secrets that something names.
    named: Vec<&'static str>,
}

impl<'r> Application<'r> {
    fn random(numbers: &'r mut Random) -> String {
        let mut it = Self {
            numbers,
            text: String::new(),
            places: Vec::new(),
            services: Vec::new(),
            named: Vec::new(),
        };
        it.environments();
        it.data();
        for number in 0..1 + it.numbers.below(4) {
            it.program(number);
        }
        for declaration in std::mem::take(&mut it.named) {
            it.line(declaration);
        }
        it.text
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn environments(&mut self) {
        if !self.numbers.once_in(4) {
            self.places.push((Place::Apps, "apps"));
            let body = self.numbers.pick(&["", "dashboard: false;", "compact_naming;"]);
            self.line(&format!("containerapps apps {{ {body} }}"));
        }
        if self.places.is_empty() || self.numbers.once_in(3) {
            self.places.push((Place::Sites, "sites"));
            self.line("appservice sites;");
        }
    }

    fn data(&mut self) {
        self.line("keyvault secrets { secret mail = mail_key; }");
        self.line("secret mail_key;");
        self.line("storage data { blob_container photos; queue jobs; }");
        self.line("external partner(\"https://partner.example.com\");");
    }

    fn name(&mut self, declaration: &'static str) -> &'static str {
        if !self.named.contains(&declaration) {
            self.named.push(declaration);
        }
        declaration.split([' ', ';', '=', ':']).nth(1).unwrap_or_default()
    }

    fn program(&mut self, number: usize) {
        let (place, environment) = self.places[self.numbers.below(self.places.len())];
        let name = format!("p{number}");
        let kinds: &[&str] = match place {
            Place::Apps => &["project", "container", "job", "job", "function"],
            Place::Sites => &["project"],
        };
        let kind = self.numbers.pick(kinds);
        let source = if kind == "container" { "contoso/api:1" } else { "service" };
        self.line(&format!("{kind} {name}(\"{source}\") {{"));
        if self.places.len() > 1 {
            self.line(&format!("    environment: {environment};"));
        }
        self.references(place);
        self.variables();
        match kind {
            "job" => self.job(),
            "function" => {}
            _ => self.service(&name, place),
        }
        self.line("}");
    }

    fn references(&mut self, place: Place) {
        let targets = ["secrets", "data.photos", "data.jobs", "partner", "legacy"];
        let mut chosen: Vec<String> = Vec::new();
        let mut renamed: Vec<String> = Vec::new();
        for target in targets {
            if self.numbers.once_in(3) {
                if target == "legacy" {
                    self.name("connection_string legacy;");
                }
                if self.numbers.once_in(4) {
                    let name = target.replace('.', "_");
                    renamed.push(format!("other_{name}: {target};"));
                } else {
                    chosen.push(target.to_owned());
                }
            }
        }
        let near: Vec<String> = self
            .services
            .iter()
            .filter(|(_, at)| *at == place)
            .map(|(name, _)| name.clone())
            .collect();
        for service in near {
            match self.numbers.below(3) {
                0 => chosen.push(service),
                1 => chosen.push(format!("{service}.http")),
                _ => self.line(&format!("    env {{ \"{service}_URL\": {service}.http; }}")),
            }
        }
        if !chosen.is_empty() {
            self.line(&format!("    reference: {};", chosen.join(", ")));
        }
        if !renamed.is_empty() {
            self.line(&format!("    references {{ {} }}", renamed.join(" ")));
        }
    }

    fn variables(&mut self) {
        let mut entries = Vec::new();
        if self.numbers.once_in(2) {
            let level = self.name("parameter level = \"info\";");
            entries.push(format!("LOG_LEVEL: {level};"));
        }
        if self.numbers.once_in(2) {
            let key = self.name("secret api_key;");
            entries.push(format!("API_KEY: {key};"));
        }
        let plain = [
            "TENANT_ID: \"contoso\";",
            "PARTITION_KEY: \"customer\";",
            "TOKEN_ISSUER: \"https://login.example.com\";",
            "FEATURE: \"on=1;color=red\";",
            "VAULT: secrets.vault_uri;",
            "MAIL_KEY: secrets.mail;",
            "GREETING: \"hello = world\";",
        ];
        for entry in plain {
            if self.numbers.once_in(4) {
                entries.push(entry.to_owned());
            }
        }
        if !entries.is_empty() {
            self.line(&format!("    env {{ {} }}", entries.join(" ")));
        }
    }

    fn service(&mut self, name: &str, place: Place) {
        // A web site is always public.
        let external = match place {
            Place::Apps => self.numbers.pick(&["", "external;"]),
            Place::Sites => "external;",
        };
        let port = self.numbers.pick(&["80", "8080", "65535"]);
        self.line(&format!("    endpoint http {{ port: {port}; {external} }}"));
        self.services.push((name.to_owned(), place));
        if self.numbers.once_in(2) {
            self.line("    probe liveness { path: \"/alive\"; }");
        }
        if place == Place::Sites {
            return;
        }
        if self.numbers.once_in(3) {
            self.line("    endpoint admin { port: 9090; transport: Http2; }");
        }
        if self.numbers.once_in(2) {
            let (cpu, memory) = self.numbers.pick(&[("0.25", "0.5Gi"), ("1", "2Gi"), ("4", "8Gi")]);
            self.line(&format!("    cpu: {cpu}; memory: \"{memory}\";"));
        }
        if self.numbers.once_in(2) {
            self.line("    min_replicas: 0; max_replicas: 10;");
            self.line("    scale_rule calls { concurrent_requests: 50; }");
        }
    }

    fn job(&mut self) {
        match self.numbers.below(3) {
            0 => self.line("    schedule: \"0 3 * * 1-5\";"),
            1 => self
                .line("    event orders { scaler: \"cron\"; metadata { start: \"0 8 * * *\"; } }"),
            _ => {}
        }
        if self.numbers.once_in(2) {
            self.line("    timeout: 600; retries: 2;");
        }
    }
}
