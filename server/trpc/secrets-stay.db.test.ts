import { afterAll, beforeAll, expect, it } from "vitest";
import { providerNames } from "@/db/enums";
import { simulatedApp, simulatedPartner } from "@/simulator/credentials";
import { diagnosticsRouter } from "../diagnostics/router";
import { numbersRouter } from "../numbers/router";
import { profilesRouter } from "../profiles/router";
import { registrationWorld } from "../registration/registration-world";
import { registrationRouter } from "../registration/router";
import { templatesRouter } from "../templates/router";
import { addNumber } from "../test-world";
import { webhooksRouter } from "../webhooks/router";
import { createCaller, router } from "./procedures";

let w: Awaited<ReturnType<typeof registrationWorld>>;
beforeAll(async () => {
  w = await registrationWorld();
});
afterAll(() => w.close());

const routers = router({
  diagnostics: diagnosticsRouter,
  numbers: numbersRouter,
  profiles: profilesRouter,
  registration: registrationRouter,
  templates: templatesRouter,
  webhooks: webhooksRouter,
});

/** Every secret that a connection may have, each with a value found nowhere else. */
const names = [
  ["accessToken", "appSecret", "previousAppSecret", "verifyToken", "apiKey", "webhookSecret"],
  ["previousWebhookSecret", "authToken", "previousAuthToken", "apiKeySid", "apiKeySecret"],
].flat();
const secretsOf = (provider: string) => Object.fromEntries(names.map((name) => [name, `tajne-${provider}-${name}`]));

it("answers no query of numbers, registration and webhooks with a credential, saved or of this deployment", async () => {
  const numbers = await Promise.all(
    providerNames.map((provider) => addNumber(w.ctx, { provider, secrets: secretsOf(provider) })),
  );
  const registrationId = await w.start("meta");
  const caller = createCaller(routers)({ ...w.ctx, actor: w.admin });
  const given = { accessToken: "other-token", appSecret: simulatedApp.appSecret, verifyToken: "tajne-znameni" };
  const told: unknown[] = [
    await caller.registration.saveCredentials({
      provider: "meta",
      registrationId,
      wabaId: "30200",
      appId: simulatedApp.appId,
      phoneNumberId: "",
      ...given,
    }),
  ];
  for (const { numberId } of numbers) {
    const refused = { numberId, secrets: { accessToken: "tajne-nove", apiKey: "tajne-nove", authToken: "tajne-nove" } };
    told.push(await caller.numbers.changeCredentials(refused).catch((error: unknown) => String(error)));
  }
  const inputs = [
    undefined,
    {},
    { registrationId },
    ...numbers.flatMap(({ numberId, connectionId }) => [
      { numberId, connectionId },
      { numberId, period: "day" },
    ]),
  ];
  const answered: string[] = [];
  for (const path of queryPaths()) {
    for (const input of inputs) {
      const answer = await ask(caller, path, input);
      told.push(answer.text);
      if (answer.ok) answered.push(path);
    }
  }
  expect(answered).toEqual(
    expect.arrayContaining(["numbers.list", "numbers.show", "registration.list", "registration.get", "webhooks.list"]),
  );
  const text = JSON.stringify(told);
  expect(text.match(/.{0,80}tajne-.{0,40}/)).toBeNull();
  for (const secret of [...Object.values(given), simulatedPartner.partnerKey, simulatedPartner.webhookSecret])
    expect(text).not.toContain(secret);
});

/** As tRPC keeps them: `numbers.list` and so on. */
function queryPaths(): string[] {
  const procedures: unknown = Reflect.get(Object(Reflect.get(routers, "_def")), "procedures");
  const typeOf = (procedure: unknown): unknown => Reflect.get(Object(Reflect.get(Object(procedure), "_def")), "type");
  return Object.entries(Object(procedures)).flatMap(([path, procedure]) =>
    typeOf(procedure) === "query" ? [path] : [],
  );
}

/** Any procedure by its path; what it refuses counts too, its words reach the browser. */
async function ask(caller: object, path: string, input: unknown): Promise<{ ok: boolean; text: string }> {
  const door: unknown = path.split(".").reduce<unknown>((part, key) => Reflect.get(Object(part), key), caller);
  if (typeof door !== "function") throw new Error(`${path} is no procedure`);
  try {
    return { ok: true, text: JSON.stringify(await door(input)) ?? "" };
  } catch (error) {
    return { ok: false, text: String(error) };
  }
}
