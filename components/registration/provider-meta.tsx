"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { CredentialsForm } from "./credentials-form";
import { type SignupResult, type SignupRoad, useEmbeddedSignup } from "./embedded-signup";
import type { Wizard } from "./use-wizard";

const fields = [
  { key: "wabaId" },
  { key: "phoneNumberId", isOptional: true },
  { key: "appId" },
  { key: "accessToken", isSecret: true },
  { key: "appSecret", isSecret: true },
  { key: "verifyToken", isSecret: true, isOptional: true },
] as const;

/** Meta: its own window (S3.12–S3.14), or by hand. */
export function ProviderMeta({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.meta");
  const { shown, moves } = wizard;
  const { embedded } = shown.roads;
  const [road, setRoad] = useState<"window" | "keepApp" | "hand">(embedded ? "window" : "hand");
  return (
    <>
      {embedded ? (
        <Segmented
          label={t("road")}
          options={[
            { value: "window", label: t("window") },
            { value: "keepApp", label: t("keepApp") },
            { value: "hand", label: t("hand") },
          ]}
          value={road}
          onValueChange={setRoad}
        />
      ) : (
        <Banner tone="info">{t("noApp")}</Banner>
      )}
      {road === "hand" ? (
        <CredentialsForm
          fields={fields}
          wizard={wizard}
          onSubmit={(values) => moves.saveCredentials.mutate({ provider: "meta", registrationId: shown.id, ...values })}
        />
      ) : (
        <>
          {road === "keepApp" ? <KeepApp /> : <p className="m-0 text-text-2">{t("windowText")}</p>}
          <SignupWindow wizard={wizard} road={road === "keepApp" ? "app" : "new"} />
        </>
      )}
    </>
  );
}

const appFacts = ["history", "phone", "pace", "open", "registered"] as const;

/** Coexistence (S3.25): what it means before anybody chooses it. */
function KeepApp() {
  const t = useTranslations("registration.meta");
  return (
    <div className="flex flex-col gap-2 text-text-2">
      <p className="m-0">{t("keepAppText")}</p>
      <ul className="m-0 flex flex-col gap-1 pl-5">
        {appFacts.map((fact) => (
          <li key={fact}>{t(`keepAppFacts.${fact}`)}</li>
        ))}
      </ul>
    </div>
  );
}

function SignupWindow({ wizard, road }: { wizard: Wizard; road: SignupRoad }) {
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
        onClick={() => open(road)}
      >
        {t(moves.finishSignup.isPending ? "exchanging" : "openWindow")}
      </Button>
    </div>
  );
}
