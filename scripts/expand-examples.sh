#!/usr/bin/env bash
# Writes docs/programs/<example>/expanded.rs: each example as the compiler expands it, which is what
# `cargo expand` shows. With --check, says what is out of date instead.
set -euo pipefail
cd "$(dirname "$0")/.."

stale=0
for source in examples/src/bin/*.rs; do
    name=$(basename "$source" .rs)
    target=docs/programs/$name/expanded.rs
    # The option is one of nightly compilers; this variable opens it in a stable one.
    expanded=$(RUSTC_BOOTSTRAP=1 cargo rustc -q -p examples --bin "$name" --profile check -- \
        -Zunpretty=expanded)
    # Without the lines that the compiler adds to every program, and without blank ones.
    text=$(grep -v -e '^#!\[feature' -e '^extern crate std' -e '^#\[prelude_import' \
        -e '^use std::prelude' -e '^ *$' <<<"$expanded" | rustfmt --edition 2024)
    if [ "${1:-}" = --check ]; then
        if [ "$text" != "$(cat "$target" 2>/dev/null)" ]; then
            echo "$target is out of date: scripts/expand-examples.sh"
            stale=1
        fi
    else
        mkdir -p "$(dirname "$target")"
        echo "$text" >"$target"
    fi
done
exit $stale
