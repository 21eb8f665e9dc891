//! Pictures: everything is in them, nothing lies upon something else, and no name breaks out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

use app_model::cli::Status;
use app_model::{Builder, distributed_app, lint};
use app_model_tests::{market, shop};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use sha2::{Digest, Sha256};

fn graph(app: Builder, format: &str) -> String {
    let outcome = app.command(["graph", "--format", format]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (Status::Done, ""));
    outcome.stdout
}

/// A rectangle: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Area(f64, f64, f64, f64);

impl Area {
    fn overlaps(&self, other: &Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }

    fn holds(&self, other: &Self) -> bool {
        self.0 <= other.0 && self.1 <= other.1 && self.2 >= other.2 && self.3 >= other.3
    }

    fn smaller(&self, by: f64) -> Self {
        Self(self.0 + by, self.1 + by, self.2 - by, self.3 - by)
    }
}

/// What a picture shows, read back from its SVG.
#[derive(Debug, Default)]
struct Picture {
    size: (f64, f64),
    boxes: BTreeMap<String, Shape>,
    frames: BTreeMap<String, Shape>,
    arrows: Vec<Arrow>,
}

#[derive(Debug)]
struct Shape {
    area: Area,
    name: String,
    title: String,
}

#[derive(Debug)]
struct Arrow {
    classes: Vec<String>,
    title: String,
    label: Option<Area>,
    text: Vec<String>,
    points: Vec<(f64, f64)>,
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).and_then(|text| text.parse().ok()).unwrap_or_else(|| {
        panic!("no number `{name}` in {node:?}");
    })
}

fn rect(group: Node<'_, '_>, class: &str) -> Option<Area> {
    let rect = group.children().find(|node| node.attribute("class") == Some(class))?;
    let (x, y) = (number(rect, "x"), number(rect, "y"));
    Some(Area(x, y, x + number(rect, "width"), y + number(rect, "height")))
}

fn texts(group: Node<'_, '_>) -> Vec<String> {
    let texts = group.children().filter(|node| node.has_tag_name("text"));
    texts.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

fn title(group: Node<'_, '_>) -> String {
    let title = group.children().find(|node| node.has_tag_name("title"));
    title.and_then(|node| node.text()).unwrap_or_default().to_owned()
}

/// Points along a path of `M`, `H` and `C`, close to each other.
fn points(way: &str) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    for (at, _) in way.match_indices(['M', 'H', 'C']) {
        let (command, rest) = way[at..].split_at(1);
        let rest = rest.split(['M', 'H', 'C']).next().unwrap();
        let numbers: Vec<f64> = rest.split_whitespace().map(|n| n.parse().unwrap()).collect();
        let (x, y) = points.last().copied().unwrap_or_default();
        let mut curve = |b: (f64, f64), c: (f64, f64), d: (f64, f64)| {
            for step in 1..=24 {
                let t = f64::from(step) / 24.0;
                let u = 1.0 - t;
                let mix = |a: f64, b: f64, c: f64, d: f64| {
                    u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
                };
                points.push((mix(x, b.0, c.0, d.0), mix(y, b.1, c.1, d.1)));
            }
        };
        match (command, numbers.as_slice()) {
            ("M", [x, y]) => points.push((*x, *y)),
            ("H", [to]) => curve((x, y), (*to, y), (*to, y)),
            ("C", [a, b, c, d, e, f]) => curve((*a, *b), (*c, *d), (*e, *f)),
            other => panic!("{other:?} in {way}"),
        }
    }
    points
}

fn picture(svg: &str) -> Picture {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    let root = document.root_element();
    let mut picture =
        Picture { size: (number(root, "width"), number(root, "height")), ..Picture::default() };
    for group in root.children().filter(|node| node.has_tag_name("g")) {
        let classes: Vec<String> =
            group.attribute("class").unwrap().split(' ').map(str::to_owned).collect();
        let shape = |class: &str| Shape {
            area: rect(group, class).unwrap(),
            name: texts(group).remove(0),
            title: title(group),
        };
        let id = || group.attribute("id").unwrap().to_owned();
        let known = match classes[0].as_str() {
            "box" => picture.boxes.insert(id(), shape("outline")),
            "environment" => picture.frames.insert(id(), shape("paper")),
            "arrow" => {
                let path = group.children().find(|node| node.has_tag_name("path")).unwrap();
                picture.arrows.push(Arrow {
                    title: title(group),
                    label: rect(group, "pill"),
                    text: texts(group),
                    points: points(path.attribute("d").unwrap()),
                    classes,
                });
                None
            }
            "legend" => None,
            other => panic!("{other}"),
        };
        assert!(known.is_none(), "an id is there twice");
    }
    picture
}

