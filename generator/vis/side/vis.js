// The live preview: fetches what is new and draws it. All text is set as text, never as markup.
import { tegn } from "./tegn.js";
import { forbered } from "./sted.js";

const nr = Number(location.pathname.match(/^\/projekt\/(\d+)$/)?.[1] ?? 0);
let vist = -1; // the edition on the screen
let henter = false;
let ventende = null; // an overview that came while we were fetching

const krop = document.body;
const tekst = document.getElementById("tilstandstekst");

function tilstand(klasse, ord) {
  krop.classList.remove("arbejder", "stoppet", "borte");
  if (klasse) krop.classList.add(klasse);
  if (tekst.textContent !== ord) tekst.textContent = ord;
}

async function følg(projekter) {
  if (henter) { ventende = projekter; return; }
  henter = true;
  try {
    const mit = projekter[nr];
    if (mit.udgave !== vist) {
      const svar = await fetch(`/tilstand/${nr}`);
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
  } catch {
    tilstand("borte", "Ingen forbindelse");
  } finally {
    henter = false;
  }
  if (ventende) { const nye = ventende; ventende = null; følg(nye); }
}

const strøm = new EventSource("/haendelser");
strøm.onmessage = (h) => følg(JSON.parse(h.data));
strøm.addEventListener("slut", () => { strøm.close(); borte(); });
strøm.onerror = () => borte();

function borte() {
  tilstand("borte", "Visningen er lukket. Start den igen, og genindlæs siden.");
}

forbered();
