"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { CredentialsForm } from "./credentials-form";
import { type SignupResult, useEmbeddedSignup } from "./embedded-signup";
import type { Wizard } from "./use-wizard";

const fields = [
  { key: "wabaId" },
  { key: "appId" },
  { key: "accessToken", isSecret: true },
  { key: "appSecret", isSecret: true },
] as const;

/** Meta: its own window (S3.12–S3.14), or by hand. */
export function ProviderMeta({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.meta");
  const { shown, moves } = wizard;
  const { embedded } = shown.roads;
  const [road, setRoad] = useState<"window" | "hand">(embedded ? "window" : "hand");
  return (
    <>
      {embedded ? (
        <Segmented
          label={t("road")}
          options={[
            { value: "window", label: t("window") },
            { value: "hand", label: t("hand") },
          ]}
          value={road}
          onValueChange={setRoad}
        />
      ) : (
        <Banner tone="info">{t("noApp")}</Banner>
      )}
      {road === "window" ? (
        <SignupWindow wizard={wizard} />
      ) : (
        <CredentialsForm
          fields={fields}
          wizard={wizard}
          onSubmit={(values) => moves.saveCredentials.mutate({ provider: "meta", registrationId: shown.id, ...values })}
        />
      )}
    </>
  );
}

function SignupWindow({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.meta");
  const errorText = useErrorText();
  const { shown, moves } = wizard;
  const registrationId = shown.id;
  const take = (result: SignupResult) => {
    if (result.kind === "code") {
      const { code, wabaId, providerNumberId } = result;
      // The code lives thirty seconds.
      moves.finishSignup.mutate({ registrationId, code, wabaId, providerNumberId });
    } else moves.noteRoadProblem.mutate({ registrationId, ...result });
  };
  const { state, open } = useEmbeddedSignup(shown.roads.embedded, take);
  return (
    <div className="flex flex-col gap-4">
      <p className="m-0 text-text-2">{t("windowText")}</p>
      {state === "failed" ? (
        <Banner tone="danger" role="alert">
          {t("sdkFailed")}
        </Banner>
      ) : null}
      {moves.finishSignup.error ? (
        <Banner tone="danger" role="alert">
          {errorText(moves.finishSignup.error)}
        </Banner>
      ) : null}
      <Button
        variant={shown.data.listed.length > 0 ? "secondary" : "primary"}
        size="lg"
        className="self-start"
        pending={moves.finishSignup.isPending}
        reason={state === "ready" ? null : t(state === "loading" ? "sdkLoading" : "sdkFailed")}
        onClick={open}
      >
        {t(moves.finishSignup.isPending ? "exchanging" : "openWindow")}
      </Button>
    </div>
  );
}
