import { describe, expect, test } from "vitest";
import { marksIn } from "../islands/markdown-editor/chips";

describe("marksIn", () => {
  test("a citation is its words and the time of its event", () => {
    const line = "At noon [“restarted the pods”](#event-ab12) and rested.";
    expect(marksIn(line, { ab12: "14:18" })).toEqual([{ from: 8, to: line.indexOf(" and rested"), kind: "citation", text: "14:18", id: "ab12" }]);
  });

  test("brackets and escapes inside other links do not begin a citation", () => {
    expect(marksIn("[home](/) and [a\\]b](#event-x1)").map(({ from, id }) => [from, id])).toEqual([[14, "x1"]]);
  });

  test("an event that is not known is still a citation", () => expect(marksIn("[it](#event-zz9)")[0]?.text).toBe("event"));

  test("what a heading carries is hidden, what stands alone is said", () => {
    expect(marksIn("## What happened <!-- part: summary story -->")[0]?.text).toBe("");
    expect(marksIn("<!-- part: went-well -->")[0]?.text).toBe("went well");
  });

  test("a question is known by its mark, a quotation is none", () => {
    expect(marksIn("> ? What held?")).toEqual([{ from: 0, to: 0, kind: "question", text: "" }]);
    expect(marksIn("> what they said")).toEqual([]);
  });
});
