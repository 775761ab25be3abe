import { expect, it } from "vitest";
import { lineStream } from "./line-stream";

const line = `${"x".repeat(99)}\n`;

function counted(total: number) {
  const seen = { read: 0, ended: false };
  async function* lines() {
    try {
      for (; seen.read < total; ) {
        seen.read += 1;
        yield line;
      }
    } finally {
      seen.ended = true;
    }
  }
  return { seen, lines: lines() };
}

it("gives every line once", async () => {
  const { lines } = counted(5000);
  expect(await new Response(await lineStream(lines)).text()).toBe(line.repeat(5000));
});

it("reads no further than somebody takes", async () => {
  const { seen, lines } = counted(1_000_000);
  const reader = (await lineStream(lines)).getReader();
  await reader.read();
  await reader.read();
  expect(seen.read).toBeLessThan(2000);
  await reader.cancel();
  expect(seen.ended).toBe(true);
});

it("refuses before the answer begins", async () => {
  // biome-ignore lint/correctness/useYield: it refuses before its first line
  async function* refusing(): AsyncGenerator<string> {
    throw new Error("not yours");
  }
  await expect(lineStream(refusing())).rejects.toThrow("not yours");
});

it("is empty where there is no line", async () => {
  expect(await new Response(await lineStream(counted(0).lines)).text()).toBe("");
});
