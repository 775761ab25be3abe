import type { QueryClient } from "@tanstack/react-query";
import { mergeViewers } from "../inbox/viewers/merge-viewers";
import type { ViewersOf } from "./follow-changes";

/** Puts news of who looks into what is known of it; an answer that is on its way was asked for earlier and would undo them. */
export async function takeViewers(queryClient: QueryClient, queryKey: readonly unknown[], news: ViewersOf[]) {
  if (!queryClient.getQueryData(queryKey)) return queryClient.invalidateQueries({ queryKey });
  await queryClient.cancelQueries({ queryKey });
  const passedMs = Date.now() - (queryClient.getQueryState(queryKey)?.dataUpdatedAt ?? Date.now());
  queryClient.setQueryData<ViewersOf["viewers"]>(queryKey, (known) => known && mergeViewers(known, news, passedMs));
}
