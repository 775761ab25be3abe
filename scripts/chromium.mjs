// Finds a Chromium that runs, or installs one; Node's own modules only until dependencies are there.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a Chromium; throws one line that says what to do when there is none and none can be had. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  console.log("Installing Chromium for the browser tests …");
  for (const install of [withPlaywright, withApt]) {
    install();
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error("No Chromium for the browser tests: install one, or set CHROMIUM_PATH to its program.");
}

async function findChromium() {
  const own = await playwrightsOwn();
  const candidates = [process.env.CHROMIUM_PATH, ...usual, own];
  return candidates.find((path) => path && existsSync(path) && runs(path));
}

// One whose system libraries are missing is there but does not run.
function runs(path) {
  if (process.platform === "win32") return true;
  return spawnSync(path, ["--version"], { timeout: 30000 }).status === 0;
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import("@playwright/test");
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function withPlaywright() {
  spawnSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], { timeout: 300000 });
}

function withApt() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const options = { timeout: 600000, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update"], options);
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-color-emoji"], options);
}
