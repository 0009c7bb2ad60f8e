// Draws a state of the project. Only pages whose picture has changed are fetched, and a picture is
// shown when it has been decoded, so nothing flickers; scroll and focus stay where they were.
import { kopiér, rod, sig, visSted, åbnerVSCode } from "./sted.js";

const id = (navn) => document.getElementById(navn);
const ark = id("ark");
let sidst = null;
let nrVist = 0;

function el(navn, egenskaber = {}, ...børn) {
  const ud = document.createElement(navn);
  for (const [nøgle, værdi] of Object.entries(egenskaber)) {
    if (værdi === null || værdi === undefined || værdi === false) continue;
    if (nøgle === "klasse") ud.className = værdi;
    else if (nøgle === "ved") ud.addEventListener("click", værdi);
    else ud.setAttribute(nøgle, værdi === true ? "" : værdi);
  }
  ud.append(...børn.filter((b) => b !== null && b !== undefined && b !== ""));
  return ud;
}

id("til-fund").addEventListener("click", (h) => {
  h.preventDefault();
  const første = document.querySelector(".fund");
  første?.closest("details")?.setAttribute("open", "");
  første?.focus();
});

export async function tegn(data, projekter, nr) {
  nrVist = nr;
  tegnProjekter(projekter, nr);
  if (!data) return;
  await hentSynlige(data);
  const anker = find_anker();
  const fokus = document.activeElement?.dataset?.noegle;
  tegnHoved(data, projekter[nr]);
  tegnStop(data);
  if (data.sider) {
    tegnAfsnit(data);
    tegnArk(data);
  }
  tegnFund(data);
  document.body.classList.toggle("gammel", Boolean(data.gammel));
  id("sider").setAttribute("aria-busy", String(Boolean(data.læses)));
  genfind(fokus);
  holdAnker(anker);
  forkynd(data);
  sidst = data;
  await hentResten();
}

// --- pictures: those on the screen are waited for, so that text and frames change together ---

const hentede = new Map(); // address -> picture, decoded and not yet put up

function adresse(sum, papir) {
  const bredde = papir?.clientWidth || ark.clientWidth || 700;
  return `${rod}/side/${nrVist}/${sum}.bmp?b=${Math.round(bredde * devicePixelRatio)}`;
}

async function hent(adresse) {
  const billede = new Image();
  billede.alt = "";
  billede.src = adresse;
  // A page that is superseded while it is on its way is not waited for.
  try { await billede.decode(); hentede.set(adresse, billede); } catch { /* the next edition has its own */ }
}

async function hentSynlige(data) {
  hentede.clear();
  await Promise.all((data.sider ?? []).map((side, i) => {
    const papir = ark.children[i]?.querySelector(".papir");
    if (!papir || !iSyne(papir)) return null;
    const til = adresse(side.billede, papir);
    return papir.querySelector("img")?.getAttribute("src") === til ? null : hent(til);
  }));
}

