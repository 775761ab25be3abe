"use client";
import { ArrowRight, Check, CircleSlash, Minus, TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { RoutingExplanation, RuleVerdict, TriedCondition, TriedRule } from "@/db/schema/routing";
import { useConditionText } from "./use-condition-text";
import { useRoutedText } from "./use-target-text";

/** The decision in one sentence each: who decided and where the session goes (O15). */
export function RoutingOutcome({ explanation }: { explanation: RoutingExplanation }) {
  const t = useTranslations("routing.why");
  const routedText = useRoutedText();
  const { target, isOutsideHours } = explanation;
  return (
    <div className="flex flex-col gap-1">
      <p className="m-0 flex gap-2 font-medium">
        <ArrowRight aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-text" />
        <span>{t("goes", { target: routedText(target) })}</span>
      </p>
      <p className="m-0 text-text-2">
        <Reason explanation={explanation} /> {isOutsideHours ? t("outside") : null}
      </p>
    </div>
  );
}

function Reason({ explanation }: { explanation: RoutingExplanation }) {
  const t = useTranslations("routing.why");
  const quote = useTranslations("routing");
  const { ruleId, campaign, tried, numberName } = explanation;
  if (campaign) return t("byCampaign", { name: quote("quoted", { word: campaign.name }) });
  const name = tried.find((rule) => rule.ruleId === ruleId)?.name;
  if (name) return t("byRule", { name: quote("quoted", { word: name }) });
  return t(tried.length === 0 ? "noRules" : "byFallback", { number: numberName });
}

/** Every rule in its order, with each condition and what it found. */
export function RoutingSteps({ tried }: { tried: TriedRule[] }) {
  return (
    <ol className="m-0 flex list-none flex-col gap-3 p-0">
      {tried.map((rule, n) => (
        <RuleStep key={rule.ruleId} rule={rule} n={n + 1} />
      ))}
    </ol>
  );
}

function RuleStep({ rule, n }: { rule: TriedRule; n: number }) {
  const t = useTranslations("routing.why");
  const { verdict, conditions } = rule;
  const isQuiet = verdict === "late" || verdict === "off";
  return (
    <li className={cn("flex gap-2", isQuiet && "text-text-3")}>
      <VerdictIcon verdict={verdict} />
      <div className="min-w-0 flex-1">
        <p className="m-0">
          {n}. <span className={cn(verdict === "won" && "font-semibold")}>{rule.name}</span>
          <span className={isQuiet ? undefined : "text-text-2"}> · {t(`verdicts.${verdict}`)}</span>
        </p>
        {verdict === "no_target" ? <p className="m-0 text-meta text-warn-text">{t("noTarget")}</p> : null}
        {conditions.length > 0 ? (
          <ul className="m-0 mt-1 flex list-none flex-col gap-1 p-0 text-meta">
            {conditions.map((tried, n) => (
              <ConditionStep key={n} tried={tried} />
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
}

/** One condition that was tried, and what it found. */
export function ConditionStep({ tried }: { tried: TriedCondition }) {
  const t = useTranslations("routing.why");
  const text = useConditionText();
  const Icon = tried.holds ? Check : X;
  return (
    <li className="flex gap-1.5">
      <Icon aria-hidden className={cn("mt-px size-3.5 shrink-0", tried.holds ? "text-ok-text" : "text-danger-text")} />
      <span className="min-w-0 break-words">
        <span className="sr-only">{t(tried.holds ? "holds" : "holdsNot")}: </span>
        {text.clause(tried.condition)}
        <span className="text-text-3"> ({text.found(tried)})</span>
      </span>
    </li>
  );
}

const icons = { won: Check, failed: X, off: CircleSlash, no_target: TriangleAlert, late: Minus };
const tones = { won: "text-ok-text", failed: "text-danger-text", off: "", no_target: "text-warn-text", late: "" };

function VerdictIcon({ verdict }: { verdict: RuleVerdict }) {
  const Icon = icons[verdict];
  return <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", tones[verdict])} />;
}
