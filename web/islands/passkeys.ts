import { problemText } from "./toast-area";

/** Both elements stay hidden where the browser has no passkeys: there the password is the way in. */
const able = "PublicKeyCredential" in window && "parseCreationOptionsFromJSON" in PublicKeyCredential;

/** `<passkey-use><form data-options>`: asks the browser for a passkey, then sends the form with its answer. */
class PasskeyUse extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!able || !form) return;
    this.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void attempt(form, form, async (options) => {
        const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
        return navigator.credentials.get({ publicKey });
      }, form.dataset.options!);
    });
  }
}

/**
 * `<passkey-make options>`: makes a passkey and sends the form with it. Around a form, its button submits; inside one, its button
 * takes the place of the password.
 */
class PasskeyMake extends HTMLElement {
  connectedCallback(): void {
    const inside = this.closest("form");
    const form = inside ?? this.querySelector("form");
    if (!able || !form) return;
    this.hidden = false;
    const make = (event: Event) => {
      event.preventDefault();
      const passwords = inside ? [...form.querySelectorAll<HTMLInputElement>("input[type=password]")] : [];
      for (const password of passwords) password.disabled = true;
      void (form.reportValidity() ? attempt(form, this, create, this.getAttribute("options")!) : Promise.resolve(false)).then((sent) => {
        if (!sent) for (const password of passwords) password.disabled = false;
      });
    };
    if (inside) this.querySelector("button")!.addEventListener("click", make);
    else form.addEventListener("submit", make);
  }
}

async function create(options: unknown): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  return navigator.credentials.create({ publicKey });
}

/** @returns whether the form was sent. */
async function attempt(form: HTMLFormElement, around: HTMLElement, ceremony: (options: unknown) => Promise<Credential | null>, address: string): Promise<boolean> {
  const says = around.querySelector<HTMLElement>("[role=status]")!;
  says.textContent = "";
  try {
    const answer = await fetch(address, { method: "POST", body: new FormData(form) });
    if (!answer.ok) {
      says.textContent = problemText(answer.status, await answer.text());
      return false;
    }
    const credential = await ceremony(await answer.json());
    if (!credential) return false;
    form.querySelector<HTMLInputElement>("input[name=Credential]")!.value = JSON.stringify(credential);
    form.submit();
    return true;
  } catch (failure) {
    // The browser says no for reasons it keeps to itself: cancelled, timed out, no passkey, made already.
    says.textContent = failure instanceof DOMException && failure.name === "InvalidStateError"
      ? "This device already has a passkey for your account."
      : "No passkey was used. Try again, or use a password.";
    return false;
  }
}

customElements.define("passkey-use", PasskeyUse);
customElements.define("passkey-make", PasskeyMake);