/// The rules of a good picture, as far as a program can tell.
fn check(svg: &str) -> Picture {
    let picture = picture(svg);
    let canvas = Area(0.0, 0.0, picture.size.0, picture.size.1);
    let boxes: Vec<(&String, &Shape)> = picture.boxes.iter().collect();
    let labels: Vec<(&str, Area)> = picture
        .arrows
        .iter()
        .filter_map(|arrow| Some((arrow.title.as_str(), arrow.label?)))
        .collect();
    for (index, (_, one)) in boxes.iter().enumerate() {
        assert!(canvas.holds(&one.area), "{} is cut off", one.name);
        for (_, other) in &boxes[index + 1..] {
            assert!(!one.area.overlaps(&other.area), "{} is on {}", one.name, other.name);
        }
        for (title, label) in &labels {
            assert!(!one.area.overlaps(label), "the label of `{title}` is on {}", one.name);
        }
        for frame in picture.frames.values() {
            let inside = frame.area.holds(&one.area);
            assert!(inside || !frame.area.overlaps(&one.area), "{} is half inside", one.name);
        }
    }
    for (index, (title, label)) in labels.iter().enumerate() {
        assert!(canvas.holds(label), "the label of `{title}` is cut off");
        for (other, area) in &labels[index + 1..] {
            assert!(!label.overlaps(area), "the labels of `{title}` and `{other}` overlap");
        }
    }
    let frames: Vec<&Shape> = picture.frames.values().collect();
    for (index, one) in frames.iter().enumerate() {
        assert!(canvas.holds(&one.area));
        for other in &frames[index + 1..] {
            assert!(!one.area.overlaps(&other.area), "{} is on {}", one.name, other.name);
        }
    }
    for arrow in &picture.arrows {
        for (x, y) in &arrow.points {
            let point = Area(*x, *y, *x, *y);
            assert!(canvas.holds(&point), "`{}` leaves the picture", arrow.title);
            for (key, shape) in &boxes {
                let own = arrow.classes.contains(key);
                let hidden = shape.area.smaller(1.0).holds(&point);
                assert!(own || !hidden, "`{}` is behind {}", arrow.title, shape.name);
            }
        }
        for key in [&arrow.points[0], &arrow.points[arrow.points.len() - 1]] {
            let touches =
                |shape: &Shape| shape.area.smaller(-0.2).holds(&Area(key.0, key.1, key.0, key.1));
            let ends = arrow
                .classes
                .iter()
                .filter_map(|key| picture.boxes.get(key).or_else(|| picture.frames.get(key)));
            assert!(ends.clone().any(touches), "`{}` ends in the air", arrow.title);
        }
    }
    picture
}

