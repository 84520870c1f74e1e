import { beforeEach, describe, expect, it } from "vitest";
import "../islands/list-keys";

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = `
    <input id="search">
    <list-keys><ul>
      <li><a href="#one">One</a> <input type="checkbox"></li>
      <li><a href="#two">Two</a> <input type="checkbox"></li>
    </ul></list-keys>`;
});

function press(key: string, on: Element = document.activeElement ?? document.body, more: KeyboardEventInit = {}): void {
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }));
}
const cursor = () => document.querySelector(".cursor a")?.textContent;

describe("keys in a list", () => {
  it("j and k move and stop at the ends", () => {
    press("j", document.body);
    expect(cursor()).toBe("One");
    press("j");
    press("j");
    expect(cursor()).toBe("Two");
    press("k");
    press("k");
    expect(cursor()).toBe("One");
  });

  it("x ticks the row", () => {
    press("j", document.body);
    press("x");
    expect(document.querySelector<HTMLInputElement>(".cursor input")!.checked).toBe(true);
  });

  it("a letter typed into a field is only a letter", () => {
    const search = document.querySelector<HTMLInputElement>("#search")!;
    press("j", search);
    expect(cursor()).toBeUndefined();
  });

  it("a letter with Ctrl belongs to the browser", () => {
    press("j", document.body, { ctrlKey: true });
    expect(cursor()).toBeUndefined();
  });

  it("nothing happens when a person switched them off", () => {
    localStorage.setItem("keys:off", "1");
    press("j", document.body);
    expect(cursor()).toBeUndefined();
  });
});
