import type { ProviderName } from "@/db/enums";
import type { WebhookRequest } from "../providers/types";
import { keptHeaders } from "./rules";

/** What is kept of every call, whatever comes of it. */
export function toRow(
  from: { id: string | null; provider: ProviderName },
  { rawBody, headers, url, receivedAt }: WebhookRequest,
) {
  const kept = keptHeaders.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value.slice(0, 300)]];
  });
  return {
    connectionId: from.id,
    provider: from.provider,
    receivedAt,
    processedAt: receivedAt,
    rawBody,
    url,
    headers: Object.fromEntries(kept),
  };
}
