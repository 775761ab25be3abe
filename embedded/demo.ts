import postgres from "postgres";
import { sayLine } from "./progress";
import type { Settings } from "./settings";

const password = "hovorna-demo";
const logins = [
  ["administrator", "admin@hovorna.example"],
  ["supervisor", "supervisor@hovorna.example"],
  ["operator", "petra@hovorna.example"],
  ["operator", "jana@hovorna.example"],
] as const;

/** True when nobody can sign in yet. */
export async function isEmpty(databaseUrl: string): Promise<boolean> {
  return (await emails(databaseUrl)).length === 0;
}

/** True while a number that may send has had no templates from its provider: after the first start, or one that was cut short. */
export async function neverAsked(databaseUrl: string): Promise<boolean> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const waiting = await sql`
      select 1 from numbers
      where templates_synced_at is null and status not in ('draft', 'connecting', 'blocked') limit 1`;
    return waiting.length > 0;
  } finally {
    await sql.end();
  }
}

/** The last lines of a start: where to go and who to be. HOVORNA_READY_JSON=1 adds one line for programs. */
export async function showAddresses({ settings, databaseUrl }: { settings: Settings; databaseUrl: string }) {
  const known = await emails(databaseUrl);
  const demo = logins.filter(([, email]) => known.includes(email));
  const simulatorUrl = settings.simulatorPort ? `http://localhost:${settings.simulatorPort}` : undefined;
  sayLine(`\nHovorna runs at ${settings.appUrl}`);
  for (const [role, email] of demo) sayLine(`  ${role.padEnd(14)}${email}`);
  if (demo.length > 0) sayLine(`  password      ${password}`);
  if (known.length === 0) sayLine('  Nobody can sign in yet: npm run admin -- create-admin <e-mail> "<name>"');
  if (simulatorUrl) sayLine(`Phone page (you are the client): ${simulatorUrl}/phone`);
  sayLine("Ctrl-C ends everything.\n");
  if (process.env.HOVORNA_READY_JSON !== "1") return;
  const facts = {
    appUrl: settings.appUrl,
    simulatorUrl,
    databaseUrl,
    password,
    logins: demo.map(([, email]) => email),
  };
  sayLine(`HOVORNA_READY ${JSON.stringify(facts)}`);
}

async function emails(databaseUrl: string): Promise<string[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return (await sql<{ email: string }[]>`select email from users order by email limit 1000`).map(
      ({ email }) => email,
    );
  } finally {
    await sql.end();
  }
}
