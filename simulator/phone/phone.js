import { icon } from "./icons.js";
import { language, t } from "./texts.js";
import { bubbles, preview } from "./thread.js";

const part = (id) => document.getElementById(id);
const date = new Intl.DateTimeFormat(language, {
  day: "numeric",
  month: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const place = { latitude: 49.7475, longitude: 13.3776, name: "Kola Brázda", address: "Americká 12, Plzeň" };
const query = new URLSearchParams(location.search);
const state = { client: query.get("client"), number: query.get("number"), thread: null, quoted: null, stream: null };

const actions = {
  image: () => write({ type: "image" }),
  voice: () => write({ type: "voice" }),
  document: () => write({ type: "document" }),
  video: () => write({ type: "video" }),
  location: () => write({ type: "location", ...place }),
  file: () => part("file").click(),
  read: () => change({ reads: state.number }),
  failed: () => failLast(),
};

await start();

async function start() {
  dress();
  const [clients, numbers] = await Promise.all([get("/_sim/clients"), get("/_sim/numbers")]);
  state.client ??= clients[0]?.phone;
  state.number = (numbers.find(({ id, phone }) => id === state.number || phone === state.number) ?? numbers[0])?.id;
  fill(
    "client",
    clients.map(({ phone, name }) => [phone, `${name}  ${phone}`]),
    state.client,
  );
  fill(
    "number",
    numbers.map(({ id, phone, name, provider }) => [id, `${name}  ${phone} (${provider})`]),
    state.number,
  );
  listen();
  follow();
}

/** Texts, icons and names by what the markup asks for. */
function dress() {
  document.title = t("title");
  for (const element of document.querySelectorAll("[data-icon]")) element.append(icon(element.dataset.icon));
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) element.ariaLabel = t(element.dataset.label);
  for (const element of document.querySelectorAll("[data-placeholder]"))
    element.placeholder = t(element.dataset.placeholder);
  for (const [name, act] of Object.entries(actions)) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.append(icon(name, 16), t(name === "file" ? "ownFile" : name));
    button.addEventListener("click", act);
    part("actions").append(button);
  }
}

function fill(id, options, chosen) {
  part(id).replaceChildren(...options.map(([value, text]) => new Option(text, value, false, value === chosen)));
}

function listen() {
  part("settings").addEventListener("click", () => {
    part("panel").hidden = !part("panel").hidden;
    part("settings").ariaExpanded = String(!part("panel").hidden);
  });
  part("client").addEventListener("change", () => choose({ client: part("client").value }));
  part("number").addEventListener("change", () => choose({ number: part("number").value }));
  part("reads").addEventListener("change", () => change({ readsAutomatically: part("reads").checked }));
  part("phone-on").addEventListener("change", () => change({ phoneOn: part("phone-on").checked }));
  part("blocked").addEventListener("change", () =>
    change({ block: { number: state.number, blocked: part("blocked").checked } }),
  );
  part("close-window").addEventListener("click", () => change({ closesWindow: state.number }));
  part("power").addEventListener("click", togglePower);
  part("file").addEventListener("change", sendFile);
  part("composer").addEventListener("submit", sendText);
  part("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) sendText(event);
    if (event.key === "Escape") quote(null);
  });
  document.addEventListener("visibilitychange", refresh);
}

function choose(next) {
  Object.assign(state, next);
  quote(null);
  const address = new URLSearchParams({ ...Object.fromEntries(query), client: state.client, number: state.number });
  history.replaceState(null, "", `?${address}`);
  follow();
}

/** One live stream for the chosen client; whatever it says, the chat is read anew. */
function follow() {
  state.stream?.close();
  state.stream = new EventSource(`/_sim/changes?client=${encodeURIComponent(state.client)}`);
  for (const event of ["thread", "number"]) state.stream.addEventListener(event, soon);
}

