import { describe, expect, it } from "vitest";
import { together } from "./together";

describe("steps together", () => {
  it("tells the first failure only when the others have ended", async () => {
    const ended: string[] = [];
    const late = new Promise((resolve) => setImmediate(resolve)).then(() => ended.push("late"));
    const failing = Promise.reject(new Error("first"));
    await expect(together(failing, late)).rejects.toThrow("first");
    expect(ended).toEqual(["late"]);
  });
});
