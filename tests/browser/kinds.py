"""One address of every kind of page, for the tests that look at them all."""

from __future__ import annotations

KINDS = {
    "front page": "",
    "case": "cases/svelvik-oppgaveutvalg/",
    "stub": "cases/stavanger-beboerlyst/",
    "key": "keys/meld-tilbake/",
    "method": "methods/gjestebud/",
    "phase": "phases/forankre/",
    "indicator": "indicators/deltakere/",
    "cases": "cases/",
    "theme": "themes/lokaldemokrati/",
    "county": "counties/buskerud/",
    "municipality": "municipalities/drammen/",
    "level": "levels/samarbeide/",
    "year": "years/2020/",
    "alphabet": "a-z/",
    "map": "map/",
    "connections": "connections/",
    "find": "find/?q=ungdom",
    "lineage": "cases/stavanger-storhaug-unlimited/",
    "handbook": "guide/",
    "glossary": "glossary/",
    "law": "accessibility/",
    "contact": "contact/",
    "open data": "data/",
    "statistics": "statistics/",
    "gaps": "gaps/",
    "search": "search/?q=gjestebud",
    "not found": "404.html",
}
