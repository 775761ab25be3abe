"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/list-state";
import { ProgressBar } from "@/components/ui/progress-bar";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-manager";
import type { Role } from "@/db/enums";
import { isRunning } from "@/server/diagnostics/rules";
import type { Diagnostics } from "@/server/diagnostics/show-diagnostics";
import { mayDo } from "@/server/team/permissions";
import { CheckRow } from "./check-row";
import { RecentEvents } from "./recent-events";
import { ResponsePanel } from "./response-panel";
import { TestMessage } from "./test-message";
import { WebhookPanel } from "./webhook-panel";

const whileRunningMs = 2_000;

/** Diagnostika (design 13): every point of the self-test with its fix, the test message, the webhook, what happened last (O19). */
export function DiagnosticsTab({ numberId, role }: { numberId: string; role: Role }) {
  const t = useTranslations("numbers.diagnostics");
  const trpc = useTRPC();
  const shown = useQuery(
    trpc.diagnostics.show.queryOptions(
      { numberId },
      { refetchInterval: ({ state }) => (state.data && isRunning(state.data.checks) ? whileRunningMs : false) },
    ),
  );
  if (shown.isPending) return <SkeletonRows rows={9} height={56} label={t("title")} />;
  if (!shown.data) return <ErrorState onRetry={() => shown.refetch()} retrying={shown.isFetching} />;
  const mayRun = mayDo(role, "numbers.manage");
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_320px]">
      <section
        aria-labelledby="self-test"
        className="overflow-hidden rounded-lg bg-raised shadow-[inset_0_0_0_1px_var(--line)] dark:bg-surface"
      >
        <Head numberId={numberId} checks={shown.data.checks} mayRun={mayRun} />
        <ul className="m-0 list-none p-0">
          {shown.data.checks.map((check) => (
            <CheckRow key={check.check} check={check} numberId={numberId} />
          ))}
        </ul>
        {mayRun ? <TestMessage numberId={numberId} diagnostics={shown.data} /> : null}
      </section>
      <aside className="flex flex-col gap-4">
        <ResponsePanel numberId={numberId} />
        <WebhookPanel numberId={numberId} webhook={shown.data.webhook} mayManage={mayRun} />
        <RecentEvents numberId={numberId} />
      </aside>
    </div>
  );
}

function Head({ numberId, checks, mayRun }: { numberId: string; checks: Diagnostics["checks"]; mayRun: boolean }) {
  const t = useTranslations("numbers.diagnostics");
  const run = useRun(numberId);
  // A test message that nobody has begun yet is not done.
  const done = checks.filter(
    ({ result, code }) => result !== null && result !== "waiting" && code !== "not_tested",
  ).length;
  const bad = checks.filter(({ result }) => result === "failed").length;
  return (
    <header className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3">
      <div className="min-w-0 flex-1">
        <h2 id="self-test" className="m-0 text-lead leading-5">
          {t("title")}
        </h2>
        <p role="status" className="m-0 text-meta text-text-3">
          {t("done", { done, count: checks.length })}
          {bad > 0 ? <span className="text-danger-text"> {t("bad", { count: bad })}</span> : null}
        </p>
      </div>
      {run.isPending ? (
        <ProgressBar
          className="w-40 max-sm:w-full"
          total={checks.length}
          parts={[{ value: done, tone: "accent" }]}
          label={t("done", { done, count: checks.length })}
        />
      ) : null}
      {mayRun ? (
        <Button variant="primary" pending={run.isPending} onClick={() => run.mutate({ numberId })}>
          {checks.some(({ checkedAt }) => checkedAt) ? t("again") : t("run")}
        </Button>
      ) : null}
    </header>
  );
}

function useRun(numberId: string) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.diagnostics.run.mutationOptions({
      // The points turn one by one while it runs; the first of them at once.
      onMutate: () =>
        void setTimeout(() => client.invalidateQueries(trpc.diagnostics.show.queryFilter({ numberId })), 300),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () =>
        Promise.all([
          client.invalidateQueries(trpc.diagnostics.show.queryFilter({ numberId })),
          client.invalidateQueries({ queryKey: trpc.numbers.pathKey() }),
        ]),
    }),
  );
}
