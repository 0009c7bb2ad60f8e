"""Danish prose for the calibration: our own sentences, long and short, with all that breaks lines.

Hyphens, slashes, dashes, numbers, percentages, paragraph signs, quotes and long compounds are here
on purpose: one word more or less on a line is what two layouts first differ in.
"""

from __future__ import annotations

SÆTNINGER = (
    "Helhedsplanen bygger videre på de erfaringer, som beboere og medarbejdere har gjort siden "
    "2021.",
    "Flere unge skal have et fritidsjob, en uddannelse og en voksen at ringe til.",
    "Kvarteret er delt af Skolevej, men samles omkring torvet, biblioteket og den lille park.",
    "I 2023 var 34,2 % af de 18-64-årige uden for arbejdsmarkedet mod 18,7 % i kommunen som "
    "helhed.",
    "Det går fremad, men langsomt.",
    "Vi begynder dér, hvor børnene er: i dagtilbuddet, i skolen og i klubben.",
    "Beboerrådgiveren hjælper hvert år omkring 180 husstande med breve, økonomi og kontakt til "
    "myndighederne, og mange af dem kommer igen som frivillige.",
    "Mødregruppen mødes hver tirsdag kl. 9.30-11.30 i beboerhuset.",
    "Samarbejdet med jobcenteret, ungdomsskolen og de lokale virksomheder giver 25-30 "
    "lommepengejob om året.",
    "Ingen skal falde mellem to stole, når en indsats slutter, og en anden begynder.",
    "Boligorganisationerne lægger lokaler til, og kommunen bidrager med medarbejdertimer.",
    "Efter § 61 b i almenboligloven er grænsen 40,0 %, og to afdelinger ligger tæt på den.",
    "Trygheden er størst om dagen; om aftenen undgår hver femte stierne bag butikkerne.",
    "Lektiecaféen, cykelværkstedet og nabokøkkenet drives af frivillige med støtte fra "
    "sekretariatet.",
    "»Før kendte jeg ingen i opgangen – nu passer vi hinandens børn,« siger en beboer.",
    "Sundhedsplejersken besøger alle førstegangsfødende og følger op efter to og otte måneder.",
    "Uddannelsesvejledningen flyttes ud i kvarteret, så de unge ikke selv skal finde frem til den.",
    "Målet er, at mindst 60 % af de deltagende unge er i job eller uddannelse efter 12 måneder.",
    "Erhvervsmentorordningen matcher nyuddannede med fagfolk fra virksomheder i havnen.",
    "Fraværet i 0.-3. klasse er faldet fra 9,8 % til 7,4 %, men er stadig højere end på nabo"
    "skolerne.",
    "Indsatsen organiseres som et partnerskab mellem boligorganisationerne, kommunens "
    "børne- og ungdomsforvaltning og beskæftigelses- og integrationsforvaltningen.",
    "Foreningerne får hjælp til bestyrelsesarbejde, ansøgninger og regnskab.",
    "Der er 1.832 lejeboliger, 4.117 beboere og 61 nationaliteter i de otte afdelinger.",
    "En særlig gruppe er enlige forsørgere med børn under skolealderen.",
    "De fysiske forandringer – nye indgange, bedre belysning og et grønt strøg – følges ad med de "
    "sociale.",
    "Udsatte beboere opsøges på deres egen dør, i vaskeriet og ved genbrugspladsen.",
    "Hver indsats har en ansvarlig, et mål og en frist.",
    "Den koordinerende sagsbehandler/familierådgiver deltager i møderne hver anden måned.",
    "Kommunen, politiet og boligorganisationerne mødes i det lokale tryghedspartnerskab.",
    "Børnefamiliers økonomi påvirkes af huslejen, transporten og prisen på fritidsaktiviteter; "
    "derfor tilbydes gældsrådgivning og et fritidspas på op til 1.000 kr. pr. halvår.",
    "Sprogstimulering i dagtilbud er et af de stærkeste redskaber, vi kender.",
    "Alt dette kræver tid.",
    "Nøgletallene opgøres pr. 1. januar og 1. juli og drøftes i styregruppen.",
    "Kvinder uden tilknytning til arbejdsmarkedet er overrepræsenterede i tre af afdelingerne, og "
    "mange har helbredsproblemer, som ingen endnu har taget hånd om.",
    "Ved udgangen af 2028 skal aktiviteterne kunne bæres af foreninger og af kommunens "
    "almindelige tilbud.",
    "Festugen i juni samler 700-900 deltagere fra hele bydelen.",
    "Vi måler ikke alt, men vi måler det samme hver gang.",
    "Rådgivning om uddannelsesvalg, praktikpladser og lærlingeaftaler foregår på skolen i 8. og "
    "9. klasse.",
    "Ungerådet bestemmer selv over en pulje på 40.000 kr. om året.",
    "Overgangen fra grundskole til ungdomsuddannelse er der, hvor flest falder fra.",
)
OVERSKRIFTER = (
    "Beskæftigelse",
    "Uddannelse og livschancer",
    "Kriminalpræventiv indsats",
    "Sammenhængskraft og medborgerskab",
    "Børn, unge og familier",
    "Erfaringer fra den forrige periode",
    "Samarbejde med kommunen og de lokale foreninger om tryghed, uddannelse og fritid i hele "
    "kvarteret gennem hele perioden",
    "Afgrænsning af det boligsociale indsatsområde og begrundelse for valget af de afdelinger, "
    "der indgår",
    "Forankring",
    "Øvrige opmærksomhedspunkter",
)
NAVNE = (
    "Bakkegården", "Åkanden", "Kirsebærlunden", "Havnevænget", "Rosenhaven III", "Møllekær",
    "Lindealléen 12-48", "Østerbo", "Grønnevangsparken", "Tårnblokken", "Skovbakken Syd",
    "Vesterled",
)  # fmt: skip
PARTNERE = (
    "Beskæftigelses- og Integrationsforvaltningen", "Børne- og Ungdomsforvaltningen",
    "Socialforvaltningen", "Biblioteket", "Ungdomsskolen", "Lokalpolitiet", "Idrætsforeningen",
    "Mødrehjælpen", "Red Barnet", "Sundhedshuset", "Havnens Erhvervsnetværk",
)  # fmt: skip
