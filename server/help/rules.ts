import { type FailureReason, failureReasons } from "@/db/enums";
import { metaCodes, type RetryPolicy, retryPolicies, twilioCodes } from "../providers/error-codes";
import { mayDo, type Permission } from "../team/permissions";

/** Articles of the help in their order, and who may read them. */
export const helpArticles = {
  troubleshooting: { href: "/help/troubleshooting", needs: "inbox.use" },
  conversations: { href: "/help/conversations", needs: "inbox.use" },
  limits: { href: "/help/limits", needs: "numbers.see" },
  comparison: { href: "/help/comparison", needs: "inbox.use" },
  dataProtection: { href: "/help/data-protection", needs: "inbox.use" },
} as const satisfies Record<string, { href: string; needs: Permission }>;

export type HelpArticleName = keyof typeof helpArticles;
export const helpArticleNames = Object.keys(helpArticles) as [HelpArticleName, ...HelpArticleName[]];

export const articlesFor = (role: Parameters<typeof mayDo>[0]): HelpArticleName[] =>
  helpArticleNames.filter((name) => mayDo(role, helpArticles[name].needs));

export type Trouble = { reason: FailureReason; policy: RetryPolicy; meta: string[]; twilio: string[] };

/** Why messages do not leave, from the very table by which they are sent, with the providers' codes (S4.21). */
export const troubles: Trouble[] = failureReasons.map((reason) => ({
  reason,
  policy: retryPolicies[reason],
  meta: codesOf(metaCodes, reason),
  twilio: codesOf(twilioCodes, reason),
}));

function codesOf(codes: Record<string, FailureReason>, reason: FailureReason): string[] {
  return Object.keys(codes).filter((code) => codes[code] === reason);
}

/** Troubles whose words hold every word of the search, or that know the very code (each with its texts by the caller). */
export function findTroubles<Row extends Trouble & { text: string }>(rows: readonly Row[], search: string): Row[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = plain(row.text);
    const codes = [...row.meta, ...row.twilio];
    return words.every((word) =>
      /^\d+$/.test(word) ? codes.some((code) => code.startsWith(word)) : text.includes(word),
    );
  });
}

/** Small letters without diacritics. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
