"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDebounced } from "@/components/inbox/use-debounced";
import { useLanguageName } from "@/components/inbox/use-language-name";
import { useTRPC, useTRPCClient } from "@/components/live/trpc";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import type { RoutingExplanation } from "@/db/schema/routing";
import type { RoutingView } from "@/server/routing/show-routing";
import type { RoutingTest } from "@/server/routing/test-routing";
import { whenOf } from "./clock";
import { ContactField } from "./contact-field";
import { RoutingOutcome, RoutingSteps } from "./routing-why";
import { useCampaignChoices } from "./use-campaign-choices";
import type { RoutingEditing } from "./use-routing-editor";

type Message = {
  text: string;
  contactId: string | null;
  campaignId: string | null;
  date: string;
  time: string;
  isNow: boolean;
};
const [none, now, at] = ["none", "now", "at"];

/** "What would happen to this message" by the rules as they stand in the editor; explains itself. */
export function RoutingTester({
  view,
  editing,
  onTested,
}: {
  view: RoutingView;
  editing: RoutingEditing;
  onTested: (explanation: RoutingExplanation | null) => void;
}) {
  const t = useTranslations("routing.tester");
  const [message, setMessage] = useState<Message>({
    text: "",
    contactId: null,
    campaignId: null,
    date: "",
    time: "",
    isNow: true,
  });
  const set = (part: Partial<Message>) => setMessage((old) => ({ ...old, ...part }));
  const when = whenOf(message);
  const test = useTest(view, editing, message, when);
  const shown = when ? (test.data ?? null) : null;
  const explanation = shown?.explanation ?? null;
  useEffect(() => onTested(explanation), [explanation, onTested]);
  return (
    <Panel aria-label={t("title")} className="flex flex-col gap-4 xl:sticky xl:top-0">
      <div>
        <h2 className="m-0 text-body font-semibold">{t("title")}</h2>
        <p className="m-0 text-meta text-text-3">{t("hint")}</p>
      </div>
      <Field label={t("text")}>
        <Textarea
          maxLength={4096}
          placeholder={t("textPlaceholder")}
          value={message.text}
          onChange={(event) => set({ text: event.target.value })}
          className="max-h-40"
        />
      </Field>
      <ContactField value={message.contactId} onValueChange={(contactId) => set({ contactId })} />
      <CampaignChoice value={message.campaignId} onValueChange={(campaignId) => set({ campaignId })} />
      <WhenFields message={message} onChange={set} />
      <section role="status" aria-label={t("title")} className="border-t border-line pt-4">
        {editing.hasProblem ? <p className="m-0 text-warn-text">{t("invalid")}</p> : null}
        {test.isError ? <p className="m-0 text-danger-text">{t("failed")}</p> : null}
        {when ? null : <p className="m-0 text-warn-text">{t("timeMissing")}</p>}
        {shown ? <Result test={shown} /> : test.isLoading ? <Skeleton className="h-10 w-full" /> : null}
      </section>
    </Panel>
  );
}

function useTest(
  view: RoutingView,
  { draft, hasProblem }: RoutingEditing,
  message: Message,
  when: ReturnType<typeof whenOf>,
) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { contactId, campaignId } = message;
  const asked = {
    numberId: view.number.id,
    ...draft,
    text: useDebounced(message.text, 300),
    contactId,
    campaignId,
    at: when?.at ?? null,
  };
  return useQuery({
    queryKey: [...trpc.routing.test.mutationKey(), asked],
    queryFn: () => client.routing.test.mutate(asked),
    enabled: !hasProblem && when !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

function CampaignChoice({
  value,
  onValueChange,
}: {
  value: string | null;
  onValueChange: (id: string | null) => void;
}) {
  const t = useTranslations("routing.tester");
  return (
    <Field label={t("campaign")}>
      <Select
        options={[{ value: none ?? "", label: t("noCampaign") }, ...useCampaignChoices()]}
        value={value ?? none ?? ""}
        onValueChange={(id) => onValueChange(id === none ? null : id)}
      />
    </Field>
  );
}

function WhenFields({ message, onChange }: { message: Message; onChange: (part: Partial<Message>) => void }) {
  const t = useTranslations("routing.tester");
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={t("when")} className="col-span-2">
        <Select
          options={[
            { value: now ?? "", label: t("now") },
            { value: at ?? "", label: t("at") },
          ]}
          value={(message.isNow ? now : at) ?? ""}
          onValueChange={(value) => onChange({ isNow: value === now })}
        />
      </Field>
      {message.isNow ? null : (
        <>
          <Field label={t("date")}>
            <Input type="date" value={message.date} onValueChange={(date) => onChange({ date })} />
          </Field>
          <Field label={t("time")}>
            <Input type="time" value={message.time} onValueChange={(time) => onChange({ time })} />
          </Field>
        </>
      )}
    </div>
  );
}

function Result({ test }: { test: RoutingTest }) {
  const t = useTranslations("routing.tester");
  const languageName = useLanguageName();
  const { explanation, language, awayReply } = test;
  return (
    <div className="flex flex-col gap-4">
      <RoutingOutcome explanation={explanation} />
      <p className="m-0 text-text-2">
        {language ? t("language", { language: languageName(language) }) : t("languageUnknown")}
      </p>
      {awayReply ? (
        <div>
          <p className="m-0 text-text-2">{t("awayReply")}</p>
          <blockquote className="m-0 mt-1 border-l-3 border-accent-line pl-3 break-words whitespace-pre-wrap">
            {awayReply}
          </blockquote>
        </div>
      ) : null}
      <RoutingSteps tried={explanation.tried} />
    </div>
  );
}
