import { beforeEach, describe, expect, it } from "vitest";
import { problemText } from "../islands/toast-area";

describe("what is said of a failed request", () => {
  it("is the sentence the server gave", () =>
    expect(problemText(409, '{"title":"That cannot be done now.","detail":"It is merged into INC-7."}')).toBe("It is merged into INC-7."));
  it("is the first thing wrong with a form", () =>
    expect(problemText(400, '{"title":"Invalid","errors":{"Title":["A title is needed."]}}')).toBe("A title is needed."));
  it("fits the status when the server gave none", () => expect(problemText(401, "<html>")).toContain("signed out"));
});

describe("a toast", () => {
  beforeEach(() => (document.body.innerHTML = "<toast-area></toast-area>"));

  it("shows its words as words", () => {
    document.dispatchEvent(new CustomEvent("toast", { detail: { text: "<img src=x> removed", undo: "/undo" } }));
    expect(document.querySelector(".toast")!.firstChild!.textContent).toBe("<img src=x> removed");
    expect(document.querySelector(".toast img")).toBeNull();
    expect([...document.querySelectorAll(".toast button")].map((button) => button.textContent)).toEqual(["Undo", "Close"]);
  });
});
