import { defineConfig } from "vitest/config";

// Hashed names and a manifest: files are cached for ever, and the server looks up what to link.
export default defineConfig({
  root: "web",
  base: "/assets/",
  publicDir: false,
  build: {
    outDir: "../src/Debrief/wwwroot/assets",
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    // The first versions with light-dark() and popovers.
    target: ["chrome123", "firefox125", "safari17.5"],
    rolldownOptions: {
      input: ["web/main.ts", "web/styles/design.css"],
      // htmx has an eval; its configuration and our policy both forbid it.
      checks: { eval: false },
    },
  },
  test: { environment: "happy-dom", include: ["test/**/*.test.ts"] },
});