/// Every resource is a box or a frame, and every permission an arrow between the right ones.
fn is_complete(app: impl Fn() -> Builder) {
    let picture = check(&graph(app(), "svg"));
    let shapes = || picture.boxes.iter().chain(&picture.frames);
    let manifest: serde_json::Value =
        serde_json::from_str(&app().command(["manifest", "-o", "-"]).stdout).unwrap();
    let names: BTreeSet<&str> = shapes().map(|(_, shape)| shape.name.as_str()).collect();
    let tops = manifest["resources"].as_object().unwrap();
    for (name, resource) in tops {
        let kind = resource["type"].as_str().unwrap_or_default();
        let module = kind.starts_with("azure.bicep") && resource.get("path").is_some();
        let program =
            ["project.v", "container.v", "executable.v"].iter().any(|k| kind.starts_with(k));
        // Role modules are arrows, and an identity of a program's own is the program.
        let shown = !name.contains("-roles-") && !name.ends_with("-identity");
        assert!(
            !(module || program) || !shown || names.contains(name.as_str()),
            "{name} is missing"
        );
    }
    let access: serde_json::Value =
        serde_json::from_str(&app().command(["access", "--format", "json"]).stdout).unwrap();
    let key = |name: &serde_json::Value| {
        let name = name.as_str().unwrap();
        shapes()
            .find(|(_, shape)| shape.name == name)
            .map_or_else(|| panic!("no shape is called {name}"), |(key, _)| key.clone())
    };
    for grant in access["grants"].as_array().unwrap() {
        let from = key(grant.get("identity").unwrap_or(&grant["principal"]));
        let to = key(grant.get("runsAs").unwrap_or(&grant["target"]));
        let role = grant["role"].as_str().unwrap_or_default();
        if from == to {
            assert!(picture.boxes[&from].title.contains(&format!("{role} on itself")), "{grant}");
            continue;
        }
        if picture.frames.get(&from).is_some_and(|frame| frame.area.holds(&picture.boxes[&to].area))
        {
            let has = format!("{} has {role}", grant["principal"].as_str().unwrap());
            assert!(picture.boxes[&to].title.contains(&has), "{grant}");
            continue;
        }
        let arrow = picture.arrows.iter().find(|arrow| {
            arrow.classes.ends_with(&[from.clone(), to.clone()])
                && match grant.get("role").and_then(serde_json::Value::as_str) {
                    Some(role) => arrow.text.iter().any(|text| text == role),
                    None => arrow.classes.iter().any(|class| class == "run-as"),
                }
        });
        let arrow = arrow.unwrap_or_else(|| panic!("no arrow for {grant}"));
        let privileged = arrow.classes.iter().any(|class| class == "privileged");
        assert!(grant.get("reason").is_none() || privileged, "{grant} looks harmless");
    }
}

#[test]
fn every_resource_and_permission_is_there_and_nothing_overlaps() {
    is_complete(shop);
    is_complete(market);
    let picture = check(&graph(market(), "svg"));
    let named = |name: &str| {
        let mut shapes = picture.boxes.values().chain(picture.frames.values());
        shapes.find(|shape| shape.name == name).unwrap()
    };
    for (program, environment) in
        [("gateway", "shop"), ("orders", "shop"), ("reports", "back-office"), ("admin", "portal")]
    {
        assert!(named(environment).area.holds(&named(program).area), "{program}");
    }
    assert!(named("web-id").title.contains("Signs in as what the web site may do."));
    assert!(named("build-id").title.contains("exists: build-prod"));
    let titles: Vec<&str> = picture.arrows.iter().map(|arrow| arrow.title.as_str()).collect();
    for title in [
        "rotation-id may UserAccessAdministrator on payment-secrets",
        "shop may AcrPull on images",
        "web runs as web-id",
        "orders uses order-data: orders, placed",
        "scanner may StorageBlobDataReader on upload-data",
        "cdn uses catalog-data: blobEndpoint",
    ] {
        assert!(titles.contains(&title), "{title}: {titles:#?}");
    }
}

/// Cycles, a model without arrows, an environment without programs, and nothing at all.
#[test]
fn odd_models_have_pictures_too() {
    check(&graph(Builder::new(), "svg"));
    check(&graph(
        distributed_app! {
            keyvault one;
            storage two;
            registry three;
        },
        "svg",
    ));
    check(&graph(distributed_app! { containerapps env; }, "svg"));
    is_complete(|| {
        distributed_app! {
            containerapps first;
            containerapps second;
            container aa("nginx") {
                environment: first;
                reference: bb, cc;
                env { DOMAIN: second.default_domain; }
                endpoint http { port: 80; external; }
            }
            container bb("nginx") {
                environment: second;
                reference: cc;
                endpoint http { port: 80; external; }
            }
            container cc("nginx") {
                environment: first;
                reference: aa, dd;
                endpoint http { port: 80; external; }
            }
            container dd("nginx") {
                environment: second;
                reference: aa;
                endpoint http { port: 80; external; }
            }
            identity one { roles: two => ManagedIdentityOperator, one => ManagedIdentityOperator; }
            identity two { roles: one => ManagedIdentityOperator; }
            bicep module {
                template: "param url string\nparam domain string\n";
                params { url: first.default_domain; domain: second.default_domain; }
            }
        }
    });
    let app = distributed_app! { storage data; keyvault secrets; };
    app.grant_default_roles_to_deployer();
    let picture = check(&graph(app, "svg"));
    assert!(picture.arrows.iter().any(|arrow| arrow.title.starts_with("whoever deploys may ")));
}

