import { cut, safeText } from "../read";

const maxChannels = 50;

/**
 * What 360dialog's portal says on the way back (providers.md B10). The lists are bracketed and bare, not JSON. It all came through a
 * browser: `state` has to be compared, channels confirmed by the Partner API. No channels and no error: the person turned back.
 */
export function readReturn(query: URLSearchParams) {
  const error = query.get("error_description") ?? query.get("error");
  return {
    state: query.get("state") ?? "",
    clientId: idOf(query.get("client") ?? ""),
    channels: listOf(query.getAll("channels")),
    revoked: listOf(query.getAll("revoked")),
    error: error === null ? null : safeText(cut(error, 300)) || "error",
  };
}

const listOf = (values: string[]): string[] => {
  const ids = values.flatMap((value) => value.replace(/^\s*\[|\]\s*$/g, "").split(","));
  return [...new Set(ids.flatMap((id) => idOf(id) ?? []))].slice(0, maxChannels);
};

const idOf = (text: string): string | null => /^\s*["']?([\w-]{1,100})["']?\s*$/.exec(text)?.[1] ?? null;
