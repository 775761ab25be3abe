import type { Query, QueryClient } from "@tanstack/react-query";

/**
 * Makes queries old and asks those that are shown. What is being asked for the first time was perhaps read before the change, and
 * would count as new when it comes: it is asked once more then.
 */
export async function askAnew(queryClient: QueryClient, isOld: (query: Query) => boolean): Promise<void> {
  const onTheirWay = queryClient
    .getQueryCache()
    .findAll({ predicate: (query) => isOld(query) && query.state.fetchStatus !== "idle" && goesOn(query) });
  const again = onTheirWay.map(async (query) => {
    await query.fetch();
    await queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
  });
  await Promise.all([queryClient.invalidateQueries({ predicate: isOld }), ...again]);
}

/** Whether making it old leaves its running call alone. */
const goesOn = (query: Query): boolean => query.state.data === undefined || !query.isActive();