/// A random application.
fn application(seed: &[u16]) -> Builder {
    let mut numbers = seed.iter().copied().cycle();
    let mut next = |most: usize| usize::from(numbers.next().unwrap_or(7)) % most.max(1);
    let app = Builder::new();
    app.ignore_limits();
    let count = next(14) + 1;
    let environments: Vec<_> = ["one", "two", "three"][..next(3) + 1]
        .iter()
        .map(|n| app.add_container_app_environment(n))
        .collect();
    let identities: Vec<_> =
        (0..next(6)).map(|n| app.add_user_assigned_identity(&format!("id{n}"))).collect();
    let accounts: Vec<_> = (0..count).map(|n| app.add_storage(&format!("data{n}"))).collect();
    let vaults: Vec<_> = (0..next(5)).map(|n| app.add_key_vault(&format!("keys{n}"))).collect();
    let (mut programs, mut run, mut granted) = (Vec::new(), Vec::new(), Vec::new());
    let (mut referred, mut used) = (Vec::new(), Vec::new());
    let mut queues = 0;
    for n in 0..next(16) {
        let program = app.add_project(&format!("program{n}"), "..");
        program.environment(environments[next(environments.len())]);
        // Programs of other environments reach it, too.
        program.add_endpoint("http").port(8080).external(true);
        programs.push(program);
    }
    for (number, program) in programs.iter().enumerate() {
        let runs = run.len();
        if next(3) == 0 && !identities.is_empty() {
            let identity = next(identities.len());
            run.push(identity);
            program.identity(identities[identity]);
        }
        let runs_as_somebody = run.len() > runs;
        // To others, each once.
        let mut known = vec![number];
        for _ in 0..next(4) {
            let other = next(programs.len());
            if !known.contains(&other) {
                known.push(other);
                program.reference(programs[other]);
            }
            queues += 1;
            let account = next(count);
            referred.push(account);
            program.reference(accounts[account].add_queue(&format!("queue{queues}")));
            // The usual roles would come on top of those that its identity has.
            if runs_as_somebody {
                let roles = program.with_role_assignments(accounts[account]);
                roles.StorageQueueDataContributor.grant();
            }
        }
        if !vaults.is_empty() {
            let vault = vaults[next(vaults.len())];
            program.reference(vault);
            let roles = program.with_role_assignments(vault);
            [roles.KeyVaultReader, roles.KeyVaultSecretsUser][next(2)].grant();
        }
    }
    for (number, identity) in identities.iter().enumerate() {
        for _ in 0..next(5) {
            granted.push(number);
            let account = next(count);
            if run.contains(&number) {
                used.push(account);
            }
            let roles = accounts[account].with_role_assignments(*identity);
            [roles.StorageBlobDataReader, roles.StorageTableDataReader][next(2)].grant();
        }
        let reason = "a random application";
        match (run.contains(&number), granted.contains(&number)) {
            (true, _) => {}
            (false, false) => app.allow(*identity, lint::unused_identity, reason),
            (false, true) if programs.is_empty() => {}
            (false, true) => app.allow(*identity, lint::idle_identity, reason),
        }
    }
    for (number, account) in accounts.iter().enumerate() {
        if used.contains(&number) && !referred.contains(&number) {
            app.allow(*account, lint::unreferenced_resource, "a random application");
        }
    }
    app
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn any_application_has_a_good_picture(seed in prop::collection::vec(any::<u16>(), 1..80)) {
        let errors = application(&seed).build().err().map(|errors| errors.to_string());
        prop_assert_eq!(errors, None);
        is_complete(|| application(&seed));
        prop_assert_eq!(graph(application(&seed), "svg"), graph(application(&seed), "svg"));
    }
}

