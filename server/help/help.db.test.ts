import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureReasons } from "@/db/enums";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { answerArticle } from "./answer-article";
import { findAnswer, listAnswers } from "./queries";
import { articlesFor, findTroubles, troubles } from "./rules";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe("the help (S4.21)", () => {
  it("keeps one answer of a person to an article, with the comment, for administrators", async () => {
    const petra = await addUser(world.ctx);
    const ctx = world.as(petra);
    await answerArticle(ctx, { article: "troubleshooting", isHelpful: false, comment: "Chybí kód 131056" });
    await answerArticle(ctx, { article: "troubleshooting", isHelpful: true, comment: "" });
    await answerArticle(ctx, { article: "comparison", isHelpful: false, comment: "Nejasné" });
    expect(await findAnswer(world.db, "troubleshooting", petra.userId)).toEqual({ isHelpful: true, comment: null });
    const answers = await listAnswers(world.db);
    expect(answers).toHaveLength(2);
    expect(answers.find(({ article }) => article === "comparison")).toMatchObject({
      isHelpful: false,
      comment: "Nejasné",
    });
  });

  it("takes no answer to an article that the person may not read", async () => {
    const petra = world.as(await addUser(world.ctx));
    const answer = { article: "limits", isHelpful: true, comment: "" } as const;
    await expect(answerArticle(petra, answer)).rejects.toMatchObject({ code: "forbidden" });
    expect(articlesFor("operator")).not.toContain("limits");
    expect(articlesFor("admin")).toContain("limits");
  });

  it("has every reason of the sending table with its codes, found by code or by words", () => {
    expect(troubles.map(({ reason }) => reason)).toEqual([...failureReasons]);
    const rows = troubles.map((trouble) => ({ ...trouble, text: `Důvod ${trouble.reason}` }));
    expect(findTroubles(rows, "131056").map(({ reason }) => reason)).toEqual(["rate_limited_pair"]);
    expect(findTroubles(rows, "duvod AUTH").map(({ reason }) => reason)).toEqual(["auth"]);
    expect(findTroubles(rows, " ")).toHaveLength(rows.length);
    expect(findTroubles(rows, "999999999")).toEqual([]);
  });
});
