import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** The walls of docs/architecture.md. Plant a violation to see them stand: import a queries file from another feature. */
const root = resolve(__dirname, "..");
const skipped = new Set(["node_modules", ".next", ".git", ".data", "test-results", "playwright-report", "public"]);

/** Higher may call verbs and rules of lower; nobody calls up. */
const ranks: Record<string, number> = {
  webhooks: 10,
  automations: 9,
  campaigns: 9,
  diagnostics: 9,
  scheduled: 9,
  search: 9,
  sessions: 9,
  viewers: 9,
  notifications: 9,
  inbox: 8,
  ratings: 7.5,
  delivery: 7,
  registration: 6,
  routing: 6,
  "read-marks": 6,
  bots: 5,
  templates: 5,
  profiles: 5,
  "canned-texts": 5,
  results: 5,
  tags: 5,
  photos: 5,
  links: 4,
  media: 4,
  usage: 4,
  numbers: 3,
  contacts: 3,
  alerts: 2,
  consent: 2,
  help: 2,
  team: 1,
  audit: 0,
};
const infrastructure = new Set(["core", "providers", "realtime", "jobs", "trpc", "auth", "i18n", "cli"]);
/** Where everything meets, by name. */
const compositionRoots = new Set(["server/trpc/root.ts", "server/jobs/functions.ts", "server/app-context.ts"]);
/** As long as its words are many. */
const wordLists = "db/enums.ts";
const kinds = new Set(["router", "schema", "rules", "queries", "jobs"]);
const browserSafe =
  /^server\/(?:core\/(?:csv|machine|phone|ids-browser)|[a-z0-9-]+\/(?:[a-z-]*rules|[a-z-]*schema|window|permissions))\.ts$/;

type Import = { from: string; to: string; typeOnly: boolean };
const files = walk(root).filter((file) => /\.(ts|tsx|mjs|js)$/.test(file));
/** A `*-world.ts` sets the scene for the tests of its folder. */
const isTest = (file: string) => /\.(test|spec)\.tsx?$|-world\.ts$|^e2e\/|^bench\/|\/test\//.test(file);
const imports = files.filter((file) => /\.tsx?$/.test(file)).flatMap(importsOf);
const code = imports.filter(({ from }) => !isTest(from));

