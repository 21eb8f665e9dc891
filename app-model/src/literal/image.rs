//! References to container images.

use super::bytes::{at, find};
use super::{Problem, Text};

/// `registry.example.com/folder/name:tag@sha256:…`: what comes before the tag is in small letters,
/// apart from the registry.
pub(super) const fn image(text: &str) -> Option<Problem> {
    let bytes = text.as_bytes();
    let digest = find(bytes, 0, b'@');
    if digest < bytes.len() {
        let (_, algorithm) = text.split_at(digest + 1);
        if at(algorithm.as_bytes(), 0, "sha256:") {
            let (_, digits) = algorithm.split_at(7);
            let mut at = 0;
            while at < digits.len() && digits.as_bytes()[at].is_ascii_hexdigit() {
                at += 1;
            }
            if at != 64 || digits.len() != 64 {
                let problem = Text::new().and("the digest of `").and(text).and("` has ");
                let problem = problem
                    .number(digits.len())
                    .and(" characters, and a sha256 digest has 64 hexadecimal digits");
                return Some(Problem::new(
                    "AM0554",
                    problem,
                    "copy the whole digest, or write a tag, such as `redis:7`",
                ));
            }
        }
    }
    let (mut at, mut name) = (0, 0);
    while at < digest {
        // A first part with a dot or a colon is a registry.
        if bytes[at] == b'/' && name == 0 {
            let host = find(bytes, 0, b'.');
            let port = find(bytes, 0, b':');
            if host < at || port < at {
                name = at + 1;
            }
        }
        at += 1;
    }
    let (_, path) = bytes.split_at(name);
    let tag = name + find(path, 0, b':');
    let mut capital = name;
    while capital < tag && capital < digest && !bytes[capital].is_ascii_uppercase() {
        capital += 1;
    }
    if capital == tag || capital == digest {
        return None;
    }
    let problem = Text::new().and("the image `").and(text).and("` has capital letters in its name");
    let (mut help, mut at) = (Text::new().and("the names of images have small letters: `\""), 0);
    while at < bytes.len() {
        let small = at >= name && at < tag;
        help = help.byte(if small { bytes[at].to_ascii_lowercase() } else { bytes[at] });
        at += 1;
    }
    Some(Problem { code: "AM0554", text: problem, help: help.and("\"`") })
}

#[cfg(test)]
mod tests {
    use crate::literal::{Literal, LiteralRule};

    #[test]
    fn images_have_small_letters_and_whole_digests() {
        let help = |text| {
            let problem = LiteralRule::Image.problem("image", Literal::Text(text), &[])?;
            Some(problem.help.as_str().to_owned())
        };
        let digest = format!("redis@sha256:{}", "aB".repeat(32));
        for text in [
            "redis:7",
            "redis:Release-7",
            "Registry.Example.com/team/api:V2",
            "localhost:5000/api",
            "mcr.microsoft.com/dotnet/samples",
            digest.as_str(),
            "",
        ] {
            assert_eq!(help(text), None, "{text}");
        }
        assert_eq!(
            help("Contoso/Cache:Seven").as_deref(),
            Some("the names of images have small letters: `\"contoso/cache:Seven\"`")
        );
        assert_eq!(
            help("Registry.io/Team/api").as_deref(),
            Some("the names of images have small letters: `\"Registry.io/team/api\"`")
        );
        assert!(help("redis@sha256:abc123").is_some());
    }
}
