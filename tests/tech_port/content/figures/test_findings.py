"""The sentence above the charts: what the data carry in each state, and no more."""

from datetime import date
from decimal import Decimal

import pytest

from tech_port.content.figures.findings import Finding, Measured, finding
from tech_port.writing.claims import Span

TODAY = date(2026, 11, 26)


def year(number):
    return Span(date(number, 1, 1), "year")


def said(value, at, qualifier="exact", words=None):
    return Measured(Decimal(value), words or str(value), year(at), qualifier)


OLD, TARGET = said(706, 2018), said(1000, 2025, "target")
NOT_KNOWN = "Ingen kilde vi har, sier om målet ble nådd."


@pytest.mark.parametrize(
    ("measured", "target", "told"),
    [
        pytest.param([], None, Finding("Distriktet i tall"), id="none"),
        pytest.param(
            [OLD], None, Finding("706 bedrifter er det siste vi vet.", "Siste kjente tall er fra 2018."), id="no target"
        ),
        pytest.param(
            [said(510, 2012), OLD],
            TARGET,
            Finding(
                "Tusen bedrifter var målet. 706 er det siste vi vet.",
                "Målåret 2025 er passert; siste kjente tall er fra 2018.",
                NOT_KNOWN,
            ),
            id="passed, not known",
        ),
        pytest.param(
            [said(706, 2018, "more_than", "mer enn 706")],
            said(1200, 2030, "target", "1 200"),
            Finding(
                "Målet er 1 200 bedrifter i 2030. Mer enn 706 er det siste vi vet.", "Siste kjente tall er fra 2018."
            ),
            id="ahead",
        ),
        pytest.param(
            [OLD, said(1020, 2024), said(990, 2026)],
            TARGET,
            Finding(
                "Målet var tusen bedrifter. Det ble 1020.", "Målet for 2025 ble nådd; siste kjente tall er fra 2026."
            ),
            id="reached",
        ),
        pytest.param(
            [OLD, said(940, 2025)],
            TARGET,
            Finding(
                "Tusen bedrifter var målet. Det ble 940.",
                "Målet for 2025 ble ikke nådd; siste kjente tall er fra 2025.",
            ),
            id="missed",
        ),
        pytest.param(
            [said(1020, 2025, "about", "ca. 1020")],
            TARGET,
            Finding(
                "Tusen bedrifter var målet. Ca. 1020 er det siste vi vet.",
                "Målåret 2025 er passert; siste kjente tall er fra 2025.",
                NOT_KNOWN,
            ),
            id="not exact enough",
        ),
        pytest.param(
            [said(1020, 2026)],
            TARGET,
            Finding(
                "Tusen bedrifter var målet. 1020 er det siste vi vet.",
                "Målåret 2025 er passert; siste kjente tall er fra 2026.",
                NOT_KNOWN,
            ),
            id="measured too late to tell",
        ),
        pytest.param(
            [],
            TARGET,
            Finding("Tusen bedrifter var målet for 2025.", "", "Ingen kilde vi har, sier hvor mange det er."),
            id="never measured",
        ),
    ],
)
def test_the_finding_says_what_the_data_carry(measured, target, told):
    assert finding(measured, target, "bedrifter", TODAY) == told