let due = false;
function soon() {
  if (due) return;
  due = true;
  setTimeout(() => {
    due = false;
    refresh();
  }, 40);
}

async function refresh() {
  const { client, number } = state;
  const thread = await get(`/_sim/thread?${new URLSearchParams({ client, number })}`);
  if (client !== state.client || number !== state.number) return;
  state.thread = thread;
  show(thread);
  const unread = thread.items.some(({ side, status }) => side === "company" && status === "delivered");
  if (unread && document.visibilityState === "visible") change({ reads: number });
}

function show({ client, number, items, windowEndsAt, companyTypes }) {
  part("who").textContent = t("writingAs", { name: client.name });
  part("whom").textContent = `${client.phone} → ${number.name}`;
  part("window").textContent =
    windowEndsAt > Date.now() ? t("windowOpen", { time: date.format(windowEndsAt) }) : t("windowClosed");
  part("reads").checked = client.readsAutomatically;
  part("phone-on").checked = client.phoneOn;
  part("blocked").checked = client.blocked;
  const connected = number.state === "connected";
  part("power").textContent = t(connected ? "disconnect" : "reconnect");
  part("state").textContent = connected
    ? t("connected", { quality: number.quality, busiest: number.busiestSecond, limit: number.ratePerSecond })
    : t("disconnected", { reason: number.stateReason });
  notice(connected ? (number.webhookUrl ? "" : t("noWebhook")) : t("disconnected", { reason: number.stateReason }));
  part("typing").textContent = companyTypes ? t("companyTypes") : "";
  const main = document.querySelector("main");
  const atEnd = main.scrollHeight - main.scrollTop - main.clientHeight < 80;
  part("thread").replaceChildren(...bubbles(items, { press, react, quote }));
  if (atEnd) main.scrollTop = main.scrollHeight;
}

const press = (messageId, text) => write({ type: "button", messageId, text });
const react = (messageId, emoji) => write({ type: "reaction", messageId, emoji });

function quote(item) {
  state.quoted = item;
  part("quote").hidden = !item;
  part("quote").textContent = item ? t("replyingTo", { text: preview(item) }) : "";
  if (item) part("text").focus();
}

async function sendText(event) {
  event.preventDefault();
  const text = part("text").value.trim();
  if (text && (await write({ type: "text", text }))) part("text").value = "";
}

async function sendFile() {
  const [file] = part("file").files;
  if (!file) return;
  const base64 = (await asDataUrl(file)).split(",")[1] ?? "";
  await write({
    type: kindOf(file.type),
    base64,
    mimeType: file.type || "application/octet-stream",
    fileName: file.name,
  });
  part("file").value = "";
}

const asDataUrl = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

const kindOf = (type) => ["image", "video", "audio"].find((kind) => type.startsWith(`${kind}/`)) ?? "document";

async function write(what) {
  const replyTo =
    state.quoted && what.type !== "button" && what.type !== "reaction" ? { replyTo: state.quoted.id } : {};
  const done = await post(`/_sim/clients/${encodeURIComponent(state.client)}/write`, {
    number: state.number,
    ...what,
    ...replyTo,
  });
  if (done) quote(null);
  return done;
}

const change = (what) => post(`/_sim/clients/${encodeURIComponent(state.client)}`, what);

function failLast() {
  const last = state.thread?.items.findLast(
    ({ side, status }) => side === "company" && (status === "accepted" || status === "sent"),
  );
  return last && post(`/_sim/messages/${encodeURIComponent(last.id)}`, { status: "failed" });
}

function togglePower() {
  const next = state.thread?.number.state === "connected" ? "disconnected" : "connected";
  return post(`/_sim/numbers/${encodeURIComponent(state.number)}`, { state: next });
}

async function get(address) {
  const response = await fetch(address);
  return response.json();
}

async function post(address, body) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) notice(t("refused", { reason: (await response.json()).error }));
  return response.ok;
}

function notice(text) {
  part("notice").textContent = text;
}
