import type { MetaBrowser } from "../onboarding-types";
import { versions } from "../versions";

const metaDialog = "https://www.facebook.com";

/** Where a page finds the SDK and whose messages it may trust; another dialog than Meta's brings an SDK of its own. */
export function metaBrowser(app: { appId: string; configId: string }, dialogUrl: string): MetaBrowser {
  const dialog = dialogUrl.replace(/\/$/, "");
  const isMeta = dialog === metaDialog;
  return {
    appId: app.appId,
    configId: app.configId,
    sdkUrl: isMeta ? "https://connect.facebook.net/en_US/sdk.js" : `${dialog}/sdk.js`,
    graphVersion: versions.metaGraph,
    // Exact origins: whatever ends in facebook.com may be anybody's (providers.md A12.4).
    messageOrigins: isMeta ? [metaDialog, "https://web.facebook.com"] : [new URL(dialog).origin],
  };
}
