/** The button for the company's own web pages (N.58): one link with an icon, no script, no style sheet. */
export const buttonColors = ["green", "dark", "light"] as const;
export type ButtonColor = (typeof buttonColors)[number];
export const buttonSizes = ["small", "medium", "large"] as const;
export type ButtonSize = (typeof buttonSizes)[number];
/** In the text of the page, or always in a corner of the window. */
export const buttonPlaces = ["inline", "right", "left"] as const;
export type ButtonPlace = (typeof buttonPlaces)[number];

export const colorsOf = {
  green: { background: "#075e54", text: "#ffffff" },
  dark: { background: "#1f2a30", text: "#ffffff" },
  light: { background: "#ffffff", text: "#075e54" },
} as const satisfies Record<ButtonColor, { background: string; text: string }>;

const sizes = {
  small: { font: 14, icon: 18, padding: "9px 14px" },
  medium: { font: 16, icon: 22, padding: "11px 18px" },
  large: { font: 18, icon: 26, padding: "14px 22px" },
} as const satisfies Record<ButtonSize, { font: number; icon: number; padding: string }>;

const corners = {
  inline: "",
  right: "position:fixed;right:20px;bottom:20px;z-index:9999;",
  left: "position:fixed;left:20px;bottom:20px;z-index:9999;",
} as const satisfies Record<ButtonPlace, string>;

export type WebButton = { label: string; color: ButtonColor; size: ButtonSize; place: ButtonPlace; iconOnly: boolean };

export const labelLimit = 60;

/** Ready to be pasted into a page. `link` and `label` come from people: whatever is in them stays text. */
export function buttonHtml(link: string, button: WebButton): string {
  const label = escapeHtml(button.label.trim());
  const named = button.iconOnly ? ` aria-label="${label}"` : "";
  const content = button.iconOnly ? icon(button.size) : `${icon(button.size)}<span>${label}</span>`;
  return `<a href="${escapeHtml(link)}" target="_blank" rel="noopener"${named} style="${styleOf(button)}">${content}</a>`;
}

/** A page that shows the button alone, for a frame without any rights. `locale` is the label's language. */
export const buttonPreview = (link: string, button: WebButton, locale: string): string =>
  `<!doctype html><html lang="${escapeHtml(locale)}"><meta charset="utf-8"><title>WhatsApp</title><body style="margin:0;min-height:100vh;display:grid;place-items:center;background:#f4f3ee">${buttonHtml(link, button)}</body></html>`;

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for between tags and inside quotes. Characters that no page may hold go away. */
export const escapeHtml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is to be removed
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

function styleOf({ color, size, place, iconOnly }: WebButton): string {
  const { background, text } = colorsOf[color];
  const { font, icon: side, padding } = sizes[size];
  const border = color === "light" ? `box-shadow:inset 0 0 0 1px ${text};` : "";
  const shape = iconOnly ? `padding:${Math.round(side * 0.6)}px;` : `padding:${padding};`;
  return `${corners[place]}display:inline-flex;align-items:center;gap:10px;${shape}border-radius:999px;${border}background:${background};color:${text};font:600 ${font}px/1.25 system-ui,sans-serif;text-decoration:none`;
}

/** A telephone in a bubble, our own drawing: WhatsApp's mark may be used only as its brand rules say. */
const icon = (size: ButtonSize): string =>
  `<svg aria-hidden="true" width="${sizes[size].icon}" height="${sizes[size].icon}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M3 21l1.7-5A8.6 8.6 0 1 1 8 19.3z"/><path d="M9 8.6c.1 3.4 2.9 6.3 6.4 6.4l.9-1.7-2-1.1-.9.8c-1.1-.5-1.9-1.3-2.4-2.4l.8-.9-1.1-2z"/></svg>`;
