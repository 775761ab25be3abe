import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandOf, openDataFolder } from "./data-folder";
import { endFormerPostgres, type OwnPostgres, startPostgres } from "./postgres";

let dataDir: string;
let running: OwnPostgres;
const start = (password = "secret") => startPostgres({ dataDir, password });

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "hovorna-postgres-"));
  chmodSync(dataDir, 0o755);
  openDataFolder(dataDir);
  running = await start();
  await query(running.url, "create table kept (word text); insert into kept values ('žluťoučký')");
});
afterAll(async () => {
  await endFormerPostgres(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

describe("our own Postgres", () => {
  it("keeps its data from start to start", async () => {
    await running.child.stop(5_000);
    expect(existsSync(join(dataDir, "postgres", "postmaster.pid"))).toBe(false);
    running = await start();
    expect(await kept()).toBe("žluťoučký");
  });

  it("comes back after kill -9 with its lock file left behind", async () => {
    process.kill(running.child.pid, "SIGKILL");
    await running.child.exited;
    expect(existsSync(join(dataDir, "postgres", "postmaster.pid"))).toBe(true);
    running = await start();
    expect(await kept()).toBe("žluťoučký");
  });

  it("ends the one that a killed start left running", async () => {
    const orphan = running.child.pid;
    running = await start();
    expect(running.child.pid).not.toBe(orphan);
    expect(commandOf(orphan)).toBe("");
    expect(await kept()).toBe("žluťoučký");
  });

  it("does not touch a stranger whose number stands in a stale lock file", async () => {
    await running.child.stop(5_000);
    writeFileSync(join(dataDir, "postgres", "postmaster.pid"), `${process.pid}\n`);
    running = await start();
    expect(await kept()).toBe("žluťoučký");
  });

  it("says so when the keys belong to another data folder", async () => {
    await running.child.stop(5_000);
    await expect(start("wrong")).rejects.toThrow(
      /keys\.json does not hold the password of the database in .*postgres\. Restore/,
    );
    running = await start();
  });

  it("knows Czech letters and sorts by ICU", async () => {
    const rows = await query(
      running.url,
      `select w from unnest(array['čaj','cihla','chleba','dům']) w order by w collate "cs-x-icu"`,
    );
    expect(rows.map(({ w }) => w)).toEqual(["cihla", "čaj", "dům", "chleba"]);
  });
});

const kept = async () => (await query(running.url, "select word from kept"))[0]?.word;

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1 });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}
