"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { formatPhone } from "@/server/core/phone";
import { entersCode } from "@/server/registration/rules";
import { CodePanel } from "./code-panel";
import { CostBox } from "./cost-box";
import { EnterNumber } from "./enter-number";
import { NumberChoice } from "./number-choice";
import { PortalButton } from "./portal-button";
import { StepFrame } from "./step-frame";
import { RoadProblem } from "./step-provider";
import type { Wizard } from "./use-wizard";

/** Step 4: which number, and that it is ours: the code by SMS or call (S3.20–S3.29). */
export function StepNumber({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.number");
  const { shown } = wizard;
  const isVerified = shown.state === "verified";
  const isPortal = shown.way === "register" && shown.provider === "360dialog";
  const reason = isVerified ? null : t(shown.chosen ? "missing.verified" : "missing.chosen");
  return (
    <StepFrame
      wizard={wizard}
      cases={["noCode", "ivr", "inApp", "secondNumber"]}
      isCharged={shown.way === "register" && !isVerified}
      reason={reason}
    >
      <RoadProblem wizard={wizard} />
      {shown.chosen ? (
        <Chosen wizard={wizard} isVerified={isVerified} />
      ) : (
        <>
          {isPortal ? <Portal wizard={wizard} /> : null}
          {shown.way === "register" && !isPortal ? <EnterNumber wizard={wizard} /> : null}
          <NumberChoice wizard={wizard} />
        </>
      )}
    </StepFrame>
  );
}

/** With 360dialog a new number is entered and verified in its portal. */
function Portal({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.number");
  return (
    <>
      <p className="m-0">{t("inPortal")}</p>
      <CostBox wizard={wizard} />
      <PortalButton wizard={wizard} reason={wizard.fields.costAccepted ? null : t("missing.cost")} />
    </>
  );
}

function Chosen({ wizard, isVerified }: { wizard: Wizard; isVerified: boolean }) {
  const t = useTranslations("registration.number");
  const { shown, moves } = wizard;
  const phone = shown.phone ? formatPhone(shown.phone) : "";
  const change = (
    <Button
      variant="plain"
      pending={moves.changeNumber.isPending}
      onClick={() => moves.changeNumber.mutate({ registrationId: shown.id })}
    >
      {t("other")}
    </Button>
  );
  if (isVerified)
    return (
      <Banner tone="ok" role="status" action={change}>
        <b>{t("verifiedTitle", { phone })}</b> {t("verifiedText")}
      </Banner>
    );
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-lead font-semibold">{phone}</span>
        {change}
      </div>
      {entersCode(shown.provider) ? (
        <CodePanel wizard={wizard} />
      ) : (
        <>
          <Banner tone="warn">{t("finishInPortal")}</Banner>
          <PortalButton wizard={wizard} />
        </>
      )}
    </>
  );
}
