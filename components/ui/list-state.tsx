import { CloudAlert, Lock, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { ListState } from "./plain-state";

/** On its own for pages that the server draws ahead: whoever imports this file brings the button along. */
export { ListState };

/** The list could not be loaded: cause, another try, what was kept. */
export function ErrorState({
  title,
  text,
  onRetry,
  retrying,
}: {
  title?: ReactNode;
  text?: ReactNode;
  onRetry: () => void;
  retrying?: boolean;
}) {
  const t = useTranslations("common");
  return (
    <ListState
      role="alert"
      tone="danger"
      icon={<CloudAlert />}
      title={title ?? t("loadFailed")}
      text={text ?? t("loadFailedText")}
    >
      <Button variant="primary" onClick={onRetry} pending={retrying}>
        {t("retry")}
      </Button>
    </ListState>
  );
}

/** The filter left nothing: the way on is to drop it. */
export function NothingMatches({ text, onClear }: { text?: ReactNode; onClear: () => void }) {
  const t = useTranslations("common");
  return (
    <ListState role="status" icon={<SearchX />} title={t("nothingMatches")} text={text}>
      <Button onClick={onClear}>{t("clearFilters")}</Button>
    </ListState>
  );
}

/** Not for this person: who has access and whom to ask. */
export function RefusedState({ title, text, children }: { title?: ReactNode; text?: ReactNode; children?: ReactNode }) {
  const t = useTranslations("common");
  return (
    <ListState icon={<Lock />} title={title ?? t("refused")} text={text ?? t("refusedText")}>
      {children}
    </ListState>
  );
}
