// The screenshots themselves: see screenshots.sh, which runs this. It speaks Chromium's own protocol, so
// that a look can be chosen and a box pointed at.

import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const FOLDER = "docs/pictures";

// What is shown, as what, and where. A picture is as large as it is; a page is a window. `at` is the name
// of the box that is pointed at.
const SCREENSHOTS = [
  { png: "whole-application-light.png", of: "whole-application.svg", look: "light" },
  { png: "whole-application-dark.png", of: "whole-application.svg", look: "dark" },
  { png: "page-light.png", of: "whole-application.html", look: "light", size: [1600, 1040] },
  { png: "page-dark.png", of: "whole-application.html", look: "dark", size: [1600, 1040] },
  { png: "market-light.png", of: "market.svg", look: "light" },
  { png: "market-dark.png", of: "market.svg", look: "dark" },
  { png: "market-pointed-at.png", of: "market.svg", look: "light", at: "order-data", scale: 0.6 },
];

const profile = mkdtempSync(join(tmpdir(), "screenshots-"));
const browser = spawn(
  "chromium",
  ["--headless", "--no-sandbox", "--hide-scrollbars", "--remote-debugging-port=0", `--user-data-dir=${profile}`],
  { stdio: ["ignore", "ignore", "pipe"] },
);

const address = await new Promise((found, failed) => {
  let text = "";
  browser.stderr.on("data", (data) => {
    text += data;
    const line = /DevTools listening on (ws:\S+)/.exec(text);
    if (line) found(line[1]);
  });
  browser.on("exit", () => failed(new Error(`chromium ended:\n${text}`)));
});

const socket = new WebSocket(address);
await new Promise((open) => socket.addEventListener("open", open));
const waiting = new Map();
const events = new Map();
socket.addEventListener("message", ({ data }) => {
  const message = JSON.parse(data);
  if (message.id) {
    const { found, failed } = waiting.get(message.id);
    if (message.error) failed(new Error(message.error.message));
    else found(message.result);
  } else {
    events.get(message.method)?.();
  }
});
let last = 0;
const send = (method, params = {}, sessionId) =>
  new Promise((found, failed) => {
    last += 1;
    waiting.set(last, { found, failed });
    socket.send(JSON.stringify({ id: last, method, params, sessionId }));
  });
const event = (method) => new Promise((found) => events.set(method, found));

const { targetId } = await send("Target.createTarget", { url: "about:blank" });
const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
const page = (method, params) => send(method, params, sessionId);
await page("Page.enable");

const lines = ["screenshot\tshows\tsha256 of that"];
for (const { png, of, look, size, at, scale = 1 } of SCREENSHOTS) {
  const file = resolve(FOLDER, of);
  const text = readFileSync(file, "utf8");
  const picture = /<svg [^>]* width="([\d.]+)" height="([\d.]+)"/.exec(text);
  const [width, height] = size ?? [Math.floor(picture[1]), Math.floor(picture[2])];
  await page("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: scale, mobile: false });
  await page("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: look }] });
  const loaded = event("Page.loadEventFired");
  await page("Page.navigate", { url: pathToFileURL(file).href });
  await loaded;
  let pointer = [0, 0];
  if (at) {
    const expression = `(() => {
      const named = [...document.querySelectorAll(".box")].find((box) =>
        [...box.querySelectorAll("text")].some((text) => text.textContent === ${JSON.stringify(at)}));
      const { x, y, width, height } = named.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    })()`;
    const { result } = await page("Runtime.evaluate", { expression, returnByValue: true });
    pointer = result.value;
  }
  await page("Input.dispatchMouseEvent", { type: "mouseMoved", x: pointer[0], y: pointer[1] });
  await new Promise((later) => setTimeout(later, 500));
  const { data } = await page("Page.captureScreenshot", { format: "png" });
  const place = join(FOLDER, png);
  writeFileSync(place, Buffer.from(data, "base64"));
  execFileSync("pngquant", ["--force", "--strip", "--ext", ".png", "--speed", "1", "256", place]);
  lines.push([png, of, createHash("sha256").update(text).digest("hex")].join("\t"));
}
writeFileSync(join(FOLDER, "screenshots.tsv"), `${lines.join("\n")}\n`);

socket.close();
browser.removeAllListeners("exit");
const ended = new Promise((found) => browser.on("exit", found));
browser.kill();
await ended;
rmSync(profile, { recursive: true, force: true });
