/** Where the tests' own start runs and who may sign in; set by global-setup. */
export const desk = () => ({
  appUrl: required("E2E_APP_URL"),
  simulatorUrl: required("E2E_SIMULATOR_URL"),
  databaseUrl: required("E2E_DATABASE_URL"),
  dataDir: required("E2E_DATA_DIR"),
  password: "hovorna-demo",
  logins: {
    admin: "admin@hovorna.example",
    supervisor: "supervisor@hovorna.example",
    petra: "petra@hovorna.example",
    jana: "jana@hovorna.example",
  },
});

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with npm test`);
  return value;
}
