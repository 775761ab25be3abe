"use client";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { createContext, type ReactNode, use, useState } from "react";
import { endErrors, nameCause } from "@/components/ui/toast-manager";
import type { AppRouter } from "@/server/trpc/root";
import { CallError } from "./call-error";
import { clientOf, optionsOf } from "./call-options";
import { createCalls } from "./send-calls";

export type RouterOutputs = inferRouterOutputs<AppRouter>;

type Calls = { options: ReturnType<typeof optionsOf>; client: ReturnType<typeof clientOf> };
const context = createContext<Calls | null>(null);

/** `const trpc = useTRPC()`; then `useQuery(trpc.inbox.list.queryOptions(…))`. */
export const useTRPC = (): Calls["options"] => useCalls().options;
export const useTRPCClient = (): Calls["client"] => useCalls().client;

function useCalls(): Calls {
  const calls = use(context);
  if (!calls) throw new Error("useTRPC outside TRPCReactProvider");
  return calls;
}

/** Calls go in batches; stands around every desk page. */
export function TRPCReactProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [calls] = useState(() => {
    const call = createCalls();
    return { options: optionsOf(call), client: clientOf(call) };
  });
  return (
    <QueryClientProvider client={queryClient}>
      <context.Provider value={calls}>{children}</context.Provider>
    </QueryClientProvider>
  );
}

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

const codeOf = (error: unknown): string | undefined => (error instanceof CallError ? error.data?.code : undefined);

/** What the server refused stays refused; what did not get through is tried twice more. */
function worthRetrying(failures: number, error: unknown): boolean {
  return codeOf(error) === undefined && failures < 2;
}

/** The login ended elsewhere (sign-out everywhere, deactivated): the sign-in page, and back here after it. */
export function leaveSignedOut(): void {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}
