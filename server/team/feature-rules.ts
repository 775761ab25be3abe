import type { Permission } from "./permissions";

/** What a company may do without; whoever has no use for it never sees it (S1.1). */
export const featureNames = ["whatsapp", "campaigns"] as const;
export type FeatureName = (typeof featureNames)[number];

export type Features = Record<FeatureName, boolean>;

export const everythingOn: Features = { whatsapp: true, campaigns: true };

/** The company's own affairs, there without any feature; the record of what came in is one of them. */
const always = ["team.", "operators.", "webhooks."];

/** What a permission needs to be on: campaigns both, all else that is not the company's own affair WhatsApp. */
export function featuresOf(permission: Permission): FeatureName[] {
  if (always.some((area) => permission.startsWith(area))) return [];
  return permission.startsWith("campaigns.") ? ["whatsapp", "campaigns"] : ["whatsapp"];
}

/** The first feature that is off though the permission needs it; null = it may be used. */
export const missingFeature = (features: Features, permission: Permission): FeatureName | null =>
  featuresOf(permission).find((feature) => !features[feature]) ?? null;
