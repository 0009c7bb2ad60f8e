"""Every fault of reading, by slug: the page `forklar` prints and the list the tests hold us to.

A rule explains itself in its own file; a fault of reading is raised in many places (files,
model, texts), so all of them are explained here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Læsefejl:
    """One fault: its name, why it is one, and an example each way."""

    slug: str
    titel: str
    forklaring: str
    forkert: str
    rigtigt: str


_ALLE = (
    # --- how a YAML file is written -------------------------------------------------------
    Læsefejl(
        "yaml-tabulator",
        "En tabulator står, hvor der skal være mellemrum.",
        "YAML viser med mellemrum, hvad der hører under hvad, og en tabulator kan være lige så "
        "bred som ethvert antal mellemrum. Derfor må den ikke stå først på en linje. "
        "De fleste tekstprogrammer kan indstilles til at skrive mellemrum, når man trykker Tab.",
        "periode:\n\tfra: 2026-08-01\n",
        "periode:\n  fra: 2026-08-01\n",
    ),
    Læsefejl(
        "yaml-indrykning",
        "En linje er rykket forkert ind.",
        "Linjer, der hører sammen, skal begynde lige under hinanden, og det, der hører under et "
        "felt, skal rykkes to mellemrum længere ind. Her passer linjen ikke med dem over.",
        "periode:\n  fra: 2026-08-01\n   til: 2030-07-31\n",
        "periode:\n  fra: 2026-08-01\n  til: 2030-07-31\n",
    ),
    Læsefejl(
        "yaml-citationstegn",
        "Et citationstegn er ikke lukket, eller der står tekst efter det.",
        "En tekst, der begynder med et citationstegn, slutter ved det næste af samme slags. "
        "Mangler det, læses resten af filen som én tekst. Står der citationstegn inde i teksten, "
        "så brug »|« og skriv teksten på linjerne nedenunder.",
        'titel: "Kortfattet projektbeskrivelse\ndato: 2025-03-01\n',
        'titel: "Kortfattet projektbeskrivelse"\ndato: 2025-03-01\n',
    ),
    Læsefejl(
        "yaml-klamme",
        "En klamme er ikke lukket.",
        "[ ] og { } kan holde en liste eller nogle felter på én linje. Begynder en tekst med en "
        "klamme, eller mangler den anden klamme, kan YAML ikke læse linjen. "
        "Skriv hellere listen med ét punkt pr. linje.",
        "aliasser: [Parken, Nord\ntitel: Test\n",
        "aliasser:\n  - Parken\n  - Nord\ntitel: Test\n",
    ),
    Læsefejl(
        "yaml-kolon",
        "En tekst rummer et kolon, som YAML læser som sit eget.",
        "Kolon og mellemrum skiller et felts navn fra dets værdi. Står de én gang til i samme "
        "linje, ved YAML ikke, hvad der er navnet. En tekst i citationstegn eller under »|« må "
        "rumme alle tegn.",
        "tekst: Mål: at løfte flere\n",
        "tekst: |\n  Mål: at løfte flere\n",
    ),
    Læsefejl(
        "yaml-specialtegn",
        "En tekst begynder med et tegn, som YAML bruger til sit eget.",
        "Tegnene % @ ` * & ! | > kan ikke stå først i en tekst uden citationstegn, for YAML bruger "
        "dem til andre ting. Inde i teksten er de almindelige tegn.",
        "titel: @Havnen\n",
        'titel: "@Havnen"\n',
    ),
    Læsefejl(
        "yaml-felt",
        "Et felts navn er ikke et ord.",
        "Et felts navn er den korte tekst foran et kolon. Det kan ikke være tomt, en liste eller "
        "flere linjer.",
        "? [fra, til]\n: 2026\n",
        "fra: 2026\n",
    ),
    Læsefejl(
        "yaml-flere-dokumenter",
        "Filen rummer flere dokumenter.",
        "En linje med --- begynder et nyt dokument i samme fil. Alt efter den ville gå tabt, så "
        "den må kun stå øverst.",
        "titel: Ét\n---\ntitel: To\n",
        "titel: Ét\n",
    ),
    Læsefejl(
        "yaml-syntaks",
        "Linjen kan ikke læses.",
        "En linje skal være et felt med kolon og mellemrum, et punkt med bindestreg og mellemrum, "
        "eller en del af teksten over. Denne er ingen af delene.",
        "helhedsplan:Havneparken\nkommune: Eksempel Kommune\n",
        "helhedsplan: Havneparken\nkommune: Eksempel Kommune\n",
    ),
    Læsefejl(
        "dobbelt-felt",
        "Det samme felt står to gange.",
        "Kun det ene indhold kan komme med i dokumentet. Det første gælder, mens resten af filen "
        "læses, så de øvrige fund er med i samme kørsel.",
        "titel: Ét\ntitel: To\n",
        "titel: Ét\n",
    ),
    Læsefejl(
        "anker-eller-alias",
        "En værdi henviser til et andet sted i filen.",
        "YAML kan give en værdi et mærke med & og hente den igen med * eller <<. Det bruges ikke "
        "her: Indholdet skal stå, hvor det læses, og en lille fil kunne ellers fylde hukommelsen.",
        "titel: &a Havnen\nområde: *a\n",
        "titel: Havnen\nområde: Havnen\n",
    ),
    Læsefejl(
        "skabelon-uden-citationstegn",
        "En tekst begynder med {{ uden citationstegn.",
        "Klammer først i en værdi læses af YAML som felter. Sæt hele teksten i citationstegn, "
        "begynd med et ord, eller skriv den under »|«.",
        "tekst: {{ tal.fravær }} er for meget.\n",
        'tekst: "{{ tal.fravær }} er for meget."\n',
    ),
    Læsefejl(
        "tekst-delt-af-komma",
        "Et komma har delt en tekst eller et tal.",
        "Inde i [ ] og { } skiller komma punkterne ad, så »Unge, der står uden for uddannelse« "
        "bliver til to punkter og »8,21« til to tal. Skriv ét punkt pr. linje, så må der stå "
        "komma.",
        "målgrupper: [Unge, der står uden for uddannelse]\n",
        "målgrupper:\n  - Unge, der står uden for uddannelse\n",
    ),
    Læsefejl(
        "tekst-efter-havelaage",
        "Et ord med # er ikke med i teksten.",
        "Mellemrum og # begynder en kommentar, og den læses ikke. Et ord som »#Havnen« ville "
        "derfor forsvinde sammen med resten af linjen. En kommentar skrives med mellemrum efter #.",
        "titel: Projekt #Havnen\n",
        'titel: "Projekt #Havnen"\n',
    ),
    Læsefejl(
        "tegnsaet",
        "Filen er gemt med et andet tegnsæt end UTF-8.",
        "Æ, ø og å gemmes forskelligt i forskellige tegnsæt. Filerne læses som UTF-8, som alle "
        "nyere tekstprogrammer bruger; vælg det, når filen gemmes. "
        "En CSV-fil må også være gemt af Excel som Windows-1252 eller UTF-16, når der "
        "ikke er tvivl om bogstaverne.",
        "# gemt med tegnsættet ANSI eller UTF-16\ntitel: Måløv\n",
        "# gemt med tegnsættet UTF-8\ntitel: Måløv\n",
    ),
    Læsefejl(
        "ulovligt-tegn",
        "Filen rummer et usynligt styretegn.",
        "Tegnet kan ikke stå i et Word-dokument og ses ikke på skærmen. Det er som regel kommet "
        "med, da teksten blev kopieret fra en PDF eller et andet program.",
        'titel: "Havne\\u0007parken"\n',
        'titel: "Havneparken"\n',
    ),
    Læsefejl(
        "for-dybt",
        "Indholdet er rykket for mange trin ind.",
        "Ingen del af en projektbeskrivelse kræver mere end en halv snes trin. Så mange som her "
        "er en fejl og kunne få læsningen til at gå i stå.",
        "a: " + "[" * 50 + "]" * 50 + "\n",
        "a:\n  - b\n",
    ),
    # --- files that the content points to -------------------------------------------------
    Læsefejl(
        "fil-mangler",
        "Filen findes ikke.",
        "Der er peget på en fil, som ikke ligger i projektets mappe. Navnet skal skrives, som "
        "filen hedder, også med store og små bogstaver, for ellers findes den kun på nogle "
        "computere.",
        "tekst:\n  fil: afsnit/bagrund.md\n",
        "tekst:\n  fil: afsnit/baggrund.md\n",
    ),
    Læsefejl(
        "fil-uden-for-mappen",
        "Filen ligger uden for projektets mappe.",
        "Et projekt skal kunne flyttes og sendes som én mappe. Derfor skal alt, hvad det peger på, "
        "ligge i mappen, og stien skrives fra mappen med skråstreg: »afsnit/baggrund.md«.",
        "tekst:\n  fil: ../fælles/baggrund.md\n",
        "tekst:\n  fil: afsnit/baggrund.md\n",
    ),
    Læsefejl(
        "fil-for-stor",
        "Filen er for stor.",
        "En tekst må fylde 2 MB, et regneark eller et billede 10 MB, og en tabel må have 20.000 "
        "rækker. Det er langt mere, end en projektbeskrivelse på fem sider bruger.",
        "figurer:\n  - fil: luftfoto-40-mb.png\n",
        "figurer:\n  - fil: luftfoto.png\n",
    ),
    Læsefejl(
        "fil-forkert-art",
        "Filens indhold er ikke, hvad dens navn siger.",
        "Filens endelse skal passe med det, den rummer. En fil bliver ikke til CSV eller PNG af at "
        "skifte navn; den skal gemmes på ny i det rigtige format.",
        "nøgletal:\n  fil: noegletal.docx\n",
        "nøgletal:\n  fil: noegletal.csv\n",
    ),
    Læsefejl(
        "csv-form",
        "CSV-filen er ikke en tabel med semikolon.",
        "Første linje er overskrifterne, og hver linje har lige så mange felter som den, adskilt "
        "af semikolon. Et felt, der rummer semikolon eller linjeskift, står i citationstegn. "
        "Excel gemmer sådan, når man vælger »CSV UTF-8 (semikolonsepareret)«.",
        "boligorganisation,afdeling,lejeboliger\nBN,Havneparken,412\n",
        "boligorganisation;afdeling;lejeboliger\nBN;Havneparken;412\n",
    ),
    Læsefejl(
        "regneark-form",
        "Regnearket er ikke en enkel tabel.",
        "Første udfyldte række er overskrifterne, og hver række under den er én afdeling. Flettede "
        "celler, tal uden overskrift og rækker med fejl kan ikke læses uden at gætte.",
        "(cellerne A2 og A3 er flettet, og »BN« står i dem begge)\n",
        "(»BN« står i A2, og »BN« står i A3)\n",
    ),
    Læsefejl(
        "ukendt-ark",
        "Arket findes ikke, eller det er ikke valgt.",
        "Har regnearket flere ark, skal `ark` sige, hvilket der læses. Skriv navnet, som det står "
        "på fanen.",
        "afdelinger: {fil: tal.xlsx}\n",
        "afdelinger: {fil: tal.xlsx, ark: Afdelinger}\n",
    ),
    Læsefejl(
        "formel-uden-vaerdi",
        "En formel har intet resultat.",
        "Regnearket rummer formlen, men ikke det tal, den giver, for filen er lavet af et program, "
        "der ikke regner. Excel regner og gemmer tallet.",
        "=B2/C2 (uden gemt resultat)\n",
        "=B2/C2 (åbnet og gemt i Excel)\n",
    ),
    Læsefejl(
        "celle-med-fejl",
        "En celle i regnearket viser en fejl.",
        "Cellen viser for eksempel #DIV/0! eller #REFERENCE!, så den har ingen værdi, der kan "
        "læses. Ret formlen, eller lad cellen stå tom, hvis tallet ikke er oplyst.",
        "#DIV/0!\n",
        "2,18\n",
    ),
    # --- what the content means -----------------------------------------------------------
    Læsefejl(
        "ukendt-felt",
        "Et felt med det navn findes ikke.",
        "Navnet er stavet forkert, eller feltet står det forkerte sted, så det, det rummer, ville "
        "ikke komme med i dokumentet. Felternes navne skrives med æ, ø og å.",
        "indsatsomraader:\n  - navn: Beskæftigelse\n",
        "indsatsområder:\n  - navn: Beskæftigelse\n",
    ),
    Læsefejl(
        "ukendt-kolonne",
        "En kolonne med den overskrift findes ikke.",
        "Tabellens overskrift er hverken en af de faste kolonner eller nævnt under `kolonner`. "
        "Den bliver ikke læst.",
        "boligorganisation;afdeling;lejebolger\n",
        "boligorganisation;afdeling;lejeboliger\n",
    ),
    Læsefejl(
        "manglende-felt",
        "Et felt mangler.",
        "Uden det kan dokumentet ikke skrives. Meldingen siger, hvad feltet skal rumme; i "
        "eksemplet mangler kilden sit navn.",
        "kilder:\n  lbf:\n    hentet: 2025-02-01\n",
        "kilder:\n  lbf:\n    navn: LBF Beboerdata\n    hentet: 2025-02-01\n",
    ),
    Læsefejl(
        "forkert-type",
        "En værdi er af en anden slags end ventet.",
        "Nogle felter rummer en tekst, andre en liste, et tal, en dato eller et sæt felter. Her "
        "står der noget andet.",
        "fora: Styregruppen\n",
        "fora:\n  - navn: Styregruppen\n    type: styregruppe\n",
    ),
    Læsefejl(
        "tal-kan-laeses-paa-to-maader",
        "Et tal kan læses på to måder.",
        "»1.964« er et tusind ni hundrede og fireogtres på dansk og knap to på engelsk. Der "
        "gættes ikke: Skriv decimaler med komma, og lad tusindpunktet være ude.",
        "værdi: 1.964\n",
        "værdi: 1964\n",
    ),
    Læsefejl(
        "ugyldig-dato",
        "En dato findes ikke eller er ikke skrevet som 2027-01-31.",
        "Datoer skrives med år, måned og dag: 2027-01-31. Så kan dag og måned ikke forveksles.",
        "dato: 31/1-2027\n",
        "dato: 2027-01-31\n",
    ),
    Læsefejl(
        "ugyldigt-aarstal",
        "Et årstal kan ikke læses.",
        "Et år skrives »2021«, et skoleår »2020-21« eller »2021/22«. Det sidste år i et skoleår "
        "tæller, når tallets alder vurderes.",
        "år: sidste år\n",
        "år: 2021\n",
    ),
    # --- texts ----------------------------------------------------------------------------
    Læsefejl(
        "ukendt-navn",
        "Et navn i {{ }} findes ikke.",
        "Mellem {{ og }} står navnet på en værdi: et tal fra tal.yaml, afdelinger, kriterier, "
        "periode og lignende. Navnet her er ikke et af dem, så teksten ville mangle et tal.",
        "tekst: Fraværet er {{ tal.frævær }}.\n",
        "tekst: Fraværet er {{ tal.fravær }}.\n",
    ),
    Læsefejl(
        "udtryk-ikke-tilladt",
        "Et udtryk i {{ }} gør mere end at hente en værdi.",
        "Mellem {{ og }} må der kun stå navne med punktum imellem og opslag som "
        'nøgletal("Folehaven"). '
        "Beregninger hører til i tal.yaml, hvor de har kilde og år.",
        "tekst: Der er {{ afdelinger.antal + 1 }} afdelinger.\n",
        "tekst: Der er {{ afdelinger.antal }} afdelinger.\n",
    ),
    Læsefejl(
        "udtryk-ikke-lukket",
        "Et udtryk, der begynder med {{, mangler sit }}.",
        "Et udtryk begynder med {{ og slutter med }} i samme tekst. Uden slutningen ville resten "
        "af teksten blive læst som et udtryk.",
        "tekst: Fraværet er {{ tal.fravær.\n",
        "tekst: Fraværet er {{ tal.fravær }}.\n",
    ),
    Læsefejl(
        "markdown-tabel",
        "En tabel i en tekst er ikke hel.",
        "En tabel har en linje med overskrifter, en linje med streger og lige mange felter i hver "
        "række. Ellers ville rækkerne blive trykt som almindelig tekst med lodrette streger.",
        "tekst: |\n  | År | Antal |\n  | 2021 | 12 |\n",
        "tekst: |\n  | År | Antal |\n  |---|---|\n  | 2021 | 12 |\n",
    ),
    Læsefejl(
        "fodnote-uden-definition",
        "En fodnote har ingen tekst.",
        "Teksten henviser til en fodnote med [^navn], men navnet står hverken under `fodnoter` i "
        "samme fil eller i selve teksten.",
        "tekst: Underretninger [^sag] fylder meget.\n",
        "tekst: Underretninger [^sag] fylder meget.\nfodnoter:\n  sag: Tal fra 2021.\n",
    ),
    Læsefejl(
        "fodnote-ikke-lukket",
        "En henvisning til en fodnote bliver ikke lukket.",
        "En henvisning skrives [^navn], uden mellemrum i navnet. Mangler den sidste klamme, bliver "
        "den trykt som almindelig tekst.",
        "tekst: Underretninger[^sag fylder meget.\nfodnoter:\n  sag: Tal fra 2021.\n",
        "tekst: Underretninger[^sag] fylder meget.\nfodnoter:\n  sag: Tal fra 2021.\n",
    ),
    Læsefejl(
        "dobbelt-fodnote",
        "Den samme fodnote er skrevet to gange.",
        "To fodnoter i samme fil har samme navn, så det er uvist, hvilken der skal trykkes. Giv "
        "den ene et andet navn.",
        "tekst: |\n  Sagen [^a].\n\n  [^a]: Ét.\nfodnoter:\n  a: To.\n",
        "tekst: |\n  Sagen [^a].\nfodnoter:\n  a: To.\n",
    ),
    Læsefejl(
        "billede-i-tekst",
        "Et billede står midt i en tekst.",
        "Billeder står under `figurer`, hvor de får en alternativ tekst og en bredde. Midt i en "
        "tekst kan de hverken få deres bredde eller blive læst rigtigt op.",
        "tekst: |\n  ![Kort](kort.png)\n",
        "tekst: |\n  Kortet viser området.\nfigurer:\n  - fil: kort.png\n    tekst: Kort\n",
    ),
    Læsefejl(
        "fodnote-i-kort-tekst",
        "En fodnote står i en overskrift, et navn eller et listepunkt.",
        "Korte tekster bruges flere steder i dokumentet, så en fodnote ville komme med hver gang. "
        "Flyt henvisningen til den længere tekst.",
        "målgrupper:\n  - Børnefamilier [^a]\n",
        "målgrupper:\n  - Børnefamilier\n",
    ),
)

LÆSEFEJL: dict[str, Læsefejl] = {fejl.slug: fejl for fejl in _ALLE}
