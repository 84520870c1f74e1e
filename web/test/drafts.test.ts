import { beforeEach, describe, expect, it } from "vitest";
import { Drafts } from "../islands/markdown-editor/drafts";

const url = "/incidents/42/write-up/text";
beforeEach(() => localStorage.clear());

describe("texts that were not saved", () => {
  it("are taken over by the next page on the same document", async () => {
    new Drafts(url).keep({ baseVersion: 3, text: "Zero looked like calm" });
    expect(await new Drafts(url).takeOrphan()).toEqual({ baseVersion: 3, text: "Zero looked like calm" });
  });

  it("stay kept by the page that took them over", async () => {
    new Drafts(url).keep({ baseVersion: 3, text: "Zero" });
    await new Drafts(url).takeOrphan();
    expect(await new Drafts(url).takeOrphan()).toEqual({ baseVersion: 3, text: "Zero" });
  });

  it("of another document are left alone", async () => {
    new Drafts("/incidents/4/write-up/text").keep({ baseVersion: 1, text: "Other" });
    expect(await new Drafts(url).takeOrphan()).toBeNull();
  });

  it("of two pages are both there, one after the other", async () => {
    new Drafts(url).keep({ baseVersion: 3, text: "One" });
    new Drafts(url).keep({ baseVersion: 3, text: "Two" });
    const first = new Drafts(url);
    const one = await first.takeOrphan();
    first.keep(null);
    const two = await new Drafts(url).takeOrphan();
    expect([one?.text, two?.text].sort()).toEqual(["One", "Two"]);
  });
});
