import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReturn } from "./return-address";

const read = (query: string) => readReturn(new URLSearchParams(query));
const id = fc.stringMatching(/^[\w-]{1,20}$/);

describe("the way back from 360dialog", () => {
  it.each([
    ["channels=[a1,b2]&revoked=[c3]&client=cl&state=x", ["a1", "b2"], ["c3"]],
    ["channels=%5Ba1%2Cb2%5D&state=x", ["a1", "b2"], []],
    ['channels=["a1", "b2"]', ["a1", "b2"], []],
    ["channels=a1", ["a1"], []],
    ["channels=[a1]&channels=[a1,b2]", ["a1", "b2"], []],
    ["channels=[]", [], []],
    ["channels=", [], []],
    ["channels=[../x,<b>,a b]", [], []],
    ["", [], []],
  ])("%s is read", (query, channels, revoked) => {
    expect(read(query)).toMatchObject({ channels, revoked });
  });

  it("tells an error in the portal's words, without anything like a key", () => {
    expect(read("error=access_denied&state=x")).toMatchObject({ error: "access_denied", state: "x", channels: [] });
    expect(read(`error=e&error_description=${"k".repeat(60)} nope`).error).toBe("… nope");
    expect(read("error=").error).toBe("error");
    expect(read("state=x").error).toBeNull();
  });

  it("gives back every list that it was given", () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 50 }), fc.string(), (ids, state) => {
        const query = new URLSearchParams({ channels: `[${ids.join(",")}]`, state });
        expect(readReturn(query)).toMatchObject({ channels: ids, state });
      }),
    );
  });

  it("makes of anything only ids that are fit for an address", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("channels", "revoked", "client", "error", "state"), fc.string())),
        (pairs) => {
          const { channels, revoked, clientId } = readReturn(new URLSearchParams(pairs));
          expect(channels.length).toBeLessThanOrEqual(50);
          for (const found of [...channels, ...revoked, clientId ?? "x"]) expect(found).toMatch(/^[\w-]{1,100}$/);
        },
      ),
    );
  });
});
