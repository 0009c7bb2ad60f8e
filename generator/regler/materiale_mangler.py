from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.model.projekt import Ansøgningsmateriale, Materialestatus
from generator.regler.grundlag import Grundlag, regel

_ÅBEN = {
    Materialestatus.MANGLER: "mangler",
    Materialestatus.I_GANG: "er i gang, men ikke klar",
}


@regel(
    alvor=Alvor.INFO,
    kilde="RV",
    rigtigt="""
    # projekt.yaml
    ansøgningsmateriale:
      ansøgningsskema: klar
      kommunal_anbefaling: klar
    """,
    forkert="""
    # projekt.yaml
    ansøgningsmateriale:
      ansøgningsskema: mangler  # <- Ansøgningen er ikke komplet: ansøgningsskema mangler.
                                #    Ret: Skriv »klar«, når det er på plads.
      kommunal_anbefaling: klar
    """,
)
def materiale_mangler(grundlag: Grundlag) -> Iterator[Fund]:
    """Noget af det øvrige ansøgningsmateriale er ikke klar.

    Ud over projektbeskrivelsen skal fonden have ansøgningsskema, kommunens anbefaling,
    budgetoverslag og nøgletal. Huskelisten i `ansøgningsmateriale` viser, hvad der endnu mangler.
    """
    materiale = grundlag.plan.projekt.ansøgningsmateriale
    if materiale is None:
        return
    for navn in Ansøgningsmateriale.model_fields:
        status = getattr(materiale, navn)
        if status in _ÅBEN:
            yield Fund(
                ("projekt", "ansøgningsmateriale", navn),
                f"Ansøgningen er ikke komplet: {navn.replace('_', ' ')} {_ÅBEN[status]}.",
                "Skriv »klar«, når det er på plads.",
                ord=status.value,
            )
