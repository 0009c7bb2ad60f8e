// The bar with the place in the file: shown when a paragraph or a finding is chosen.
// The first part of every address is the key to the server.
export const rod = `/${location.pathname.split("/")[1]}`;
const bar = document.getElementById("sted");
const linje = document.getElementById("sted-tekst");
const link = document.getElementById("sted-link");
const kopi = document.getElementById("sted-kopi");
const afkryds = document.getElementById("i-vscode");
const nyt = document.getElementById("nyt");
let valgt = null;
let fra = null;

export function åbnerVSCode() { return afkryds.checked; }

export function visSted(sted, element) {
  valgt = sted;
  fra = element;
  linje.textContent = sted.kopi;
  link.hidden = !sted.link;
  if (sted.link) link.href = sted.link; else link.removeAttribute("href");
  bar.hidden = false;
  sig(`${sted.vist}.`);
}

export async function kopiér(sted, knap) {
  const før = knap.dataset.ord ?? knap.textContent;
  knap.dataset.ord = før;
  try {
    await navigator.clipboard.writeText(sted.kopi);
    knap.textContent = "Kopieret";
    sig(`Kopieret: ${sted.kopi}`);
  } catch {
    knap.textContent = "Kunne ikke kopiere";
  }
  setTimeout(() => { knap.textContent = før; }, 1500);
}

export function sig(ord) { nyt.textContent = ord; }

export function forbered() {
  kopi.addEventListener("click", () => kopiér(valgt, kopi));
  const luk = () => { bar.hidden = true; if (fra?.isConnected) fra.focus({ preventScroll: true }); };
  document.getElementById("sted-luk").addEventListener("click", luk);
  document.addEventListener("keydown", (h) => { if (h.key === "Escape" && !bar.hidden) luk(); });
  try {
    afkryds.checked = localStorage.getItem("i-vscode") !== "nej";
    afkryds.addEventListener("change", () => localStorage.setItem("i-vscode", afkryds.checked ? "ja" : "nej"));
  } catch { /* a browser that keeps nothing: the choice holds until the page is closed */ }
  // What stands open on a wide screen would hide the pages on a narrow one.
  if (matchMedia("(max-width: 900px)").matches) {
    for (const kort of document.querySelectorAll("details.kort")) kort.open = false;
  }
}