describe("walls", () => {
  it("keeps the database and verbs out of components", () => {
    const bad = code.filter(
      ({ from, to, typeOnly }) =>
        from.startsWith("components/") &&
        !typeOnly &&
        ((to.startsWith("server/") && !browserSafe.test(to)) || (to.startsWith("db/") && to !== "db/enums.ts")),
    );
    expect(bad).toEqual([]);
  });

  it("lets nobody call a feature above", () => {
    const bad = code.filter(({ from, to }) => {
      const [a, b] = [featureOf(from), featureOf(to)];
      return a && b && a !== b && !compositionRoots.has(from) && (ranks[a] ?? 0) <= (ranks[b] ?? 0);
    });
    expect(bad.filter(({ typeOnly }) => !typeOnly)).toEqual([]);
  });

  it("keeps a feature's SQL, router and jobs its own", () => {
    const bad = code.filter(({ from, to }) => {
      const feature = featureOf(to);
      if (!feature || feature === featureOf(from) || compositionRoots.has(from)) return false;
      return /(?:^|\/)(?:[a-z-]*queries|router|jobs)\.ts$/.test(to);
    });
    expect(bad.filter(({ typeOnly }) => !typeOnly)).toEqual([]);
  });

  it("keeps infrastructure below the features", () => {
    const allowed = /^server\/(?:trpc|auth|jobs|cli)\//;
    /** Who may do what is data for everybody. */
    const shared = "server/team/permissions.ts";
    const bad = code.filter(
      ({ from, to, typeOnly }) =>
        infrastructure.has(from.split("/")[1] ?? "") &&
        from.startsWith("server/") &&
        !allowed.test(from) &&
        featureOf(to) &&
        to !== shared &&
        !typeOnly,
    );
    expect(bad).toEqual([]);
  });

  it("keeps providers free of database and features", () => {
    const bad = code.filter(
      ({ from, to, typeOnly }) =>
        from.startsWith("server/providers/") &&
        !typeOnly &&
        !(to.startsWith("server/providers/") || to.startsWith("server/core/") || to === "db/enums.ts"),
    );
    expect(bad).toEqual([]);
  });

  it("keeps the simulator a program of its own", () => {
    const outside = code.filter(({ from, to }) => from.startsWith("simulator/") && !to.startsWith("simulator/"));
    expect(outside.filter(({ to }) => to !== "server/providers/types.ts")).toEqual([]);
    const used = code.filter(({ from, to }) => to.startsWith("simulator/") && !from.startsWith("simulator/"));
    expect(used.filter(({ from }) => !from.startsWith("embedded/"))).toEqual([]);
  });

  it("lets embedded use public doors only", () => {
    const bad = code.filter(
      ({ from, to }) => from.startsWith("embedded/") && to.startsWith("server/") && !to.startsWith("server/cli/"),
    );
    expect(bad).toEqual([]);
  });

  it("writes rules without database, context or clock", () => {
    const rules = files.filter((file) => /^server\/.*\/[a-z-]*rules\.ts$/.test(file));
    const bad = rules.filter((file) =>
      /\bnew Date\(\)|Date\.now\(\)|Math\.random\(|drizzle-orm|context"/.test(read(file)),
    );
    expect(bad).toEqual([]);
  });

  it("keeps SQL in queries", () => {
    const bad = files.filter(
      (file) =>
        featureOf(file) && !isTest(file) && /\bfrom "drizzle-orm"/.test(read(file)) && !/queries\.ts$/.test(file),
    );
    expect(bad).toEqual([]);
  });
});

describe("sizes and names", () => {
  it("keeps every file under 300 lines, components under 200, pages under 40", () => {
    const long = files.filter((file) => {
      const lines = read(file).split("\n").length;
      if (/^app\/.*\/page\.tsx$/.test(file)) return lines > 41;
      if (/^components\/.*\.tsx$/.test(file) && !isTest(file)) return lines > 201;
      return file !== wordLists && lines > 301;
    });
    expect(long).toEqual([]);
  });

  it("bans barrels and drawers for odds and ends", () => {
    expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|index|misc|common)\.tsx?$/.test(file))).toEqual([]);
  });

  it("names files in kebab-case", () => {
    const odd = files.filter((file) => {
      const name = file.split("/").at(-1) ?? "";
      return !/^[a-z0-9.-]+$/.test(name);
    });
    expect(odd).toEqual([]);
  });

  it("knows every folder of server/", () => {
    const folders = readdirSync(join(root, "server"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const unknown = folders.map(({ name }) => name).filter((name) => !(name in ranks) && !infrastructure.has(name));
    expect(unknown).toEqual([]);
    expect(kinds.size).toBe(5);
  });
});

function featureOf(file: string): string | null {
  const [top, feature] = file.split("/");
  return top === "server" && feature && feature in ranks ? feature : null;
}

function importsOf(file: string): Import[] {
  const statement = /(?:import|export)\s+(type\s+)?[^;"']*?from\s+["']([^"']+)["']|import\(["']([^"']+)["']\)/g;
  return [...read(file).matchAll(statement)].flatMap(([, typeOnly, named, dynamic]) => {
    const to = target(file, named ?? dynamic ?? "");
    return to ? [{ from: file, to, typeOnly: Boolean(typeOnly) }] : [];
  });
}

function target(from: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return known(specifier.slice(2));
  if (specifier.startsWith(".")) return known(relative(root, resolve(root, dirname(from), specifier)));
  return null;
}

function known(path: string): string {
  return [path, `${path}.ts`, `${path}.tsx`, `${path}.mjs`].find((candidate) => files.includes(candidate)) ?? path;
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [relative(root, path)];
  });
}
