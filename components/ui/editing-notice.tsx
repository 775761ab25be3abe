"use client";
import { Banner } from "./banner";
import { Button } from "./button";

/** Above a form: somebody saved a newer version meanwhile, or saving failed; nothing where neither is so. */
export function EditingNotice({
  isOutdated,
  newer,
  takeNewer,
  onTakeNewer,
  problem,
}: {
  isOutdated: boolean;
  newer: string;
  takeNewer: string;
  onTakeNewer: () => void;
  problem: string | null;
}) {
  if (isOutdated)
    return (
      <Banner tone="warn" role="alert" action={<Button onClick={onTakeNewer}>{takeNewer}</Button>}>
        {newer}
      </Banner>
    );
  if (!problem) return null;
  return (
    <Banner tone="danger" role="alert">
      {problem}
    </Banner>
  );
}
