import { beforeEach, describe, expect, it } from "vitest";
import "../islands/make-action";

const select = (id: string) => {
  const range = document.createRange();
  range.selectNodeContents(document.getElementById(id)!);
  document.getSelection()!.removeAllRanges();
  document.getSelection()!.addRange(range);
  document.dispatchEvent(new Event("selectionchange"));
};

describe("a sentence that becomes an action", () => {
  beforeEach(() => {
    document.body.innerHTML = `
      <p id="other">Elsewhere on the page</p>
      <div class="doc"><p id="line">- Robin  adds an
        alert</p><p id="long">${"word ".repeat(120)}</p></div>
      <make-action of=".doc" hidden><form><input type="hidden" name="Text"><button>Make it an action</button></form></make-action>`;
  });
  const offered = () => !document.querySelector<HTMLElement>("make-action")!.hidden;

  it("is offered, in one line and without its bullet, while it is selected", () => {
    select("line");
    expect(offered()).toBe(true);
    expect(document.querySelector<HTMLInputElement>("input[name=Text]")!.value).toBe("Robin adds an alert");
    document.getSelection()!.removeAllRanges();
    document.dispatchEvent(new Event("selectionchange"));
    expect(offered()).toBe(false);
  });
  it("is of the text, and no longer than an action may be", () => {
    select("other");
    expect(offered()).toBe(false);
    select("long");
    expect(offered()).toBe(false);
  });
});
