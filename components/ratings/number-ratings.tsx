"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-manager";
import { type RatingMode, ratingModes } from "@/db/enums";
import { formatPhone } from "@/server/core/phone";
import { modeOf } from "@/server/ratings/rules";

type Settings = RouterOutputs["ratings"]["settings"];
type OwnNumber = Settings["numbers"][number];

/** What is different for a number: its way of asking, and the template for a closed window. A change takes effect at once. */
export function NumberRatings({ settings }: { settings: Settings }) {
  const t = useTranslations("ratings.numbers");
  return (
    <section aria-labelledby="rating-numbers" className="mt-10">
      <h2 id="rating-numbers" className="m-0 text-lead font-semibold">
        {t("title")}
      </h2>
      <p className="m-0 mt-0.5 mb-4 text-text-2">{t("text")}</p>
      {settings.numbers.length === 0 ? <p className="m-0 text-text-2">{t("empty")}</p> : null}
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {settings.numbers.map((number) => (
          <li key={number.numberId}>
            <NumberPanel number={number} company={settings.company.mode} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NumberPanel({ number, company }: { number: OwnNumber; company: RatingMode }) {
  const t = useTranslations("ratings");
  const save = useSaveNumber();
  const { numberId, name, templateId } = number;
  const mode = number.mode ?? "company";
  const used = modeOf(company, number.mode);
  const fitting = number.templates.filter(
    ({ id, scales }) => id === templateId || used === "off" || scales.includes(used),
  );
  const chosen = number.templates.find(({ id }) => id === templateId);
  const isMisfit = templateId !== null && used !== "off" && !chosen?.scales.includes(used);
  return (
    <Panel className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <h3 className="m-0 text-body font-semibold sm:col-span-2">
        {name} <span className="font-normal whitespace-nowrap text-text-2">{formatPhone(number.phone)}</span>
      </h3>
      <Choice label={t("numbers.mode")} hint={number.hasButtons || used === "off" ? null : t("numbers.typed")}>
        <Select<RatingMode | "company">
          aria-label={t("numbers.modeOf", { name })}
          value={mode}
          disabled={save.isPending}
          onValueChange={(next) => save.mutate({ numberId, templateId, mode: next === "company" ? null : next })}
          options={[
            { value: "company", label: t("modes.company", { mode: t(`modes.${company}`) }) },
            ...ratingModes.map((value) => ({ value, label: t(`modes.${value}`) })),
          ]}
        />
      </Choice>
      <Choice
        label={t("numbers.template")}
        hint={isMisfit ? t("numbers.misfit") : fitting.length === 0 ? t("numbers.noTemplates") : null}
      >
        <Select
          aria-label={t("numbers.templateOf", { name })}
          value={chosen ? chosen.id : "none"}
          disabled={save.isPending}
          onValueChange={(next) =>
            save.mutate({ numberId, mode: number.mode, templateId: next === "none" ? null : next })
          }
          options={[
            { value: "none", label: t("numbers.none") },
            ...fitting.map(({ id, name: template, language }) => ({ value: id, label: `${template} (${language})` })),
          ]}
        />
      </Choice>
    </Panel>
  );
}

function Choice({ label, hint, children }: { label: string; hint: string | null; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <div aria-hidden className="mb-1.5 text-meta text-text-2">
        {label}
      </div>
      {children}
      {hint ? <p className="m-0 mt-1.5 text-meta text-text-2">{hint}</p> : null}
    </div>
  );
}

function useSaveNumber() {
  const t = useTranslations("ratings.form");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.ratings.saveNumber.mutationOptions({
      onSuccess: () => void showToast({ title: t("saved") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.ratings.settings.queryFilter()),
    }),
  );
}
