import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { type Child, lastWords, startChild, startNode } from "./children";
import { commandOf } from "./data-folder";
import { createShutdown } from "./shutdown";

const logsDir = mkdtempSync(join(tmpdir(), "hovorna-logs-"));
afterAll(() => rmSync(logsDir, { recursive: true, force: true }));

let ended: number[];
beforeEach(() => {
  ended = [];
  vi.spyOn(process, "exit").mockImplementation((code) => {
    ended.push(Number(code));
    return undefined as never;
  });
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

const program = (name: string, code: string): Child =>
  startChild({ name, program: process.execPath, args: ["-e", code], env: process.env, logsDir });

it("ends polite and stubborn programs, and what they started, within five seconds", async () => {
  const shutdown = createShutdown();
  const stubborn = `process.on("SIGTERM", () => {}); console.log("ready");
    const inner = require("child_process").spawn(process.execPath, ["-e", "setTimeout(()=>{},60000)", "grandchild-${process.pid}"]);
    console.log("inner " + inner.pid); setTimeout(() => {}, 60000)`;
  const children = [program("polite", "setTimeout(() => {}, 60000)"), program("stubborn", stubborn)];
  for (const child of children) shutdown.program(child);
  const inner = await vi.waitFor(() => {
    const pid = /inner (\d+)/.exec(lastWords(join(logsDir, "stubborn.log"), /inner/))?.[1];
    if (!pid) throw new Error("not yet");
    return Number(pid);
  });
  const started = Date.now();
  await shutdown.end(0);
  expect(Date.now() - started).toBeLessThan(5_000);
  expect(children.map(({ pid }) => commandOf(pid))).toEqual(["", ""]);
  await vi.waitFor(() => expect(commandOf(inner)).toBe(""));
  expect(ended).toEqual([0]);
});

it("ends everything with one line and code 1 when a program dies by itself", async () => {
  const shutdown = createShutdown();
  const other = shutdown.program(program("other", "setTimeout(() => {}, 60000)"));
  shutdown.program(program("fragile", `console.error("Error: out of luck"); process.exit(3)`));
  await vi.waitFor(() => expect(ended).toEqual([1]), { timeout: 5_000 });
  expect(console.error).toHaveBeenCalledWith(
    expect.stringMatching(/^The fragile ended unexpectedly \(3\).*out of luck/),
  );
  expect(commandOf(other.pid)).toBe("");
});

it("gives every program the environment it was told and its output a log", async () => {
  const child = startNode({
    name: "speaker",
    args: ["-e", "console.log('error: ' + process.env.WORD)"],
    env: { WORD: "ahoj" },
    logsDir,
  });
  expect(await child.exited).toBe(0);
  expect(lastWords(child.logFile)).toBe("error: ahoj");
});