/// Whatever a name or a description holds, it is text.
#[test]
fn hostile_names_are_only_text() {
    let hostile = "</title><script>alert('1')</script>\"' onload=\"x\" ]]> --> &amp; <!-- \u{0}\u{1b}\u{fffe}\n[\"|#quot;`";
    let app = || {
        let app = Builder::new();
        let identity = app.add_user_assigned_identity("id");
        identity.description(hostile);
        app.publish_as_existing(identity, "corporate-id");
        let vault = app.add_key_vault("secrets");
        vault.with_role_assignments(identity).Owner.grant_because(hostile);
        app.add_container_app_environment("env");
        app.add_container("web", "nginx").args(hostile).reference(vault);
        app.add_project("api", hostile);
        app
    };
    assert!(app().build().is_ok(), "{}", app().build().err().unwrap());
    let svg = graph(app(), "svg");
    let picture = check(&svg);
    let identity = picture.boxes.values().find(|shape| shape.name == "id").unwrap();
    assert!(identity.title.contains("<script>alert('1')</script>\"' onload=\"x\" ]]> -->"));
    let html = graph(app(), "html");
    for text in [&svg, &html] {
        assert!(!text.contains("<script") && !text.contains("onload=\"x\""), "{text}");
        assert!(!text.contains(['\u{0}', '\u{1b}', '\u{fffe}']));
    }
    // The table is in the page, and what is in it as well.
    assert!(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"));
    let page = html.strip_prefix("<!DOCTYPE html>\n").unwrap();
    let page = page.replace("<meta charset=\"utf-8\">", "");
    let page = page.replace("initial-scale=1\">", "initial-scale=1\"/>");
    Document::parse(&page).unwrap();

    let mermaid = graph(app(), "mermaid");
    let dot = graph(app(), "dot");
    for line in mermaid.lines().filter(|line| line.contains('[') || line.contains('|')) {
        assert_eq!(line.matches('"').count(), 2, "{line}");
    }
    for line in dot.lines() {
        let quotes = line.replace("\\\\", "").replace("\\\"", "").matches('"').count();
        assert_eq!(quotes % 2, 0, "{line}");
    }
    assert_eq!(mermaid.lines().count(), graph_lines("mermaid"));
    assert_eq!(dot.lines().count(), graph_lines("dot"));
}

/// How many lines the same application has with harmless names.
fn graph_lines(format: &str) -> usize {
    let app = distributed_app! {
        identity id;
        existing id("mine");
        keyvault secrets {
            #[allow(privileged_role, reason = "harmless")]
            roles: id => Owner;
        }
        containerapps env;
        container web("nginx") { args: "x"; reference: secrets; }
        project api("x");
    };
    graph(app, format).lines().count()
}

/// A picture needs nothing from elsewhere, runs nothing, and has both looks.
#[test]
fn a_picture_is_one_file_with_a_light_and_a_dark_look() {
    for format in ["svg", "html"] {
        let text = graph(market(), format);
        let elsewhere = text.replace("http://www.w3.org/2000/svg", "");
        for word in ["src=", "href", "@import", "url(h", "<script", "javascript:", "<img", "<link"]
        {
            assert!(!elsewhere.contains(word), "{word} in {format}");
        }
        assert!(!elsewhere.replace("https://", "").contains("://"), "{format}");
        let (light, dark) = text.split_once("@media (prefers-color-scheme: dark)").unwrap();
        let dark = dark.split("\n}\n").next().unwrap();
        let used: BTreeSet<&str> =
            text.split("var(").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
        assert!(used.len() > 10);
        for variable in used {
            assert!(light.contains(&format!("{variable}: #")), "{variable} has no light colour");
            assert!(dark.contains(&format!("{variable}: #")), "{variable} has no dark colour");
        }
    }
}

#[test]
fn groups_are_in_the_other_formats_too() {
    let mermaid = graph(market(), "mermaid");
    let group =
        mermaid.split("subgraph ").find(|text| text.contains("<b>back-office</b>")).unwrap();
    let group = group.split("  end\n").next().unwrap();
    assert!(group.contains("<b>mailer</b>") && !group.contains("<b>orders</b>"), "{mermaid}");
    let dot = graph(market(), "dot");
    let group = dot.split("subgraph ").find(|text| text.contains("label=\"back-office\"")).unwrap();
    let group = group.split("  }\n").next().unwrap();
    assert!(group.contains("\"mailer\\n") && !group.contains("\"orders\\n"), "{dot}");
    assert_eq!(mermaid.matches(" --o ").count(), dot.matches("arrowhead=odot").count());
    assert_eq!(mermaid.matches(" -->|").count(), dot.matches("style=solid").count());
}

#[test]
fn the_file_says_by_its_name_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (name, arguments, beginning) in [
        ("a.svg", &[][..], "<?xml"),
        ("a.html", &[], "<!DOCTYPE html>"),
        ("a.dot", &[], "digraph "),
        ("a.mmd", &[], "flowchart "),
        ("a.txt", &["--format", "svg"], "<?xml"),
    ] {
        let file = folder.path().join(name);
        let output = ["graph", "-o", file.to_str().unwrap()];
        let outcome = shop().command(output.iter().chain(arguments).copied());
        assert_eq!(outcome.stdout, format!("Wrote `{}`.\n", file.display()));
        assert!(std::fs::read_to_string(&file).unwrap().starts_with(beginning), "{name}");
    }
    let outcome = shop().command(["graph", "-o", "-", "--format", "svg"]);
    assert!(outcome.stdout.starts_with("<?xml"));
    let nowhere = folder.path().join("a.svg/b.svg");
    let outcome = shop().command(["graph", "-o", nowhere.to_str().unwrap()]);
    assert_eq!(outcome.status, Status::FileSystem);
}

