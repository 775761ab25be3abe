/** The versions of the providers' interfaces that we speak, in one place (providers.md A1, C1). */
export const versions = {
  metaGraph: "v25.0",
  twilioApi: "2010-04-01",
  twilioContent: "v1",
  twilioMessaging: "v2",
} as const;
