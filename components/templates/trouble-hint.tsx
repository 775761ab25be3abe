"use client";
import { Popover } from "@base-ui/react/popover";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { popupClass } from "@/components/ui/popup-class";
import { useMoment } from "@/components/ui/use-moment";
import type { PendingEdit } from "@/server/providers/template-types";
import { hasUnseenMove, versionsInTrouble } from "@/server/templates/list-rules";
import type { ListedTemplate } from "@/server/templates/queries";
import { reasonFor } from "@/server/templates/reason-rules";
import { useLanguageName } from "./use-language-name";

/** The warning triangle (S2.19): what is wrong with which language, on hover, on focus and on tap. */
export function TroubleHint({ name, versions }: { name: string; versions: ListedTemplate[] }) {
  const t = useTranslations("templates");
  const [open, setOpen] = useState(false);
  const troubled = versionsInTrouble(versions);
  if (troubled.length === 0) return null;
  return (
    <Popover.Root
      open={open}
      // A tap focuses first and presses then: the press must not close what the focus opened.
      onOpenChange={(next, { reason }) => setOpen(next || reason === "trigger-press")}
    >
      <Popover.Trigger
        openOnHover
        delay={150}
        aria-label={t("troubleOf", { name })}
        onFocus={(event) => event.target.matches(":focus-visible") && setOpen(true)}
        onBlur={() => setOpen(false)}
        className="relative z-1 -my-1.5 grid size-8 shrink-0 place-items-center rounded-sm text-warn-text touch:-my-3 touch:size-11"
      >
        <TriangleAlert aria-hidden className="size-4" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <Popover.Popup
            initialFocus={false}
            finalFocus={false}
            aria-label={t("troubleOf", { name })}
            className={cn(popupClass, "max-w-80 p-3")}
          >
            {troubled.map((version) => (
              <Trouble key={version.id} version={version} />
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** State, since when, and the provider's own words. */
export function Trouble({ version }: { version: ListedTemplate }) {
  const t = useTranslations("templates");
  const languageName = useLanguageName();
  const moment = useMoment();
  return (
    <p className="m-0 not-first:mt-2">
      <b>{t("trouble", { language: languageName(version.language), status: t(`status.${version.status}`) })}</b>{" "}
      <span className="text-text-2">{t("since", { at: moment(version.statusSince) })}</span>
      {version.correctCategory ? (
        <span className="block">{t("categoryWillChange", { category: t(`category.${version.correctCategory}`) })}</span>
      ) : null}
      {version.previousCategory && hasUnseenMove(version) ? (
        <span className="block">
          {t("categoryChanged", {
            before: t(`category.${version.previousCategory}`),
            after: t(`category.${version.category}`),
          })}{" "}
          {version.categoryChangedAt ? t("categoryChangedAt", { at: moment(version.categoryChangedAt) }) : null}
        </span>
      ) : null}
      <Reason version={version} />
      {version.pendingEdit?.status === "rejected" ? <RefusedEdit edit={version.pendingEdit} /> : null}
    </p>
  );
}

function RefusedEdit({ edit }: { edit: PendingEdit }) {
  const t = useTranslations("templates.pendingEdit");
  return (
    <>
      <span className="block font-medium">{t("rejected")}</span>
      <span className="block">{t("rejectedHint")}</span>
      <Reason version={{ status: edit.status, statusReason: edit.reason, quality: "unknown" }} />
    </>
  );
}

/** Why, in plain words with what to do about it, and the provider's own words (S4.9). */
function Reason({ version }: { version: Pick<ListedTemplate, "status" | "statusReason" | "quality"> }) {
  const t = useTranslations("templates.reason");
  const reason = reasonFor(version);
  if (!reason) return null;
  return (
    <>
      {reason === "other" ? null : <span className="block font-medium">{t(`${reason}.title`)}</span>}
      <span className="block">{t(`${reason}.advice`)}</span>
      {version.statusReason ? (
        <span className="block text-meta text-text-2">{t("provider", { text: version.statusReason })}</span>
      ) : null}
    </>
  );
}
