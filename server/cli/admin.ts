import { migrateDatabase } from "@/db/migrate";
import { commands } from "./commands";
import { cliContext } from "./context";

const [name = "help", ...args] = process.argv.slice(2);

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  if (name === "migrate") return migrateDatabase(process.env.DATABASE_URL ?? "");
  const command = commands[name];
  if (!command) {
    const lines = Object.entries(commands).map(([key, { usage }]) => `  ${key} ${usage}`);
    console.log(`npm run admin -- <command>\n  migrate\n${lines.join("\n")}`);
    process.exitCode = name === "help" ? 0 : 2;
    return;
  }
  const { ctx, close } = cliContext();
  try {
    await command.run(ctx, args);
  } finally {
    await close();
  }
}
