#!/usr/bin/env bash
# Takes the screenshots of docs/pictures anew, in Chromium, and records what each of them shows. Look at
# them before committing. Needs chromium, node (20 or later) and pngquant.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo run -q -p examples --bin whole-application -- graph -o docs/pictures/whole-application.svg
cargo run -q -p examples --bin whole-application -- graph -o docs/pictures/whole-application.html
cargo run -q -p app-model-tests --bin market -- graph -o docs/pictures/market.svg

node --no-warnings --experimental-websocket scripts/screenshots.mjs "$@"
