// Builds static/dist from the packages of package-lock.json: one stylesheet, a sprite of the icons in use, htmx, tus, the fonts.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "..", "node_modules");
const dist = join(here, "dist");
mkdirSync(join(dist, "fonts"), { recursive: true });

const css = sass.compile(join(here, "scss", "site.scss"), {
  style: "compressed",
  loadPaths: [modules],
  quietDeps: true,
  silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
});
writeFileSync(join(dist, "site.css"), css.css);

const names = readFileSync(join(here, "icons.txt"), "utf8").split("\n").map((line) => line.trim()).filter(Boolean);
const symbols = names.map((name) => {
  const svg = readFileSync(join(modules, "bootstrap-icons", "icons", `${name}.svg`), "utf8");
  const inner = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").trim();
  return `<symbol id="${name}" viewBox="0 0 16 16">${inner}</symbol>`;
});
writeFileSync(join(dist, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);

copyFileSync(join(modules, "htmx.org", "dist", "htmx.min.js"), join(dist, "htmx.min.js"));
// tus sends files in pieces; its map is not served, so nothing may point to it.
const tus = readFileSync(join(modules, "tus-js-client", "dist", "tus.min.js"), "utf8");
writeFileSync(join(dist, "tus.min.js"), tus.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));
const fonts = {
  "golos-text": ["400Regular/GolosText_400Regular", "600SemiBold/GolosText_600SemiBold"],
  "pt-serif": [
    "400Regular/PTSerif_400Regular",
    "400Regular_Italic/PTSerif_400Regular_Italic",
    "700Bold/PTSerif_700Bold",
  ],
};
for (const [family, files] of Object.entries(fonts)) {
  for (const file of files) {
    copyFileSync(
      join(modules, "@expo-google-fonts", family, `${file}.ttf`),
      join(dist, "fonts", `${file.split("/")[1]}.ttf`),
    );
  }
}
