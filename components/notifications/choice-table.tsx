"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { Checkbox } from "@/components/ui/checkbox";
import { showToast } from "@/components/ui/toast-manager";
import { type Way, ways } from "@/server/notifications/rules";

type Choices = RouterOutputs["notifications"]["settings"]["choices"];

/** A line for each event, a box for each way; every box takes effect at once. */
export function ChoiceTable({ choices }: { choices: Choices }) {
  const t = useTranslations("notifications");
  const choose = useChoose();
  return (
    <table className="w-full border-collapse text-left">
      <thead>
        <tr className="text-meta text-text-2">
          <th scope="col" className="pb-1 font-medium">
            {t("event")}
          </th>
          {ways.map((way) => (
            <th key={way} scope="col" className="w-20 px-1 pb-1 text-center font-medium max-desk:w-16">
              {t(`ways.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {choices.map(({ kind, choice }) => (
          <tr key={kind} className="border-t border-line align-top">
            <th scope="row" className="py-2 pr-2 font-normal">
              {t(`events.${kind}`)}
              <span className="block text-meta text-text-3">{t(`eventHints.${kind}`)}</span>
            </th>
            {ways.map((way) => (
              <td key={way} className="px-1 py-1">
                <Checkbox
                  className="justify-center"
                  aria-label={t("cell", { event: t(`events.${kind}`), way: t(`ways.${way}`) })}
                  checked={choice[way]}
                  onCheckedChange={(isOn) => choose(kind, way, isOn)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The box changes at once; what the server refused goes back with a word. */
function useChoose() {
  const t = useTranslations("notifications");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { queryKey } = trpc.notifications.settings.queryOptions();
  const { mutate } = useMutation(
    trpc.notifications.choose.mutationOptions({
      onError: () => {
        showToast({ title: t("failed"), tone: "error" });
        return queries.invalidateQueries({ queryKey });
      },
    }),
  );
  return (kind: Choices[number]["kind"], way: Way, isOn: boolean) => {
    const settings = queries.getQueryData(queryKey);
    const known = settings?.choices.find((row) => row.kind === kind);
    if (!settings || !known) return;
    const choice = { ...known.choice, [way]: isOn };
    const choices = settings.choices.map((row) => (row.kind === kind ? { ...row, choice } : row));
    queries.setQueryData(queryKey, { ...settings, choices });
    mutate({ kind, ...choice });
  };
}