/// The picture of the documents is the one that the program draws. `UPDATE_GOLDEN=1` writes it.
#[test]
fn the_picture_in_the_documents_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures/market.svg");
    let svg = graph(market(), "svg");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &svg).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(svg == known, "write it anew with UPDATE_GOLDEN=1, and look at it");
}

/// Each screenshot in the documents shows what the program draws today: `screenshots.tsv` has the digest
/// of what was on the screen. That file, too, is what the program draws: see the test above and, for the
/// whole application, `examples/tests/published.rs`.
#[test]
fn the_screenshots_show_what_is_drawn_today() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures");
    let page = std::fs::read_to_string(folder.join("../pictures.md")).unwrap();
    let list = std::fs::read_to_string(folder.join("screenshots.tsv")).unwrap();
    let mut listed = BTreeSet::new();
    for line in list.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [screenshot, shows, digest] = cells.as_slice() else { panic!("{line}") };
        let shown = std::fs::read(folder.join(shows)).unwrap();
        let now = Sha256::digest(&shown)
            .iter()
            .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        assert_eq!(
            *digest, now,
            "{screenshot} shows another {shows}: take the screenshots again with scripts/screenshots.sh, and look at them"
        );
        assert!(page.contains(&format!("pictures/{screenshot}")), "{screenshot} is not shown");
        listed.insert((*screenshot).to_owned());
    }
    let there: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".png"))
        .collect();
    assert_eq!(listed, there, "scripts/screenshots.sh takes all screenshots");
    for look in ["light", "dark"] {
        for what in ["page", "whole-application", "market"] {
            assert!(there.contains(&format!("{what}-{look}.png")), "{what} {look}");
        }
    }
}

/// A large application of `count` resources takes this long to draw, and not its square.
#[test]
fn time_grows_with_the_size() {
    let application = |count: usize| {
        let app = Builder::new();
        app.ignore_limits();
        let environment = app.add_container_app_environment("env");
        let names = |word: &'static str, part: usize| (0..part).map(move |n| format!("{word}{n}"));
        let identities: Vec<_> =
            names("id", count / 5).map(|name| app.add_user_assigned_identity(&name)).collect();
        let accounts: Vec<_> =
            names("data", count / 2).map(|name| app.add_storage(&name)).collect();
        for (n, name) in names("program", count * 3 / 10).enumerate() {
            let program = app.add_project(&name, "..").environment(environment);
            program.identity(identities[n % identities.len()]);
            let account = accounts[n % accounts.len()];
            program.reference(account.add_queue("jobs"));
            program.with_role_assignments(account).StorageQueueDataContributor.grant();
        }
        for (n, account) in accounts.iter().enumerate() {
            for step in [7, 13] {
                let identity = identities[n * step % identities.len()];
                account.with_role_assignments(identity).StorageBlobDataReader.grant();
            }
            if n >= count * 3 / 10 {
                app.allow(*account, lint::unreferenced_resource, "a large application");
            }
        }
        app
    };
    let drawing = |count: usize| -> Duration {
        (0..3)
            .map(|_| {
                let app = application(count);
                let start = Instant::now();
                assert!(!graph(app, "svg").is_empty());
                start.elapsed()
            })
            .min()
            .unwrap()
    };
    let (small, large) = (drawing(300), drawing(1200));
    assert!(large < small * 10, "{small:?} for 300 and {large:?} for 1200 resources");
}
