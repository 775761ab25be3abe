/** Longer addresses make a QR code that no telephone reads from paper, and the provider cuts them. */
export const linkLimits = { text: 500, link: 1200, denseLink: 320 } as const;

export const qrFormats = ["svg", "png"] as const;
export type QrFormat = (typeof qrFormats)[number];
/** Pixels of a PNG. */
export const qrSizes = ["512", "1024", "2048"] as const;
export type QrSize = (typeof qrSizes)[number];
export const qrColors = ["black", "green"] as const;
export type QrColor = (typeof qrColors)[number];
/** On white; both have a contrast that readers of codes need. */
export const inkOf = { black: "#000000", green: "#075e54" } as const satisfies Record<QrColor, string>;

/**
 * The address that opens a chat with the number, with `text` written in the client's field (N.58). `phone` is E.164 with plus.
 * Half of an emoji (cut off by somebody else) becomes a mark instead of an error.
 */
export function chatLink(phone: string, text: string): string {
  const link = `https://wa.me/${phone.replace(/\D/g, "")}`;
  const message = text.trim().replace(/\p{Surrogate}/gu, "\ufffd");
  return message === "" ? link : `${link}?text=${encode(message)}`;
}

/** `tooLong` = not in a code; `dense` = readable only when it is printed large; null = fine. */
export function linkTrouble(phone: string, text: string): "tooLong" | "dense" | null {
  const { length } = chatLink(phone, text);
  if (length > linkLimits.link || [...text.trim()].length > linkLimits.text) return "tooLong";
  return length > linkLimits.denseLink ? "dense" : null;
}

/** `whatsapp-qr-420725118411-1024.png`, `whatsapp-qr-420725118411.svg` */
export const qrFileName = (phone: string, { format, size }: { format: QrFormat; size: QrSize }): string =>
  `whatsapp-qr-${phone.replace(/\D/g, "")}${format === "png" ? `-${size}` : ""}.${format}`;

/** Where a code lies (app/api/numbers/[numberId]/qr). */
export function qrPath(
  numberId: string,
  code: { text: string; color: QrColor; format: QrFormat; size: QrSize; download?: boolean },
): string {
  const { download, ...values } = code;
  return `/api/numbers/${numberId}/qr?${new URLSearchParams({ ...values, ...(download ? { download: "1" } : {}) })}`;
}

/** What encodeURIComponent leaves as it is ends a link in chats and mails. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
