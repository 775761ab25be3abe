import type { ReactNode } from "react";
import { ErrorState, RefusedState } from "./list-state";

/** As TanStack Query tells of it; `code` is tRPC's. */
type Asked = {
  data: unknown;
  error: { data?: { code?: string } | null } | null;
  isFetching: boolean;
  refetch: () => unknown;
};

/**
 * Stands for what was asked and did not come: refused, `gone` where it does not exist, else failed with another try. Nothing while
 * there is something to show: a failed refresh takes nobody's list away.
 */
export function QueryProblem({ query, gone }: { query: Asked; gone?: ReactNode }) {
  const code = query.error?.data?.code;
  if (!query.error) return null;
  if (code === "FORBIDDEN") return <RefusedState />;
  if (code === "NOT_FOUND" && gone) return gone;
  if (query.data !== undefined) return null;
  return <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} />;
}
