/** Every table, for drizzle-kit and the client; features import their own file. */
export * from "./alerts";
export * from "./campaigns";
export * from "./contacts";
export * from "./delivery";
export * from "./diagnostics";
export * from "./inbox";
export * from "./media";
export * from "./numbers";
export * from "./profiles";
export * from "./realtime";
export * from "./registration";
export * from "./routing";
export * from "./team";
export * from "./templates";
export * from "./usage";
export * from "./webhooks";
