"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "../live/trpc";
import { useErrorText } from "../live/use-error-text";
import { Dot } from "../ui/badge";
import { ProgressBar } from "../ui/progress-bar";
import { Select } from "../ui/select";
import { showToast } from "../ui/toast-manager";
import { ColleagueAvatar } from "./colleague-avatar";
import { fromChoice, toChoice, usePresenceChoices } from "./use-presence-choices";
import { useStateWords } from "./use-state-words";

type Operator = RouterOutputs["inbox"]["operators"]["operators"][number];
const tones = { online: "ok", away: "warn", offline: "off" } as const;

/** One person of the live list. What they chose is changed here by a supervisor; whether they are here, nobody can change. */
export function OperatorRow({ operator, mayManage }: { operator: Operator; mayManage: boolean }) {
  const t = useTranslations("team.operators");
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const stateWords = useStateWords();
  const since = operator.state === "offline" ? operator.lastSeenAt : operator.presenceSince;
  return (
    <li className="grid grid-cols-[36px_minmax(0,1fr)_180px_200px] items-center gap-x-4 gap-y-2 border-b border-line px-6 py-3 max-desk:grid-cols-[36px_minmax(0,1fr)] max-desk:px-4">
      <ColleagueAvatar id={operator.id} name={operator.name} size={36} />
      <div className="min-w-0">
        <div className="truncate font-medium">{operator.name}</div>
        <div className="flex flex-wrap items-center gap-x-2 text-meta text-text-2">
          <span className="flex items-center gap-1.5">
            <Dot tone={tones[operator.state]} />
            {stateWords(operator)}
          </span>
          {since ? <span>{t("since", { time: format.relativeTime(since, now) })}</span> : null}
          {operator.groups.length > 0 ? <span className="text-text-3">{format.list(operator.groups)}</span> : null}
        </div>
      </div>
      <Load operator={operator} />
      {mayManage ? <StateSelect operator={operator} /> : null}
    </li>
  );
}

function Load({ operator: { name, load, capacity, awaiting } }: { operator: Operator }) {
  const t = useTranslations("team.operators");
  return (
    <div className="max-desk:col-span-2">
      <div className="mb-1 text-meta text-text-2">
        {t("load", { load, capacity })}
        {awaiting > 0 ? <span className="text-text-3"> · {t("awaiting", { count: awaiting })}</span> : null}
      </div>
      <ProgressBar
        label={t("loadOf", { name })}
        parts={[{ value: Math.min(load, capacity), tone: load >= capacity ? "warn" : "accent" }]}
        total={Math.max(capacity, 1)}
      />
    </div>
  );
}

function StateSelect({ operator }: { operator: Operator }) {
  const t = useTranslations("team.operators");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const options = usePresenceChoices();
  const change = useMutation(
    trpc.team.setPresenceOf.mutationOptions({
      onSuccess: () => void showToast({ title: t("changed", { name: operator.name }) }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.inbox.operators.queryFilter()),
    }),
  );
  return (
    <Select
      size="sm"
      aria-label={t("stateOf", { name: operator.name })}
      className="max-desk:col-span-2"
      options={options}
      value={toChoice(operator)}
      disabled={change.isPending}
      onValueChange={(choice) => change.mutate({ userId: operator.id, ...fromChoice(choice) })}
    />
  );
}
