/** `<auto-grow><textarea></auto-grow>`: as high as its text where the browser has no `field-sizing`. */
class AutoGrow extends HTMLElement {
  connectedCallback(): void {
    const area = this.querySelector("textarea");
    if (!area || CSS.supports("field-sizing", "content")) return;
    const fit = () => {
      area.style.height = "auto";
      area.style.height = `${area.scrollHeight + 2}px`;
    };
    area.addEventListener("input", fit);
    fit();
  }
}
customElements.define("auto-grow", AutoGrow);
