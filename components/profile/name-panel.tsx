"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-manager";
import { PhotoField } from "./photo-field";
import { ProfileSection } from "./profile-section";

type Me = NonNullable<RouterOutputs["team"]["me"]>;
const longest = 100;

/** The photo and the two names: for colleagues, and for clients where a text names the operator. */
export function NamePanel({ me }: { me: Me }) {
  const t = useTranslations("profile.person");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const errorText = useErrorText();
  const [name, setName] = useState(me.name);
  const [clientName, setClientName] = useState(me.clientName ?? "");
  const save = useMutation(
    trpc.team.saveProfile.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.team.me.queryFilter());
        // The name stands in the layout too.
        router.refresh();
        showToast({ title: t("saved") });
      },
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
    }),
  );
  const isMissing = name.trim() === "";
  const isSame = name.trim() === me.name && clientName.trim() === (me.clientName ?? "");
  return (
    <ProfileSection title={t("title")}>
      <PhotoField me={me} />
      <form
        noValidate
        className="mt-5 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isMissing && !isSame) save.mutate({ name: name.trim(), clientName: clientName.trim() });
        }}
      >
        <Field label={t("name")} hint={t("nameHint")} error={isMissing ? t("nameMissing") : undefined}>
          <Input name="name" autoComplete="name" value={name} onValueChange={setName} maxLength={longest} />
        </Field>
        <Field label={t("clientName")} hint={t("clientNameHint")}>
          <Input
            name="clientName"
            autoComplete="off"
            placeholder={name.trim()}
            value={clientName}
            onValueChange={setClientName}
            maxLength={longest}
          />
        </Field>
        <Field label={t("email")} hint={t("emailHint")}>
          <Input type="email" value={me.email} readOnly />
        </Field>
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          pending={save.isPending}
          reason={isMissing ? t("nameMissing") : isSame ? t("unchanged") : null}
        >
          {t("save")}
        </Button>
      </form>
    </ProfileSection>
  );
}
