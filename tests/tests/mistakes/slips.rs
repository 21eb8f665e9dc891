//! Slips of the finger: names that are one or two edits away.

use app_model_tests::random::Random;

/// The keys beside each letter, on the usual keyboard.
const BESIDE: [(char, &str); 26] = [
    ('a', "sqz"),
    ('b', "vgn"),
    ('c', "xdv"),
    ('d', "sfe"),
    ('e', "wrd"),
    ('f', "dgr"),
    ('g', "fht"),
    ('h', "gjy"),
    ('i', "uok"),
    ('j', "hku"),
    ('k', "jli"),
    ('l', "kop"),
    ('m', "njk"),
    ('n', "bmh"),
    ('o', "ipl"),
    ('p', "ol"),
    ('q', "wa"),
    ('r', "etf"),
    ('s', "adw"),
    ('t', "ryg"),
    ('u', "yij"),
    ('v', "cbf"),
    ('w', "qes"),
    ('x', "zcs"),
    ('y', "tuh"),
    ('z', "xa"),
];

/// The name with one edit: a letter lost, doubled, swapped with the next one, replaced by its
/// neighbour on the keyboard, or in the other case.
pub(crate) fn slip(name: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = random.below(letters.len());
    match random.below(5) {
        0 if letters.len() > 1 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        3 => {
            let small = letters[at].to_ascii_lowercase();
            if let Some((_, beside)) = BESIDE.iter().find(|(letter, _)| *letter == small) {
                let near = beside.chars().nth(random.below(beside.len())).unwrap_or(small);
                let capital = letters[at].is_uppercase();
                letters[at] = if capital { near.to_ascii_uppercase() } else { near };
            }
        }
        _ => {
            letters[at] = match letters[at] {
                letter if letter.is_uppercase() => letter.to_ascii_lowercase(),
                letter => letter.to_ascii_uppercase(),
            };
        }
    }
    letters.into_iter().collect()
}

/// The name after so many edits: another one, that is a name and none of those that are taken.
pub(crate) fn slips(
    name: &str,
    edits: usize,
    taken: &dyn Fn(&str) -> bool,
    random: &mut Random,
) -> Option<String> {
    for _ in 0..20 {
        let slipped = (0..edits).fold(name.to_owned(), |name, _| slip(&name, random));
        let is_name = syn::parse_str::<syn::Ident>(&slipped).is_ok();
        if is_name && slipped != name && slipped.len() > 1 && !taken(&slipped) {
            return Some(slipped);
        }
    }
    None
}
