import type { ReadReceipts } from "@/db/enums";
import type { ChangeNumberInput } from "@/server/numbers/schema";

/** The fields as they are typed; an empty share means the whole limit. */
export type NumberForm = {
  name: string;
  rate: string;
  share: string;
  groupId: string | null;
  readReceipts: ReadReceipts | null;
};

export type FieldProblem =
  | { field: "name"; key: "name" }
  | { field: "rate"; key: "rate" }
  | { field: "share"; key: "share" | "shareAboveLimit" };

type Facts = Omit<ChangeNumberInput, "numberId">;

export const numberFormOf = (number: Facts): NumberForm => ({
  name: number.name,
  rate: String(number.ratePerSecond),
  share: number.campaignDailyShare === null ? "" : String(number.campaignDailyShare),
  groupId: number.groupId,
  readReceipts: number.readReceipts,
});

/** What was typed as a change, or everything that is wrong with it. A share above the daily limit is refused (S0.35). */
export function readNumberForm(
  form: NumberForm,
  { dailyLimit }: { dailyLimit: number | null },
): { ok: true; change: Omit<ChangeNumberInput, "numberId"> } | { ok: false; problems: FieldProblem[] } {
  const name = form.name.trim();
  const rate = wholeNumber(form.rate);
  const share = form.share.trim() === "" ? null : wholeNumber(form.share);
  const problems: FieldProblem[] = [
    ...(name === "" ? [{ field: "name", key: "name" } as const] : []),
    ...(rate === undefined || rate < 1 || rate > 1000 ? [{ field: "rate", key: "rate" } as const] : []),
    ...shareProblems(share, dailyLimit),
  ];
  if (problems.length > 0 || rate === undefined || share === undefined) return { ok: false, problems };
  const { groupId, readReceipts } = form;
  return { ok: true, change: { name, ratePerSecond: rate, campaignDailyShare: share, groupId, readReceipts } };
}

function shareProblems(share: number | null | undefined, dailyLimit: number | null): FieldProblem[] {
  if (share === null) return [];
  if (share !== undefined && dailyLimit !== null && share > dailyLimit)
    return [{ field: "share", key: "shareAboveLimit" }];
  return share === undefined || share > 1_000_000 ? [{ field: "share", key: "share" }] : [];
}

/** Undefined for anything but digits, grouped with spaces or not. */
function wholeNumber(text: string): number | undefined {
  const digits = text.replace(/\s/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}
