"use client";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink, TRPCClientError } from "@trpc/client";
import type { inferRouterOutputs } from "@trpc/server";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { endErrors, nameCause } from "@/components/ui/toast-manager";
import type { AppRouter } from "@/server/trpc/root";

export type RouterOutputs = inferRouterOutputs<AppRouter>;

const context = createTRPCContext<AppRouter>();

/** `const trpc = useTRPC()`; then `useQuery(trpc.inbox.list.queryOptions(…))`. */
export const useTRPC = context.useTRPC;
export const useTRPCClient = context.useTRPCClient;

/** Calls go in batches; stands around every desk page. */
export function TRPCReactProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(createClient);
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}

const url = "/api/trpc";

function createClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ context: { outlivesPage } }) => outlivesPage === true,
        true: httpLink({ url, transformer: superjson, fetch: keptAlive }),
        false: httpBatchLink({ url, transformer: superjson, maxURLLength: 2000 }),
      }),
    ],
  });
}

/** A last word of a page that is being closed (`context: { outlivesPage: true }`). */
const keptAlive: typeof fetch = (input, init) => fetch(input, { ...init, keepalive: true });

/** Live events say what is stale; the time here only keeps a screen from asking twice while it is being built. */
function createQueryClient() {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => codeOf(error) === "UNAUTHORIZED" && leaveSignedOut(),
      onSuccess: () => endErrors(({ isConnection }) => isConnection),
    }),
    mutationCache: new MutationCache({
      // Between the two the action itself says what went wrong.
      onError: (error, _variables, _result, { options }) =>
        nameCause({ action: actionOf(options), isConnection: codeOf(error) === undefined }),
      onSettled: () => nameCause(null),
      onSuccess: (_data, _variables, _result, { options }) =>
        endErrors(({ action, isConnection }) => isConnection || action === actionOf(options)),
    }),
    defaultOptions: { queries: { staleTime: 5_000, retry: worthRetrying } },
  });
}

const actionOf = ({ mutationKey }: { mutationKey?: readonly unknown[] | undefined }) => JSON.stringify(mutationKey);

const codeOf = (error: unknown): string | undefined =>
  error instanceof TRPCClientError ? error.data?.code : undefined;

/** What the server refused stays refused; what did not get through is tried twice more. */
function worthRetrying(failures: number, error: unknown): boolean {
  return codeOf(error) === undefined && failures < 2;
}

/** The login ended elsewhere (sign-out everywhere, deactivated): the sign-in page, and back here after it. */
export function leaveSignedOut(): void {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}