function iSyne(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

// Fetches what is still missing; only that on the screen is waited for.
async function hentResten() {
  const hentOgSæt = async (papir) => {
    await hent(adresse(papir.dataset.sum, papir));
    if (papir.isConnected) sætBillede(papir);
  };
  const ventende = [...ark.querySelectorAll(".papir")].filter((papir) => !sætBillede(papir));
  await Promise.all(ventende.filter(iSyne).map(hentOgSæt));
  ventende.filter((papir) => !iSyne(papir)).reduce((før, papir) => før.then(() => hentOgSæt(papir)), Promise.resolve());
}

function sætBillede(papir) {
  const til = adresse(papir.dataset.sum, papir);
  const her = papir.querySelector("img");
  if (her?.getAttribute("src") === til) return true;
  const nyt = hentede.get(til);
  if (!nyt) return false;
  hentede.delete(til);
  if (her) her.replaceWith(nyt); else papir.prepend(nyt);
  return true;
}

// Another width is another picture, once the window has come to rest.
let hvile = 0;
new ResizeObserver(() => {
  clearTimeout(hvile);
  hvile = setTimeout(hentResten, 250);
}).observe(ark);

// --- the head ---

function tegnHoved(data, mit) {
  id("titel").textContent = data.titel || mit.titel;
  id("stilinje").textContent = mit.sti;
  document.body.dataset.klokken = data.klokken ?? "";
  const m = data.måler;
  id("maaler").hidden = !m;
  const fejl = data.antal?.fejl ?? 0;
  document.title = m ? `${m.tekst} / ${m.grænse} · ${fejl ? `${fejl} fejl · ` : ""}${data.titel}` : data.titel;
  if (!m) return;
  id("forbrug").textContent = m.tekst;
  id("graense").textContent = `/ ${m.grænse} sider`;
  id("plads").textContent = m.plads;
  id("vidne").textContent = m.vidne;
  id("omfang").textContent = m.omfang;
  const bane = id("bane");
  const felter = Math.max(m.grænse, Math.ceil(m.forbrug));
  bane.className = `bane${m.over ? " over" : m.tæt ? " taet" : ""}`;
  bane.setAttribute("aria-valuenow", String(Math.min(m.forbrug, felter)));
  bane.setAttribute("aria-valuemax", String(felter));
  bane.setAttribute("aria-valuetext", `${m.tekst} af ${m.grænse} sider. ${m.plads}`);
  bane.replaceChildren(...Array.from({ length: felter }, (_, i) => {
    const fyld = el("i");
    fyld.style.width = `${100 * Math.min(Math.max(m.forbrug - i, 0), 1)}%`;
    return el("span", { klasse: i >= m.grænse ? "over" : null }, fyld);
  }));
  const pdf = id("pdf");
  pdf.hidden = data.gammel === undefined;
  pdf.href = `${rod}/pdf/${nrVist}/${encodeURIComponent(mit.mappe)}.pdf`;
  pdf.target = "_blank";
}

function tegnProjekter(projekter, nr) {
  id("projekter").hidden = projekter.length < 2;
  if (projekter.length < 2) return;
  const fokus = document.activeElement?.dataset?.noegle;
  id("projektliste").replaceChildren(...projekter.map((p) => {
    const fejl = p.antal?.fejl ?? 0;
    const led = [
      p.måler ? `${p.måler.tekst} / ${p.måler.grænse} sider` : "",
      p.stop ? "stoppet" : fejl ? `${fejl} fejl` : p.måler ? "ingen fejl" : "læses …",
    ].filter(Boolean);
    return el("li", {}, el("a", {
      href: `${rod}/projekt/${p.nr}`, "aria-current": p.nr === nr ? "page" : null, "data-noegle": `projekt-${p.nr}`,
    }, el("b", {}, p.titel), el("small", { klasse: fejl || p.stop || p.måler?.over ? "fejl" : null }, led.join(" · "))));
  }));
  genfind(fokus);
}

function tegnStop(data) {
  const stop = id("stop");
  const fejl = data.stop ?? (data.mangler?.length ? data.mangler : null);
  stop.hidden = !fejl;
  if (!fejl) { stop.replaceChildren(); return; }
  const nøgle = JSON.stringify(fejl);
  if (stop.dataset.indhold === nøgle && stop.childElementCount) return; // said once
  stop.dataset.indhold = nøgle;
  stop.replaceChildren(
    el("strong", {}, data.gammel ? `Siderne er fra kl. ${data.klokken_sider}, før denne fejl:`
      : data.sider ? "Siderne mangler det, der ikke kan læses:" : "Der er ingen sider at vise endnu:"),
    ...fejl.slice(0, 5).flatMap(({ besked, ret, sted }, i) => [
      el("p", {}, `${besked}${ret ? ` Ret: ${ret}` : ""}`),
      ...(sted ? [el("p", { klasse: "handlinger" }, ...stedknapper(sted, `fejl ${i + 1}`))] : []),
    ]),
    ...(fejl.length > 5 ? [el("p", {}, `Og ${fejl.length - 5} fejl til.`)] : []),
  );
}

// --- use per section ---

function tegnAfsnit(data) {
  const størst = Math.max(...data.afsnit.map((a) => a.forbrug), 0.01);
  id("afsnit").replaceChildren(...data.afsnit.map((a) => {
    const søjle = el("i");
    søjle.style.width = `${100 * a.forbrug / størst}%`;
    return el("li", { klasse: `n${a.niveau}` }, el("a", {
      href: `#felt-${a.felt}`, "data-noegle": `afsnit-${a.felt}`, title: a.navn,
      ved: (h) => { h.preventDefault(); gåTilFelt(a.felt); },
    },
    el("span", { klasse: "n" }, ...a.navn.split("/").flatMap((led, i) => (i ? ["/", el("wbr"), led] : [led]))),
    el("span", { klasse: "f" }, a.tekst, el("span", { klasse: "skjult" }, ` sider, begynder på side ${a.side}`)),
    el("span", { klasse: "s", "aria-hidden": "true" }, søjle)));
  }));
}

// --- pages ---

const tegnede = new WeakMap(); // a page -> what is drawn on it

function tegnArk(data) {
  const alvor = new Map(data.fund.map((f) => [f.nr, f.alvor]));
  while (ark.childElementCount > data.sider.length) ark.lastElementChild.remove();
  data.sider.forEach((side, i) => {
    const sektion = ark.children[i] ?? ark.appendChild(nytArk(i + 1));
    const [bredde, højde] = data.papir;
    const papir = sektion.querySelector(".papir");
    const fund = data.fund.filter((f) => f.side === side.nr);
    // Most pages are as they were: only what has changed is laid out again.
    const udseende = JSON.stringify([side, fund, data.sider.length, data.gammel, data.papir]);
    if (tegnede.get(papir) === udseende) { sætBillede(papir); return; }
    tegnede.set(papir, udseende);
    papir.style.aspectRatio = `${bredde} / ${højde}`;
    const overskrift = sektion.querySelector("h2");
    overskrift.replaceChildren(
      `Side ${side.nr} af ${data.sider.length}`,
      side.over ? el("span", { klasse: "maerke" }, "over grænsen") : "",
      data.gammel ? el("span", { klasse: "maerke" }, "gammel side") : "",
    );
    papir.dataset.sum = side.billede;
    sætBillede(papir);
    const felter = papir.querySelector(".felter");
    felter.replaceChildren(...side.felter.map((f) => felt(f, alvor)));
    papir.querySelector(".margen").replaceChildren(...numre(side.felter, alvor));
    const første = felter.querySelector("a");
    if (første) første.tabIndex = 0;
    const liste = sektion.querySelector(".fundliste");
    liste.replaceChildren(...fund.map((f) => fundkort(f, data)));
    liste.hidden = !fund.length;
  });
}

function nytArk(nr) {
  const felter = el("div", { klasse: "felter", role: "group", "aria-labelledby": `side-${nr}` });
  felter.addEventListener("keydown", piletaster);
  return el("section", { klasse: "ark", "aria-labelledby": `side-${nr}` },
    el("div", {}, el("h2", { id: `side-${nr}` }), el("div", { klasse: "papir" }, felter, el("div", { klasse: "margen", "aria-hidden": "true" }))),
    el("div", { klasse: "kant" }, el("ol", { klasse: "fundliste", "aria-label": `Fund på side ${nr}` })));
}

function felt(f, alvor) {
  const alvorlige = ["fejl", "advarsel", "info"].find((a) => f.fund.some((n) => alvor.get(n) === a));
  const ord = [
    f.fortsat ? "(fortsat) " : "", f.tekst,
    f.fund.length ? ` (fund ${f.fund.join(", ")})` : "",
  ].join("");
  const inde = el(f.sted ? "a" : "span", f.sted ? {
    href: f.sted.link || "#sider", title: f.sted.vist, tabindex: "-1", "data-noegle": f.nøgle,
    ved: (h) => {
      if (!f.sted.link || !åbnerVSCode()) h.preventDefault();
      vælg(h.currentTarget.parentElement);
      visSted(f.sted, h.currentTarget);
    },
  } : { klasse: "uden" }, el("span", { klasse: "skjult" }, ord));
  const [x, y, b, h] = f.kasse;
  const ud = el(f.art === "figur" ? "p" : f.art, {
    klasse: `felt${alvorlige ? ` har-${alvorlige}` : ""}`, id: f.fortsat ? null : `felt-${f.nr}`,
  }, inde);
  Object.assign(ud.style, { left: `${x}%`, top: `${y}%`, width: `${b}%`, height: `${h}%` });
  return ud;
}

// The findings' numbers in the page's margin; those of one line stand side by side.
function numre(felter, alvor) {
  const LINJE = 2.2; // of the page's height
  const rækker = [];
  for (const f of [...felter].sort((a, b) => a.kasse[1] - b.kasse[1])) {
    if (!f.fund.length) continue;
    const sidste = rækker.at(-1);
    if (sidste && f.kasse[1] - sidste.top < LINJE) sidste.fund.push(...f.fund);
    else rækker.push({ top: f.kasse[1], fund: [...f.fund] });
  }
  return rækker.map(({ top, fund }) => {
    const vist = fund.length > 2 ? fund.slice(0, 1) : fund;
    const ud = el("span", { klasse: "numre" }, ...vist.map((n) =>
      el("span", { klasse: `nummer ${alvor.get(n)}`, ved: () => gåTilFund(n) }, n)),
    fund.length > vist.length ? el("span", { klasse: "nummer flere", ved: () => gåTilFund(fund[1]) }, `+${fund.length - 1}`) : null);
    ud.style.top = `${top}%`;
    return ud;
  });
}

function piletaster(h) {
  const skridt = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[h.key];
  if (!skridt && h.key !== "Home" && h.key !== "End") return;
  const links = [...h.currentTarget.querySelectorAll("a")];
  const her = links.indexOf(document.activeElement);
  if (her < 0) return;
  h.preventDefault();
  const til = h.key === "Home" ? 0 : h.key === "End" ? links.length - 1
    : Math.min(Math.max(her + skridt, 0), links.length - 1);
  links[her].tabIndex = -1;
  links[til].tabIndex = 0;
  links[til].focus();
}

// --- findings ---

function tegnFund(data) {
  if (!data.fund) return;
  // What is of no page: the whole project, or all of it while there are no pages.
  const løse = data.fund.filter((f) => !f.side || !data.sider);
  id("fund").hidden = !løse.length;
  id("fund-alle").replaceChildren(...løse.map((f) => fundkort(f, data)));
  id("fund-antal").textContent = `${løse.length} fund`;
  const ord = { fejl: ["fejl", "fejl"], advarsel: ["advarsel", "advarsler"], info: ["bemærkning", "bemærkninger"] };
  const led = Object.entries(ord).filter(([a]) => data.antal[a]).map(([a, [en, flere]]) =>
    el("span", { klasse: a }, `${data.antal[a]} ${data.antal[a] === 1 ? en : flere}`));
  id("optaelling").replaceChildren(...(led.length ? led.flatMap((l, i) => (i ? [" · ", l] : [l])) : ["Ingen fund"]));
  id("til-fund").hidden = !data.fund.length;
}

function fundkort(f, data) {
  const regel = data.regler[f.regel];
  return el("li", { klasse: `fund ${f.alvor}`, id: `fund-${f.nr}`, tabindex: "-1", "data-noegle": `fund-${f.regel}-${f.besked}` },
    el("h3", {}, el("span", { klasse: `nummer ${f.alvor}` }, f.nr), el("span", { klasse: "alvor" }, `${f.ord}: `), f.besked),
    f.ret ? el("p", {}, el("b", {}, "Ret: "), f.ret) : null,
    f.undtaget ? el("p", {}, el("b", {}, "Undtaget: "), f.undtaget) : null,
    el("p", { klasse: "handlinger" },
      ...stedknapper(f.sted, `fund ${f.nr}`),
      f.side && data.sider ? el("button", { type: "button", "data-noegle": `vis-${f.regel}-${f.besked}`, ved: () => gåTilFelt(f.felt) },
        "Vis på siden", el("span", { klasse: "skjult" }, `, fund ${f.nr}`)) : null),
    regel ? el("details", {}, el("summary", { "data-noegle": `regel-${f.regel}-${f.besked}` }, `Om ${f.regel}`), el("p", {}, regel.titel), el("p", {}, regel.forklaring)) : null);
}

function stedknapper(sted, hvad) {
  const kopi = el("button", { type: "button", "data-noegle": `kopi-${hvad}` }, "Kopiér", el("span", { klasse: "skjult" }, ` stedet for ${hvad}`));
  kopi.addEventListener("click", () => kopiér(sted, kopi.firstChild));
  return [
    sted.link ? el("a", {
      href: sted.link, title: "Åbn i VS Code", "data-noegle": `sted-${hvad}`,
      ved: (h) => { if (!åbnerVSCode()) h.preventDefault(); visSted(sted, h.currentTarget); },
    }, sted.vist) : el("span", { klasse: "lille" }, sted.vist),
    kopi,
  ];
}

// --- moving about ---

function vælg(element) {
  document.querySelectorAll(".valgt").forEach((e) => e.classList.remove("valgt"));
  element.classList.add("valgt");
}

function gåTilFelt(nr) {
  const felt = id(`felt-${nr}`);
  if (!felt) return;
  vælg(felt);
  felt.scrollIntoView({ block: "center" });
  const link = felt.querySelector("a");
  if (link) link.focus({ preventScroll: true });
}

function gåTilFund(nr) {
  const kort = id(`fund-${nr}`);
  if (!kort) return;
  vælg(kort);
  kort.scrollIntoView({ block: "nearest" });
  kort.focus({ preventScroll: true });
}

// What stands at the top of the screen is to stand there afterwards.
function find_anker() {
  const kant = document.querySelector(".top").getBoundingClientRect().bottom;
  for (const papir of ark.querySelectorAll(".papir")) {
    const rect = papir.getBoundingClientRect();
    if (rect.bottom > kant) return { papir, top: rect.top };
  }
  return null;
}

function holdAnker(anker) {
  if (!anker?.papir.isConnected || scrollY === 0) return;
  const nu = anker.papir.getBoundingClientRect().top;
  if (nu !== anker.top) scrollBy({ top: nu - anker.top, behavior: "instant" });
}

function genfind(nøgle) {
  if (!nøgle || document.activeElement?.dataset?.noegle === nøgle) return;
  const igen = document.querySelector(`[data-noegle="${CSS.escape(nøgle)}"]`);
  if (!igen) return;
  igen.focus({ preventScroll: true });
  if (igen.matches(".felt > a")) {
    igen.closest(".felter").querySelectorAll("a[tabindex='0']").forEach((a) => { a.tabIndex = -1; });
    igen.tabIndex = 0;
  }
}

function forkynd(data) {
  if (!sidst || !data.sider || data.stop) return;
  sig(`${sidst.stop ? "Fejlen er rettet. " : ""}Siderne er opdateret: ${data.måler.tekst} af ${data.måler.grænse} sider. ${data.optælling}`);
}
