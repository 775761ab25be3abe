// `npm test` and `npm run check` (--fast): every gate and test, counted; the last line is "N passed, N failed".
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureChromium } from "./chromium.mjs";
import { fail, nodeIsTooOld, prepareDependencies } from "./dependencies.mjs";

const bin = {
  next: "node_modules/next/dist/bin/next",
  tsc: "node_modules/typescript/bin/tsc",
  biome: "node_modules/@biomejs/biome/bin/biome",
  vitest: "node_modules/vitest/vitest.mjs",
  playwright: "node_modules/@playwright/test/cli.js",
};
const fast = process.argv.includes("--fast");
const failures = [];
const total = { passed: 0, failed: 0 };
const children = new Set();

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), ".."));
if (nodeIsTooOld()) fail(`Hovorna needs Node 20.16 or newer, this is ${process.version}.`);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop(signal));
const reports = mkdtempSync(path.join(tmpdir(), "hovorna-report-"));
process.on("exit", () => rmSync(reports, { recursive: true, force: true }));

await stage("dependencies", async () => {
  await prepareDependencies({ production: false });
  return { passed: 0, failed: 0 };
});
if (total.failed === 0) {
  await stage("types", types);
  await stage("lint", () => gate("lint", [bin.biome, "check", "--error-on-warnings", "."]));
  await stage(fast ? "fast tests" : "unit and database tests", vitest);
  if (!fast) await stage("browser tests", browser);
}
report();

/** Whatever a stage throws is one failure, so that the last line is always printed. */
async function stage(name, run) {
  const started = Date.now();
  if (name !== "dependencies") console.log(`\n── ${name}`);
  let result;
  try {
    result = await run();
  } catch (error) {
    result = { passed: 0, failed: 1, failures: [`${name}: ${error.message}`] };
  }
  total.passed += result.passed;
  total.failed += result.failed;
  failures.push(...(result.failures ?? []));
  if (name === "dependencies" && result.failed === 0) return;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
}

/** The routes' types are generated; a fresh clone has none. */
async function types() {
  await run([bin.next, "typegen"], { quiet: true });
  return gate("types", [bin.tsc, "--noEmit"]);
}

async function gate(name, args) {
  const { code } = await run(args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, failures: [name] };
}

async function vitest() {
  const file = path.join(reports, "vitest.json");
  const projects = fast ? ["--project", "unit"] : [];
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`, "--silent=passed-only"];
  const { code } = await run([bin.vitest, "run", ...projects, ...reporters]);
  const { numPassedTests, testResults } = JSON.parse(readFileSync(file, "utf8"));
  const failed = testResults.flatMap(({ name, status, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === "failed").map((test) => test.fullName);
    const names = status === "failed" && tests.length === 0 ? ["(the file does not load)"] : tests;
    return names.map((test) => `${path.relative(".", name)} > ${test}`);
  });
  return counted(numPassedTests, failed, code, "unit and database tests ended with an error outside a test");
}

async function browser() {
  const file = path.join(reports, "playwright.json");
  const env = { CHROMIUM_PATH: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const { code } = await run([bin.playwright, "test", "--reporter=line,json", "--pass-with-no-tests"], { env });
  const { stats, suites, errors } = JSON.parse(readFileSync(file, "utf8"));
  const failed = [...suites.flatMap(failedSpecs), ...errors.map(({ message }) => `e2e: ${message}`.split("\n")[0])];
  return counted(stats.expected + stats.flaky, failed, code, "browser tests ended with an error outside a test");
}

function failedSpecs(suite) {
  const own = suite.specs.filter(({ ok }) => !ok).map(({ file, title }) => `e2e/${file} > ${title}`);
  return [...own, ...(suite.suites ?? []).flatMap(failedSpecs)];
}

function counted(passed, failed, code, otherwise) {
  const all = failed.length === 0 && code !== 0 ? [otherwise] : failed;
  return { passed, failed: all.length, failures: all };
}

function run(args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", quiet ? "ignore" : "inherit", quiet ? "ignore" : "inherit"],
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }), NEXT_TELEMETRY_DISABLED: "1", ...env },
    });
    children.add(child);
    child.on("error", reject);
    child.on("close", (code) => {
      children.delete(child);
      resolve({ code });
    });
  });
}

function stop(signal) {
  for (const child of children) child.kill(signal);
  failures.push(`stopped by ${signal}`);
  total.failed += 1;
  setTimeout(report, 5000);
}

function report() {
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join("\n")}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 ? 1 : 0);
}
