import sharp from "sharp";
import type { Ctx } from "../context";
import { memoryStorage } from "../media/test/memory-storage";
import type { NumberProfile, ProfileChange } from "../providers/profile-types";
import type { ProviderAdapter } from "../providers/types";
import { emptyProfile } from "./rules";

export const atProvider: NumberProfile = {
  description: "Prodej a servis kol",
  address: "Nádražní 12, Plzeň",
  email: "servis@kolabrazda.cz",
  websites: ["https://kolabrazda.cz"],
  industry: "retail",
  logoUrl: null,
};
export const edited = { ...emptyProfile, description: "Kola a koloběžky" };

/** A provider that has a profile and takes over what it is told, unless the test says otherwise. */
export function provider(base: Ctx, profile: NumberProfile, doors: Partial<ProviderAdapter> = {}) {
  const storage = memoryStorage();
  const pushed: ProfileChange[] = [];
  const adapter: ProviderAdapter = {
    ...base.providers.meta,
    readProfile: async () => profile,
    writeProfile: async (_connection, _number, change) => void pushed.push(change),
    ...doors,
  };
  const ctx: Ctx = { ...base, storage, providers: { ...base.providers, meta: adapter } };
  return { ctx, storage, pushed };
}

/** One colour and a name in its hidden data, in base64. */
export const picture = (width: number, height = width, format: "jpeg" | "png" = "jpeg") =>
  sharp({ create: { width, height, channels: 3, background: "#0a6e5c" } })
    .withExif({ IFD0: { Copyright: "Brázda" } })
    .toFormat(format)
    .toBuffer()
    .then((bytes) => bytes.toString("base64"));
