import { language, t } from "./texts.js";

const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const emojis = ["👍", "❤️"];

/** The bubbles of a chat, oldest first; `on` gets what the client does to one of them. */
export function bubbles(items, on) {
  const byId = new Map(items.map((item) => [item.id, item]));
  return items.map((item) => bubble(item, byId, on));
}

/** A short line that stands for a message where it is quoted. */
export const preview = ({ content }) =>
  (content.body ?? content.text ?? content.title ?? content.caption ?? t(`kinds.${content.kind}`)).slice(0, 80);

function bubble(item, byId, on) {
  const element = node("li", `bubble ${item.side}`);
  element.dataset.id = item.id;
  const quoted = byId.get(item.replyToId);
  if (quoted) element.append(node("p", "quoted", preview(quoted)));
  element.append(
    ...content(item, byId, on),
    node("p", `mono meta${item.status === "failed" ? " failed" : ""}`, caption(item)),
  );
  if (item.side === "company" && item.content.kind !== "reaction") element.append(tools(item, on));
  return element;
}

function content({ id, content }, byId, on) {
  switch (content.kind) {
    case "template":
    case "interactive":
      return template(id, content, on);
    case "order":
      return [node("p", "", [content.text, ...content.productIds].filter(Boolean).join("\n"))];
    case "flow":
      return Object.entries(content.answers).map(([name, value]) => node("p", "", `${name}: ${value}`));
    case "edit":
      return [node("p", "", `✎ ${content.text}`)];
    case "revoke":
      return [node("p", "", "⌫")];
    case "moved":
      return [node("p", "", content.phone)];
    case "location":
      return [
        node(
          "p",
          "",
          [content.name, content.address, `${content.latitude}, ${content.longitude}`].filter(Boolean).join("\n"),
        ),
      ];
    case "contacts":
      return content.contacts.map(({ name, phone }) => node("p", "", `${name} ${phone}`));
    case "reaction":
      return [
        node(
          "p",
          "",
          `${content.emoji || "∅"} → ${byId.has(content.messageId) ? preview(byId.get(content.messageId)) : "?"}`,
        ),
      ];
    case "unsupported":
      return [node("p", "", t("unsupported"))];
    default:
      return "mediaId" in content ? media(content) : [linked(content.body ?? content.text ?? content.title)];
  }
}

function media({ kind, mediaId, mimeType, caption, fileName }) {
  const src = `/_sim/media/${mediaId}`;
  const name = fileName ?? t(`kinds.${kind}`);
  const text = caption ? [node("p", "", caption)] : [];
  if (!mediaId) return [node("p", "failed", name), ...text];
  if (mimeType.startsWith("image/")) return [Object.assign(node("img"), { src, alt: name }), ...text];
  if (mimeType.startsWith("video/"))
    return [Object.assign(node("video"), { src, controls: true, ariaLabel: name }), ...text];
  if (mimeType.startsWith("audio/"))
    return [Object.assign(node("audio"), { src, controls: true, ariaLabel: name }), ...text];
  return [Object.assign(node("a", "", name), { href: src, download: name }), ...text];
}

function template(id, { header, headerMediaId, headerKind, place, offer, body, footer, buttons, cards = [] }, on) {
  const parts = [];
  if (headerMediaId) parts.push(headerFile(headerMediaId, headerKind));
  if (place) parts.push(node("p", "head", `📍 ${place.name}\n${place.address}\n${place.latitude}, ${place.longitude}`));
  if (offer) parts.push(node("p", "head", [offer.text, offerEnd(offer)].filter(Boolean).join("\n")));
  if (header) parts.push(node("p", "head", header));
  if (body) parts.push(linked(body));
  if (footer) parts.push(node("p", "mono", footer));
  if (buttons.length > 0) {
    const row = node("div", "presses");
    row.append(...buttons.map((button) => press(id, button, on)));
    parts.push(row);
  }
  if (cards.length > 0) {
    const row = node("ul", "cards");
    row.append(...cards.map((card) => cardOf(id, card, on)));
    parts.push(row);
  }
  return parts;
}

function cardOf(id, card, on) {
  const element = node("li");
  element.append(...template(id, card, on));
  return element;
}

function headerFile(mediaId, kind) {
  const src = `/_sim/media/${mediaId}`;
  if (kind === "video") return Object.assign(node("video"), { src, controls: true });
  return Object.assign(node("img"), { src, alt: "" });
}

const isAddress = (text) => /^https?:\/\/\S+$/i.test(text ?? "");

/** A text in which addresses can be opened, as on a phone. */
function linked(text) {
  const element = node("p");
  const parts = String(text ?? "").split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)*_~])/i);
  element.append(...parts.map((part) => (isAddress(part) ? link(part, part) : part)));
  return element;
}

const link = (href, text) => Object.assign(node("a", "", text), { href, target: "_blank", rel: "noopener noreferrer" });

const dayAndTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const offerEnd = ({ endsAt }) => (endsAt ? t("offerEnds", { at: dayAndTime.format(endsAt) }) : null);

function press(id, { text, payload, url, pressable }, on) {
  if (!pressable && isAddress(url)) return link(url, `${text} ↗`);
  if (!pressable) return node("span", "", url ? `${text} ↗` : payload ? `${text}: ${payload}` : text);
  const button = Object.assign(node("button", "", text), { type: "button" });
  button.addEventListener("click", () => on.press(id, text));
  return button;
}

function tools(item, on) {
  const row = node("div", "tools");
  const reply = Object.assign(node("button", "", `↩ ${t("reply")}`), { type: "button" });
  reply.addEventListener("click", () => on.quote(item));
  row.append(reply, ...emojis.map((emoji) => reaction(item, emoji, on)));
  return row;
}

function reaction({ id }, emoji, on) {
  const button = Object.assign(node("button", "", emoji), { type: "button", ariaLabel: t("react", { emoji }) });
  button.addEventListener("click", () => on.react(id, emoji));
  return button;
}

function caption({ side, at, content, status, failure, tookMs, readByCompany }) {
  const time = clock.format(at);
  if (side === "client")
    return [
      time,
      tookMs === null ? t("webhookWaiting") : t("webhookTaken", { ms: Math.round(tookMs) }),
      ...(readByCompany ? [t("readByCompany")] : []),
    ].join(", ");
  const kind = content.kind === "template" ? t("template", content) : t(`kinds.${content.kind}`);
  return [kind, time, t(`statuses.${status}`) + (failure ? ` (${failure.reason})` : "")].join(", ");
}

function node(tag, className = "", text = null) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== null) element.textContent = text;
  return element;
}
