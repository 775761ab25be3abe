/** What the demo deployment is at the simulated providers: its own Meta app with Embedded Signup, a partner of 360dialog. */
export const simulatedApp = {
  appId: "634974688087057",
  appSecret: "demo-app-secret-of-the-simulator",
  configId: "1170042118004433",
};

/** The company as a client of that partner. */
export const simulatedClientId = "KoLaBr12CL";

export const simulatedPartner = {
  partnerId: "demoPA",
  partnerKey: "demo-partner-key-of-the-simulator",
  webhookSecret: "demo-partner-secret-of-the-simulator",
};
