"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type RouterOutputs, useTRPC } from "../live/trpc";
import { useErrorText } from "../live/use-error-text";
import { Button } from "../ui/button";
import { IconButton } from "../ui/icon-button";
import { Input } from "../ui/input";
import { showToast } from "../ui/toast-manager";

type Reason = RouterOutputs["team"]["awayReasons"][number];
const most = 20;

/** Důvody nepřítomnosti: what people can say when they are away, in both languages. */
export function AwayReasonsPanel() {
  const t = useTranslations("team.awayReasons");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.team.awayReasons.queryOptions());
  return (
    <section aria-label={t("title")} className="max-w-160">
      <h2 className="m-0 text-lead font-semibold">{t("title")}</h2>
      <p className="m-0 mt-0.5 mb-3 text-text-2">{t("text")}</p>
      {data ? <ReasonsForm key={JSON.stringify(data)} kept={data} /> : null}
    </section>
  );
}

function ReasonsForm({ kept }: { kept: Reason[] }) {
  const t = useTranslations("team.awayReasons");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [reasons, setReasons] = useState(kept);
  const save = useMutation(
    trpc.team.saveAwayReasons.mutationOptions({
      onSuccess: () => void showToast({ title: t("saved") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.team.awayReasons.queryFilter()),
    }),
  );
  const change = (id: string, words: Partial<Reason>) =>
    setReasons((before) => before.map((reason) => (reason.id === id ? { ...reason, ...words } : reason)));
  const isWhole = reasons.every(({ nameCs, nameEn }) => nameCs.trim() && nameEn.trim());
  const isChanged = JSON.stringify(reasons) !== JSON.stringify(kept);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) save.mutate(reasons);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      {reasons.map((reason, at) => (
        <div key={reason.id} className="flex gap-2">
          <Input
            aria-label={t("nameCs", { number: at + 1 })}
            placeholder={t("czech")}
            value={reason.nameCs}
            maxLength={40}
            onValueChange={(nameCs) => change(reason.id, { nameCs })}
          />
          <Input
            aria-label={t("nameEn", { number: at + 1 })}
            placeholder={t("english")}
            value={reason.nameEn}
            maxLength={40}
            onValueChange={(nameEn) => change(reason.id, { nameEn })}
          />
          <IconButton
            label={t("remove", { name: reason.nameCs })}
            onClick={() => setReasons(reasons.filter(({ id }) => id !== reason.id))}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button
          reason={reasons.length >= most ? t("full", { most }) : null}
          onClick={() => setReasons([...reasons, { id: crypto.randomUUID(), nameCs: "", nameEn: "" }])}
        >
          <Plus aria-hidden />
          {t("add")}
        </Button>
        <Button
          type="submit"
          variant="primary"
          pending={save.isPending}
          reason={isWhole ? (isChanged ? null : t("unchanged")) : t("empty")}
        >
          {tCommon("save")}
        </Button>
      </div>
    </form>
  );
}
