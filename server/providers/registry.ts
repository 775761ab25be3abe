import type { ProviderName } from "@/db/enums";
import { dialog360Adapter } from "./dialog360/adapter";
import { metaAdapter } from "./meta/adapter";
import { twilioAdapter } from "./twilio/adapter";
import type { ProviderAdapter, ProviderDeps } from "./types";

export function createProviders(deps: ProviderDeps): Record<ProviderName, ProviderAdapter> {
  return { meta: metaAdapter(deps), "360dialog": dialog360Adapter(deps), twilio: twilioAdapter(deps) };
}
