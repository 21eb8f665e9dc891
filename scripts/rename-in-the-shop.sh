#!/usr/bin/env bash
# Renames a resource in the block of `examples/shop`, in a copy, and expects the build of the service
# to fail at the old name.
set -euo pipefail
cd "$(dirname "$0")/.."

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy"
sed -i 's/\bphotos\b/pictures/' "$copy/examples/shop/app/src/lib.rs"
# The crates of others are built already.
if answer=$(cd "$copy" && cargo check -q --manifest-path examples/shop/Cargo.toml -p shop-api --target-dir "$OLDPWD/target" 2>&1); then
    echo "the service still builds after the rename"
    exit 1
fi
for words in 'no field `photos` on type `&Data`' 'api/src/main.rs' 'available field is: `pictures`'; do
    grep -qF "$words" <<<"$answer" || { echo "not \`$words\`, but: $answer"; exit 1; }
done
echo "renaming \`photos\` breaks the build of the service"
