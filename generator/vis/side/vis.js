// The live preview: fetches what is new and draws it. All text is set as text, never as markup.
import { tegn } from "./tegn.js";
import { forbered, rod } from "./sted.js";

const nr = Number(location.pathname.match(/\/projekt\/(\d+)$/)?.[1] ?? 0);
const MS_SYNLIG = 150; // between two looks
const MS_SKJULT = 2000;
let stand = -1; // the change of the board that we have seen
let ur = 0;
let vist = -1; // the edition on the screen

const krop = document.body;
const tekst = document.getElementById("tilstandstekst");

function tilstand(klasse, ord) {
  krop.classList.remove("arbejder", "stoppet", "borte");
  if (klasse) krop.classList.add(klasse);
  if (tekst.textContent !== ord) tekst.textContent = ord;
}

async function følg(projekter) {
  const mit = projekter[nr];
  if (mit.udgave !== vist) {
    const svar = await fetch(`${rod}/tilstand/${nr}`);
    const data = await svar.json();
    await tegn(data, projekter, nr);
    vist = data.udgave;
    krop.dataset.udgave = vist;
  } else {
    await tegn(null, projekter, nr);
  }
  if (mit.arbejder) tilstand("arbejder", "Opdaterer …");
  else if (mit.stop) tilstand("stoppet", "Stoppet af en fejl");
  else tilstand("", `Opdateret kl. ${krop.dataset.klokken}`);
}

// Asks whether there is anything new, again and again: a stream would hold one of the six
// connections that the browser has for all its tabs.
async function spørg() {
  let pause = document.hidden ? MS_SKJULT : MS_SYNLIG;
  try {
    const svar = await fetch(`${rod}/nyt?efter=${stand}`);
    if (svar.status === 200) {
      const nyt = await svar.json();
      await følg(nyt.projekter);
      stand = nyt.stand;
    } else if (svar.status !== 204) throw new Error(svar.status);
    else if (krop.classList.contains("borte")) stand = -1; // it was away for a moment
  } catch {
    tilstand("borte", "Visningen er lukket. Start den igen, og genindlæs siden.");
    pause = MS_SKJULT;
  }
  ur = setTimeout(() => { ur = 0; spørg(); }, pause);
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && ur) { clearTimeout(ur); ur = 0; spørg(); }
});

forbered();
spørg();
