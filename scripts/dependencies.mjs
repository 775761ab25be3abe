// Shared by `npm start` and `npm test` before anything is installed: Node's own modules only.
import childProcess from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const marker = path.join("node_modules", ".hovorna-lock");
const MB = 1024 * 1024;

/** One line and exit code 1. */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

export function nodeIsTooOld() {
  const parts = process.versions.node.split(".").map(Number);
  return parts[0] < 20 || (parts[0] === 20 && parts[1] < 16);
}

/** Installs what package-lock.json names when it is missing or changed; rejects with one line that says what to do. */
export async function prepareDependencies(options) {
  const state = fingerprint();
  const ready = isInstalled(state);
  // HOVORNA_MIN_FREE_MB lets a test play a full disk.
  const needMb = Number(process.env.HOVORNA_MIN_FREE_MB) || (ready && fs.existsSync(".next") ? 300 : 1500);
  await requireSpace(needMb);
  if (ready) return;
  await install(options.production ? [] : ["--include=dev"]);
  fs.writeFileSync(marker, state);
}

async function requireSpace(needMb) {
  const { bavail, bsize } = await fs.promises.statfs(".");
  const freeMb = Math.floor((Number(bavail) * Number(bsize)) / MB);
  if (freeMb < needMb) {
    throw new Error(`Too little disk space: ${freeMb} MB free, ${needMb} MB needed. Free some and start again.`);
  }
}

function fingerprint() {
  const lock = fs.existsSync("package-lock.json") ? fs.readFileSync("package-lock.json") : "";
  return `${crypto.createHash("sha256").update(lock).digest("hex")} ${process.platform} ${process.arch}`;
}

function isInstalled(state) {
  if (fs.existsSync(marker)) return fs.readFileSync(marker, "utf8") === state;
  if (!everyVersionIsThere()) return false;
  fs.writeFileSync(marker, state);
  return true;
}

/** For a node_modules that somebody installed by hand. */
function everyVersionIsThere() {
  const { dependencies } = JSON.parse(fs.readFileSync("package.json", "utf8"));
  return Object.keys(dependencies).every((name) => {
    const file = path.join("node_modules", name, "package.json");
    return fs.existsSync(file) && JSON.parse(fs.readFileSync(file, "utf8")).version === dependencies[name];
  });
}

async function install(extra) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  process.stdout.write("Installing dependencies (about a minute) …\n");
  const timer = setInterval(() => process.stdout.write(`  still installing, ${seconds()} s\n`), 10000);
  try {
    const first = await npm(["ci"].concat(extra));
    // A lock made on another platform may lack packages; then `npm install` finds them.
    const result = first.code === 0 ? first : await npm(["install", "--no-save"].concat(extra));
    if (result.code !== 0) throw new Error(`npm could not install the dependencies: ${reasonIn(result.output)}`);
  } finally {
    clearInterval(timer);
  }
  process.stdout.write(`Dependencies installed in ${seconds()} s\n`);
}

function npm(args) {
  return new Promise((resolve) => {
    let output = "";
    const own = process.env.npm_execpath && /npm-cli\.js$/.test(process.env.npm_execpath);
    const command = own ? process.execPath : process.platform === "win32" ? "npm.cmd" : "npm";
    const child = childProcess.spawn(command, (own ? [process.env.npm_execpath] : []).concat(args), {
      stdio: ["ignore", "pipe", "pipe"],
      shell: !own && process.platform === "win32",
    });
    const keep = (chunk) => {
      output = (output + chunk).slice(-20000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

function reasonIn(output) {
  const lines = output.split("\n").filter((line) => /npm (error|ERR!)/.test(line));
  const reason =
    lines.find((line) => !/A complete log|code E?[A-Z0-9]+$/.test(line)) || output.trim().split("\n").pop();
  return `${(reason || "no reason given").replace(/npm (error|ERR!)\s*/, "")}. Check the network and run npm ci yourself.`;
}
